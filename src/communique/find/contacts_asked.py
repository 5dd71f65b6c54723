"""Contacts that somebody asks for: "asked Vos for a meeting", "invited her to talks", "rejected his offer of talks"."""

from __future__ import annotations

from typing import NamedTuple

from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_parties import agents, listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, counted_by, objects_of, prepositions, subject_heads
from communique.find.contacts_status import plan_of, says, status_of_verb
from communique.find.contacts_words import vocabulary
from communique.records import Status

OBJECTS = ("dobj", "dative")
CLOSING = frozenset("\"”’'»)")


class Asked(NamedTuple):
    """How far a contact that was asked for has come, and between whom it would be."""

    status: Status
    parties: tuple[Party, ...]


def asked_for(scene: Scene, noun: int, own: list[Party]) -> Asked | None:
    """Who asks whom for the contact that a noun names, and what came of it; None where nobody asks.

    ``own`` are those whom the noun's own phrase names; with them two sides must be known.
    """
    found = _offered(scene, noun, own) or _of_verb(scene, noun) or _of_request(scene, noun)
    if found is None:
        return None
    whole = distinct([*found.parties, *own])
    return Asked(found.status, whole) if len(whole) > 1 else None


def _offered(scene: Scene, noun: int, own: list[Party]) -> Asked | None:
    """As in "offered Vos talks", "proposed a summit with Vos": whose subject takes part where no two others would."""
    tokens, analysis = scene.tokens, scene.analysis
    verb = tokens[noun].head
    if tokens[noun].dep != "dobj" or says(analysis, verb) != "proposed" or status_of_verb(analysis, verb)[0] is None:
        return None
    if tokens[noun].lemma.lower() in vocabulary("visiting"):
        # who proposes another's visit does not travel
        return None
    # the parse takes a name for a part of the noun behind it
    before = [c for c in analysis.children(noun) if tokens[c].dep == "compound" and scene.mentions_at(c)]
    hearers = [c for c in analysis.children(verb) if tokens[c].dep == "dative" and c < noun]
    hearing = _at(scene, hearers or before[-1:]) if verb < noun else []
    if len(own) > 1 or not (hearing or own):
        return None
    return Asked("proposed", distinct([*_at(scene, subject_heads(analysis, verb)), *hearing]))


def _above(scene: Scene, noun: int) -> int | None:
    """The verb or noun on which "for a meeting", "to talks", "of a round of talks" hangs."""
    counted = counted_by(scene.analysis, noun)
    top = noun if counted is None else counted
    mark = scene.tokens[top].head
    leads = scene.tokens[mark].lower in vocabulary("asked_through")
    return scene.tokens[mark].head if scene.tokens[top].dep == "pobj" and leads else None


def _of_verb(scene: Scene, noun: int) -> Asked | None:
    """As in "asked Vos for a meeting", "was invited by Vos to a summit"."""
    tokens, analysis = scene.tokens, scene.analysis
    verb = _above(scene, noun)
    if verb is None or tokens[verb].pos != "VERB" or tokens[verb].lemma.lower() not in vocabulary("asking_for"):
        return None
    if tokens[verb].dep == "acl":
        # "the leaders invited to the summit"
        return None
    status = status_of_verb(analysis, verb)[0]
    if status not in ("held", "proposed", "ongoing"):
        return None
    passive = any(tokens[c].dep == "nsubjpass" for c in analysis.children(verb))
    asked = subject_heads(analysis, verb) if passive else _objects(scene, verb)
    asking = agents(scene, verb) if passive else _at(scene, subject_heads(analysis, verb))
    return Asked("proposed", distinct([*asking, *_at(scene, asked)]))


def _of_request(scene: Scene, noun: int) -> Asked | None:
    """As in "turned down a request by Vos for a meeting", "accepted Vos's invitation to talks"."""
    tokens, analysis = scene.tokens, scene.analysis
    above = _above(scene, noun)
    if above is None:
        return None
    request = above if plan_of(analysis, above) else None
    if request is None and tokens[above].pos == "VERB":
        request = next((c for c in _objects(scene, above) if c < noun and plan_of(analysis, c)), None)
    if request is None:
        return None
    owners = [c for c in analysis.children(request) if tokens[c].dep == "poss"]
    asked_by = vocabulary("by") | vocabulary("from")
    # the parse hangs who asks on what is asked for: "requests for a meeting from Vos"
    marks = [*prepositions(analysis, request, asked_by, 0), *prepositions(analysis, noun, asked_by, 0)]
    asking = _at(scene, [*owners, *(o for m in marks for o in objects_of(analysis, m))])
    verb = tokens[request].head
    if tokens[request].dep in ("nsubj", "nsubjpass"):
        # "his request was rejected by Vos"
        answering = agents(scene, verb)
    elif tokens[request].dep == "dobj":
        answering = _at(scene, [h for h in subject_heads(analysis, verb) if h != request])
    else:
        return None
    status = _answered(scene, verb)
    return None if status is None else Asked(status, distinct([*answering, *asking]))


def _answered(scene: Scene, verb: int) -> Status | None:
    """What a verb says of the request that is its object: turned down, taken up, or only made."""
    told = status_of_verb(scene.analysis, verb)[0]
    accepts = scene.tokens[verb].lemma.lower() in vocabulary("accepting")
    if says(scene.analysis, verb) == "refused":
        return None if told is None else "refused"
    if accepts:
        return "refused" if told in (None, "refused") else "planned"
    return None if told is None else "proposed"


def _objects(scene: Scene, verb: int) -> list[int]:
    return [c for c in scene.analysis.children(verb) if scene.tokens[c].dep in OBJECTS]


def _at(scene: Scene, heads: list[int]) -> list[Party]:
    return [p for h in heads for p in listed_parties(scene, h)]


def answered(scene: Scene, candidate: Candidate | None) -> Candidate | None:
    """The telling, None where it is only asked whether it was so: "Has Marr secretly met Vos?".

    "Why did Marr meet Vos?" takes it for known.
    """
    if candidate is None or candidate.title:
        return candidate
    tokens, analysis = scene.tokens, scene.analysis
    verb = candidate.token if candidate.trigger.frame is None else candidate.trigger.frame
    sentence = analysis.sentences[tokens[verb].sentence]
    last = next((i for i in range(sentence.last - 1, sentence.first, -1) if tokens[i].text not in CLOSING), verb)
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    if tokens[last].text != "?" or tokens[verb].dep != "ROOT" or subject is None:
        return candidate
    below = [tokens[c] for c in analysis.children(verb)]
    inverted = any(t.dep in ("aux", "auxpass") and t.i < subject for t in below)
    return None if inverted and not any(t.tag in ("WRB", "WP", "WDT") for t in below) else candidate
