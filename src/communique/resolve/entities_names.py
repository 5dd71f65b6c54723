"""Names of one document that mean the same person: short forms, initials, spelling variants."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field

from communique.known import NONE_KNOWN, Key, KnownNames
from communique.lang.names import given_names, honorifics, same_family, word_set
from communique.lang.persons import parts_of, same_full
from communique.resolve.entities_offices import office_fits
from communique.roster import FoundMention

LANGUAGE = "en"
LOOKED_AT = 40
"""Persons compared by likeness for each new name: bounds the work in a text with thousands of names."""
KIN = word_set(LANGUAGE, "kin")
MEN, WOMEN = word_set(LANGUAGE, "offices_of_men"), word_set(LANGUAGE, "offices_of_women")


@dataclass(slots=True, eq=False)
class Person:
    """A person as gathered so far; mentions are indices into the document's found mentions.

    ``key`` says whom of the user's file the text means.
    """

    parts: tuple[str, ...]
    mentions: list[int] = field(default_factory=list)
    gender: str = ""
    offices: list[str] = field(default_factory=list)
    key: Key | None = None


def gender_of(mention: FoundMention) -> str:
    """'man', 'woman' or '' as the title before the name or the given name tells."""
    if mention.name is None:
        return ""
    before = mention.span.text[: max(0, mention.name.start - mention.span.start)].split()
    for word in before:
        told = honorifics(LANGUAGE).get(word, "")
        if told:
            return told
    for word in (mention.office or "").lower().split():
        if word in MEN or word in WOMEN:
            return "man" if word in MEN else "woman"
    words = mention.name.text.split()
    told = given_names(LANGUAGE).get(words[0], "") if len(words) > 1 else ""
    return told if told in ("man", "woman") else ""


class _Gathering:
    """Persons filed under each word of their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.by_part: dict[str, list[Person]] = defaultdict(list)
        self.by_letter: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        self.persons.append(person)
        self.by_letter[person.parts[-1][:1]].append(person)
        self.file(person, person.parts)

    def file(self, person: Person, parts: tuple[str, ...]) -> None:
        for part in parts:
            if person not in self.by_part[part][-3:]:
                self.by_part[part].append(person)

    def full(self, parts: tuple[str, ...], gender: str, key: Key | None) -> Person | None:
        """The person with this name of two words or more; whom the user's file tells apart are never one."""
        near = self.by_part[parts[-1]][-LOOKED_AT:] if parts[-1] in self.by_part else []
        first = self.by_part[parts[0]][-LOOKED_AT:] if parts[0] in self.by_part else []
        for person in [*near, *first, *self.by_letter[parts[-1][:1]][-LOOKED_AT:]]:
            apart = key is not None and person.key is not None and key != person.key
            if len(person.parts) > 1 and _agree(person.gender, gender) and not apart and same_full(parts, person.parts):
                return person
        return None

    def short(self, part: str, at: int, gender: str, office: str | None) -> Person | None:
        """The person whom a single name means: by family name, else by any part; by office, else the nearest before."""
        exact = [p for p in self.by_part.get(part, [])[-LOOKED_AT:] if _agree(p.gender, gender)]
        family = [p for p in exact if p.parts[-1] == part]
        if not exact:
            exact = [
                p
                for p in self.by_letter[part[:1]][-LOOKED_AT:]
                if _agree(p.gender, gender) and same_family(p.parts[-1], part)
            ]
        # where the family name comes first, it may look like a woman's given name: "Kim Sung-han", "Mr. Kim"
        exact = exact or [p for p in self.by_part.get(part, [])[-LOOKED_AT:] if p.parts[0] == part]
        asked = family or exact
        if len(asked) > 1:
            # a family name alone is not its bearer's son, who is called by his whole name
            asked = [p for p in asked if not _is_kin(p)] or asked
        if office and len(asked) > 1:
            asked = [p for p in asked if any(office_fits(office, held) for held in p.offices)] or asked
        return _nearest(asked, at)


def _is_kin(person: Person) -> bool:
    """Whether a person is only told of as somebody's relative ("their son Leo Marr")."""
    last = [office.lower().split()[-1] for office in person.offices]
    return bool(last) and all(word in KIN for word in last)


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _nearest(persons: list[Person], at: int) -> Person | None:
    def distance(person: Person) -> tuple[bool, int]:
        place = bisect_left(person.mentions, at)
        return (place == 0, at - person.mentions[place - 1] if place else person.mentions[0])

    return min(persons, key=distance, default=None)


def gather_people(mentions: tuple[FoundMention, ...], names: KnownNames = NONE_KNOWN) -> list[Person]:
    """The persons whom the named mentions speak of, in the order of their first full name."""
    named = [(i, parts_of(m.name.text), m) for i, m in enumerate(mentions) if m.type == "person" and m.name]
    gathering = _Gathering()
    told: dict[Key, Person] = {}
    for i, parts, mention in sorted(named, key=lambda found: len(found[1]) == 1):
        key = names.key_for("person", mention.name.text) if mention.name else None
        person = told.get(key) if key else None
        if person is None and len(parts) > 1:
            person = gathering.full(parts, gender_of(mention), key)
        elif person is None:
            person = gathering.short(parts[0], i, gender_of(mention), mention.office)
        if person and person.key and key and person.key != key:
            person = None
        person = _joined(gathering, person, parts, i, mention)
        if key:
            person.key = key
            told[key] = person
    return gathering.persons


def _joined(
    gathering: _Gathering, person: Person | None, parts: tuple[str, ...], at: int, mention: FoundMention
) -> Person:
    if person is None:
        person = Person(parts)
        gathering.add(person)
    elif len(parts) > len(person.parts):
        person.parts = parts
        gathering.file(person, parts)
    insort(person.mentions, at)
    if mention.office and mention.office not in person.offices:
        person.offices.append(mention.office)
    person.gender = person.gender or gender_of(mention)
    return person
