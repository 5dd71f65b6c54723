"""The topics network: what a contact was about, from the annotated contacts.

Data: ``contacts/train`` and the texts of ``training/annotated.jsonl`` (to learn from), ``contacts/dev`` (to choose by),
with the quote tagger's vectors as shipped. ``annotated.jsonl`` holds contacts that were annotated for this project by
the same guide in readouts and news of the data folder: places in those texts, none of their words.
Command: ``python training/topics.py`` in the training environment, which writes the network as ONNX and its card
into the package and prints its digest, which goes into ``src/communique/find/contacts_topics.py``.
Prints F1 of the words of topics, by the rules and by the network, as ``contacts.py`` beside the data counts them, over
the contacts that the texts are about.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import Analysis, analyse
from communique.find import contacts_topics as topics
from communique.find.contacts import find_contacts
from communique.find.entities import find_mentions
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes
from communique.find.tagger_seen import Seen
from communique.find.tagger_windows import DEPS, TAGS
from communique.resolve.dates import find_dates
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places
from corpora import DATA, digest, documents_of, rows

SEEDS = (0, 1, 2)
WIDTH, FLAGS = 96, 19
STOP = frozenset(("the", "of", "and", "a", "an", "in", "on", "at", "to", "for", "with", "by", "from"))
"""Words that the scorer does not count either, with "his", "her", "its" and "their" below."""
OWNERS = frozenset(("his", "her", "its", "their"))


@dataclass
class Text:
    """A text with its features, which of its words are topics of its main contact, and those topics in words."""

    analysis: Analysis
    features: topics.Features
    target: Tensor
    gold: list[str]
    ruled: list[str]


class Network(nn.Module):
    """A word's likelihood of belonging to a topic, from its vector, that of its head, grammar and flags."""

    def __init__(self, dropout: float = 0.5) -> None:
        super().__init__()
        self.tag, self.dep = nn.Embedding(len(TAGS) + 1, 12), nn.Embedding(len(DEPS) + 1, 20)
        self.narrow = nn.Linear(512, WIDTH)
        self.drop = nn.Dropout(dropout)
        self.read = nn.GRU(WIDTH + 12 + 2 * 20 + FLAGS, WIDTH, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * WIDTH, 1)

    def forward(self, words: Tensor, head: Tensor, tag: Tensor, dep: Tensor, flags: Tensor) -> Tensor:
        """Logits ``[N]``."""
        narrow = torch.relu(self.narrow(self.drop(torch.cat((words, words[head]), -1))))
        deps = self.dep(dep)
        x = torch.cat((narrow, self.tag(tag), deps, deps[head], flags), -1)
        states, _ = self.read(self.drop(x)[None])
        return self.out(self.drop(states[0])).squeeze(-1)


class Together(nn.Module):
    """The mean of what several networks say."""

    def __init__(self, networks: list[Network]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, words: Tensor, head: Tensor, tag: Tensor, dep: Tensor, flags: Tensor) -> Tensor:
        """Likelihoods ``[N]``."""
        return torch.stack([n(words, head, tag, dep, flags).sigmoid() for n in self.networks]).mean(0)


def told(name: str) -> dict[str, list[dict[str, Any]]]:
    """The annotated contacts of a set by the id of their text, their topics as places in it."""
    found = {}
    for record in rows(name):
        for contact in record["contacts"]:
            starts = [placed(record["text"], t) for t in contact["topics"]]
            ends = [s + len(t["text"]) for s, t in zip(starts, contact["topics"], strict=True)]
            contact["topics"] = [[s, e] for s, e in zip(starts, ends, strict=True) if s >= 0]
        found[record["id"]] = record["contacts"]
    return found


def annotated() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The contacts annotated for this project, by set and by the id of their text."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    with Path(__file__).with_name("annotated.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            found.setdefault(record["set"], {})[record["id"]] = record["contacts"]
    return found


def texts(name: str, gold: dict[str, list[dict[str, Any]]]) -> list[Text]:
    """The texts of a set whose main contact is both annotated and found."""
    found = []
    for document in (d for d in documents_of(name) if d.name in gold):
        main = next((c for c in gold[document.name] if c["main"]), None)
        analysis = analyse(document.text, document.title)
        marks = paired_marks(analysis)
        seen = Seen()
        found_quotes(analysis, marks, seen)
        roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
        dates, places = find_dates(analysis, document), find_places(analysis, roster)
        ours = next((c for c in find_contacts(analysis, document, roster, dates, places) if c.main), None)
        given = topics.features(analysis, seen, ours.topics, ours.outcomes) if ours else None
        if main is None or ours is None or given is None:
            continue
        target = torch.zeros(len(given.head))
        spans = [span for span in main["topics"] if span]
        for start, end in spans:
            target[[i for i in analysis.tokens_in(start, end) if i < len(target)]] = 1
        said = [document.text[start:end] for start, end in spans]
        found.append(Text(analysis, given, target, said, [s.text for s in ours.topics]))
    return found


def placed(text: str, topic: dict[str, Any]) -> int:
    """Where an annotated stretch begins."""
    start = -1
    for _ in range(topic.get("n", 1)):
        start = text.find(topic["text"], start + 1)
    return start


def inputs(text: Text) -> tuple[Tensor, ...]:
    """A text's features as the network takes them."""
    return tuple(torch.from_numpy(v) for v in text.features.given().values())


def trained(found: list[Text], seed: int, o: argparse.Namespace) -> Network:
    """One network."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    network = Network(o.dropout)
    optimiser = torch.optim.AdamW(network.parameters(), o.rate, weight_decay=0.01)
    for _ in range(o.epochs):
        order.shuffle(found)
        for text in found:
            loss = F.binary_cross_entropy_with_logits(
                network(*inputs(text)), text.target, pos_weight=torch.tensor(o.positive)
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
        for group in optimiser.param_groups:
            group["lr"] *= o.decay
    return network.eval()


def folded(said: list[str]) -> Counter[str]:
    """The words that count."""
    return Counter(w for s in said for w in re.findall(r"[a-z0-9]+", s.lower()) if w not in STOP | OWNERS)


def f1(pairs: list[tuple[list[str], list[str]]]) -> float:
    """F1 of the words of topics, over all contacts together."""
    hit = predicted = gold = 0
    for wanted, said in pairs:
        a, b = folded(wanted), folded(said)
        hit, predicted, gold = hit + sum((a & b).values()), predicted + sum(b.values()), gold + sum(a.values())
    return 200 * hit / max(predicted + gold, 1)


def main() -> None:
    """Train, choose nothing, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.5)
    parser.add_argument("--positive", type=float, default=1.3)
    parser.add_argument("--into", type=Path, default=topics.WEIGHTS)
    o = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()
    train, dev = texts("contacts/train", told("contacts/train")), texts("contacts/dev", told("contacts/dev"))
    train += [t for name, contacts in annotated().items() for t in texts(name, contacts)]
    together = Together([trained(list(train), seed, o) for seed in SEEDS]).eval()
    ruled = {name: f1([(t.gold, t.ruled) for t in found]) for name, found in (("train", train), ("dev", dev))}
    print(f"by the rules: train {ruled['train']:.1f}, dev {ruled['dev']:.1f}")
    with torch.no_grad():
        likely = [together(*inputs(t)).numpy() for t in dev]
    reached = {}
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        topics.LIKELY = threshold
        said = [[s.text for s in topics.stretches(t.analysis, p)] for t, p in zip(dev, likely, strict=True)]
        reached[threshold] = f1([(t.gold, s) for t, s in zip(dev, said, strict=True)])
        print(f"by the network from {threshold}: dev {reached[threshold]:.1f}")
    o.into.mkdir(parents=True, exist_ok=True)
    path = o.into / "topics.onnx"
    names = list(train[0].features.given())
    torch.onnx.export(
        together,
        inputs(train[0]),
        path,
        input_names=names,
        output_names=["likely"],
        dynamic_axes={n: {0: "words"} for n in (*names, "likely")},
        opset_version=18,
        dynamo=False,
    )
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB {sha}")
    card = Path(__file__).with_name("topics.md").read_text(encoding="utf-8")
    settings = "\n".join(f"| {k} | {v} |" for k, v in vars(o).items() if k != "into")
    (o.into / "card.md").write_text(
        card.format(
            settings=settings,
            train=digest("contacts/train"),
            dev=digest("contacts/dev"),
            texts=len(train),
            ruled=ruled["dev"],
            reached="\n".join(f"| {k} | {v:.1f} |" for k, v in reached.items()),
            sha=sha,
            size=path.stat().st_size / 1e6,
            minutes=round((time.monotonic() - began) / 60),
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main() if DATA else 1)
