"""Visits that an invitation proposes, and who invited."""

from __future__ import annotations

from dataclasses import replace

from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_parties import agents, listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene, objects_of, prepositions, subject_heads
from communique.find.contacts_setting import place_of
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import vocabulary
from communique.records import Place, Status

INVITE = "invite"
"""The verb that proposes a visit of its object."""
OBJECTS = ("dobj", "dative")


def invitation(scene: Scene, trigger: Trigger, status: Status) -> Candidate | None:
    """The visit that an invitation to a place with a name proposes ("invited X to Halmere"); the guest comes first."""
    analysis, verb = scene.analysis, trigger.token
    place = place_of(scene, trigger, verb)
    passive = any(scene.tokens[c].dep == "nsubjpass" for c in analysis.children(verb))
    guests = subject_heads(analysis, verb) if passive else _objects(scene, verb)
    hosts = agents(scene, verb) if passive else _at(scene, subject_heads(analysis, verb))
    people = [p for p in _at(scene, guests) if p.type == "person"]
    told = status in ("held", "proposed") and people and hosts
    if not told or place is None or not is_named_place(scene, place):
        return None
    return Candidate(
        token=verb,
        trigger=trigger,
        kind="visit",
        sure=True,
        status="proposed",
        parties=distinct([*people, *hosts]),
        rule=f"contacts.{INVITE}",
        score=0.7,
        title=scene.in_title(verb),
        place=place,
        apart=True,
    )


def _objects(scene: Scene, verb: int) -> list[int]:
    return [c for c in scene.analysis.children(verb) if scene.tokens[c].dep in OBJECTS]


def _at(scene: Scene, heads: list[int]) -> list[Party]:
    return [p for h in heads for p in listed_parties(scene, h)]


def inviters(scene: Scene, verb: int) -> list[Party]:
    """Who asks for the visit that an infinitive names ("Vos invited Marr to come", "Vos's invitation to visit")."""
    tokens = scene.tokens
    head = tokens[verb].head
    if tokens[verb].tag != "VB" or head == verb:
        return []
    if tokens[head].lemma.lower() == INVITE:
        passive = any(tokens[c].dep == "nsubjpass" for c in scene.analysis.children(head))
        hosts = agents(scene, head) if passive else _at(scene, subject_heads(scene.analysis, head))
    elif tokens[head].lemma.lower() in vocabulary("invitation"):
        possessors = [c for c in scene.analysis.children(head) if tokens[c].dep == "poss"]
        extends = tokens[tokens[head].head].lemma.lower() in vocabulary("extending")
        given = prepositions(scene.analysis, head, vocabulary("from"), 0)
        # "accepted an invitation from Vos to visit Torkent"
        possessors = possessors or [o for m in given for o in objects_of(scene.analysis, m)]
        hosts = _at(scene, possessors or (subject_heads(scene.analysis, tokens[head].head) if extends else []))
    elif (asked := _asked_by(scene, head)) is not None:
        possessors = [c for c in scene.analysis.children(asked) if tokens[c].dep == "poss"]
        hosts = _at(scene, possessors or subject_heads(scene.analysis, head))
    else:
        return []
    return [p for p in hosts if p.type == "person"]


def _asked_by(scene: Scene, verb: int) -> int | None:
    """The invitation that is a verb's object: "renewed his invitation to X to visit Torkent"."""
    asked = scene.analysis.child(verb, "dobj")
    known = asked is not None and scene.tokens[asked].lemma.lower() in vocabulary("invitation")
    accepts = scene.tokens[verb].lemma.lower() in vocabulary("accepting")
    return asked if known and not accepts else None


def is_named_place(scene: Scene, place: Place) -> bool:
    """Whether a place has a name: a visit to "a factory" is no contact."""
    return place.span is not None and any(
        scene.tokens[i].pos == "PROPN" for i in scene.analysis.tokens_in(place.span.start, place.span.end)
    )


def with_hosts(scene: Scene, groups: list[Group]) -> list[Group]:
    """The contacts, an invitation without its giver being that of whoever acts there for the country to be visited.

    As in "President Marr spoke with Prime Minister Vos of Ostmark. She accepted an invitation to visit Ostmark".
    """
    found = []
    for group in groups:
        group = _with_inviters(scene, group, groups)
        told = group[0]
        guests = {p.key: p for c in group for p in c.parties}
        bare = told.kind == "visit" and told.status in ("planned", "proposed") and len(guests) == 1
        place = next((c.place for c in group if c.place), None)
        if bare and place is not None and _is_invited(scene, told):
            others = [p for g in groups for c in g if c.keys & guests.keys() for p in c.parties if p.type == "person"]
            name = place.name.removeprefix("the ")
            host = next((p for p in others if p.of == name and p.key not in guests), None)
            group = group if host is None else [replace(told, parties=(*told.parties, host)), *group[1:]]
        found.append(group)
    return found


def _with_inviters(scene: Scene, group: Group, groups: list[Group]) -> Group:
    """A visit with whoever invited the guest, where nothing else is told of the two ("at the invitation of Vos")."""
    keys = {k for c in group for k in c.keys}
    if any(c.kind != "visit" for c in group) or len(keys) != 1:
        return group
    for n, told in enumerate(group):
        hosts = [p for p in _bidden_by(scene, told) if p.key not in keys]
        met = any(p.key in c.keys and keys <= c.keys for p in hosts for g in groups for c in g)
        if len(hosts) == 1 and hosts[0].type == "person" and not met:
            return [*group[:n], replace(told, parties=(*told.parties, *hosts)), *group[n + 1 :]]
    return group


def _bidden_by(scene: Scene, told: Candidate) -> list[Party]:
    """Who gave the invitation at which the visit of a telling is made."""
    analysis, tokens = scene.analysis, scene.tokens
    above = {told.token, told.trigger.frame, *analysis.ancestors(told.token)}
    here = analysis.sentences[tokens[told.token].sentence]
    for noun in tokens[here.first : here.last]:
        mark = tokens[noun.head]
        at = noun.dep == "pobj" and mark.lower in vocabulary("bidden") and mark.head in above
        if at and noun.lemma.lower() in vocabulary("invitation"):
            given = prepositions(analysis, noun.i, vocabulary("of"), 0)
            owners = [c for c in analysis.children(noun.i) if tokens[c].dep == "poss"]
            return _at(scene, owners or [o for m in given for o in objects_of(analysis, m)])
    return []


def _is_invited(scene: Scene, told: Candidate) -> bool:
    """Whether a visit is what an invitation is to."""
    above = (told.token, *scene.analysis.ancestors(told.token))
    return any(scene.tokens[i].lemma.lower() in vocabulary("invitation") for i in above)
