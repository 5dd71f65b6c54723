"""Who took part in a contact, as far as two accounts' participants are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.compare.words import folded
from communique.lang.names import country_names, same_family, same_offices
from communique.lang.persons import parts_of, same_full
from communique.records import Entity, Participant

LANGUAGE = "en"
SAME_BEGINNING = 5
"""Letters that a country's name and the adjective made of it share: Karadan, Karadani."""


@dataclass(frozen=True, slots=True)
class Party:
    """A participant: ``words`` are the folded words of the name, ``country`` the folded country, maybe empty.

    ``named`` says whether the text gives a name and not only an office or a country.
    """

    type: str
    name: str
    words: tuple[str, ...]
    named: bool
    office: tuple[str, ...]
    country: str


def party_of(participant: Participant, entities: Mapping[str, Entity]) -> Party:
    """The party that a participant is."""
    words = parts_of(participant.name)
    office = _office(participant.office or "")
    person = participant.type == "person"
    named = not person or not set(words) <= {*office, *_roles()}
    country = participant.name if participant.type == "country" else participant.of or ""
    return Party(
        type=participant.type,
        name=participant.name,
        words=words,
        named=named and participant.type != "group",
        office=office,
        country=_country(country, entities),
    )


@cache
def _roles() -> frozenset[str]:
    phrases = lang.entries(LANGUAGE, "offices")
    return frozenset(word for phrase in phrases for word in phrase.lower().split()) | {"counterpart", "the", "leader"}


def _office(words: str) -> tuple[str, ...]:
    even = same_offices(LANGUAGE)
    plain = folded(words)
    for word, same in even.items():
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
    return folded(name)


def same_country(one: str, other: str) -> bool:
    """Whether two folded countries can be one; false where one is not known."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= SAME_BEGINNING and long.startswith(short[: max(SAME_BEGINNING, len(short) - 1)])


def same_name(one: Party, other: Party) -> bool:
    """Whether two persons' names can be one person's: a family name alone is enough."""
    a, b = one.words, other.words
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        short, long = sorted((a, b), key=len)
        return same_family(short[0], long[-1]) or short[0] in long
    return same_full(a, b)


def same_office(one: Party, other: Party) -> bool:
    """Whether two offices can be one: the words of the shorter are among those of the longer."""
    a, b = set(one.office), set(other.office)
    return bool(a and b) and (a <= b or b <= a)


def likeness(one: Party, other: Party) -> float:
    """How well two accounts' participants can be one and the same, 0..1; 0 where they cannot."""
    apart = bool(one.country and other.country) and not same_country(one.country, other.country)
    if one.type == other.type == "person" and one.named and other.named:
        if not same_name(one, other):
            return 0.0
        full = len(one.words) > 1 and len(other.words) > 1
        return 0.0 if apart else (1.0 if full or same_country(one.country, other.country) else 0.9)
    if one.type == other.type and one.named and other.named:
        return _same_thing(one, other)
    if apart:
        return 0.0
    return _likeness_of_unnamed(one, other)


def _same_thing(one: Party, other: Party) -> float:
    """Countries and institutions by their names."""
    if one.type == "country":
        return 0.8 if same_country(one.country, other.country) else 0.0
    if one.country and other.country and not same_country(one.country, other.country):
        return 0.0
    a, b = set(one.words), set(other.words)
    shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    return 0.9 if shared == 1 else 0.0


def _likeness_of_unnamed(one: Party, other: Party) -> float:
    """A country for its officials, an office for its holder, an institution for its head."""
    if not same_country(one.country, other.country):
        return 0.0
    if one.type == other.type == "person":
        return 0.7 if same_office(one, other) or not (one.office and other.office) else 0.0
    return 0.5
