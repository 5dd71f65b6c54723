"""The voice network: how far the author's own words of a sentence evaluate, infer, predict, ask or appeal.

Data: ``voice/sentences`` (CheckThat! 2025 task 1, English: train and dev to learn from, devtest to measure; BABE, the
sentences that are "entirely factual" or "express the writer's opinion", to measure on other labels) and, at a low
weight, the author's sentences of the readouts in ``contacts/train``, as objective; with the quote tagger's vectors.
Command: ``python training/subjective.py`` in the training environment, which writes the network as ONNX and its card
into the package and prints the digests, which go into ``src/communique/find/voice_network.py``.
Prints macro F1 on dev of networks that learn from train alone, which also tell from where on a sentence is called
subjective, and on devtest of the networks that are written; and the area under the curve on BABE.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import Analysis, Sentence, analyse
from communique.find import voice_network as network
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.tagger import tagger
from communique.find.tagger_windows import windows
from communique.find.voice import own_words
from communique.find.voice_layers import AUTHOR, CONTENT, Layers, layers
from communique.find.voice_marks import voice_marks
from communique.find.voice_subjective import cues, log_odds
from corpora import digest, documents_of, rows

SEEDS = (0, 1, 2)
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
READOUT_SENTENCES = 6
"""Sentences of a readout that are learnt from."""
FEWEST = 5
"""A sentence of so few words is passed over."""
OPINION = {"Entirely factual": 0, "Expresses writer’s opinion": 1}


@dataclass
class Case:
    """A sentence: what the network sees of its own words, its cues, the cues' own score, its label and weight."""

    words: Tensor
    cues: Tensor
    ruled: float
    label: int
    weight: float


class Words(nn.Module):
    """The first layer, over each word: its vector and the tagger's likelihoods ``[N, 265]`` to ``[N, WIDTH]``."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.narrow, self.drop = nn.Linear(network.SEEN, network.WIDTH), nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        """What is kept of each word."""
        return torch.relu(self.narrow(self.drop(words)))


class Sentences(nn.Module):
    """The last layer, over the mean and the maximum of a sentence's own words and its cues."""

    def __init__(self, cues: int, dropout: float) -> None:
        super().__init__()
        self.register_buffer("middle", torch.zeros(cues))
        self.register_buffer("scale", torch.ones(cues))
        self.drop, self.out = nn.Dropout(dropout), nn.Linear(2 * network.WIDTH + cues, 1)

    def forward(self, pooled: Tensor, cues: Tensor) -> Tensor:
        """Logits ``[S]``."""
        return self.out(self.drop(torch.cat((pooled, (cues - self.middle) / self.scale), -1))).squeeze(-1)


class Network(nn.Module):
    """Both layers."""

    def __init__(self, found: list[Case], dropout: float) -> None:
        super().__init__()
        every = torch.stack([c.cues for c in found])
        self.words, self.sentences = Words(dropout), Sentences(every.shape[1], dropout)
        self.sentences.middle, self.sentences.scale = every.mean(0), every.std(0) + 1e-3

    def forward(self, batch: list[Case]) -> Tensor:
        """Logits of some sentences."""
        sizes = [len(c.words) for c in batch]
        parts = self.words(torch.cat([c.words for c in batch])).split(sizes)
        pooled = torch.stack([torch.cat((p.mean(0), p.max(0).values)) for p in parts])
        return self.sentences(pooled, torch.stack([c.cues for c in batch]))


class Kept(nn.Module):
    """The first layers of several networks side by side ``[N, SEEN]`` to ``[N, K * WIDTH]``."""

    def __init__(self, networks: list[Network]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, words: Tensor) -> Tensor:
        """What all networks keep of each word."""
        return torch.cat([n.words(words) for n in self.networks], -1)


class Score(nn.Module):
    """The mean of what several networks say, moved by ``shift`` so that a sentence counts as subjective from 0.5 on."""

    def __init__(self, networks: list[Network], shift: float) -> None:
        super().__init__()
        self.networks, self.shift = nn.ModuleList(networks), shift

    def forward(self, mean: Tensor, most: Tensor, cues: Tensor) -> Tensor:
        """Likelihoods ``[S]`` from the pooled words ``[S, K * WIDTH]`` and the cues."""
        found = []
        for k, each in enumerate(self.networks):
            here = slice(k * network.WIDTH, (k + 1) * network.WIDTH)
            found.append(each.sentences(torch.cat((mean[:, here], most[:, here]), -1), cues))
        return torch.sigmoid(torch.stack(found).mean(0) + self.shift)


def case(analysis: Analysis, sentence: Sentence, own: list[int], seen: np.ndarray, label: int, weight: float) -> Case:
    """A sentence as the network sees it."""
    layer = layers(analysis, ())
    marks = voice_marks(analysis, layer)
    loaded = sum(m.kind == "loaded" and sentence.start <= m.start < sentence.end for m in marks)
    found = cues(analysis, sentence, own, loaded)
    given = torch.from_numpy(network.cue_vector(found))
    return Case(torch.from_numpy(seen[own]), given, log_odds(found), label, weight)


def seen_words(analysis: Analysis) -> np.ndarray:
    """The tagger's vector and likelihoods of each word ``[N, 265]``."""
    seen = np.zeros((len(analysis.tokens), network.SEEN), np.float32)
    for window in windows(analysis, paired_marks(analysis), tagger().pieces):
        seen[window.first : window.last] = network.seen_of(*tagger().read(window))
    return seen


def judged(splits: tuple[str, ...], weight: float) -> list[Case]:
    """The judged sentences of the splits of CheckThat, or of BABE ("babe")."""
    found = []
    for row in rows("voice/sentences"):
        babe = row["set"].startswith("babe")
        label = OPINION.get(row["opinion"]) if babe else int(row["label"] == "SUBJ")
        if label is None or ("babe" if babe else row["split"]) not in splits:
            continue
        analysis = analyse(row["text"], None)
        every = list(range(len(analysis.tokens)))
        found.append(case(analysis, analysis.sentences[0], every, seen_words(analysis), label, weight))
    return found


def readouts(weight: float) -> list[Case]:
    """The author's sentences of readouts, which state facts."""
    found = []
    for document in documents_of("contacts/train"):
        analysis = analyse(document.text, document.title)
        layer = layers(analysis, find_quotes(analysis, paired_marks(analysis)))
        seen = seen_words(analysis)
        whole = [s for s in analysis.sentences if _is_own(analysis, layer, s)][:READOUT_SENTENCES]
        own = [own_words(analysis, s, layer, "author") for s in whole]
        found += [case(analysis, s, words, seen, 0, weight) for s, words in zip(whole, own, strict=True)]
    return found


def _is_own(analysis: Analysis, layer: Layers, sentence: Sentence) -> bool:
    """Whether nobody is quoted in a sentence of more than a few words."""
    inside = range(sentence.first, sentence.last)
    return not layer.words(analysis, inside, CONTENT) and len(layer.words(analysis, inside, AUTHOR)) > FEWEST


def trained(found: list[Case], seed: int, o: argparse.Namespace) -> Network:
    """One network."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    net = Network(found, o.dropout)
    optimiser = torch.optim.AdamW(net.parameters(), o.rate, weight_decay=o.decay)
    for _ in range(o.epochs):
        places = order.permutation(len(found))
        for k in range(0, len(places), o.batch):
            batch = [found[i] for i in places[k : k + o.batch]]
            wanted = torch.tensor([float(c.label) for c in batch])
            weight = torch.tensor([c.weight for c in batch])
            loss = (F.binary_cross_entropy_with_logits(net(batch), wanted, reduction="none") * weight).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return net.eval()


def logits(networks: list[Network], found: list[Case]) -> Tensor:
    """The mean logit of several networks."""
    with torch.no_grad():
        return torch.stack([n(found) for n in networks]).mean(0)


def macro(wanted: list[int], said: list[bool]) -> float:
    """Macro F1 of two classes."""
    result = []
    for kind in (0, 1):
        hit = sum(w == kind and s == kind for w, s in zip(wanted, said, strict=True))
        result.append(200 * hit / max(1, wanted.count(kind) + sum(s == kind for s in said)))
    return sum(result) / 2


def area(labels: list[int], said: Tensor) -> float:
    """The area under the curve: how often a subjective sentence has the higher score of two."""
    high = said[torch.tensor(labels) == 1]
    low = said[torch.tensor(labels) == 0]
    return 100 * float((high[:, None] > low[None]).float().mean())


def main() -> None:
    """Measure on held-out parts, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.4)
    parser.add_argument("--others", type=float, default=0.1, help="the weight of readouts")
    parser.add_argument("--into", type=Path, default=network.WEIGHTS)
    o = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()
    train, dev, test, babe = (judged((part,), 1.0) for part in ("train", "dev", "devtest", "babe"))
    others = readouts(o.others)
    labels = {"dev": [c.label for c in dev], "test": [c.label for c in test], "babe": [c.label for c in babe]}
    print(f"{len(train)} and {len(dev)} sentences judged, {len(others)} of readouts, {len(test)} held out", flush=True)
    first = torch.sigmoid(logits([trained([*train, *others], seed, o) for seed in SEEDS], dev))
    by_threshold = {t: macro(labels["dev"], (first >= t).tolist()) for t in THRESHOLDS}
    threshold = max(by_threshold, key=lambda t: by_threshold[t])
    shift = -math.log(threshold / (1 - threshold))
    networks = [trained([*train, *dev, *others], seed, o) for seed in SEEDS]
    said = torch.sigmoid(logits(networks, test) + shift)
    reached = macro(labels["test"], (said >= 0.5).tolist())
    ruled = macro(labels["test"], [c.ruled >= 0 for c in test])
    elsewhere = area(labels["babe"], logits(networks, babe))
    false = 100 * float((torch.sigmoid(logits(networks, others) + shift) >= 0.5).float().mean())
    print(f"dev by threshold: {by_threshold}")
    print(f"devtest {reached:.1f}, by the cues alone {ruled:.1f}; BABE {elsewhere:.1f}; readouts {false:.1f} %")
    o.into.mkdir(parents=True, exist_ok=True)
    written(networks, shift, test[0], o.into)
    shas = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(o.into.glob("*.onnx"))}
    for name, sha in shas.items():
        print(f"{name} {(o.into / name).stat().st_size / 1e3:.0f} kB {sha}")
    settings = "\n".join(f"| {k} | {v} |" for k, v in vars(o).items() if k != "into")
    files = "\n".join(f"| {n} | {(o.into / n).stat().st_size / 1e3:.0f} kB | `{s}` |" for n, s in shas.items())
    card = Path(__file__).with_name("subjective.md").read_text(encoding="utf-8")
    (o.into / "card.md").write_text(
        card.format(
            files=files,
            settings=settings,
            sentences=digest("voice/sentences"),
            readouts=digest("contacts/train"),
            train=len(train),
            dev=len(dev),
            others=len(others),
            test=len(test),
            babe=len(babe),
            threshold=threshold,
            chosen=by_threshold[threshold],
            reached=reached,
            ruled=ruled,
            elsewhere=elsewhere,
            false=false,
            minutes=round((time.monotonic() - began) / 60),
        ),
        encoding="utf-8",
    )


def written(networks: list[Network], shift: float, example: Case, into: Path) -> None:
    """Both parts as ONNX."""
    kept, score = Kept(networks).eval(), Score(networks, shift).eval()
    torch.onnx.export(
        kept,
        (example.words,),
        into / "words.onnx",
        input_names=["words"],
        output_names=["kept"],
        dynamic_axes={"words": {0: "words"}, "kept": {0: "words"}},
        opset_version=18,
        dynamo=False,
    )
    pooled = kept(example.words).detach()
    names = ["mean", "most", "cues"]
    torch.onnx.export(
        score,
        (pooled.mean(0)[None], pooled.max(0).values[None], example.cues[None]),
        into / "score.onnx",
        input_names=names,
        output_names=["likely"],
        dynamic_axes={n: {0: "sentences"} for n in (*names, "likely")},
        opset_version=18,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
