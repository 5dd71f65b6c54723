"""What stretches of text mean, as vectors: those of like meaning lie near each other, whatever their words.

A small sentence encoder (MiniLM-L6): ``weights/meaning/card.md`` says what it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique import graphs
from communique.digests import checked

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

WEIGHTS = graphs.WEIGHTS / "meaning"
DIGESTS = {"sentences.onnx": "c7cb6be669493b7e8305ccaf6da58478d0be38385318f372cbf55a9d2511f8e6"}
"""SHA-256 of the file: every figure in the docs was measured with it."""
MOST_PIECES = 96
"""Word pieces of a stretch that are seen: a long sentence has some sixty."""
KEPT = 8_192
"""Stretches whose vectors are remembered: the same sentences are compared with many points."""

MANY = 64
"""Stretches from which on it pays to share them among cores."""
MOST_CORES = 8
PARTS = 4
"""Shares of the work for each core: some stretches are long."""


@cache
def _encoder() -> InferenceSession:
    return graphs.session(checked(WEIGHTS / "sentences.onnx", DIGESTS["sentences.onnx"]), graphs.is_exact())


@lru_cache(maxsize=KEPT)
def vector(words: str) -> Floats:
    """The vector ``[384]`` of a stretch, of length one.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those of this version.
    """
    ids = graphs.pieces().encode(words).ids
    if len(ids) > MOST_PIECES:
        ids = [*ids[: MOST_PIECES - 1], ids[-1]]
    found: Floats = _encoder().run(None, {"pieces": np.array(ids, dtype=np.int64)})[0]
    return found


def prepare(stretches: Iterable[str]) -> None:
    """Have the vectors of these stretches remembered, made on all cores: the encoder itself runs on one.

    Raises:
        CommuniqueError: as :func:`vector` does.
    """
    few = tuple(islice(dict.fromkeys(stretches), KEPT // 2))
    cores = min(MOST_CORES, os.cpu_count() or 1)
    if cores > 1 and len(few) >= MANY:
        _encoder()
        with ThreadPoolExecutor(cores) as pool:
            for _ in pool.map(_all, (few[k :: cores * PARTS] for k in range(cores * PARTS))):
                pass


def _all(stretches: Iterable[str]) -> None:
    for words in stretches:
        vector(words)


def nearness(one: str, other: str) -> float:
    """How near two stretches are in what they mean, -1..1: the cosine of their vectors."""
    return float(vector(one) @ vector(other))
