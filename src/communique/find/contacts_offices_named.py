"""Those whom a contact names by their offices alone, where the text has their bare names behind and nobody else's.

As in "Ostmark's intelligence chief held talks with the Karadani interior minister. ... a conversation of four hours
between Aru Tok and Juri Quon": readers know who holds the offices, and the writer leaves it at that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.find.contacts_bare_names import is_described
from communique.find.contacts_members import is_plain
from communique.find.contacts_named_answers import is_unnamed
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.records import Entity, Mention

BOTH = 2
BEHIND = 3
"""Sentences behind a telling in which its people are named."""


def offices_named(scene: Scene, groups: list[Group]) -> list[Group]:
    """The contacts, with the names of those who are told by their offices alone."""
    found: list[Group] = []
    for group in groups:
        told = next((g for g in found if _is_of_both(scene, group, g)), None)
        if told is None:
            found.append(group)
        else:
            told[:] = _both_named(told, group)
    taken = {p.key for g in found for c in g for p in c.parties}
    return [_with_name(scene, g, taken) for g in found]


def _is_of_both(scene: Scene, group: Group, before: Group) -> bool:
    """Whether two bare names tell again of a contact whose two sides are offices alone, in text order."""
    offices, people = _parties(before), _parties(group)
    told = next((c for c in before if not c.title), None)
    if (
        told is None
        or len(offices) != BOTH
        or len(people) != BOTH
        or any(c.title or c.apart or c.date or c.place for c in group)
    ):
        return False
    near = 0 < scene.tokens[group[0].token].sentence - scene.tokens[told.token].sentence <= BEHIND
    alike = told.status == group[0].status and group[0].kind in ("other", told.kind)
    names = all(p.type == "person" and " " in p.name and _is_bare(p) for p in people)
    return near and alike and names and all(_is_office(scene, p) and _is_behind(scene, people[0], p) for p in offices)


def _both_named(before: Group, group: Group) -> Group:
    """The tellings of both, with the names in the order of the offices."""
    named: dict[str, Party] = {}
    for office, name in zip(_parties(before), _parties(group), strict=True):
        named[office.key] = named[name.key] = replace(name, office=office.office, of=office.of)
    return [replace(c, parties=tuple(named.get(p.key, p) for p in c.parties)) for c in (*before, *group)]


def _parties(group: Group) -> list[Party]:
    return list({p.key: p for c in group for p in c.parties}.values())


def _is_bare(person: Party) -> bool:
    """Whether nothing is said of who somebody is."""
    return is_plain(person) and not person.of


def _is_office(scene: Scene, party: Party) -> bool:
    """Whether somebody is known by an office alone, and as a certain one: "the interior minister", no "a minister"."""
    first = party.span.text.split()[0].lower()
    return is_unnamed(scene, party) and bool(party.office) and first not in vocabulary("indefinite")


def _is_behind(scene: Scene, person: Party, office: Party) -> bool:
    """Whether a name first stands behind an office."""
    return person.entity is not None and min(m.start for m in scene.roster[person.entity].mentions) > office.span.end


def _with_name(scene: Scene, group: Group, taken: set[str]) -> Group:
    """A contact with somebody named and an office, whose holder a surname names behind it."""
    told = next((c for c in group if not c.title), None)
    parties = _parties(group)
    offices = [p for p in parties if _is_office(scene, p)]
    if told is None or len(offices) != 1 or len(parties) != BOTH or any(p.type != "person" for p in parties):
        return group
    office, other = offices[0], next(p for p in parties if p is not offices[0])
    first = scene.tokens[told.token].sentence
    until = scene.analysis.sentences[first:][: BEHIND + 1][-1].end
    if any(_is_another(scene, e, office, other) for _, e in scene.roster.within(0, until)):
        return group
    surnames = list(_surnames(scene, until))
    mention, entity = surnames[0] if len(surnames) == 1 else (None, None)
    if mention is None or entity is None or party_of(scene, entity).key in taken or mention.start < office.span.end:
        return group
    if not _takes_part(scene, mention, other):
        return group
    named = replace(party_of(scene, entity), office=office.office, of=office.of)
    return [replace(c, parties=tuple(named if p.key == office.key else p for p in c.parties)) for c in group]


def _is_another(scene: Scene, entity: Entity, office: Party, other: Party) -> bool:
    """Whether somebody else is told by an office alone, who may be the one that is named, or may hold the office."""
    person = party_of(scene, entity)
    if entity.type != "person" or entity.id in (office.entity, other.entity):
        return False
    return _is_office(scene, person) or (person.official and not is_unnamed(scene, person))


def _surnames(scene: Scene, end: int) -> Iterator[tuple[Mention, Entity]]:
    """The first mentions of people of whom the text has no more than one name, up to a place in it."""
    for entity in scene.roster.entities:
        called = [m for m in entity.mentions if m.kind == "name"]
        one = entity.type == "person" and " " not in entity.name and bool(called)
        if one and _is_bare(party_of(scene, entity)) and called[0].start < end:
            yield called[0], entity


def _takes_part(scene: Scene, mention: Mention, other: Party) -> bool:
    """Whether a name is the subject where the other side is told of as well, or of what is said to somebody."""
    head = scene.analysis.head_of(mention.start, mention.end)
    if head is None or scene.tokens[head].dep != "nsubj" or is_described(scene, mention):
        return False
    told = scene.tokens[head].head
    beside = scene.roster.within(*scene.sentence_span(head))
    return any(e.id == other.entity for _, e in beside) or scene.tokens[told].lemma.lower() in vocabulary("answering")
