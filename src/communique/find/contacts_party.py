"""A party of a contact: who takes part, by an entity or by a noun phrase that no entity covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique import lang
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.lang.names import country_names, singular_offices, word_set
from communique.records import Entity, EntityType, Participant
from communique.spans import Span

POSSESSED = ("'s", "’s")
OWNING = (*POSSESSED, "'", "’")
SURNAMES = re.compile(r"\b([^\W\d_a-z]\w+)\s?[-–]\s?([^\W\d_a-z]\w+)\s*(?:\w+\s*)?$")
"""Two surnames with a hyphen between, right before a contact noun or the one word that qualifies it."""
EVERY = 4
"""Holders of an office, named one by one, who are all those whom even a longer name for them means."""
COUNTRIES = 2
"""Countries of a group whose officials are named, that make the group's own words superfluous."""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who takes part in a contact: an entity, or the noun phrase where no entity covers it."""

    key: str
    type: EntityType
    name: str
    office: str | None
    of: str | None
    span: Span
    entity: str | None = None
    vague: bool = False

    @property
    def official(self) -> bool:
        """Whether the party acts for someone: it holds an office, belongs to a body or is one; no student does."""
        return self.type in ("institution", "country", "group") or is_office(self.office) or bool(self.of)

    def as_participant(self) -> Participant:
        """The record of this party."""
        return Participant(self.entity, self.name, self.office, self.of, self.type, self.span)


def is_office(title: str | None) -> bool:
    """Whether what somebody is called makes them act for others: a minister does, a student does not."""
    return bool(title) and (title or "").lower() not in vocabulary("private_people")


def key_of(entity: Entity) -> str:
    """What an entity is known by as a party: two entities of one type and name count as one."""
    return f"{entity.type}:{entity.name.lower()}"


def party_of(scene: Scene, entity: Entity) -> Party:
    """An entity as a party, with its fullest mention."""
    return Party(
        key_of(entity), entity.type, entity.name, entity.office, entity.of, scene.full_names[entity.id], entity.id
    )


def head_word(party: Party) -> str:
    """The word that says what the group is: the last before "of", "from" and the like."""
    before = re.split(r"\s(?:of|from|for|who|on|representing)\s", party.name.lower(), maxsplit=1)[0]
    return next(iter(re.findall(r"\w+", before)[-1:]), "")


def is_counterpart(party: Party) -> bool:
    """Whether somebody is told to hold the same office elsewhere: "her Karadani counterpart", "opposite number"."""
    before = re.split(r"\s(?:of|from|in)\s", party.name.lower(), maxsplit=1)[0]
    one = party.type == "person" or party.entity is None
    return one and before.endswith(tuple(word_set("en", "counterparts")))


def is_pair(party: Party) -> bool:
    """Whether a group is the two sides of a contact: "the leaders of Ostmark and Veldania", "the two kings"."""
    if party.type != "group" or head_word(party) not in vocabulary("leading"):
        return False
    words = party.name.lower().split()
    # "the leaders of the two countries", "ministers from both countries"
    paired = any(w in vocabulary("pairs") for w in (words if {"of", "from"} & {*words} else words[:2]))
    # "the leaders of Ostmark and Veldania", "Ostmark and Veldania's leaders"
    owned = any(w.endswith(POSSESSED) for w in words)
    return paired or ("and" in words and ("of" in words or owned))


TWO = re.compile(
    r"(?:\b(?:of|from) (?:the )?|^)[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)* and (?:the )?[A-Z][\w’'.-]*(?: [\w’'.-]+)*$"
)
"""Two countries in a group's name: "foreign ministers of Ostmark and Karadan", "Kazakh and Uzbek envoys"."""


def is_of_two(party: Party) -> bool:
    """Whether a group is the officials of two countries, who are two sides: "the foreign ministers of X and Y"."""
    return (
        party.type == "group"
        and party.name.count(" and ") == 1
        and "," not in party.name
        and bool(TWO.search(party.name))
    )


def is_of_name(scene: Scene, noun: int, party: Party) -> bool:
    """Whether a group only stands in the name of a gathering ("the Ostmark-Karadan Leaders Summit")."""
    name, small = scene.tokens[noun], vocabulary("articles") | vocabulary("ordinals")
    # "the third Ostmark-Karadan Leaders’ Summit"
    first = next((w for w in party.span.text.split() if w.lower() not in small), "")
    named = first[:1].isupper() and name.text.istitle()
    if party.type != "group" or not named or head_word(party) not in vocabulary("bare_groups"):
        # "the Foreign Ministers' Meeting" is theirs
        return False
    at = scene.analysis.token_at(party.span.end - 1)
    own = None if at is None else scene.tokens[at + 1 : noun]
    return own is not None and party.span.end <= name.start and all(t.text in OWNING for t in own)


def is_by_screen(party: Party) -> bool:
    """Whether a body is only how people met: "Ostmark-Karadan Ministerial Video Conference" before "Meeting"."""
    before, last = ["", *party.name.lower().split()][-2:]
    rows = (row for row in lang.rows("en", "contact_nouns") if row["kind"] == "video_call")
    return party.type == "institution" and any(row["noun"] in (last, f"{before} {last}") for row in rows)


def letters_in(scene: Scene, span: Span) -> list[Party]:
    """The bodies that are written in capitals inside a longer name: the G7 of "the G7 Leaders' Summit"."""
    inside = [scene.tokens[i] for i in scene.analysis.tokens_in(span.start, span.end)]
    spans = [scene.analysis.span(t.i, t.i + 1) for t in inside if t.text.isupper() and len(t.text) > 1]
    return [Party(f"np:{s.text.lower()}", "institution", s.text, None, None, s) for s in spans]


def is_named(party: Party, parties: Sequence[Party]) -> bool:
    """Whether those whom a group counts by their countries are named ("the leaders of Ostmark and Veldania")."""
    if party.type != "group" or not head_word(party).endswith("s"):
        return False
    name = party.name.lower()
    one = singular_offices("en").get(head_word(party), "")
    holders = [p for p in parties if p.type == "person" and one and one in (p.office or "").lower()]
    if len(holders) >= (COUNTRIES if not party.of and " of " not in name else EVERY):
        # "Foreign Ministers" in a headline, beside the two of them
        return True
    named = {p.of.lower() for p in parties if p.type == "person" and p.of and p.of.lower() in name}
    return len(named) >= COUNTRIES


def stands_for(person: Party, country: Party) -> bool:
    """Whether somebody acts for a country, by whatever name the text has it ("U.S." for the United States)."""
    own, name = (person.of or "").lower(), country.name.lower()
    known = country_names("en").get(name)
    return person.type == "person" and bool(own) and own in (name, known.name.lower() if known else name)


def by_surnames(scene: Scene, words: str) -> list[Party]:
    """The two whom a text calls by their surnames with a hyphen between: "the Marr-Vos meeting"."""
    joined = SURNAMES.search(words)
    found = []
    for surname in joined.groups() if joined else ():
        called = [e for e in scene.roster.entities if e.type == "person" and e.name.split()[-1] == surname]
        found += [party_of(scene, called[0])] if len(called) == 1 else []
    return found if len(found) == 2 else []
