"""What stretches of text mean, as vectors: those of like meaning lie near each other, whatever their words.

A small sentence encoder (MiniLM-L6): ``weights/meaning/card.md`` says what it is. It reads a sentence once; a clause of
it, or the clause without its names, is the mean of its own word pieces in the context of the whole ("late chunking",
Günther and others 2024).
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
Place = tuple[int, int]
"""Start and end of a stretch in its sentence, in code points."""

WEIGHTS = graphs.WEIGHTS / "meaning"
DIGESTS = {"sentences.onnx": "79274aa444da2ac88ff3402141b5d505a29030d9ee7c6e1b32437b4d26a54518"}
"""SHA-256 of the file: every figure in the docs was measured with it."""
MOST_PIECES = 96
"""Word pieces of a sentence that are seen: a long one has some sixty."""
KEPT = 768
"""Sentences that are remembered, in half precision, of some 25 kB each and 74 kB at most: they are asked for often."""
KEPT_VECTORS = 8_192
"""Sentences of which only the whole is remembered: it takes a fiftieth of the room."""

MANY = 32
"""Sentences from which on it pays to share them among cores."""
MOST_CORES = 8
PARTS = 4
"""Shares of the work for each core: some sentences are long."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the encoder sees it: its word pieces in context ``[P, 384]``, and where each starts and ends.

    The first and the last piece stand for the sentence as a whole and have no place.
    """

    states: NDArray[np.float16]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def whole(self) -> Floats:
        """The vector ``[384]`` of the sentence, of length one."""
        return _mean(self.states)

    def part(self, place: Place, without: Iterable[Place] = ()) -> Floats | None:
        """The vector ``[384]`` of a stretch of it in its context, of length one; None where not all of it was seen.

        The pieces in the places ``without`` are left out, unless nothing would be left.
        """
        first, last = self._pieces(place)
        if first >= last or (len(self.ends) == MOST_PIECES and place[1] > self.ends[-2]):
            return None
        left_out = {piece for other in without for piece in range(*self._pieces(other))}
        chosen = [piece for piece in range(first, last) if piece not in left_out] if left_out else ()
        return _mean(self.states[chosen or slice(first, last)])

    def _pieces(self, place: Place) -> Place:
        """The first piece of a place and the one behind its last: they stand one behind the other."""
        inner = len(self.ends) - 1
        return bisect_right(self.ends, place[0], 1, inner), bisect_left(self.starts, place[1], 1, inner)


def _mean(states: NDArray[np.float16]) -> Floats:
    # some hundred stretches of a text are asked for: what numpy's own mean and norm look after costs more than the sums
    mean: Floats = np.add.reduce(states, axis=0, dtype=np.float32)
    mean /= len(states)
    mean /= np.sqrt(mean.dot(mean))
    return mean


@cache
def _encoder() -> InferenceSession:
    return graphs.session(checked(WEIGHTS / "sentences.onnx", DIGESTS["sentences.onnx"]), graphs.is_exact())


@lru_cache(maxsize=KEPT)
def sentence(words: str) -> Sentence:
    """A sentence, or any stretch by itself, as the encoder sees it.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those of this version.
    """
    read = graphs.pieces().encode(words)
    ids, places = read.ids, read.offsets
    if len(ids) > MOST_PIECES:
        ids, places = ([*told[: MOST_PIECES - 1], told[-1]] for told in (ids, places))
    starts, ends = zip(*places, strict=True)
    (states,) = _encoder().run(None, {"pieces": np.array(ids, dtype=np.int64)})
    return Sentence(states.astype(np.float16), starts, ends)


@lru_cache(maxsize=KEPT_VECTORS)
def vector(words: str) -> Floats:
    """The vector ``[384]`` of a sentence or of a stretch by itself, of length one.

    Raises:
        CommuniqueError: as :func:`sentence` does.
    """
    return sentence(words).whole


def prepare(sentences: Iterable[str]) -> None:
    """Have these sentences remembered, read on all cores: the encoder itself runs on one.

    Raises:
        CommuniqueError: as :func:`sentence` does.
    """
    few = tuple(islice(dict.fromkeys(sentences), KEPT // 2))
    cores = min(MOST_CORES, os.cpu_count() or 1)
    if cores > 1 and len(few) >= MANY:
        _encoder()
        with ThreadPoolExecutor(cores) as pool:
            for _ in pool.map(_all, (few[k :: cores * PARTS] for k in range(cores * PARTS))):
                pass


def _all(sentences: Iterable[str]) -> None:
    for words in sentences:
        sentence(words)


def nearness(one: str, other: str) -> float:
    """How near two stretches are in what they mean, -1..1: the cosine of their vectors."""
    return float(vector(one) @ vector(other))
