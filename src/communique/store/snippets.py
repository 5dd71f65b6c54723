"""The stretch of a text where a query's words stand closest together, with the places of those words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

from communique.lang.folding import placed
from communique.store.query import Query, Term

BEFORE, LONGEST = 60, 240
"""Characters of a snippet before its first word that was sought, and in all."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """``text`` stands at ``start`` to ``end`` of the document's text; ``marks`` are the places of what was sought."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, query: Query) -> Snippet:
    """Where the text answers the query best; its beginning when it holds none of the words."""
    words = list(placed(text))
    found = sorted({_bare(text, *place) for term in query.wanted for place in _places(words, term)})
    best = max(range(len(found)), key=lambda i: (_within(found, i), -i), default=None)
    start = 0 if best is None else _begin(text, max(0, found[best][0] - BEFORE), found[best][0])
    end = _finish(text, min(len(text), start + LONGEST), start)
    marks = tuple(place for place in found if start <= place[0] and place[1] <= end)
    return Snippet(start, end, text[start:end], marks)


def _places(words: Sequence[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    """Where the term stands, as the ends of the runs of characters that hold its words."""
    *before, last = term.words
    size = len(term.words)
    for i in range(size - 1, len(words)):
        word = words[i][0]
        if word != last and not (term.open and word.startswith(last)):
            continue
        if all(words[i - size + 1 + k][0] == sought for k, sought in enumerate(before)):
            yield words[i - size + 1][1], words[i][2]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without the punctuation around it."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or combining(text[end - 1])):
        end -= 1
    return start, end


def _within(found: Sequence[tuple[int, int]], at: int) -> int:
    """How many places a snippet that begins here would show."""
    return sum(1 for _, end in found[at : at + 12] if end <= found[at][0] - BEFORE + LONGEST)


def _begin(text: str, at: int, latest: int) -> int:
    """The beginning of the first word at or after the offset, but no later than ``latest``."""
    while 0 < at < latest and not text[at - 1].isspace():
        at += 1
    return at


def _finish(text: str, at: int, start: int) -> int:
    """The end of the last whole word before the offset; the offset itself inside an endless word."""
    end = at
    while start < end < len(text) and not text[end].isspace():
        end -= 1
    return end if end > start else at
