"""The lanes of a timeline: whose contacts each lane shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.web.charts.events import Event

By = Literal["country", "institution", "person"]
MOST = 12
"""Lanes of a drawing; whose contacts are fewer share the last lane."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Whose contacts, and which; ``rest`` for all who have no lane of their own."""

    name: str
    events: tuple[Event, ...]
    rest: bool = False


def lanes(events: Sequence[Event], by: By) -> list[Lane]:
    """The lanes, those with the most contacts first. No contact is left out; one of two countries is in two lanes."""
    names = [_names(event, by) for event in events]
    often = Counter(name for own in names for name in own)
    top = [name for name, _ in sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]]
    own = {name: Lane(name, tuple(e for e, n in zip(events, names, strict=True) if name in n)) for name in top}
    rest = tuple(e for e, n in zip(events, names, strict=True) if not own.keys() & n)
    more = len(often) - len(top)
    label = f"{more} more, or not told" if more > 0 else "not told"
    return [*own.values(), *([Lane(label, rest, rest=True)] if rest else [])]


def _names(event: Event, by: By) -> set[str]:
    if by == "country":
        return {party.country for party in event.parties if party.country}
    return {party.name for party in event.parties if party.type == by}
