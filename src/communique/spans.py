"""A stretch of one document, and the one invariant: ``text[start:end] == span.text``.

Offsets count Unicode code points into the document's own text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch ``[start, end)`` of one document's text, with the words that stand there."""

    start: int
    end: int
    text: str

    def __contains__(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of ``text[start:end]``.

    Raises:
        ValueError: when the offsets do not lie in the text in order.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"offsets {start}:{end} do not lie in a text of {len(text)} code points")
    return Span(start, end, text[start:end])


def trimmed(text: str, start: int, end: int, drop: str = "") -> Span:
    """The span without white space, and without the characters in ``drop``, at its edges."""
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return span_of(text, start, end)


def holds(text: str, spans: Iterable[Span]) -> bool:
    """Whether the invariant holds for every span over this text."""
    return all(0 <= s.start <= s.end and text[s.start : s.end] == s.text for s in spans)
