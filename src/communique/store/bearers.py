"""Which entities of a reading are somebody that other documents can speak of too, and what they are filed under."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from communique import lang
from communique.lang.bodies import kind_named
from communique.lang.folding import folded
from communique.lang.name_keys import person_keys, person_name, sought_keys
from communique.records import Entity, Reading
from communique.store.plain import country_key, is_country

OWN = "in"
"""Stands in ``apart`` for one who is the document's alone."""
FILED = frozenset({"person", "institution", "country", "group"})
ACRONYM = re.compile(r"[^\W\d_a-z]{2,8}")
COMMON_TABLES = ("institution_nouns", "portfolios", "offices", "office_modifiers", "function_words")
SMALL_WORDS = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"])


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody named: what kind, the name as written and as filed, country, office; ``apart`` keeps namesakes apart."""

    type: str
    name: str
    name_key: str
    country: str | None
    country_key: str
    apart: str
    office: str | None

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What no two spellings share."""
        return self.type, self.name_key, self.country_key, self.apart


def bearers(reading: Reading) -> dict[str, Bearer]:
    """The entities that the text names (not only by a role or pronoun), by their ids."""
    countries = countries_of(reading)
    named = (e for e in reading.entities if e.type in FILED and any(m.kind == "name" for m in e.mentions))
    found = {e.id: _bearer(e, countries.get(e.id)) for e in named}
    return {id: bearer for id, bearer in found.items() if bearer.name_key}


def countries_of(reading: Reading) -> dict[str, str]:
    """The country of every entity that has one, as the text gives it; of a country, itself."""
    by_name = {e.name: e for e in reading.entities if e.type in ("country", "institution")}
    return {e.id: country for e in reading.entities if (country := _country(e, by_name))}


def within(bearer: Bearer, document_id: int) -> Bearer:
    """The bearer as it is filed of this document, whose number may not have been known when it was made."""
    return replace(bearer, apart=f"{OWN} {document_id}") if bearer.apart == OWN else bearer


def is_own(bearer: Bearer) -> bool:
    """Whether the bearer, as it is filed, is one document's alone."""
    return bearer.apart.startswith(f"{OWN} ")


def keys_of(bearer: Bearer) -> tuple[str, ...]:
    """What the spelling is filed under, to be found when another is to be compared with it."""
    name = person_name(bearer.name) if bearer.type == "person" else None
    return person_keys(name) if name else (f"0 {bearer.name_key}",)


def sought_by(bearer: Bearer) -> tuple[str, ...]:
    """The keys of the spellings that the bearer has to be compared with."""
    name = person_name(bearer.name) if bearer.type == "person" else None
    return sought_keys(name) if name else (f"0 {bearer.name_key}",)


def institution_key(name: str, country: str | None = None) -> str:
    """What an institution is filed under: its kind where it has a usual name, without article and country."""
    words = folded(name).removeprefix("the ")
    if country:
        words = _without(words, folded(country).removeprefix("the "), country_key(country))
    return kind_named("en", words)


def _bearer(entity: Entity, country: str | None) -> Bearer:
    own_country = None if entity.type == "country" else country
    match entity.type:
        case "country":
            key, apart = country_key(entity.name), ""
        case "person":
            key = folded(entity.name)
            apart = "" if " " in key else _apart(entity, own_country)
        case _:
            key = institution_key(entity.name, own_country)
            apart = OWN if not own_country and _is_common(entity.name) else ""
    return Bearer(entity.type, entity.name, key, own_country, country_key(own_country), apart, entity.office)


def _apart(entity: Entity, country: str | None) -> str:
    """A bare family name is one person's where country or office agree, else this document's alone."""
    if entity.office:
        return f"as {folded(entity.office)}"
    return "" if country else OWN


def _country(entity: Entity, by_name: Mapping[str, Entity]) -> str | None:
    if entity.type == "country":
        return entity.name
    of = entity.of
    if of is None:
        return None
    home = by_name.get(of)
    if home is None or home.type == "country" or is_country(of):
        return of
    return home.of if home.of != of else None


def _without(words: str, country: str, key: str) -> str:
    """The name of an institution without the country that it is of, before or behind."""
    words = re.sub(rf" of (?:the )?(?:republic of (?:the )?)?{re.escape(country)}$", "", words)
    if words.startswith(country + " "):
        return words.removeprefix(country + " ")
    first, _, rest = words.partition(" ")
    return rest if rest and is_country(first) and country_key(first) == key else words


def _is_common(name: str) -> bool:
    """Whether the name tells what a body is, not which: every country can have a State Security Service."""
    if ACRONYM.fullmatch(name) and folded(name) not in _common_words():
        return kind_named("en", name.lower()) != name.lower()
    return set(folded(name).split()) <= _common_words()


@cache
def _common_words() -> frozenset[str]:
    tables = [entry for table in COMMON_TABLES for entry in lang.entries("en", table)]
    kinds = [row["names"] for row in lang.rows("en", "body_kinds")]
    names = [" ".join((row["name"], row["names"], row["kind"])) for row in lang.rows("en", "national_bodies")]
    plain = (word for text in (*tables, *kinds, *names) for word in folded(text).split())
    return frozenset(word for word in plain if not is_country(word)) | SMALL_WORDS
