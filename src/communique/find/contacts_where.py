"""Where a contact was, of all the places that its tellings give."""

from __future__ import annotations

import re

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import vocabulary
from communique.lang.names import country_names
from communique.records import Place
from communique.spans import Span, span_of

TOWN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,30}(?=,)")
"""The town that opens a dateline, in capitals."""


def place_told(scene: Scene, group: Group, shown: Candidate) -> Place | None:
    """Where it was: as a sentence says that is about just this, else as the telling shown says, else as any does."""
    tokens = scene.tokens
    own = shown.trigger.span
    aside = [c for c in group if c.anaphoric and c.title and c.kind != "visit"]
    placed = [c for c in group if c.place and c not in aside and not _is_itself(scene, c.place, own)]
    for telling in placed:
        verb = tokens[telling.token].head
        subject = telling.trigger.noun and tokens[telling.token].dep in ("nsubj", "nsubjpass")
        happened = subject and telling.trigger.frame is None and tokens[verb].lemma.lower() in vocabulary("happen")
        if happened and telling.place and _is_exact(scene, telling.place):
            # "The meeting took place at the Royal Palace in Torkent"
            return telling.place
    first = next((c for c in placed if c is shown), placed[0] if placed else None)
    return first.place if first else _here(scene, group)


def _here(scene: Scene, group: Group) -> Place | None:
    """The town of the dateline, where a telling says that it was there: "SELM, 4 March - Marr met Vos here today"."""
    told = [c.token if c.trigger.frame is None else c.trigger.frame for c in group if not c.anaphoric]
    below = (c for t in told for c in scene.analysis.children(t))
    if not any(scene.tokens[c].lower in vocabulary("here") for c in below):
        return None
    opening = next((p for p in scene.analysis.paragraphs if p.dateline_end > p.start), None)
    town = None if opening is None else TOWN.match(scene.analysis.text, opening.start, opening.dateline_end)
    return Place(town[0].title(), span_of(scene.analysis.text, *town.span())) if town else None


def _is_exact(scene: Scene, place: Place) -> bool:
    """Whether a place is more than a country, and no other gathering ("on the sidelines of the Forum in Karadan")."""
    head = scene.analysis.head_of(place.span.start, place.span.end) if place.span else None
    gathering = head is not None and is_contact_noun(scene.tokens[head])
    return not gathering and place.name.lower().removeprefix("the ") not in country_names("en")


def _is_itself(scene: Scene, place: Place, trigger: Span) -> bool:
    """Whether a place is the gathering that is told of, or stands in its name ("at the Summit of the Isles")."""
    if place.span is None:
        return False
    named = scene.analysis.text[trigger.end : place.span.start].lower().split()
    joined = bool(named) and named[0] in vocabulary("of") and not set(named[1:]) - vocabulary("articles")
    inside = trigger.text[:1].isupper() and trigger.end < place.span.start and joined
    return inside or place.span.start <= trigger.start < place.span.end
