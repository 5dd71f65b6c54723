"""Those whom a contact names by their offices alone, where the text names them in what they agreed or discussed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.analysis import Sentence
from communique.find.contacts_attendance import Stretch, joining
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_lists import named_before, once
from communique.find.contacts_members import (
    are_all,
    as_officials,
    is_plain,
    is_two,
    office_of_each,
    one_and_other,
    open_sentence,
)
from communique.find.contacts_merging import is_joint
from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party, is_named, party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene, subject_heads
from communique.find.contacts_words import vocabulary
from communique.records import Mention

PAIR = 2
AFTER, NEXT = 3, 2
"""Sentences behind a telling in which its people are named, and those in which bare names can only be theirs."""


def named_later(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups, with people added who stand for those whom a group counts by their countries.

    As in "The heads of Ostmark's and Veldania's services met. Ostmark's chief Aleks Brod and General Mira Quon of
    Veldania agreed to share their files".
    """
    found: list[tuple[Group, Group]] = []
    for group in groups:
        told = next((pair for pair in found if _tells_again(scene, group, pair[0])), None)
        if told is None:
            later = _by_name(scene, group)
            found.append((group, [*_without_counted(scene, group, later), *later]))
        else:
            first, whole = told
            named = [as_officials(c, first) for c in group]
            whole[:] = [*_without_counted(scene, whole, named), *named]
    return [whole for _, whole in found]


def _without_counted(scene: Scene, group: Group, later: list[Candidate]) -> Group:
    """The tellings without the group all of whom are named behind it."""
    people = [p for c in later for p in c.parties]
    counted = [p for c in group for p in c.parties if are_all(scene, p, people) or (is_two(p) and len(people) == PAIR)]
    return [replace(c, parties=tuple(p for p in c.parties if p not in counted)) for c in group] if counted else group


def _tells_again(scene: Scene, group: Group, before: Group) -> bool:
    """Whether those are named who met: "The ministers of X and Y met. A of X and B of Y spoke for hours"."""
    told, first = [c for c in before if not c.title], group[0]
    if not told or told[0].status != "held" or first.status != "held" or any(c.date or c.apart for c in group):
        return False
    near = 0 < scene.tokens[first.token].sentence - scene.tokens[told[0].token].sentence <= AFTER
    parties = [p for c in before for p in c.parties]
    people = list(first.parties)
    named = len(people) > 1 and all(p.type == "person" and is_plain(p) for p in people)
    alike = first.kind in ("other", "meeting", before[0].kind) and not any(p.type == "person" for p in parties)
    return near and named and alike and any(is_named(p, people) or are_all(scene, p, people) for p in parties)


def _by_name(scene: Scene, group: Group) -> list[Candidate]:
    told = [c for c in group if not c.title]
    parties = [p for c in group for p in c.parties]
    if not told or told[0].status != "held" or any(p.type == "person" for p in parties):
        return []
    first = scene.tokens[told[0].token].sentence
    for sentence in scene.analysis.sentences[first : first + 1 + AFTER]:
        # "In 1998, they signed the accord": another day's
        dated = sentence.i > first and bool(scene.dates_in(sentence.start, sentence.end))
        for i in range(sentence.first, sentence.last):
            if scene.tokens[i].pos != "VERB":
                continue
            acting = _acting(scene, i)
            opens = first < sentence.i <= first + NEXT and open_sentence(scene, i, acting)
            every = [p for p in parties if are_all(scene, p, acting)] if opens else []
            if every:
                return [as_officials(joining(scene, _stretch(scene, i), acting), group)]
            people = acting if is_joint(scene, i) and not dated else []
            if any(is_named(p, people) and all(_fits(p, one) for one in people) for p in parties):
                return [joining(scene, _stretch(scene, i), people)]
    behind = scene.analysis.sentences[first : first + 1 + AFTER]
    two = next((found for p in parties if (found := one_and_other(scene, p, behind))), None)
    if two is not None:
        return [joining(scene, Stretch(two[0].span.start, two[0].span.end), two)]
    return [c for p in parties if p.type == "group" for c in _one_of_each(scene, p, behind)][:1]


def _one_of_each(scene: Scene, group: Party, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """The one of each of a group's countries who is named behind it.

    As in "The foreign ministers of Ostmark and Karadan met. Ostmark's Eva Brod said that ..., while her Karadani
    counterpart, Juri Quon, called for patience".
    """
    countries = {e.name for _, e in scene.roster.within(group.span.start, group.span.end) if e.type == "country"}
    named: dict[str, dict[str, Mention]] = {}
    for mention, entity in scene.roster.within(group.span.end, sentences[-1].end) if len(countries) > 1 else ():
        if entity.type == "person" and mention.kind == "name" and entity.of in countries:
            one = party_of(scene, entity)
            if not one.office or _fits(group, one):
                named.setdefault(entity.of, {}).setdefault(entity.id, mention)
    if named and set(named) == countries and all(len(people) == 1 for people in named.values()):
        told = {e: m for people in named.values() for e, m in people.items()}
        first = min(told.values(), key=lambda m: m.start)
        each = [party_of(scene, scene.roster[e]) for e in told]
        office = office_of_each(group)
        yield joining(scene, Stretch(first.start, first.end), [replace(p, office=p.office or office) for p in each])


def _fits(group: Party, person: Party) -> bool:
    """Whether somebody may be of a group: no deputy, no former minister, no finance minister is of "the ministers"."""
    *ranks, _ = group.name.lower().split(" of ")[0].split() or [""]
    held = set((person.office or "").lower().split())
    return bool(held) and set(ranks) <= held and not held & vocabulary("lesser") - set(ranks)


def _stretch(scene: Scene, i: int) -> Stretch:
    return Stretch(scene.tokens[i].start, scene.tokens[i].end)


def _acting(scene: Scene, verb: int) -> list[Party]:
    """Two people or more who do something as one, by this verb."""
    denied = any(scene.tokens[c].dep == "neg" for c in scene.analysis.children(verb))
    if denied or scene.tokens[verb].pos != "VERB":
        return []
    subjects = [p for h in subject_heads(scene.analysis, verb) for p in listed_parties(scene, h)]
    # the parse may tie the second of them to the first as a description
    people = [p for p in once([*subjects, *named_before(scene, verb)]) if p.type == "person"]
    return people if len(people) > 1 else []
