"""Where in the world a name lies: countries from the language's table, cities from GeoNames (CC BY 4.0).

Names are matched whole, folded to ASCII lower case; a name that many places share is settled by what the text
says beside it or by size, else it stays without a country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from anyascii import anyascii

from communique.lang import rows
from communique.lang.names import dated
from communique.lang.names_dated import meaning_on

LARGEST = 10
"""How many times the people of the next largest namesake a city must have to be meant without further words."""
LARGER = 4
"""The same where the text names no country that has a namesake."""


LARGE = 100_000
"""The weight from which a city's name is taken for the city, even where a model takes it for something else."""
REGION_YIELDS = 1_000_000
"""The weight from which a city is meant before a region of its name (New York, Washington)."""


class City(NamedTuple):
    """A city: ISO 3166 alpha-2 country, degrees, and how weighty it is under this name (people, tenfold a capital)."""

    country: str
    lat: float
    lon: float
    weight: int


@dataclass(frozen=True, slots=True)
class Location:
    """What the gazetteer knows of a name; each part is None where it stays open."""

    country: str | None = None
    lat: float | None = None
    lon: float | None = None


def folded(name: str) -> str:
    """The form under which names are matched: ASCII, lower case, single blanks, no hyphens or leading article."""
    plain = (name if name.isascii() else anyascii(name)).lower().replace("-", " ").replace("’", "'")
    words = plain.split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _with_article(name: str) -> str:
    """The folded form that keeps "the", without which some names are ordinary words ("the States")."""
    return f"the {folded(name)}" if name.startswith("the ") else folded(name)


def _country(name: str) -> str | None:
    return _countries().get(_with_article(name)) or _countries().get(folded(name))


@cache
def _countries() -> Mapping[str, str]:
    """ISO code by folded name and seat of every country that has a code."""
    found: dict[str, str] = {}
    for row in rows("en", "countries"):
        named = [row["name"], *(n for column in ("names", "seats") for n in row[column].split(";"))]
        for name in named:
            if row["iso"] and name.strip():
                found.setdefault(_with_article(name), row["iso"])
    for words, (first, *_) in dated("en").items():
        meant = meaning_on("en", first, None)
        if meant.iso and meant.kind == "country":
            found.setdefault(_with_article(words), meant.iso)
    return found


@cache
def _adjectives() -> Mapping[str, str]:
    return {folded(a): r["iso"] for r in rows("en", "countries") if r["iso"] for a in r["adjectives"].split(";") if a}


@cache
def _regions() -> Mapping[str, str]:
    return {folded(r["name"]): r["iso"] for r in rows("en", "regions")}


@cache
def _lines() -> tuple[str, ...]:
    """The table of cities, sorted by folded name; split only where a name is looked up, which keeps it small."""
    text = files("communique.resolve").joinpath("data/cities.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def _cities(name: str) -> tuple[City, ...]:
    """The cities that bear this folded name, the weightiest first."""
    lines, key, found = _lines(), f"{name}\t", []
    for line in islice(lines, bisect_left(lines, key), None):
        if not line.startswith(key):
            break
        country, lat, lon, weight = line.split("\t")[1:]
        found.append(City(country, float(lat), float(lon), int(weight)))
    return tuple(sorted(found, key=lambda c: (-c.weight, c)))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(folded(n) for r in rows("en", "countries") for n in r["capitals"].split(";") if n)


def countries_of(name: str) -> tuple[str, ...]:
    """The ISO codes of the country that this is a name or a seat of, and of the one that a region so named lies in."""
    found = (_country(name), _regions().get(folded(name)))
    return tuple(code for code in found if code)


def is_country(name: str) -> bool:
    """Whether this is a name or a seat of a country."""
    return _country(name) is not None


def country_of_adjective(word: str) -> str | None:
    """The ISO code of the country that this adjective ("Kazakh") belongs to."""
    return _adjectives().get(folded(word))


def is_capital(name: str) -> bool:
    """Whether this is the whole name of a capital."""
    return folded(name) in _capitals()


def is_large_city(name: str) -> bool:
    """Whether a city that everyone knows bears this name, whatever else does."""
    return any(city.weight >= LARGE for city in _cities(folded(name))[:1])


def is_known(name: str) -> bool:
    """Whether this is the whole name of a country, a seat of government, a region or a city."""
    return bool(countries_of(name)) or is_capital(name) or bool(_cities(folded(name)))


def located(name: str, beside: Sequence[str] = (), around: Iterable[str] = ()) -> Location:
    """Where a name lies. ``beside`` are ISO codes named in the same expression, ``around`` those named near it.

    A country comes without coordinates. A city that several countries have is the one in a country named beside it,
    else the one that outweighs the others by far, else the only one in a country named around it.
    """
    plain = folded(name)
    if not beside and (country := _country(name)):
        return Location(country)
    cities = _cities(plain)
    if plain in _regions() and not beside and (not cities or cities[0].weight < REGION_YIELDS):
        return Location(_regions()[plain])
    city = _chosen([c for c in cities if c.country in beside] if beside else cities, set(around))
    if city:
        return Location(city.country, city.lat, city.lon)
    return Location(beside[0] if beside else None)


def _chosen(cities: Sequence[City], around: set[str]) -> City | None:
    if not cities or _outweighs(cities, LARGEST):
        return cities[0] if cities else None
    near = [c for c in cities if c.country in around]
    if near:
        return near[0] if len({c.country for c in near}) == 1 else None
    return cities[0] if _outweighs(cities, LARGER) else None


def _outweighs(cities: Sequence[City], times: int) -> bool:
    """Whether the first city outweighs every namesake abroad."""
    abroad = [c.weight for c in cities if c.country != cities[0].country]
    return not abroad or cities[0].weight >= times * max(abroad)
