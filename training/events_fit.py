"""How the coder of sentences is learned: multinomial logistic regression, in numpy alone."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.coding.sentence_traits import LENGTHS, traits
from communique.coding.sentences import Coder, vector

Numbers = NDArray[Any]
Traits = list[Counter[int]]

SET = "events/plv.train"
INVENTED = Path(__file__).with_name("events_invented.tsv")
SHARE = 0.25
"""What an invented sentence counts beside a real one."""
LOOSE = 15.0
"""What a badly coded sentence costs beside long weights."""
LEAST = 2
"""Different sentences in which a trait must stand to be kept: what stands in one alone could give it away."""
SHARPER = 1.3
"""By how much weights are lengthened, so that probabilities say how often the coder is right. Like the constants above,
chosen among a handful by cross-validation."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as traits, with their types and what each counts."""

    counts: list[Traits]
    types: list[str]
    share: float = 1.0

    def taken(self, chosen: Numbers) -> Sentences:
        """Those at the places where ``chosen`` is true."""
        at = np.flatnonzero(chosen)
        return Sentences([self.counts[i] for i in at], [self.types[i] for i in at], self.share)


def invented() -> Sentences:
    """The hand-made sentences of each type."""
    with INVENTED.open(encoding="utf-8", newline="") as lines:
        kept = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return Sentences([traits(row["text"]) for row in kept], [row["type"] for row in kept], SHARE)


def learned(parts: Sequence[Sentences], lengths: Sequence[float] = LENGTHS) -> Coder:
    """The coder that these sentences teach; every type counts the same, however rare."""
    counts = [c for part in parts for c in part.counts]
    types = sorted({t for part in parts for t in part.types})
    wanted = np.array([types.index(t) for part in parts for t in part.types])
    share = np.concatenate([np.full(len(part.types), part.share) for part in parts])
    share *= share.sum() / len(types) / np.bincount(wanted, weights=share)[wanted]
    hashes, rarity = known(counts)
    matrix = np.zeros((len(counts), len(hashes)), dtype=np.float32)
    for row, families in zip(matrix, counts, strict=True):
        places, values = vector(families, hashes, rarity, lengths)
        row[places] = values
    weights, bias = fitted(matrix, np.eye(len(types))[wanted], LOOSE * share)
    weights, bias = ((SHARPER * part).astype(np.float32) for part in (weights, bias))
    return Coder(tuple(types), hashes, rarity, weights, bias)


def known(counts: Sequence[Traits]) -> tuple[Numbers, Numbers]:
    """The traits that are kept, in rising order, and their rarity; equal sentences are one."""
    unlike = {frozenset().union(*families) for families in counts}
    found = Counter(trait for sentence in unlike for trait in sentence)
    kept = sorted(trait for trait, n in found.items() if n >= LEAST)
    often = np.array([found[trait] for trait in kept])
    rarity = 1 + np.log((1 + len(unlike)) / (1 + often))
    return np.array(kept, dtype=np.uint32), rarity.astype(np.float32)


def fitted(matrix: Numbers, wanted: Numbers, cost: Numbers) -> tuple[Numbers, Numbers]:
    """Weights and bias of a logistic regression; ``cost`` is what each row counts beside the weights' length."""
    shape = (matrix.shape[1] + 1, wanted.shape[1])

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        both = flat.reshape(shape)
        odds = matrix @ both[:-1].astype(np.float32) + both[-1]
        odds -= odds.max(1, keepdims=True)
        total = np.log(np.exp(odds).sum(1))
        missed = cost[:, None] * (np.exp(odds - total[:, None]) - wanted)
        slope = np.concatenate([matrix.T @ missed.astype(np.float32) + both[:-1], missed.sum(0)[None]])
        value = cost @ (total - (odds * wanted).sum(1)) + (both[:-1] ** 2).sum() / 2
        return float(value), slope.ravel()

    both = lowest(loss, np.zeros(shape).ravel()).reshape(shape)
    return both[:-1], both[-1]


def lowest(
    loss: Callable[[Numbers], tuple[float, Numbers]], start: Numbers, steps: int = 300, memory: int = 10
) -> Numbers:
    """Where a convex function is lowest: limited-memory BFGS (Nocedal 1980) with steps halved until they go down."""
    at, (value, slope) = start, loss(start)
    past: list[tuple[Numbers, Numbers]] = []
    for _ in range(steps):
        way = -downhill(slope, past)
        size = 1.0 if past else 1 / max(float(np.linalg.norm(slope)), 1e-12)
        while (tried := loss(at + size * way))[0] > value + 1e-4 * size * float(slope @ way) and size > 1e-10:
            size /= 2
        moved, turned = size * way, tried[1] - slope
        gained, at, (value, slope) = value - tried[0], at + moved, tried
        if gained < 1e-7 * abs(value):
            break
        if moved @ turned > 0:
            past = [*past[1 - memory :], (moved, turned)]
    return at


def downhill(slope: Numbers, past: Sequence[tuple[Numbers, Numbers]]) -> Numbers:
    """The slope, times what the past steps tell of the inverse of the curvature."""
    way, kept = slope.copy(), []
    for moved, turned in reversed(past):
        part = (moved @ way) / (moved @ turned)
        way -= part * turned
        kept.append(part)
    if past:
        moved, turned = past[-1]
        way *= (moved @ turned) / (turned @ turned)
    for (moved, turned), part in zip(past, reversed(kept), strict=True):
        way += (part - (turned @ way) / (moved @ turned)) * moved
    return way
