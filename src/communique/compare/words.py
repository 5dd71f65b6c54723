"""The words of a stretch of text that tell what it is about, evened out so that two writers' can be compared."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii

from communique import lang

LANGUAGE = "en"
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
STEM = 5
"""Letters of a word's beginning that stay: "agreement" and "agreed", "Karadani" and "Karadan" meet, "transit" and
"transport" do not."""


@cache
def _plain_words() -> frozenset[str]:
    return lang.words(LANGUAGE, "function_words") | lang.words(LANGUAGE, "plain_words")


def folded(text: str) -> str:
    """Letters as lower-case ASCII; length is not kept."""
    return anyascii(text).lower()


def content_words(text: str) -> tuple[str, ...]:
    """The stems of the telling words, in order; figures stay whole, without separators of thousands."""
    return tuple(stem(word) for word in WORD.findall(folded(text)) if is_telling(word))


def is_telling(word: str) -> bool:
    """Whether a folded word says something of its own."""
    return (len(word) > 2 or word.isdigit()) and word not in _plain_words()


def stem(word: str) -> str:
    """What a folded word is compared by: its first letters; a figure without separators of thousands."""
    return word.replace(",", "") if word[0].isdigit() else word[:STEM]
