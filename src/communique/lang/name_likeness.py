"""Whether two names can be one person's: spellings compared word by word. Their bearer's country is not looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from communique import lang
from communique.lang.name_keys import VOWELS, PersonName, Word

GIVEN_ALIKE, FAMILY_ALIKE = 84.0, 88.0
"""Least likeness (0..100) of the sounds of two given names, and of two family names, that can be one name."""
SHORTEST_VARIANT = 5
"""Sounds shorter than this must be equal: Li and Lin are two people."""
WHOLE, REVERSED, SHORT_FORM, OTHER_SCRIPT, INITIAL, FAMILY_ONLY = 100.0, 97.0, 90.0, 88.0, 75.0, 60.0
"""What a likeness is worth: all words, family name first, Joe for Joseph, Arabic letters, S. for Sergey, one word."""


@lru_cache(maxsize=65_536)
def likeness(one: PersonName, other: PersonName) -> float:
    """How likely the two names are spellings of one (0..100): 0 when they are not, :data:`FAMILY_ONLY` for one word."""
    if one.suffix != other.suffix:
        return 0.0
    if min(len(one.words), len(other.words)) == 1:
        both = len(one.words) == len(other.words)
        alike = word_likeness(one.family, other.family, FAMILY_ALIKE)
        return 0.0 if not alike else (alike if both else FAMILY_ONLY)
    if one.squeezed == other.squeezed:
        return WHOLE
    if one.sorted == other.sorted:
        return REVERSED
    family = word_likeness(one.family, other.family, FAMILY_ALIKE)
    given = _given_likeness(one.words[0], other.words[0]) if family else 0.0
    if not given or not _middles_agree(one.words[1:-1], other.words[1:-1]):
        return 0.0
    return min(family, given)


def word_likeness(one: Word, other: Word, least: float) -> float:
    """How alike two words of names sound (0..100), 0 when they are two names."""
    if one.plain == other.plain:
        return WHOLE
    if one.arabic != other.arabic:
        arabic, latin = (one, other) if one.arabic else (other, one)
        return OTHER_SCRIPT if _spelling(arabic.sound).fullmatch(latin.sound) else 0.0
    if one.sound == other.sound:
        return WHOLE - 1
    short = min(len(one.sound), len(other.sound)) < SHORTEST_VARIANT
    if one.arabic or short or one.sound[0] != other.sound[0] or one.bones != other.bones:
        return 0.0
    if one.sound.endswith("a") != other.sound.endswith("a"):
        return 0.0
    alike = fuzz.ratio(one.sound, other.sound)
    return alike if alike >= least else 0.0


def _given_likeness(one: Word, other: Word) -> float:
    if 1 in (len(one.plain), len(other.plain)):
        return INITIAL if one.sound[:1] == other.sound[:1] else 0.0
    if other.plain in _long_forms().get(one.plain, ()) or one.plain in _long_forms().get(other.plain, ()):
        return SHORT_FORM
    return word_likeness(one, other, GIVEN_ALIKE)


def _middles_agree(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Middle names may be left out altogether; those that both give must be the same ones."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(_given_likeness(a, b) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=16_384)
def _spelling(sound: str) -> re.Pattern[str]:
    """The Latin spellings of a word in Arabic letters, which gives long vowels alone.

    A short vowel before the last consonant is never u or o: Mahmud has a long one, Muhammad has not.
    """
    last = max((i for i, ch in enumerate(sound) if ch not in VOWELS), default=0)
    parts = []
    for i, ch in enumerate(sound):
        short = "" if i and sound[i - 1] in VOWELS else ("[aei]?" if i == last and i else f"[{VOWELS}]?")
        long = {"a": "[ae]+", "u": "[ou]+", "i": "(?:[ae]?i|e)"}.get(ch)
        parts.append(long or short + re.escape(ch))
    return re.compile("".join(parts))


@cache
def _long_forms() -> Mapping[str, frozenset[str]]:
    """The long forms of a short given name, in every language that has a table of them."""
    rows = (row for language in lang.LANGUAGES for row in lang.rows(language, "nicknames"))
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row["short"]] = found.get(row["short"], frozenset()) | frozenset(row["long"].split(";"))
    return MappingProxyType(found)
