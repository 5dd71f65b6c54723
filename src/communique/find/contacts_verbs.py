"""Contacts that a verb tells of: "X met Y", "X spoke by phone with Y", "X was received by Y", "X arrived in Z"."""

from __future__ import annotations

from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_parties import Party, listed_parties, parties_at
from communique.find.contacts_scene import Scene, objects_of, prepositions, subject_heads, with_conjuncts
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_status import status_of_verb
from communique.find.contacts_triggers import Trigger, is_contact_noun
from communique.find.contacts_words import vocabulary
from communique.records import Place

OBJECTS = ("dobj", "dative")
QUOTES = frozenset("\"“”‘«»'")
PEOPLE = frozenset({"person"})
TOGETHER = frozenset({"person", "country"})
"""Types of parties that, several as one subject, met each other ("the two ministers met"); countries do not speak."""


def from_verb(scene: Scene, trigger: Trigger) -> Candidate | None:
    """The contact that a contact verb tells of, or None where it reports no contact."""
    analysis, verb = scene.analysis, trigger.token
    status, _ = status_of_verb(analysis, verb)
    if status is None:
        return None
    heads = subject_heads(analysis, verb)
    subjects = [p for h in heads for p in listed_parties(scene, h)]
    others, slot_filled = counterparts(scene, trigger)
    if any(analysis.tokens[c].dep == "nsubjpass" for c in analysis.children(verb)):
        others, slot_filled = agents(scene, verb), True
    place = place_of(scene, trigger, verb)
    together = (
        [] if slot_filled else [p for h in heads for g in with_conjuncts(analysis, h) for p in parties_at(scene, g)]
    )
    if not _complete(scene, trigger, subjects, others, together, place):
        return None
    return Candidate(
        token=verb,
        trigger=trigger,
        kind=trigger.kind,
        sure=trigger.sure,
        status=trigger.manner.status or status,
        parties=distinct([*subjects, *others]),
        rule=f"contacts.{trigger.cell('lemma')}",
        score=0.9 if subjects and others else 0.7,
        title=scene.in_title(verb),
        date=date_of(scene, trigger, verb),
        place=place,
        apart=trigger.manner.apart,
        weak=trigger.weak,
        callers=frozenset(p.key for p in subjects),
    )


def agents(scene: Scene, verb: int) -> list[Party]:
    """The parties after the "by" of a passive."""
    heads = [o for p in prepositions(scene.analysis, verb, vocabulary("by"), 0) for o in objects_of(scene.analysis, p)]
    return [p for o in heads for p in listed_parties(scene, o)]


def _complete(
    scene: Scene,
    trigger: Trigger,
    subjects: list[Party],
    others: list[Party],
    together: list[Party],
    place: Place | None,
) -> bool:
    """Whether the verb has what makes it a contact: both sides, a subject of several, or a place to visit."""
    lemma = trigger.cell("lemma")
    if trigger.kind == "visit":
        return any(p.type != "country" for p in subjects) and (
            (place is not None and _is_named(scene, place)) or (lemma == "visit" and bool(others))
        )
    if others:
        return bool(subjects) or lemma in vocabulary("meeting")
    if not trigger.cell("alone"):
        return False
    if lemma in vocabulary("meeting") and any(p.type in ("institution", "group") and not p.vague for p in together):
        return True
    types = TOGETHER if lemma in vocabulary("meeting") else PEOPLE
    return len(distinct([p for p in together if p.type in types])) >= 2


def _is_named(scene: Scene, place: Place) -> bool:
    """Whether a place has a name: a visit to "a factory" is no contact."""
    return place.span is not None and any(
        scene.tokens[i].pos == "PROPN" for i in scene.analysis.tokens_in(place.span.start, place.span.end)
    )


def counterparts(scene: Scene, trigger: Trigger) -> tuple[list[Party], bool]:
    """The parties on the other side of a contact verb, and whether anything stands in their place.

    They are its object or stand after "with" and the like.
    """
    analysis, verb = scene.analysis, trigger.token
    slots = frozenset(trigger.cell("counterpart").split(","))
    objects = [c for c in analysis.children(verb) if "object" in slots and analysis.tokens[c].dep in OBJECTS]
    objects = [_antecedent(scene, verb, o) for o in objects]
    found = [p for h in objects for p in listed_parties(scene, h) if p.type in ("person", "group") or p.entity is None]
    if trigger.cell("lemma") in vocabulary("meeting"):
        found = [p for h in objects for p in listed_parties(scene, h)]
    if trigger.cell("lemma") in vocabulary("calling"):
        found = [p for p in found if p.type == "person" and not _is_named_so(scene, verb)] or _called(scene, verb)
    marks = list(prepositions(analysis, verb, slots - {"object", "place"}))
    after = [o for p in marks for o in objects_of(analysis, p)]
    spoken_to = [o for p in marks if analysis.tokens[p].lower in vocabulary("to") for o in objects_of(analysis, p)]
    found += [p for h in after for p in listed_parties(scene, h) if not (h in spoken_to and p.type == "group")]
    filled = bool(after) or any(not is_contact_noun(analysis.tokens[o]) for o in objects)
    if found or filled:
        return found, filled
    found = _by_order(scene, verb, slots)
    return found, bool(found)


def _is_named_so(scene: Scene, verb: int) -> bool:
    """Whether someone is called something rather than called up: a predicate or a quotation follows."""
    tokens = scene.tokens
    stop = min(verb + 12, scene.analysis.sentences[tokens[verb].sentence].last)
    predicate = any(tokens[c].dep in ("oprd", "acomp", "attr", "prt") for c in scene.analysis.children(verb))
    return predicate or any(tokens[i].text in QUOTES for i in range(verb + 1, stop))


def _antecedent(scene: Scene, verb: int, word: int) -> int:
    """The noun that "whom" stands for in a relative clause; any other word stands for itself."""
    return scene.tokens[verb].head if scene.tokens[word].lower in vocabulary("relative") and word < verb else word


def _called(scene: Scene, verb: int) -> list[Party]:
    """Whom a call went to where the parse takes them for the subject of what follows ("called X to thank him")."""
    tokens = scene.tokens
    for c in scene.analysis.children(verb):
        if tokens[c].dep in ("ccomp", "xcomp", "advcl") and tokens[c].lemma.lower() in vocabulary("errand"):
            heads = [s for s in scene.analysis.children(c) if tokens[s].dep == "nsubj" and s > verb]
            return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]
    return []


def _by_order(scene: Scene, verb: int, slots: frozenset[str]) -> list[Party]:
    """The parties after the next "with", where the parse hung it elsewhere; no verb may stand between."""
    tokens = scene.tokens
    stop = scene.analysis.sentences[tokens[verb].sentence].last
    for i in range(verb + 1, min(verb + 9, stop)):
        if tokens[i].lower in slots and tokens[i].tag != "TO":
            verbs = (h for h in range(i + 1, stop) if tokens[h].pos in ("VERB", "AUX"))
            heads = [h for h in range(i + 1, min(i + 12, next(verbs, stop))) if scene.mentions_at(h)]
            return listed_parties(scene, heads[0]) if heads else []
        if tokens[i].pos in ("VERB", "AUX", "SCONJ") or is_contact_noun(tokens[i]):
            return []
    return []
