"""Learn what tells one point from another, a denial from an assent, and a copy from a source of its own.

Usage: training/telling.py [SET ...], sets of ``tests/cases/dossiers`` (all by default). Three logistic regressions, for
``WEIGHTS`` and ``OPPOSED`` of ``compare/telling.py`` and ``RESTS`` of ``compare/independence.py``, from dossiers
gathered as in the gold. Prints the weights, and how many verdicts are right when the weights are learned from other
dossiers than those that are judged (ten folds, and a set at a time). Takes some five minutes.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.compare import independence, telling
from communique.compare.aligning import weights_of
from communique.compare.independence import resting, shared_words
from communique.compare.making import dossier
from communique.compare.parties import is_official
from communique.compare.pointers import pointer
from communique.compare.telling import Side
from communique.compare.units import Unit, sentences_of, units
from communique.compare.verdicts import is_denied
from communique.compare.words import content_words
from communique.dossiers import Account
from communique.spans import span_of
from dossiers import CASES, accounts_of, readings, shared

FOLDS = 10
STEPS, RATE = 3_000, 0.8
"""Full-batch gradient descent on standardised features: converges in seconds."""
SHRINK = {"WEIGHTS": 0.003, "OPPOSED": 0.0003, "RESTS": 0.002}
POINTS = ("topic", "outcome", "other")


@dataclass(frozen=True, slots=True)
class Example:
    """Features of one model, whether it should say yes, and the dossier that they come from."""

    model: str
    dossier: str
    features: dict[str, float]
    wanted: bool


def main() -> None:
    """Learn, print, cross-validate."""
    names = sys.argv[1:] or ["built_with", "unseen", "plain", "newsroom"]
    cases = [(name, gold, accounts) for name in names for gold, accounts in _cases(name)]
    examples = [e for _, gold, accounts in cases for e in _examples(gold, accounts)]
    for model in SHRINK:
        print(model, {name: round(value, 2) for name, value in _learned(model, examples).items()})
    ids = np.random.default_rng(0).permutation([gold["id"] for _, gold, _ in cases])
    for fold in range(FOLDS):
        _use(examples, set(ids[fold::FOLDS]))
        for name, gold, accounts in cases:
            if gold["id"] in ids[fold::FOLDS]:
                _judge(f"{name}, dossiers left out", gold, accounts)
    for left in names:
        _use(examples, {gold["id"] for name, gold, _ in cases if name == left})
        for name, gold, accounts in cases:
            if name == left:
                _judge(f"{name}, set left out", gold, accounts)
    for what, (right, facts, sources, number) in sorted(RESULTS.items()):
        print(f"{what}: verdict right in {100 * right / facts:.1f} %, sources in {sources} of {number}")


RESULTS: dict[str, list[int]] = {}


def _cases(name: str) -> Iterator[tuple[dict, tuple[Account, ...]]]:
    read = {r.document.name: r for r in readings(name)}
    for line in (CASES / f"{name}.dossiers.jsonl").open(encoding="utf-8"):
        gold = json.loads(line)
        accounts = accounts_of(gold, read) if "trap" not in gold else ()
        if accounts:
            yield gold, accounts


def _examples(gold: dict, accounts: tuple[Account, ...]) -> Iterator[Example]:
    weights = weights_of(accounts)
    sides = {a.name: Side(a, weights) for a in accounts}
    for unit, fact in _points(gold, accounts):
        for name, side in sides.items():
            if name == unit.account or not side.sentences:
                continue
            there = fact["says"].get(name)
            if fact["about"] in POINTS:
                features = side.features(unit, sides[unit.account], weights)
                yield Example("WEIGHTS", gold["id"], features, bool(there))
            found = side.opposing(unit, weights)
            denied = bool(there) and is_denied(fact["says"][unit.account]) != is_denied(there)
            if found is not None and (fact["verdict"] != "contradict" or denied):
                yield Example("OPPOSED", gold["id"], found[1], fact["verdict"] == "contradict")
    yield from _resting(gold, accounts)


def _points(gold: dict, accounts: tuple[Account, ...]) -> Iterator[tuple[Unit, dict]]:
    """The program's points that a reader noted, and the reader's own words for them."""
    for account in accounts:
        text, sentences = account.reading.document.text, sentences_of(account)
        for unit in units(account):
            fact = _noted(unit, text, gold) if unit.about in POINTS else None
            if fact is not None:
                yield unit, fact
        for fact in gold["facts"]:
            start = text.find(fact["says"].get(account.name) or "\0")
            if start >= 0 and fact["about"] in POINTS:
                span = span_of(text, start, start + len(fact["says"][account.name]))
                sentence = next((s for s in sentences if s.start <= start < s.end), span)
                yield Unit(account.name, fact["about"], span, sentence, content_words(span.text)), fact


def _noted(unit: Unit, text: str, gold: dict) -> dict | None:
    """The fact of the gold that a point tells, by the words that they share, those of its own kind first."""
    best, found = 0.0, None
    for fact in gold["facts"]:
        words = fact["says"].get(unit.account)
        if not words or fact["about"] in ("figure", "initiator", "date", "place"):
            continue
        start = text.find(words)
        common = min(start + len(words), unit.span.end) - max(start, unit.span.start)
        if common > 0:
            value = common / (len(words) + len(unit.span.text) - common) + 0.2 * (fact["about"] == unit.about)
            if value > best:
                best, found = value, fact
    return found


def _resting(gold: dict, accounts: tuple[Account, ...]) -> Iterator[Example]:
    tied = {frozenset(pair) for group in gold["copies"] for pair in itertools.combinations(group, 2)}
    for copy, model in itertools.permutations(accounts, 2):
        days = [a.reading.document.published or "" for a in (copy, model)]
        same = shared_words(copy.reading.document.text, model.reading.document.text) >= independence.SAME_WORDS
        if days[0] < days[1] or same or is_official(copy.reading.document.outlet):
            continue
        evidence = pointer(copy, model, accounts)
        if evidence is not None:
            rests = frozenset((copy.name, model.name)) in tied
            yield Example("RESTS", gold["id"], resting(copy, model, evidence), rests)


def _learned(model: str, examples: Iterable[Example]) -> dict[str, float]:
    own = [e for e in examples if e.model == model]
    names = list(own[0].features)
    rows = np.array([[e.features[n] for n in names] for e in own], float)
    wanted = np.array([e.wanted for e in own], float)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    found = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-scaled @ found)) - wanted
        found -= RATE * (scaled.T @ error / len(wanted) + SHRINK[model] * np.r_[found[:-1], 0])
    plain = found[:-1] / spread
    return {"bias": float(found[-1] - plain @ mean), **dict(zip(names, plain.tolist(), strict=True))}


def _use(examples: list[Example], left_out: set[str]) -> None:
    """Put the weights that are learned without these dossiers in the program's place."""
    known = [e for e in examples if e.dossier not in left_out]
    telling.WEIGHTS = _learned("WEIGHTS", known)  # type: ignore[misc]
    telling.OPPOSED = _learned("OPPOSED", known)  # type: ignore[misc]
    independence.RESTS = _learned("RESTS", known)  # type: ignore[misc]


def _judge(what: str, gold: dict, accounts: tuple[Account, ...]) -> None:
    made = dossier("d", accounts)
    read = {a.name: a.reading for a in accounts}
    result = RESULTS.setdefault(what, [0, 0, 0, 0])
    for fact in gold["facts"]:
        best = max(((shared(fact, f, read), f) for f in made.facts), key=lambda m: m[0])
        result[0] += best[0] >= 1 and best[1].verdict == fact["verdict"]
        result[1] += 1
    result[2] += made.independent_sources == gold["independent_sources"]
    result[3] += 1


if __name__ == "__main__":
    main()
