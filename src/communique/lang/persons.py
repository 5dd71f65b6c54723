"""Names of persons: their words, and whether two of them can be one person's."""

from __future__ import annotations

from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz

from communique import lang
from communique.lang.names import same_family, word_set

LANGUAGE = "en"
SUFFIXES = word_set(LANGUAGE, "suffixes")


def parts_of(name: str) -> tuple[str, ...]:
    """A name's words, folded to lower-case ASCII, without "Jr."."""
    folded = anyascii(name.replace("-", "").replace("‑", "")).lower().replace("'", "").replace("’", "")
    words = tuple(w for part in folded.replace(",", " ").split() for w in part.split(".") if w)
    return tuple(w for w in words if w not in SUFFIXES) or words


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {row["short"]: frozenset(row["long"].split(";")) for row in lang.rows(LANGUAGE, "nicknames")}


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, a short form, a spelling variant."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) >= 3):
        return True
    names = _nicknames()
    if (
        long in names.get(short, ())
        or short in names.get(long, ())
        or names.get(short, frozenset()) & names.get(long, frozenset())
    ):
        return True
    return len(short) >= 4 and short[0] == long[0] and fuzz.ratio(short, long) >= 75


def same_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two words or more can be one person's."""
    short, long = sorted((one, other), key=len)
    if same_family(short[-1], long[-1]) and same_given(short[0], long[0]):
        return _middles_agree(short[1:-1], long[1:-1])
    if len(short) < len(long) and all(part in long for part in short):
        return True
    return short == long[::-1] or "".join(short) == "".join(long)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or same_given(one[0], other[0])
