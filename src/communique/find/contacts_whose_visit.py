"""Whose visit it is, where neither possessor nor subject says so: who is briefed on it, or stands behind "by"."""

from __future__ import annotations

from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, objects_of
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import vocabulary
from communique.records import Place


def prepared_for(scene: Scene, noun: int, owner: int) -> list[Party]:
    """Who is told of the preparations for "his visit": others prepare it, and report to whoever is to travel."""
    tokens = scene.tokens
    preposition = tokens[noun].head
    preparing = tokens[tokens[preposition].head]
    if tokens[owner].tag != "PRP$" or tokens[noun].dep != "pobj" or preparing.dep != "pobj":
        return []
    verb = tokens[tokens[preparing.head].head]
    told = preparing.lemma.lower() in vocabulary("preparation") and verb.lemma.lower() in vocabulary("informing")
    heads = [c for c in scene.analysis.children(verb.i) if tokens[c].dep in ("dobj", "dative")] if told else []
    return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]


def visitor_behind(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who visits, after a "by" that the parse hung elsewhere ("the visit to Torkent this week by the envoy")."""
    if trigger.kind != "visit":
        return []
    tokens, stop = scene.tokens, scene.analysis.sentences[scene.tokens[trigger.token].sentence].last
    for i in range(trigger.token + 1, min(trigger.token + 9, stop)):
        if tokens[i].pos in ("VERB", "AUX"):
            return []
        if tokens[i].lower in vocabulary("by"):
            return [p for o in objects_of(scene.analysis, i) for p in listed_parties(scene, o)]
    return []


def without_places(trigger: Trigger, others: list[Party], place: Place | None) -> list[Party]:
    """The other side without where it was: "met Vos in Torkent, Karadan", and "visited Torkent".

    A town that no table knows may look like somebody's name.
    """
    if any(p.type == "person" for p in others):
        others = [p for p in others if p.type != "country"]
    if trigger.kind != "visit" or place is None:
        return others
    return [p for p in others if p.office or p.name not in place.name]
