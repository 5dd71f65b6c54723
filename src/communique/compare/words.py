"""The words of a stretch of text that tell what it is about, evened out so that two writers' can be compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from anyascii import anyascii

from communique import lang

LANGUAGE = "en"
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
FOREIGN = re.compile(r"[^\x00-\x7f]+")
LONGEST_KEPT = 500
"""Characters of what is remembered: names and sentences are compared over and over, whole texts are not."""
ALL = "*"
"""The line of the table that holds the number of texts counted."""
UNKNOWN = math.log(200)
"""Weight of a stem that fewer than one text in two hundred has."""
SMALL_NUMBER = 1.5
STEM = 5
"""Letters of a word's beginning that stay: "agreement" and "agreed", "Karadani" and "Karadan" meet, "transit" and
"transport" do not."""


@cache
def _plain_words() -> frozenset[str]:
    return lang.words(LANGUAGE, "function_words") | lang.words(LANGUAGE, "plain_words")


def folded(text: str) -> str:
    """Letters as lower-case ASCII; length is not kept."""
    # letter by letter as it is, so that what is plain already need not be gone through
    return text.lower() if text.isascii() else FOREIGN.sub(lambda m: anyascii(m.group()), text).lower()


def content_words(text: str) -> tuple[str, ...]:
    """The stems of the telling words, in order; figures stay whole, without separators of thousands."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _stems(text)


@lru_cache(maxsize=8192)
def _kept(text: str) -> tuple[str, ...]:
    return _stems(text)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in WORD.findall(folded(text)) if is_telling(word))


def is_telling(word: str) -> bool:
    """Whether a folded word says something of its own."""
    return (len(word) > 2 or word.isdigit()) and word not in _plain_words()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What a folded word is compared by: its first letters; a figure without separators of thousands."""
    return word.replace(",", "") if word[0].isdigit() else word[:STEM]


@cache
def _counts() -> tuple[dict[str, int], int]:
    counts = {row["stem"]: int(row["count"]) for row in lang.rows(LANGUAGE, "stem_counts")}
    return counts, counts.pop(ALL)


@lru_cache(maxsize=65_536)
def weight(stem: str) -> float:
    """How much a stem tells of what a text is about: the logarithm of how few texts of the kind have it, 0..5.3."""
    counts, total = _counts()
    if stem[:1].isdigit():
        return UNKNOWN if len(stem) > 2 else SMALL_NUMBER
    return math.log(total / counts[stem]) if stem in counts else UNKNOWN


def closeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the lighter stretch's weight that both have, 0..1, by stems."""
    a, b = set(one), set(other)
    lighter = min(sum(map(weight, a)), sum(map(weight, b)))
    return sum(map(weight, a & b)) / lighter if lighter else 0.0
