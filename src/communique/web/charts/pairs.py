"""Who meets whom: people, countries or institutions, and how many contacts each two of them have had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from communique.store.charts import Party
from communique.web.charts.events import HAPPENED, Event

Of = Literal["person", "institution", "country"]
MOST = 60
"""Nodes that are drawn: more make a knot that nobody can read."""
MOST_PARTIES = 24
"""Parties of one contact that are paired: at larger gatherings, who met whom is not told."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who took part; ``id`` is the number over all documents, None where there is none."""

    name: str
    id: int | None
    country: str | None
    contacts: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two by their places in the list of nodes, and their contacts, the latest first."""

    one: int
    other: int
    events: tuple[Event, ...]

    @property
    def held(self) -> bool:
        """Whether at least one of the contacts took place, as some account tells."""
        return any(status in HAPPENED for event in self.events for status in event.statuses)


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes that are drawn, their pairs, and how many others are ``left_out``."""

    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    left_out: int


def network(events: Sequence[Event], of: Of) -> Network:
    """The nodes with the most contacts, and the pairs among them, those with the most contacts first.

    In a contact between countries only people and bodies of different ones are paired: a minister does not meet the
    president by sitting beside him.
    """
    told = [(event, _members(event, of)) for event in events]
    members = {key: member for _, own in told for key, member in own.items()}
    met: dict[tuple[object, object], list[Event]] = {}
    often: dict[object, int] = {}
    for event, own in told:
        pairs = list(_pairs(own))
        for pair in pairs:
            met.setdefault(pair, []).append(event)
        for key in {key for pair in pairs for key in pair}:
            often[key] = often.get(key, 0) + 1
    ordered = sorted(often, key=lambda key: (-often[key], members[key].name, str(key)))
    place = {key: i for i, key in enumerate(ordered[:MOST])}
    nodes = tuple(Node(m.name, m.id, m.country, often[k]) for k in place for m in (members[k],))
    drawn = [
        Pair(min(place[a], place[b]), max(place[a], place[b]), tuple(e))
        for (a, b), e in met.items()
        if a in place and b in place
    ]
    drawn.sort(key=lambda pair: (-len(pair.events), pair.one, pair.other))
    return Network(nodes, tuple(drawn), len(ordered) - len(place))


def _members(event: Event, of: Of) -> dict[object, Party]:
    if of == "country":
        names = dict.fromkeys(party.country for party in event.parties if party.country)
        numbers = {party.name: party.id for party in event.parties if party.type == "country"}
        return {name: Party(numbers.get(name), "country", name, None) for name in names}
    return {party.id or party.name: party for party in event.parties if party.type == of}


def _pairs(members: dict[object, Party]) -> Iterable[tuple[object, object]]:
    if len(members) > MOST_PARTIES:
        return
    several = len({party.country for party in members.values() if party.country}) > 1
    for a, b in combinations(members, 2):
        one, other = members[a].country, members[b].country
        if not several or one is None or other is None or one != other:
            yield (a, b) if str(a) < str(b) else (b, a)
