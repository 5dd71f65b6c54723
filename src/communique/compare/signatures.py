"""Near-copies of a text: MinHash signatures over runs of five words, and bands of them to find candidates by."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from communique.lang.folding import folded

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS = 64
"""Numbers in a signature: the resemblance is told to within about 0.06 (one standard deviation at 0.5)."""
SHINGLE = 5
"""Words in a run: shorter ones are shared by texts that only treat of the same thing."""
ROWS = 3
"""Numbers in a band. 21 bands of 3 find 95 of 100 pairs that resemble by half, 2 of 100 that resemble by a tenth."""
SEED = 1


def signature(text: str) -> tuple[int, ...]:
    """The text's signature, of 64 numbers below 2**32; empty when the text holds no words.

    Capitals, marks and punctuation count for nothing. A text of fewer than five words is one run.
    """
    words = folded(text).split()
    if not words:
        return ()
    runs = {" ".join(words[i : i + SHINGLE]).encode() for i in range(max(1, len(words) - SHINGLE + 1))}
    minhash = _empty().copy()
    minhash.update_batch(sorted(runs))
    return tuple(int(value) for value in minhash.hashvalues)


def bands(signature: tuple[int, ...]) -> tuple[int, ...]:
    """What a signature is filed under: texts that share a band may be near-copies. Signed numbers of 64 bits."""
    whole = range(0, len(signature) - ROWS + 1, ROWS)
    return tuple(_hashed(i, signature[i : i + ROWS]) for i in whole)


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of runs of words that two texts have in common (Jaccard, 0..1); 0 for an empty signature.

    Raises:
        ValueError: when the signatures are of different lengths, neither being empty.
    """
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def _hashed(at: int, numbers: tuple[int, ...]) -> int:
    data = b",".join(b"%d" % number for number in (at, *numbers))
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


@cache
def _empty() -> MinHash:
    """A signature of nothing, to be copied: its permutations take long to draw."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=SEED)
