"""One verb that tells of several contacts: "met with Marr in Torkent, with Vos in Selm and on Monday with Orlin".

A later one too: "held talks with Marr and then with Vos".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_parties import parties_in
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.records import DateValue, Place

FEWEST = 2
"""Sides with a day or a place of their own that make several contacts of one verb."""
NEAR = 5
"""Code points between "with" and the name behind it: an article at most."""
BOUNDS = frozenset({",", ";", "and"})
"""What ends the words about one side."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words about one side: where "with" stands, and where the words begin and end, in tokens."""

    preposition: int
    first: int
    last: int


def told_apart(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, each verb with several sides told as a contact with each where they have places or days."""
    return [part for candidate in candidates for part in _contacts(scene, candidate)]


def _contacts(scene: Scene, candidate: Candidate) -> list[Candidate]:
    own = [p for p in candidate.parties if p.key in candidate.callers]
    others = [p for p in candidate.parties if p.key not in candidate.callers]
    parts = list(_parts(scene, candidate)) if own and others else []
    later = any(_is_later(scene, part) for part in parts[1:])
    if not parts or (candidate.trigger.noun and not later):
        return [candidate]
    found: list[tuple[list[Party], Place | None, DateValue | None]] = []
    for part in parts:
        start, mark = scene.tokens[part.first].start, scene.tokens[part.preposition].end
        end = scene.tokens[part.last - 1].end
        side = [p for p in others if mark <= p.span.start < end] or _named_next(scene, mark, end)
        if side:
            place = next(iter(scene.places_in(mark, end)), None)
            date = next(iter(scene.dates_in(start, end)), None)
            found.append((side, place, date))
    told = {p.key for side, _, _ in found for p in side}
    if len(found) < FEWEST or not told.issuperset(p.key for p in others) or not (later or _differ(found)):
        return [candidate]
    return [replace(candidate, parties=(*own, *side), place=place, date=date) for side, place, date in found]


def _is_later(scene: Scene, part: Part) -> bool:
    """Whether a side comes after another one: "and then with Premier Dorn"."""
    before = (t.lower for t in scene.tokens[part.preposition - 2 : part.preposition])
    return not vocabulary("afterwards").isdisjoint(before)


def _named_next(scene: Scene, start: int, end: int) -> list[Party]:
    """The person named right behind "with", whom the parse has hung elsewhere."""
    found = parties_in(scene, start, end)[:1]
    return [p for p in found if p.type == "person" and p.span.start - start <= NEAR]


def _differ(found: list[tuple[list[Party], Place | None, DateValue | None]]) -> bool:
    """Whether at least two sides have places, or days, that are not the same."""
    places = {place.name for _, place, _ in found if place}
    days = {date.value for _, _, date in found if date and date.value}
    return len(places) >= FEWEST or len(days) >= FEWEST


def _parts(scene: Scene, candidate: Candidate) -> Iterator[Part]:
    """The stretches behind the verb that begin with "with", each with the day before it."""
    tokens = scene.tokens
    last = scene.analysis.sentences[tokens[candidate.token].sentence].last
    marks = [i for i in range(candidate.token + 1, last) if tokens[i].lower in vocabulary("with")]
    if not marks:
        yield from _objects(scene, candidate.token, last)
        return
    begins = [_begin(scene, candidate.token if n == 0 else marks[n - 1], mark) for n, mark in enumerate(marks)]
    for mark, first, end in zip(marks, begins, [*begins[1:], last], strict=True):
        yield Part(mark, first, end)


def _objects(scene: Scene, verb: int, last: int) -> Iterator[Part]:
    """The stretches behind a verb without "with": "met [Vos on Tuesday] and [Premier Dorn on Thursday]"."""
    tokens, marks = scene.tokens, [verb]
    for i in range(verb + 1, last - 1):
        if tokens[i].pos == "VERB" and tokens[i].i != verb:
            last = i
            break
        if tokens[i].lower in BOUNDS and _is_set(scene, marks[-1], i) and _opens_name(scene, i + 1, last):
            marks.append(i)
    if len(marks) >= FEWEST and _is_set(scene, marks[-1], last):
        yield from (Part(a, a + 1, b) for a, b in zip(marks, [*marks[1:], last], strict=True))


def _is_set(scene: Scene, first: int, last: int) -> bool:
    """Whether these tokens say where or when."""
    start, end = scene.tokens[first].end, scene.tokens[last - 1].end
    return bool(scene.dates_in(start, end) or scene.places_in(start, end))


def _opens_name(scene: Scene, i: int, last: int) -> bool:
    """Whether a person is named here who is not the subject of a clause of his own."""
    named = [m for m, e in scene.roster.within(scene.tokens[i].start, scene.tokens[last - 1].end) if e.type == "person"]
    if not named or named[0].start != scene.tokens[i].start:
        return False
    head = scene.analysis.head_of(named[0].start, named[0].end)
    return head is not None and scene.tokens[head].dep not in ("nsubj", "nsubjpass")


def _begin(scene: Scene, before: int, mark: int) -> int:
    """Where the words about a side begin: behind the last comma or "and" before its "with"."""
    return next((i + 1 for i in range(mark - 1, before, -1) if scene.tokens[i].lower in BOUNDS), mark)
