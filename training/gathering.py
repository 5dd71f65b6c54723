"""Learn the weights by which texts are brought together: ``compare/likelihood.py``.

Usage: training/gathering.py SET [SET ...] [--test SET ...], sets of ``tests/cases/dossiers``. Logistic regression over
the features of ``likelihood.features`` for every two texts of a set that were published within sixty days; those of one
dossier are positive. Prints the weights, and how the program gathers the sets with them. Takes a minute a set.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from communique import Reader
from communique.compare import likelihood
from communique.compare.gathering import Told, gathered
from communique.compare.making import told
from communique.compare.texts import text_of
from communique.ingest import document_from_text

CASES = Path(__file__).parent.parent / "tests/cases/dossiers"
WINDOW = 60
STEPS, RATE, SHRINK = 6_000, 0.3, 0.01
"""Full-batch gradient descent on standardised features: converges in seconds."""
NAMES = tuple(name for name in likelihood.WEIGHTS if name != "bias")


def main() -> None:
    """Learn, print, test."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--test", nargs="*", default=[])
    asked = parser.parse_args()
    texts = {name: list(_told(name)) for name in {*asked.sets, *asked.test}}
    rows, wanted = zip(*(_pairs(texts[name], _gold(name)) for name in asked.sets), strict=True)
    weights = _learned(np.vstack(rows), np.concatenate(wanted))
    for name, value in weights.items():
        print(f'        "{name}": {value:.2f},')
    likelihood.WEIGHTS = weights  # type: ignore[misc]
    likelihood.most.cache_clear()
    for name, documents in texts.items():
        _test(name, documents, "learned from" if name in asked.sets else "not learned from")


def _told(name: str) -> Iterable[Told]:
    reader = Reader()
    for line in (CASES / f"{name}.accounts.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        given = {key: row[key] for key in ("title", "published", "outlet")}
        yield told(reader.read(document_from_text(row["text"], row["id"], **given)))


def _gold(name: str) -> set[frozenset[str]]:
    lines = (CASES / f"{name}.dossiers.jsonl").open(encoding="utf-8")
    return {frozenset(p) for line in lines for p in itertools.combinations(json.loads(line)["accounts"], 2)}


def _pairs(documents: list[Told], gold: set[frozenset[str]]) -> tuple[np.ndarray, np.ndarray]:
    rows, wanted = [], []
    for one, other in itertools.combinations([text_of(d.outline, d.contacts) for d in documents], 2):
        if abs((one.outline.published or 0) - (other.outline.published or 0)) <= WINDOW:
            found = likelihood.features(one, other)
            rows.append([found[name] for name in NAMES])
            wanted.append(frozenset((one.document, other.document)) in gold)
    return np.array(rows, float), np.array(wanted, float)


def _learned(rows: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (rows - mean) / spread
    weights, bias = np.zeros(rows.shape[1]), -3.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(scaled @ weights + bias))) - wanted
        weights -= RATE * (scaled.T @ error / len(wanted) + SHRINK * weights)
        bias -= RATE * error.mean()
    found = dict(zip(NAMES, (weights / spread).tolist(), strict=True))
    return {"bias": float(bias - (weights * mean / spread).sum()), **found}


def _test(name: str, documents: list[Told], how: str) -> None:
    gold = _gold(name)
    groups = gathered(documents).values()
    made = {frozenset(p) for g in groups for p in itertools.combinations(sorted({n for n, _ in g}), 2)}
    hit = len(made & gold)
    print(f"{name} ({how}): precision {100 * hit / max(1, len(made)):.1f}, recall {100 * hit / len(gold):.1f}")


if __name__ == "__main__":
    main()
