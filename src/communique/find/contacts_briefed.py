"""Whose visit it is for which others prepare: "Mr Vos briefed the President about preparations for his visit"."""

from __future__ import annotations

from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary


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
