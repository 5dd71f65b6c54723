"""The judge of loaded words: how likely a careful reader keeps a mark that the lists set.

Data: ``training/marks_judged.jsonl``, marks in news of the data folder that readers judged one by one under the voice
guide (places in the texts, no word of them); at a low weight the sentences of BABE (``voice/sentences``) with the words
that its annotators call biased; and the invented cases of ``tests/cases/voice.jsonl``.
Command: ``python training/marks.py`` in the training environment, which writes the judge as plain arrays and its card
into the package and prints the digest, which goes into ``src/communique/find/voice_judge.py``.
Prints, for texts that were not learned from (cross-validated over texts), how many of the marks are right that are at
least so likely, and how many of the right ones stay; and the share of right ones for the marks of other kinds.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import analyse
from communique.document import Document
from communique.find import voice
from communique.find import voice_judge as judging
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.quotes_records import joined
from communique.find.scripture import find_scripture
from communique.find.tagger import Floats
from communique.find.tagger_seen import Seen
from communique.find.voice_judge import Judge, kept_words, log_odds
from communique.find.voice_layers import layers
from corpora import CORES, counted, digest, documents_of, rows

HERE = Path(__file__).parent
FOLDS = 10
LIKELY = (0.5, judging.KEEPS, 0.65, 0.7, 0.75, 0.8)
FORM = 6.0
"""How many times as much a form's own record may weigh as anything else that is seen."""


JUDGED, BABE, INVENTED = "judged", "babe", "invented"
"""Where a case comes from."""
HELD_OUT = "quotes/polnear.dev"
"""The judged marks of this set are not learned from: ``bench/voice.py`` measures on them."""


@dataclass(frozen=True)
class Case:
    """A mark: its text's name, its form, what is seen of it, whether it is right, where from, and what it weighs."""

    text: str
    form: str
    seen: Floats
    keep: bool
    source: str = JUDGED
    weight: float = 1.0


def judged() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The judged marks by data set and text."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    with (HERE / "marks_judged.jsonl").open(encoding="utf-8") as lines:
        for line in (line for line in map(json.loads, lines) if line["set"] != HELD_OUT):
            found.setdefault(line["set"], {}).setdefault(line["id"], []).append(line)
    return found


def biased(weight: float) -> list[tuple[Document, list[str], float]]:
    """The sentences of BABE with the words that its annotators call biased."""
    found = []
    for row in rows("voice/sentences"):
        if row["set"].startswith("babe"):
            told = [w.lower() for w in ast.literal_eval(row["biased_words"])]
            found.append((Document(row["text"], f"babe {len(found)}", language="en"), told, weight))
    return found


def cases_beside(work: tuple[Document, list[str], float]) -> list[Case]:
    """The loaded words of a sentence of BABE: right where its annotators call them biased too."""
    document, told, weight = work
    return [
        Case(document.name, form, vector, any(form in words or words in form for words in told), BABE, weight)
        for _, form, vector in _seen(document)
    ]


def cases_of(work: tuple[Document, dict[tuple[int, int], bool]]) -> list[Case]:
    """The judged loaded words of a text that the lists still mark."""
    document, told = work
    return [Case(document.name, form, vector, told[at]) for at, form, vector in _seen(document) if at in told]


def _seen(document: Document) -> Iterator[tuple[tuple[int, int], str, Floats]]:
    """Every loaded word that the lists mark: its place, its form, what the judge sees of it."""
    analysis, seen = analyse(document.text, document.title), Seen()
    pairs = paired_marks(analysis)
    quotes = joined(find_quotes(analysis, pairs, seen), find_scripture(analysis, pairs))
    # what is learned here is not asked for yet
    voice.kept_marks = lambda _analysis, _layer, marks, _words, _told: tuple(marks)
    found = voice.find_voice(analysis, quotes, pairs, seen)
    tone = judging.tone(found.marks, found.sentences)
    layer, words = layers(analysis, quotes), kept_words(analysis, seen)
    for mark in found.marks:
        if mark.kind == "loaded":
            vector = judging.seen_of(analysis, layer, mark, words, found.sentences, tone)
            if vector is not None:
                yield (mark.start, mark.end), mark.text.lower(), vector


def invented(weight: float) -> list[tuple[Document, list[str], bool, float]]:
    """The invented cases of ``tests/cases``: which words must be marked, and whether no other may be."""
    found = []
    with (HERE.parent / "tests/cases/voice.jsonl").open(encoding="utf-8") as lines:
        for case in map(json.loads, lines):
            wanted, none = case["expect"].get("marks", []), case["expect"].get("no_marks", [])
            words = [m["text"].lower() for m in wanted if m["kind"] == "loaded"]
            found.append((Document(case["text"], case["id"], language="en"), words, "loaded" in none, weight))
    return found


def cases_invented(work: tuple[Document, list[str], bool, float]) -> list[Case]:
    """The loaded words of an invented case of which it says something."""
    document, told, none, weight = work
    found = []
    for _, form, vector in _seen(document):
        right = any(form in words or words in form for words in told)
        if right or none:
            found.append(Case(document.name, form, vector, right, INVENTED, weight))
    return found


def cases(weight: float, own: float) -> Iterator[Case]:
    """Every judged loaded word, those of BABE with the first weight, those of invented cases with the second."""
    work = []
    for name, texts in judged().items():
        for document in documents_of(name):
            marks = [m for m in texts.get(document.name, ()) if m["kind"] == "loaded"]
            if marks:
                work.append((document, {(m["start"], m["end"]): m["keep"] for m in marks}))
    beside = biased(weight)
    with Pool(CORES) as pool:
        for found in counted(pool.imap(cases_of, work), len(work), "marks"):
            yield from found
        for found in counted(pool.imap(cases_invented, of_own := invented(own), 4), len(of_own), "invented cases"):
            yield from found
        for found in counted(pool.imap(cases_beside, beside, 16), len(beside), "sentences of BABE"):
            yield from found


def table(found: list[Case]) -> tuple[dict[str, tuple[float, float]], float]:
    """How often marks of each form were judged and kept, by weight, and the share of those kept."""
    every: dict[str, float] = defaultdict(float)
    kept: dict[str, float] = defaultdict(float)
    for case in found:
        every[case.form] += case.weight
        kept[case.form] += case.weight * case.keep
    return {form: (n, kept[form]) for form, n in every.items()}, sum(kept.values()) / sum(every.values())


def without(judge: Judge, case: Case) -> float:
    """The record of a form as if this mark had not been judged."""
    judged, kept = judge.forms[case.form]
    kept -= case.keep * case.weight
    return log_odds((kept + judging.PRIOR * judge.share) / (judged - case.weight + judging.PRIOR))


def learned(found: list[Case], decay: float) -> Judge:
    """A judge: logistic regression, held small, on what is seen in units of its spread."""
    forms, share = table(found)
    empty = Judge(np.zeros(1, np.float32), 0.0, share, forms)
    seen = np.stack([np.append(c.seen, without(empty, c)) for c in found]).astype(np.float32)
    middle, spread = seen.mean(0), seen.std(0) + 1e-3
    spread[-1] /= FORM
    x = torch.from_numpy((seen - middle) / spread)
    y = torch.tensor([float(c.keep) for c in found])
    weights, bias = fitted(x, y, torch.tensor([c.weight for c in found]), decay)
    plain = weights.numpy() / spread
    return Judge(plain.astype(np.float32), float(bias - (plain * middle).sum()), share, forms)


def fitted(x: Tensor, y: Tensor, weight: Tensor, decay: float) -> tuple[Tensor, float]:
    """Weights and bias that minimise the logistic loss plus ``decay`` times half the squared weights."""
    weights, bias = nn.Parameter(torch.zeros(x.shape[1])), nn.Parameter(torch.zeros(()))
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        value = nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y, weight, reduction="sum")
        value = value + decay / 2 * (weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.detach(), float(bias.detach())


def held_out(found: list[Case], decay: float) -> np.ndarray:
    """How likely each mark is right, by a judge that has not seen its text."""
    texts = sorted({c.text for c in found})
    np.random.default_rng(0).shuffle(texts)
    fold = {text: i % FOLDS for i, text in enumerate(texts)}
    likely = np.zeros(len(found))
    for k in range(FOLDS):
        judge = learned([c for c in found if fold[c.text] != k], decay)
        for i, case in enumerate(found):
            if fold[case.text] == k:
                likely[i] = judge.likely(case.seen, case.form)
    return likely


def main() -> None:
    """Measure, learn from all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decay", type=float, default=2000.0)
    parser.add_argument("--babe", type=float, default=0.3, help="the weight of a mark in a sentence of BABE")
    parser.add_argument("--invented", type=float, default=3.0, help="the weight of a mark in an invented case")
    parser.add_argument("--into", type=Path, default=judging.WEIGHTS)
    o = parser.parse_args()
    every = list(cases(o.babe, o.invented))
    found = [c for c in every if c.source == JUDGED]
    keep = np.array([c.keep for c in found])
    likely = held_out(every, o.decay)[[c.source == JUDGED for c in every]]
    print(f"{len(found)} loaded words judged and still marked, {100 * keep.mean():.1f} % right")
    lines = []
    for least in LIKELY:
        stay = likely >= least
        right = 100 * keep[stay].mean() if stay.any() else 0.0
        lines.append(f"| {least} | {stay.sum()} | {right:.1f} | {100 * keep[stay].sum() / keep.sum():.1f} |")
        print(lines[-1])
    o.into.mkdir(parents=True, exist_ok=True)
    judge = learned(every, o.decay)
    forms = sorted(judge.forms)
    np.savez(
        o.into / "loaded.npz",
        weights=judge.weights,
        bias=np.float64(judge.bias),
        share=np.float64(judge.share),
        forms=np.array(forms),
        judged=np.array([judge.forms[f][0] for f in forms]),
        kept=np.array([judge.forms[f][1] for f in forms]),
    )
    sha = hashlib.sha256((o.into / "loaded.npz").read_bytes()).hexdigest()
    print(f'"loaded.npz": "{sha}",')
    sets = ", ".join(f"`{name}` `{digest(name)}`" for name in sorted(judged()))
    kinds = Counter((m["kind"], m["keep"]) for texts in judged().values() for marks in texts.values() for m in marks)
    card = (
        (HERE / "marks.md")
        .read_text(encoding="utf-8")
        .format(
            sha=sha,
            size=round((o.into / "loaded.npz").stat().st_size / 1e3),
            found=len(found),
            right=round(100 * keep.mean(), 1),
            table="\n".join(lines),
            keeps=judging.KEEPS,
            settings="\n".join(f"| {k} | {v} |" for k, v in vars(o).items() if k != "into"),
            babe=sum(c.source == BABE for c in every),
            invented=sum(c.source == INVENTED for c in every),
            texts=digest("voice/sentences"),
            sets=sets,
            hedges=sum(n for (kind, _), n in kinds.items() if kind == "hedge"),
            hedges_right=kinds["hedge", True],
            terms=sum(n for (kind, _), n in kinds.items() if kind == "scare_quotes"),
            terms_right=kinds["scare_quotes", True],
        )
    )
    (o.into / "card.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
