"""Several gatherings named by one plural: "the G20 and APEC summits", "the summits of the League and of the Union"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_parties import listed_parties, parties_in
from communique.find.contacts_party import Party, letters_in
from communique.find.contacts_scene import Scene, subject_heads
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_status import status_of_verb
from communique.find.contacts_triggers import Trigger, is_contact_noun, plural_gathering
from communique.find.contacts_words import vocabulary
from communique.records import Place, Status

FEWEST = 2
"""Bodies that make several gatherings of one plural."""
BACK = 12
"""Tokens before the names within which a verb says who goes there."""
NEXT = 30
"""Code points behind a place in which a second one stands."""
LONGEST = 24
"""Tokens of the names of all the bodies."""
SIDES = ("institution", "country", "group")


def find_plural(scene: Scene) -> list[Candidate]:
    """A gathering for each of the bodies that one plural names."""
    return [c for token in scene.tokens if token.lower in vocabulary("summits") for c in _gatherings(scene, token.i)]


def _gatherings(scene: Scene, noun: int) -> Iterator[Candidate]:
    sides, first = _sides_before(scene, noun)
    if len(sides) < FEWEST:
        sides, first = _sides_behind(scene, noun), noun
    trigger = plural_gathering(scene, noun)
    if len(sides) < FEWEST or trigger is None:
        return
    verb = _attended(scene, first)
    going = [] if verb is None else [p for h in subject_heads(scene.analysis, verb) for p in listed_parties(scene, h)]
    for side in sides:
        yield Candidate(
            token=noun,
            trigger=trigger,
            kind="gathering",
            sure=True,
            status=trigger.manner.status or _status(scene, first, verb),
            parties=distinct([*going, *side]),
            rule=f"contacts.{trigger.cell('noun')}",
            score=0.7,
            title=scene.in_title(noun),
            date=date_of(scene, trigger, noun),
            place=_place(scene, trigger, noun),
            apart=True,
        )


def _place(scene: Scene, trigger: Trigger, noun: int) -> Place | None:
    """Where all of them are; None where more towns than one are named: "in Torkent and Selm"."""
    place = place_of(scene, trigger, noun)
    if place is None or place.span is None:
        return place
    end = place.span.end
    return None if scene.analysis.text[end:].startswith((" and ", ", ")) and scene.places_in(end, end + NEXT) else place


def _status(scene: Scene, first: int, verb: int | None) -> Status:
    """What the words before the names say: "ahead of", "will attend"."""
    before = [t.lower for t in scene.tokens[max(0, first - BACK) : first]]
    near = before[-4:]
    if not vocabulary("ahead_of").isdisjoint(near) or not vocabulary("ahead_nouns").isdisjoint(before):
        return "planned"
    if not vocabulary("to_come").isdisjoint(near):
        return "planned"
    return "held" if verb is None else status_of_verb(scene.analysis, verb)[0] or "held"


def _attended(scene: Scene, first: int) -> int | None:
    """The verb before the names that says who goes there, if no other verb stands between."""
    start = scene.analysis.sentences[scene.tokens[first].sentence].first
    verbs = (i for i in range(first - 1, max(start, first - BACK) - 1, -1) if scene.tokens[i].pos == "VERB")
    verb = next(verbs, None)
    return verb if verb is not None and scene.tokens[verb].lemma.lower() in vocabulary("attending") else None


def _sides_before(scene: Scene, noun: int) -> tuple[list[list[Party]], int]:
    """The bodies named before the noun, and where their names begin."""
    start = scene.analysis.sentences[scene.tokens[noun].sentence].first
    first = noun
    while first > max(start, noun - LONGEST) and (_is_name(scene, first - 1) or _joins(scene, first - 1)):
        first -= 1
    while first < noun and _joins(scene, first):
        first += 1
    return _named(scene, range(first, noun)), first


def _sides_behind(scene: Scene, noun: int) -> list[list[Party]]:
    """The bodies named behind "summits of"; those with a noun of their own are told there."""
    tokens = scene.tokens
    last = scene.analysis.sentences[tokens[noun].sentence].last
    if noun + 2 >= last or tokens[noun + 1].lower not in vocabulary("of"):
        return []
    end = noun + 2
    while end < min(last, noun + LONGEST) and (
        _is_name(scene, end) or _joins(scene, end) or tokens[end].lower in vocabulary("articles") | vocabulary("of")
    ):
        end += 1
    if end < last and is_contact_noun(tokens[end]):
        end = next((i for i in range(end - 1, noun, -1) if _joins(scene, i)), noun + 2)
    return _named(scene, range(noun + 2, end))


def _named(scene: Scene, tokens: Iterable[int]) -> list[list[Party]]:
    """The parties of each stretch between commas and "and"; none where one of them names nobody."""
    parts: list[list[int]] = [[]]
    for i in tokens:
        if _joins(scene, i):
            parts.append([])
        else:
            parts[-1].append(i)
    sides = [_parties(scene, part) for part in parts if part]
    return sides if all(sides) else []


def _parties(scene: Scene, part: list[int]) -> list[Party]:
    first, last = scene.tokens[part[0]], scene.tokens[part[-1]]
    found = [p for p in parties_in(scene, first.start, last.end) if p.type in SIDES]
    if found:
        return found
    return letters_in(scene, scene.analysis.span(part[0], part[-1] + 1))


def _is_name(scene: Scene, i: int) -> bool:
    """Whether a token is part of a body's name."""
    token = scene.tokens[i]
    if token.pos == "PROPN" or token.text in HYPHENS or (token.text[:1].isupper() and token.text.isupper()):
        return True
    return any(e.type in SIDES for _, e in scene.roster.over(token.start, token.end))


def _joins(scene: Scene, i: int) -> bool:
    """Whether a token stands between two names, and in none."""
    token = scene.tokens[i]
    inside = any(m.start < token.start and token.end < m.end for m, _ in scene.roster.over(token.start, token.end))
    return token.lower in JOINING and not inside


HYPHENS = frozenset("-‐‑–")
JOINING = frozenset({",", "and"})
