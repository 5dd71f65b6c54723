"""Where contacts took place: each place once, with its coordinates where the gazetteer knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from communique.resolve.places_gazetteer import countries_of, located
from communique.web.charts.events import Event

INSIDE = re.compile(r"\b(?:in|at|near|outside|of)\s+(?:the\s+)?(?=[^\W\d_a-z])")
SMALL = frozenset({"Luxembourg", "Monaco", "San Marino", "Singapore"})
"""Countries so small that the city of the same name marks them on a map of the world."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its contacts; ``lat`` and ``lon`` in degrees, None where they are not known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    events: tuple[Event, ...]


def spots(events: Iterable[Event]) -> tuple[list[Spot], int]:
    """The places of these contacts, those with the most first; and how many contacts have none."""
    found: dict[tuple[str, str | None], list[Event]] = {}
    without = 0
    for event in events:
        if event.place:
            found.setdefault((event.place, event.country), []).append(event)
        else:
            without += 1
    merged: dict[object, Spot] = {}
    for (name, country), own in found.items():
        point = coordinates(name, country)
        # "the Palace of Nations in Geneva" and "Geneva" are one circle
        key: object = point or (name.casefold(), country)
        lat, lon = point or (None, None)
        there = merged.get(key, Spot(name, country, lat, lon, ()))
        shorter = min(there.name, name, key=lambda n: (len(n), n))
        merged[key] = Spot(shorter, there.country or country, lat, lon, (*there.events, *own))
    return sorted(merged.values(), key=lambda spot: (-len(spot.events), spot.name)), without


def coordinates(name: str, country: str | None) -> tuple[float, float] | None:
    """Degrees of a place by its name, or by what its name ends in ("a hotel in Geneva"); None where it stays open.

    The reading has told which country a name is in by all that its text says; here the country settles namesakes.
    """
    beside = (country,) if country else ()
    for part in (name, *INSIDE.split(name)[:0:-1]):
        plain = part.strip()
        if country and country in countries_of(plain) and plain not in SMALL:
            # the whole country, not a town that is called like it
            continue
        place = located(plain, beside)
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
    return None
