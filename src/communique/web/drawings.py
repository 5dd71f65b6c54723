"""The three drawings over all texts, each with what it leaves out: timeline, network, map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.store.charts import Charted, charted, state
from communique.store.filters import Filters
from communique.web.charts.events import Event, events
from communique.web.charts.lanes import By, Lane, lanes
from communique.web.charts.map import map_drawing
from communique.web.charts.network import network_drawing
from communique.web.charts.pairs import Network, Of, network
from communique.web.charts.places import Spot, spots
from communique.web.charts.timeline import timeline
from communique.web.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a drawing stands on: the contacts, of how many accounts, and how many fit (``more``: at least)."""

    events: tuple[Event, ...]
    accounts: int
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class TimelineDrawn:
    """The timeline: ``first`` and ``last`` are the ISO days of its stretch, ``outside`` the contacts beyond them."""

    ground: Ground
    lanes: tuple[Lane, ...]
    svg: str | None
    first: str
    last: str
    outside: int

    @property
    def undated(self) -> list[Event]:
        """The contacts that have no date."""
        return [event for event in self.ground.events if not event.first]


@dataclass(frozen=True, slots=True)
class NetworkDrawn:
    """The network; ``alone`` are the contacts in which nobody meets anybody of the kind that is shown."""

    ground: Ground
    net: Network
    svg: str | None


@dataclass(frozen=True, slots=True)
class MapDrawn:
    """The map: every place, those without coordinates too, and the number of contacts that have no place."""

    ground: Ground
    spots: tuple[Spot, ...]
    without: int
    svg: str | None

    @property
    def unplaced(self) -> list[Spot]:
        """The places whose coordinates are not known."""
        return [spot for spot in self.spots if spot.lat is None]


def timeline_drawn(site: Site, filters: Filters, by: By, limit: int, *, whole: bool = False) -> TimelineDrawn:
    """The timeline of the latest accounts that fit, as many as ``limit``.

    Raises:
        CommuniqueError: E804 to E807 where the store fails, E809 when a filter is not understood.
    """

    def make(ground: Ground) -> TimelineDrawn:
        found = tuple(lanes(ground.events, by))
        drawn = timeline(found, whole=whole)
        ends = (drawn.svg, drawn.first, drawn.last, drawn.outside) if drawn else (None, "", "", 0)
        return TimelineDrawn(ground, found, *ends)

    return _kept(site, ("timeline", by, whole), filters, limit, make)


def timeline_file(drawn: TimelineDrawn, *, whole: bool = False) -> str | None:
    """The timeline as a file of its own."""
    made = timeline(drawn.lanes, alone=True, whole=whole)
    return made.svg if made else None


def network_drawn(site: Site, filters: Filters, of: Of, limit: int) -> NetworkDrawn:
    """The network of the latest accounts that fit; raises as :func:`timeline_drawn`."""

    def make(ground: Ground) -> NetworkDrawn:
        net = network(ground.events, of)
        return NetworkDrawn(ground, net, network_drawing(net, of))

    return _kept(site, ("network", of), filters, limit, make)


def map_drawn(site: Site, filters: Filters, limit: int, *, world: bool = False) -> MapDrawn:
    """The map of the latest accounts that fit; raises as :func:`timeline_drawn`."""

    def make(ground: Ground) -> MapDrawn:
        found, without = spots(ground.events)
        return MapDrawn(ground, tuple(found), without, map_drawing(found, world=world))

    return _kept(site, ("map", world), filters, limit, make)


def _kept(site: Site, what: Sequence[object], filters: Filters, limit: int, make: Callable[[Ground], T]) -> T:
    """A drawing, made anew only where its contacts have changed since."""

    def made() -> T:
        found = charted(site.store, filters, limit)
        # a text that tells of others changes nothing in it
        drawn: T = site.drawings.get((*what, found), lambda: make(_ground(found)))
        return drawn

    kept: T = site.drawings.get((*what, filters, limit, state(site.store)), made)
    return kept


def _ground(found: Charted) -> Ground:
    return Ground(tuple(events(found.rows)), len(found.rows), found.total, found.more)
