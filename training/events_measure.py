"""How well the coder of sentences codes what it has not seen, by cross-validation.

Used by ``bench/events.py``, which prints the figures, and by ``training/events.py``, which writes them on the card.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from communique.coding.sentence_traits import LENGTHS
from events_fit import Numbers, Sentences, learned

FOLDS, SEED = 5, 1
Coded = list[tuple[str, float]]
"""Type and probability of each sentence."""


def bag(texts: Sequence[str], types: Sequence[str]) -> Sentences:
    """The sentences as bags of words, to compare with."""
    words = [Counter(zlib.crc32(w.encode()) for w in re.findall(r"\w\w+", text.lower())) for text in texts]
    return Sentences([[counts] for counts in words], list(types))


def folds(texts: Sequence[str], types: Sequence[str], seed: int = SEED) -> Numbers:
    """The fold of each sentence: the types are spread evenly, and equal sentences stay together."""
    random = np.random.default_rng(seed)
    fold = {}
    for n, kind in enumerate(sorted(set(types))):
        own = sorted({text for text, t in zip(texts, types, strict=True) if t == kind})
        for place, at in enumerate(random.permutation(len(own))):
            fold[own[at]] = (place + n) % FOLDS
    return np.array([fold[text] for text in texts])


def cross_validated(
    real: Sentences, fold: Numbers, beside: Sequence[Sentences] = (), lengths: Sequence[float] = LENGTHS
) -> Coded:
    """What each sentence is coded by a coder that was taught by the other folds, and by what is beside."""
    coded: Coded = [("", 0.0)] * len(real.types)
    for n in range(FOLDS):
        coder = learned([real.taken(fold != n), *beside], lengths)
        for i in np.flatnonzero(fold == n):
            likely = coder.likelihoods(real.counts[i], lengths)
            coded[i] = (coder.types[int(likely.argmax())], float(likely.max()))
    return coded


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one type is coded, in per cent; ``n`` sentences have it."""

    precision: float
    recall: float
    f1: float
    n: int


def figures(wanted: Sequence[str], coded: Sequence[str]) -> dict[str, Figures]:
    """The figures of each type, in the order of the alphabet."""
    right = Counter(w for w, c in zip(wanted, coded, strict=True) if w == c)
    have, given = Counter(wanted), Counter(coded)
    return {
        t: Figures(
            100 * right[t] / max(given[t], 1), 100 * right[t] / have[t], 200 * right[t] / (have[t] + given[t]), have[t]
        )
        for t in sorted(have)
    }


def macro(by_type: dict[str, Figures]) -> float:
    """The mean F1 of the types: each counts the same."""
    return sum(f.f1 for f in by_type.values()) / len(by_type)
