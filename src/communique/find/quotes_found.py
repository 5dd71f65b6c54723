"""What the quote rules hand to each other: a relation by its places, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.analysis import Analysis
from communique.spans import Span, trimmed

CLOSING = frozenset("\"”’'»)]") | {"''"}
EDGE = ",;:.–—-()[]•*"
"""Punctuation that never belongs to the edge of a content, a source or a cue."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as a rule found it. ``verb`` is the token that sets it off, None where there is none.

    ``verbatim`` says that the content is the source's own words although it stands in no quotation marks: a verse,
    a turn of a transcript. ``name`` is the source's name where no entity of the text can be it: a reference.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    score: float
    verb: int | None = None
    verbatim: bool = False
    name: str | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start


def spans_of(analysis: Analysis, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The stretches that these tokens cover, joined where only other tokens' absence parts them."""
    found: list[tuple[int, int]] = []
    for i in sorted(set(tokens)):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    if found:
        found[-1] = (found[-1][0], _before_idle(analysis, *found[-1]))
    spans = (clean(analysis, analysis.tokens[a].start, analysis.tokens[b - 1].end) for a, b in found)
    return tuple(s for s in spans if s.text)


def _before_idle(analysis: Analysis, first: int, last: int) -> int:
    """The end of a run of tokens without the conjunction and the punctuation that it trails off in."""
    end = last
    while end - first > 1 and analysis.tokens[end - 1].pos in ("CCONJ", "PUNCT"):
        if analysis.tokens[end - 1].text in CLOSING:
            break
        end -= 1
    return end


def range_of(analysis: Analysis, head: int) -> list[int]:
    """The tokens from the first to the last of a head's phrase."""
    first, last = analysis.edges(head)
    return list(range(first, last + 1))


def clean(analysis: Analysis, start: int, end: int) -> Span:
    """The stretch without white space and idle punctuation at its edges; brackets that close inside stay."""
    text = analysis.text
    span = trimmed(text, start, end, EDGE)
    for closing, opening in ((")", "("), ("]", "[")):
        at = text.find(closing, span.end, span.end + 2)
        if at >= 0 and span.text.count(opening) > span.text.count(closing):
            return trimmed(text, span.start, at + 1)
    return span
