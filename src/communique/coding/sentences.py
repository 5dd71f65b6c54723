"""What happens in a sentence, in the terms of PLOVER: a linear model over words and hand-made cues.

It reads the sentence alone and names one event type, with its probability. ``training/events.py`` makes the weights;
``weights/events/card.md`` says from what and how good they are; ``plover.py`` codes contacts by a table.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.coding.sentence_traits import CUES, LENGTHS, traits
from communique.digests import checked

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint32]

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "events" / "types.npz"
DIGESTS = {
    "types.npz": "224eeef80eca5a966d6246c21398379f0ffd73a3cb59a6cdbb3df86847737d51",
    "sentence_cues.tsv": "075e1988a4f00fc3c6ef454de07a505e4600dd7ab85de8e8a86fa0e8bdff9617",
}
"""SHA-256 of the weights and of the table of cues that they were learned with."""


@dataclass(frozen=True, slots=True)
class Coder:
    """What was learned.

    ``hashes`` are the known traits in rising order; ``rarity`` is how much each counts for being rare; ``weights``
    ``[traits, types]`` and ``bias`` say how much it speaks for each type.
    """

    types: tuple[str, ...]
    hashes: Hashes
    rarity: Floats
    weights: Floats
    bias: Floats

    def likelihoods(self, counts: Sequence[Mapping[int, int]], lengths: Sequence[float] = LENGTHS) -> Floats:
        """How likely each type is of a sentence with these traits; they add up to one."""
        places, values = vector(counts, self.hashes, self.rarity, lengths)
        odds = values @ self.weights[places] + self.bias
        raised = np.exp(odds - odds.max())
        likely: Floats = raised / raised.sum()
        return likely


def vector(
    counts: Sequence[Mapping[int, int]], hashes: Hashes, rarity: Floats, lengths: Sequence[float]
) -> tuple[Ints, Floats]:
    """The known traits of a sentence, as places among ``hashes``, and their values.

    Each family of traits has its length, to which unknown traits add their part: what is mostly unknown says little.
    """
    places, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.float32)]
    for family, length in zip(counts, lengths, strict=True):
        asked = np.fromiter(family, dtype=np.uint32, count=len(family))
        often = np.fromiter(family.values(), dtype=np.float32, count=len(family))
        at = np.minimum(np.searchsorted(hashes, asked), len(hashes) - 1)
        known = hashes[at] == asked
        value = (1 + np.log(often)) * np.where(known, rarity[at], rarity.max())
        places.append(at[known])
        values.append((length / max(float(np.linalg.norm(value)), 1e-9)) * value[known])
    return np.concatenate(places), np.concatenate(values)


def code_sentence(text: str) -> tuple[str, float]:
    """The PLOVER event type of an English sentence, and its probability.

    One of fifteen: ACCUSE, AGREE, AID, ASSAULT, COERCE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST,
    SANCTION, SUPPORT, THREATEN, YIELD. A sentence that tells of no event gets one as well: it takes what is told to be
    an event. Without any known word, all types are about equally likely.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    likely = coder().likelihoods(traits(text))
    best = int(likely.argmax())
    return coder().types[best], float(likely[best])


@cache
def coder() -> Coder:
    """The shipped coder, loaded once; raises as ``code_sentence`` does."""
    checked(CUES, DIGESTS[CUES.name])
    return unpacked(checked(WEIGHTS, DIGESTS[WEIGHTS.name]))


def unpacked(data: bytes) -> Coder:
    """The coder in a file of weights: plain arrays, no pickles."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        numbers = [kept[name].astype(np.float32) for name in ("rarity", "weights", "bias")]
        return Coder(tuple(str(t) for t in kept["types"]), kept["hashes"], *numbers)
