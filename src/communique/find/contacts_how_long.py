"""How long a contact was, told behind it: "The two sat down at the mission. They met for less than half an hour"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_scene import Scene, objects_of, prepositions
from communique.find.contacts_words import vocabulary

NEXT = 2
"""Sentences behind a telling within which it is said how long the contact was."""


def says_how_long(scene: Scene, candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether a telling only says how long those met who are "they" or "the two" right behind what was told of them."""
    here = scene.tokens[candidate.token].sentence
    near = any(0 < here - scene.tokens[c.token].sentence <= NEXT for c in told)
    subject = scene.analysis.child(candidate.token, "nsubj")
    words = vocabulary("they") | vocabulary("pairs") | vocabulary("participants")
    if not near or candidate.trigger.noun or subject is None or scene.tokens[subject].lower not in words:
        return False
    marks = prepositions(scene.analysis, candidate.token, vocabulary("for"), 0)
    return any(
        scene.tokens[o].lemma.lower() in vocabulary("time_together")
        for m in marks
        for o in objects_of(scene.analysis, m)
    )
