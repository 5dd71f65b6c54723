"""Offices, bodies and people that a country has: what stands before them may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from communique import lang
from communique.find.mentions_words import HYPHENS, LANGUAGE, Words, is_office_word

WEAK, STRONG = 1, 2
"""Signs that a company has too (its president), and those that only a country has (its foreign minister)."""


def is_state_word(lower: str) -> bool:
    """Whether the word is a state's office or body itself: "Republic", "Government"."""
    return (lower,) in _strengths() or lower in lang.words(LANGUAGE, "institution_nouns")


def is_state_phrase(phrase: tuple[str, ...]) -> bool:
    """Whether the table has these words."""
    return phrase in _strengths()


def state_at(words: Words, at: int) -> int:
    """How surely a country's office or body begins at this token, after words of rank and field."""
    for k in range(at, at + 4):
        if not words.same(at, k):
            return 0
        for phrase in phrases_by_first().get(words.lower(k), ()):
            if all(words.lower(k + j) == word for j, word in enumerate(phrase)):
                return weight(phrase)
        if not is_office_word(words.lower(k)):
            return 0
    return 0


def ends_with(words: Words, phrase: tuple[str, ...], end: int) -> bool:
    """Whether the phrase, or its plural, stands just before this token."""
    return all(words.lower(end - len(phrase) + k) in (word, word + "s") for k, word in enumerate(phrase))


@cache
def _strengths() -> Mapping[tuple[str, ...], int]:
    rows = lang.rows(LANGUAGE, "state_offices")
    return MappingProxyType({tuple(row["words"].split()): STRONG if row["only"] else WEAK for row in rows})


def weight(phrase: tuple[str, ...]) -> int:
    """How surely what has this office or body is a country."""
    return _strengths()[phrase]


@cache
def phrases_by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the longest first."""
    filed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _strengths():
        filed[phrase[0]].append(phrase)
    return MappingProxyType({k: tuple(sorted(v, key=lambda p: -len(p))) for k, v in filed.items()})


@cache
def phrases_by_last() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their last word, in the singular and the plural."""
    filed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _strengths():
        filed[phrase[-1]].append(phrase)
        filed[phrase[-1] + "s"].append(phrase)
    return MappingProxyType({k: tuple(v) for k, v in filed.items()})


def of_two_from(words: Words, first: int) -> int:
    """Where the name of what two states share begins: "[Polish]-Ukrainian commission"; else ``first``."""
    before = first - 2
    if before < 0 or not words.same(before, first) or words.tokens[first - 1].text not in HYPHENS:
        return first
    whole = words.joined(first) and words.joined(first - 1) and words.capital[before] and words.capital[first]
    return before if whole else first
