"""What a report is made of before it is laid out: items with their words, evidence and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.reasons import Reason
from communique.spans import Span

Style = Literal["plain", "title", "heading", "name", "quiet", "quote", "warning"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one style."""

    words: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the report: a label (empty for none), its words, where they come from and why they were said.

    ``level`` is how far it is set in: 0 for headings, 1 for cards and speakers, 2 for what belongs to them,
    3 for evidence and reasons.
    """

    label: str
    parts: tuple[Part, ...]
    level: int = 2
    spans: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()


BLANK = Item("", (), 0)
"""An empty line."""


def item(label: str, words: str, *spans: Span | None, style: Style = "plain", level: int = 2) -> Item:
    """An item in one style, with the spans that it has."""
    return Item(label, (Part(words, style),), level, tuple(s for s in spans if s))


def heading(words: str, note: str = "") -> tuple[Item, Item]:
    """A section's heading, with an empty line above it."""
    parts = (Part(words, "heading"), Part(f": {note}", "quiet")) if note else (Part(words, "heading"),)
    return BLANK, Item("", parts, 0)


def more(number: int, noun: str, level: int = 2) -> tuple[Item, ...]:
    """What ends a list that was cut: ``... and 14 more quotes``; nothing when nothing was left out."""
    if number <= 0:
        return ()
    return (item("", f"... and {number:,} more {noun}{'' if number == 1 else 's'}", style="quiet", level=level),)


def cut(sequence: Sequence[object], limit: int, everything: bool) -> int:
    """How many to show: all of them if asked for, or if leaving out one or two would save nothing."""
    return len(sequence) if everything or len(sequence) <= limit + 2 else limit
