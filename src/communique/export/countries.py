"""The ISO code of a country that a record names in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from communique.lang import LANGUAGES, rows
from communique.records import Entity, Participant, Reading


def country_code(name: str | None) -> str | None:
    """The ISO 3166 alpha-2 code of a country called so; None for any other name, and where two are called so."""
    return _codes().get(name.casefold().removeprefix("the ")) if name else None


def country_of(who: Participant | Entity, reading: Reading) -> str | None:
    """The ISO code of the country that ``who`` is or belongs to, as the reading has it.

    A country is itself; anybody else is of the country given, or of that of the institution given; otherwise None.
    """
    if who.type == "country":
        return country_code(who.name)
    if found := country_code(who.of):
        return found
    countries = {country_code(e.of) for e in reading.entities if who.of and e.name == who.of}
    return countries.pop() if len(countries) == 1 else None


@cache
def _codes() -> Mapping[str, str]:
    called: dict[str, set[str]] = {}
    for row in (row for language in LANGUAGES for row in rows(language, "countries")):
        for name in (row["name"], *row["names"].split(";")):
            called.setdefault(name.casefold(), set()).add(row["iso"])
    codes = {name: isos.pop() for name, isos in called.items() if len(isos) == 1}
    return MappingProxyType({name: iso for name, iso in codes.items() if name and iso})
