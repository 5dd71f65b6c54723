"""The contacts network as a torch module: MiniLM-L6, and a layer that reads a window once for each contact.

Shapes: B windows, P word pieces, W words (``W = P - 2`` when padded), A contacts (over all windows of a batch).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from communique.find.contacts_network import FARTHEST, FLAGS, KINDS, PRONOUN, ROLES, STATUSES
from communique.find.tagger_windows import APART, DEPS, FAR_UP, TAGS
from model import base_folder

LAYERS, WIDTH, NARROW, GRAMMAR, HEADS = 6, 256, 128, 32, 4
"""Layers of MiniLM; widths of word vectors, of the second reading and of what grammar says."""
OF_PIECES = ("case", "entity", "flag")
"""What every piece of a word is given, beside its place in the vocabulary."""
OF_WORDS = ("tag", "dep", "edge")
OF_CONTACTS = ("steps", "label", "apart", "mark", "entity")
"""What the second reading is given of each word, for one contact."""


class Words(nn.Module):
    """The words of a window in context, and which of them name contacts."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base_folder())
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        config.num_hidden_layers = LAYERS
        self.bert = BertModel.from_pretrained(
            base_folder(), config=config, add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        size = config.hidden_size
        self.case, self.entity, self.flag = (nn.Embedding(n, size) for n in (4, PRONOUN + 1, 2 * max(FLAGS.values())))
        for table in (self.case, self.entity, self.flag):
            nn.init.normal_(table.weight, std=0.005)
        self.tag, self.dep = nn.Embedding(len(TAGS) + 1, GRAMMAR), nn.Embedding(len(DEPS) + 1, GRAMMAR)
        self.edge = nn.Embedding(2, GRAMMAR)
        self.mix, self.norm = nn.Linear(size + 3 * GRAMMAR, WIDTH), nn.LayerNorm(WIDTH)
        self.named, self.drop = nn.Linear(WIDTH, 1), nn.Dropout(dropout)

    def forward(self, x: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Vectors ``[B, W, WIDTH]`` and logits ``[B, W]`` of naming a contact."""
        pieces = self.bert.embeddings.word_embeddings(x["pieces"])
        for name in OF_PIECES:
            pieces = pieces + getattr(self, name)(x[f"piece_{name}"])
        states = self.bert(inputs_embeds=pieces, attention_mask=x["piece_mask"]).last_hidden_state
        return self.mixed(states.gather(1, x["at"].unsqueeze(-1).expand(-1, -1, states.shape[-1])), x)

    def mixed(self, words: Tensor, x: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """What :meth:`forward` gives, of the words' states."""
        grammar = [getattr(self, name)(x[name]) for name in OF_WORDS]
        vectors = self.drop(F.gelu(self.norm(self.mix(torch.cat((words, *grammar), -1)))))
        return vectors, self.named(vectors).squeeze(-1)


class Layer(nn.Module):
    """One pre-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(NARROW), nn.LayerNorm(NARROW)
        self.qkv, self.out = nn.Linear(NARROW, 3 * NARROW), nn.Linear(NARROW, NARROW)
        self.wide, self.narrow = nn.Linear(NARROW, 2 * NARROW), nn.Linear(2 * NARROW, NARROW)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` ``[A, W, NARROW]``; ``mask`` is added to the attention's logits."""
        a, w, _ = x.shape
        q, k, v = self.qkv(self.before(x)).reshape(a, w, 3, HEADS, NARROW // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = (q @ k.transpose(-1, -2) * (NARROW // HEADS) ** -0.5 + mask).softmax(-1) @ v
        x = x + self.drop(self.out(mixed.transpose(1, 2).reshape(a, w, NARROW)))
        return x + self.drop(self.narrow(F.gelu(self.wide(self.between(x)))))


class Roles(nn.Module):
    """What every word of a window is to one contact told in it."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.anchor, self.beside = (nn.Linear(WIDTH, NARROW) for _ in range(3))
        sizes = (FAR_UP + 2, APART + 1, 2 * FARTHEST + 1, 3, PRONOUN + 1)
        self.told = nn.ModuleDict({n: nn.Embedding(s, NARROW) for n, s in zip(OF_CONTACTS, sizes, strict=True)})
        for table in self.told.values():
            nn.init.normal_(table.weight, std=0.1)
        self.layer, self.norm = Layer(dropout), nn.LayerNorm(NARROW)
        self.roles = nn.Linear(NARROW, len(ROLES))
        self.whole = nn.Linear(NARROW + WIDTH, len(KINDS) + len(STATUSES))

    def forward(self, words: Tensor, anchor: Tensor, told: dict[str, Tensor], mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits ``[A, W, 13]`` of roles and ``[A, 15]`` of kinds and statuses, from ``words`` ``[A, W, WIDTH]``."""
        rows = torch.arange(len(words))
        own = words[rows, anchor]
        plain = self.word(words)
        x = plain + self.anchor(own).unsqueeze(1) + plain * self.beside(own).unsqueeze(1)
        for name in OF_CONTACTS:
            x = x + self.told[name](told[name])
        x = self.norm(self.layer(x, mask))
        return self.roles(x), self.whole(torch.cat((x[rows, anchor], own), -1))


class Network(nn.Module):
    """Both parts together."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.roles = Words(), Roles()

    def forward(self, x: dict[str, Tensor], asked: dict[str, Tensor]) -> tuple[Tensor, Tensor | None, Tensor | None]:
        """Logits of naming, of roles, of kinds and statuses; the latter two None where no contact is asked about."""
        vectors, named = self.words(x)
        if not len(asked["window"]):
            return named, None, None
        words = vectors[asked["window"]]
        mask = ((1 - asked["here"]) * -1e4)[:, None, None, :].to(words.dtype)
        return named, *self.roles(words, asked["anchor"], asked, mask)


class Drop(nn.Module):
    """Dropout from a pool of random bits: drawing them anew takes longer than the network itself on a processor."""

    def __init__(self, rate: float, size: int = 16_000_000) -> None:
        super().__init__()
        self.p = rate
        self.pool = (torch.rand(size) >= rate).to(torch.bfloat16) / (1 - rate)

    def forward(self, x: Tensor) -> Tensor:
        """As ``nn.Dropout``."""
        if not self.training or not self.p:
            return x
        begin = int(torch.randint(0, len(self.pool) - x.numel(), (1,)))
        return x * self.pool[begin : begin + x.numel()].view(x.shape)


def with_pool(module: nn.Module, rate: float) -> None:
    """Puts one :class:`Drop` in the place of every dropout."""
    drop, none = Drop(rate), Drop(0.0, 1)
    for part in list(module.modules()):
        for name, child in list(part.named_children()):
            if isinstance(child, nn.Dropout):
                setattr(part, name, none if child.p == 0 else drop)


class ShippedWords(nn.Module):
    """The first part for one window, as the product runs it."""

    def __init__(self, words: Words, layers: nn.ModuleList) -> None:
        super().__init__()
        self.words, self.layers = words, layers

    def forward(
        self,
        pieces: Tensor,
        word: Tensor,
        at: Tensor,
        tag: Tensor,
        dep: Tensor,
        case: Tensor,
        entity: Tensor,
        flag: Tensor,
        edge: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """``word`` is the place of each piece's word, the number of words at the two markers."""
        n, none = self.words, torch.zeros(1, dtype=torch.long)
        x = n.bert.embeddings.word_embeddings(pieces)
        for table, value in ((n.case, case), (n.entity, entity), (n.flag, flag)):
            x = x + table(torch.cat((value, none))[word])
        x = x + n.bert.embeddings.position_embeddings.weight[: pieces.shape[0]]
        x = n.bert.embeddings.LayerNorm(x + n.bert.embeddings.token_type_embeddings.weight[0])
        for layer in self.layers:
            x = layer(x)
        vectors, named = n.mixed(x[at], {"tag": tag, "dep": dep, "edge": edge})
        return vectors, named.sigmoid()


class ShippedRoles(nn.Module):
    """The second part for one contact, as the product runs it."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(
        self, vectors: Tensor, anchor: Tensor, steps: Tensor, label: Tensor, apart: Tensor, mark: Tensor, entity: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Likelihoods of the roles ``[W, 13]``, of kinds ``[8]`` and of statuses ``[7]``."""
        told = dict(zip(OF_CONTACTS, (t[None] for t in (steps, label, apart, mark, entity)), strict=True))
        roles, whole = self.roles(vectors[None], anchor[None], told, torch.zeros(1))
        kinds, statuses = whole[0, : len(KINDS)], whole[0, len(KINDS) :]
        return roles[0].sigmoid(), kinds.softmax(-1), statuses.softmax(-1)
