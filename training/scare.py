"""The weights of what tells that a term in quotation marks is kept at a distance.

Data: the terms in marks that ``src/communique/find/voice_scare.py`` weighs, of ``training/marks_judged.jsonl`` (in
news of the data folder; readers judged them one by one, by the voice guide), and of ``training/terms_judged.jsonl``:
what tells of each term that eight readers judged so in 373 articles of news and commentary (most of a corpus of
partisan news, of all its parts: Da San Martino et al., "Fine-grained analysis of propaganda in news articles", EMNLP
2019), and that three writers judged in 42 commentaries they invented. Of these only the numbers are kept, no word of
the articles; those that a reader was unsure of are left out.
Command: ``python training/scare.py``
Prints the coefficients of a ridge-penalised logistic regression for ``src/communique/lang/en/scare_evidence.tsv``, and,
for texts that were not learned from (one text left out at a time), how many of the marks are right that are at least so
likely, and how many of the right ones stay.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.document import Document
from communique.find import voice
from communique.find.voice_distance import KEEPS, Scene
from communique.find.voice_scare import terms
from communique.reader import Reader
from communique.records import VoiceMark
from corpora import documents_of

JUDGED, ELSEWHERE = (Path(__file__).with_name(f"{name}_judged.jsonl") for name in ("marks", "terms"))
PENALTY, STEPS = 10.0, 30
LIKELY = (0.5, 0.6, 0.7, KEEPS, 0.8)


@dataclass(frozen=True)
class Case:
    """A term: its text's name, what tells of it, whether a reader kept it, and where it is from."""

    text: str
    evidence: dict[str, float]
    keep: bool
    source: str


def main() -> None:
    """Fit and print."""
    judged: dict[tuple[str, str], dict[tuple[int, int], bool]] = defaultdict(dict)
    for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "scare_quotes":
            judged[row["set"], row["id"]][row["start"], row["end"]] = row["keep"]
    cases = [
        Case(document.name, found, keep, "news")
        for name in sorted({part for part, _ in judged})
        for document in documents_of(name)
        if (name, document.name) in judged
        for found, keep in of_text(document, judged[name, document.name])
    ]
    cases += [Case(**json.loads(line)) for line in ELSEWHERE.read_text().splitlines()]
    names = [n for n in cases[0].evidence if n != "bias"]
    seen = np.array([[case.evidence[n] for n in names] for case in cases])
    right = np.array([case.keep for case in cases], float)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    scaled = np.c_[(seen - middle) / spread, np.ones(len(seen))]
    weights = fitted(scaled, right)
    raw = weights[:-1] / spread
    for name, weight in zip(names, raw, strict=True):
        print(f"{name}\t{weight:.2f}")
    print(f"bias\t{weights[-1] - raw @ middle:.2f}")
    texts, sources = np.array([case.text for case in cases]), np.array([case.source for case in cases])
    held = np.zeros(len(right))
    for text in sorted(set(texts)):
        out = texts == text
        held[out] = 1 / (1 + np.exp(-(scaled[out] @ fitted(scaled[~out], right[~out]))))
    for source in ("news", "commentary", "invented"):
        for least in LIKELY:
            kept, own = (held >= least) & (sources == source), int(right[sources == source].sum())
            told = f"{int(right[kept].sum())} of {int(kept.sum())} right, of {own} right ones"
            print(f"{source}, at least {least}: {told}")


def of_text(document: Document, judged: dict[tuple[int, int], bool]) -> list[tuple[dict[str, float], bool]]:
    """What tells of each judged term that is weighed at all, and whether the reader kept it."""
    found: list[tuple[dict[str, float], bool]] = []

    def see(scene: Scene, marks: tuple[VoiceMark, ...]) -> tuple[VoiceMark, ...]:
        for term in terms(scene.analysis, scene.layer, scene.pairs):
            told = scene.told[scene.analysis.tokens[term.words[0]].sentence]
            place = term.pair.start, term.pair.end
            if told.subjective is not None and place in judged:
                found.append((scene.evidence(term), judged[place]))
        return tuple(marks)

    kept, voice.distant_terms = voice.distant_terms, see  # type: ignore[assignment]
    try:
        Reader().read(document)
    finally:
        voice.distant_terms = kept
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
