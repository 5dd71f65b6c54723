"""The weights of what tells that a term in quotation marks is kept at a distance.

Data: the terms of ``training/marks_judged.jsonl`` (marks in news of the data folder that readers judged one by one, by
the voice guide) that the rules of ``src/communique/find/voice_scare.py`` take for scare quotes.
Command: ``python training/scare.py``
Prints the coefficients of a ridge-penalised logistic regression for ``src/communique/lang/en/scare_evidence.tsv``, and,
for texts that were not learned from (one text left out at a time), how many of the marks are right that are at least so
likely, and how many of the right ones stay.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import Analysis
from communique.document import Document
from communique.find import voice
from communique.find.voice_distance import KEEPS, evidence
from communique.reader import Reader
from communique.records import VoiceMark, VoiceSentence
from corpora import documents_of

JUDGED = Path(__file__).with_name("marks_judged.jsonl")
PENALTY, STEPS = 3.0, 100
LIKELY = (0.5, 0.6, KEEPS, 0.8)


def main() -> None:
    """Fit and print."""
    judged: dict[tuple[str, str], dict[tuple[int, int], bool]] = defaultdict(dict)
    for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "scare_quotes":
            judged[row["set"], row["id"]][row["start"], row["end"]] = row["keep"]
    cases = [
        (document.name, found, keep)
        for name in sorted({part for part, _ in judged})
        for document in documents_of(name)
        if (name, document.name) in judged
        for found, keep in of_text(document, judged[name, document.name])
    ]
    names = [n for n in cases[0][1] if n != "bias"]
    seen = np.array([[found[n] for n in names] for _, found, _ in cases])
    right = np.array([keep for _, _, keep in cases], float)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    scaled = np.c_[(seen - middle) / spread, np.ones(len(seen))]
    weights = fitted(scaled, right)
    raw = weights[:-1] / spread
    for name, weight in zip(names, raw, strict=True):
        print(f"{name}\t{weight:.2f}")
    print(f"bias\t{weights[-1] - raw @ middle:.2f}")
    texts = np.array([text for text, _, _ in cases])
    held = np.zeros(len(right))
    for text in sorted(set(texts)):
        out = texts == text
        held[out] = 1 / (1 + np.exp(-(scaled[out] @ fitted(scaled[~out], right[~out]))))
    for least in LIKELY:
        kept = held >= least
        hits = int(right[kept].sum())
        print(f"at least {least}: {hits} of {int(kept.sum())} right, of {int(right.sum())} right ones")


def of_text(document: Document, judged: dict[tuple[int, int], bool]) -> list[tuple[dict[str, float], bool]]:
    """What tells of each judged mark that the rules set, and whether the reader kept it."""
    found: list[tuple[dict[str, float], bool]] = []

    def see(analysis: Analysis, marks: tuple[VoiceMark, ...], told: tuple[VoiceSentence, ...]) -> tuple[VoiceMark, ...]:
        for mark in marks:
            sentence = analysis.sentence_at(mark.start)
            subjective = told[sentence.i].subjective if sentence is not None else None
            if mark.kind == "scare_quotes" and subjective is not None and (mark.start, mark.end) in judged:
                found.append((evidence(analysis, mark, subjective), judged[mark.start, mark.end]))
        return marks

    kept, voice.kept_at_distance = voice.kept_at_distance, see  # type: ignore[assignment]
    try:
        Reader().read(document)
    finally:
        voice.kept_at_distance = kept
    return found


def fitted(seen: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights, by Newton's method; the last one, of the constant, is not penalised."""
    weights = np.zeros(seen.shape[1])
    penalty = np.r_[np.full(len(weights) - 1, PENALTY), 1e-6]
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(seen @ weights)))
        slope = seen.T @ (likely - right) + penalty * weights
        curve = seen.T @ (seen * (likely * (1 - likely))[:, None]) + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
