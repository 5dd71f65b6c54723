"""Who took part in a contact, as far as two accounts' participants are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import lang
from communique.compare.names import same_person
from communique.compare.words import WORD, folded
from communique.lang.names import country_names, same_offices, singular_offices
from communique.lang.persons import parts_of
from communique.records import Entity, Participant

LANGUAGE = "en"
BEHIND_DASH = re.compile(r"\s[-–—|]\s.*")
SAME_BEGINNING = 4
"""Letters at least that a country's name and the adjective made of it share: Karadan, Karadani; Peru, Peruvian."""


NAME = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}"
TWO_SIDES = re.compile(
    rf"(?:the )?(?P<office>[a-z][a-z ]+s) (?:of|from) (?:the )?(?P<a>{NAME}) and (?:of |from )?(?:the )?(?P<b>{NAME})"
)
"""A group that is the officials of two countries: "the foreign ministers of Ostmark and Karadan"."""


@dataclass(frozen=True, slots=True)
class Party:
    """A participant: ``words`` are the folded words of the name, ``country`` the folded country, maybe empty.

    ``named`` says whether the text gives a name and not only an office or a country; ``home`` are the folded words of
    the publisher's name, for one whose country the text takes for granted.
    """

    type: str
    name: str
    words: tuple[str, ...]
    named: bool
    office: tuple[str, ...]
    country: str
    home: tuple[str, ...] = ()


def parties_told(who: Participant, entities: Mapping[str, Entity], home: tuple[str, ...] = ()) -> tuple[Party, ...]:
    """The parties that a participant is: one, or for those who hold an office in two countries the one of each."""
    found = TWO_SIDES.fullmatch(who.name) if who.type == "group" else None
    *before, many = found["office"].lower().split() if found else ("",)
    one = singular_offices(LANGUAGE).get(many)
    if found is None or one is None:
        return (party_of(who, entities, home),)
    office = _office(" ".join([*before, one]))
    return tuple(Party("person", who.name, (), False, office, _country(found[side], entities)) for side in ("a", "b"))


def party_of(who: Participant | Entity, entities: Mapping[str, Entity], home: tuple[str, ...] = ()) -> Party:
    """The party that a participant is."""
    words = parts_of(who.name)
    office = _office(who.office or "")
    role = {*office, *parts_of(who.of or "")}
    named = who.type not in ("person", "group") or not all(w in role or w in _roles() for w in words)
    country = _country(who.name if who.type == "country" else who.of or "", entities)
    return Party(
        type=who.type,
        name=who.name,
        words=words,
        named=named and who.type != "group",
        office=office,
        country=country,
        home=() if country or who.type == "country" else home,
    )


@cache
def _publisher_words(name: str) -> frozenset[str]:
    return {row["set"]: frozenset(row["words"].split(";")) for row in lang.rows(LANGUAGE, "publishers")}[name]


@cache
def _roles() -> frozenset[str]:
    phrases = lang.entries(LANGUAGE, "offices")
    words = {word for phrase in phrases for word in phrase.lower().split()}
    return frozenset(words | {"counterpart", "colleague", "the", "leader", "of", "his", "her", "their", "republic"})


def _office(words: str) -> tuple[str, ...]:
    plain = folded(words)
    for word, same in same_offices(LANGUAGE).items():
        if word in plain:
            plain = plain.replace(word, same)
    return tuple(w for w in plain.replace(",", " ").split() if w not in ("of", "the", "and", "for", "s"))


def _country(name: str, entities: Mapping[str, Entity]) -> str:
    """The country that an affiliation belongs to, folded: an institution's own, where the text tells it."""
    seen = set()
    while name and name not in seen:
        seen.add(name)
        known = country_names(LANGUAGE).get(name.lower())
        if known:
            return folded(known.name)
        of = next((e.of for e in entities.values() if e.name == name and e.type == "institution" and e.of), None)
        if of is None:
            break
        name = of
    telling = [
        word for word in WORD.findall(folded(name)) if word not in _publisher_words("no_country") and len(word) > 2
    ]
    return " ".join(telling)


@lru_cache(maxsize=65_536)
def same_country(one: str, other: str) -> bool:
    """Whether two folded countries can be one; false where one is not known."""
    if not one or not other:
        return False
    if one == other:
        return True
    return any(_one_stem(a, b) for a in one.split() for b in other.split())


def _one_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= SAME_BEGINNING and long.startswith(short[: max(SAME_BEGINNING, len(short) - 2)])


def of_country(party: Party, country: str) -> bool:
    """Whether a party is of a country, by its own words or, where they tell none, by the publisher's."""
    if party.country:
        return same_country(party.country, country)
    return any(same_country(word, country) for word in party.home)


def one_country(one: Party, other: Party) -> bool:
    """Whether two parties are surely of one country."""
    if one.country:
        return of_country(other, one.country)
    return bool(other.country) and of_country(one, other.country)


def are_apart(one: Party, other: Party) -> bool:
    """Whether two parties are of two countries, as far as their texts tell."""
    return bool(one.country and other.country) and not same_country(one.country, other.country)


def same_office(one: Party, other: Party) -> bool:
    """Whether two offices can be one: the words of the shorter are among those of the longer."""
    a, b = set(one.office) - set(one.country.split()), set(other.office) - set(other.country.split())
    return bool(a and b) and (a <= b or b <= a)


def likeness(one: Party, other: Party) -> float:
    """How well two accounts' participants can be one and the same, 0..1; 0 where they cannot."""
    if one.type == other.type == "person" and one.named and other.named:
        if not same_person(one.words, other.words):
            return 0.0
        if len(one.words) > 1 and len(other.words) > 1:
            # a full name is surer than what an office's words say of its country
            return 0.9 if are_apart(one, other) else 1.0
        return 0.0 if are_apart(one, other) else 0.9
    if are_apart(one, other):
        return 0.0
    if one.type == other.type and one.named and other.named:
        return _same_thing(one, other)
    return _likeness_of_unnamed(one, other)


def _same_thing(one: Party, other: Party) -> float:
    """Countries and institutions by their names."""
    if one.type == "country":
        return 0.8 if same_country(one.country, other.country) else 0.0
    a, b = set(one.words), set(other.words)
    return 0.9 if a and b and (a <= b or b <= a) else 0.0


def _likeness_of_unnamed(one: Party, other: Party) -> float:
    """A country for its officials, an office for its holder, an institution for its head."""
    if one.type == other.type == "person" and not (one.country or other.country or one.home or other.home):
        return 0.4 if same_office(one, other) else 0.0
    if not one_country(one, other):
        return 0.0
    if one.type == other.type == "person":
        return 0.7 if same_office(one, other) else 0.5 if not (one.office and other.office) else 0.0
    return 0.5


@lru_cache(maxsize=1024)
def is_official(outlet: str | None) -> bool:
    """Whether a publisher's name says that it is a body of a state, and no agency or paper.

    What stands behind a dash may be no more than the page of a body: "Government of Veldania - News".
    """
    whole = outlet or ""
    return any(_names_a_body(set(WORD.findall(folded(name)))) for name in (whole, BEHIND_DASH.sub("", whole)))


def _names_a_body(words: set[str]) -> bool:
    return bool(words & _publisher_words("official")) and not words & _publisher_words("outlet")


def countries(parties: Iterable[Party]) -> tuple[str, ...]:
    """The countries of these parties."""
    return tuple(p.country for p in parties if p.country)
