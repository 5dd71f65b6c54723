"""Contacts told by how long they took: "she said after two hours with President Marr in her office"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, clause_verb, objects_of, subject_heads
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_triggers import Manner, Trigger
from communique.find.contacts_words import vocabulary

RULE = "contacts.hours"
TOLD = ("VBD", "VBN", "VBZ")
"""Tags of verbs that tell what was done or said after it."""


def find_hours(scene: Scene) -> Iterator[Candidate]:
    """Meetings of which a text says only that somebody did something after a time with somebody.

    Such a time is no contact with things ("after two hours with the files") nor for those who are not named.
    """
    for token in scene.tokens:
        after = scene.tokens[token.head]
        following = scene.tokens[token.i + 1] if token.i + 1 < len(scene.tokens) else token
        spent = token.lemma.lower() in vocabulary("time_together") and token.dep == "pobj"
        if not spent or after.lower not in vocabulary("after") or following.lower not in vocabulary("with"):
            continue
        verb = clause_verb(scene.analysis, after.i)
        if verb is None or not _is_told(scene, verb):
            continue
        one = _people(scene, subject_heads(scene.analysis, verb))
        other = _people(scene, objects_of(scene.analysis, following.i))
        if one and other and not {p.key for p in one} & {p.key for p in other}:
            yield _meeting(scene, token.i, verb, [*one, *other])


def _is_told(scene: Scene, verb: int) -> bool:
    """Whether a verb tells of what has been: "said", not "will say", "would leave", "did not say"."""
    below = [scene.tokens[c] for c in scene.analysis.children(verb)]
    return scene.tokens[verb].tag in TOLD and not any(t.tag == "MD" or t.dep == "neg" for t in below)


def _people(scene: Scene, heads: list[int]) -> list[Party]:
    return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]


def _meeting(scene: Scene, noun: int, verb: int, parties: list[Party]) -> Candidate:
    row = (("noun", scene.tokens[noun].lemma.lower()),)
    span = scene.analysis.span(scene.analysis.edges(noun)[0], noun + 1)
    trigger = Trigger(noun, span, True, "meeting", True, Manner(), verb, False, row)
    return Candidate(
        token=noun,
        trigger=trigger,
        kind="meeting",
        sure=True,
        status="held",
        parties=distinct(parties),
        rule=RULE,
        score=0.7,
        title=scene.in_title(noun),
        date=date_of(scene, trigger, noun),
        place=place_of(scene, trigger, noun),
    )
