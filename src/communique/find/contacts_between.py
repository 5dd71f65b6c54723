"""The sides of a contact that its sentence names farther on: "a talk which went on for hours between X and Y"."""

from __future__ import annotations

from communique.find.contacts_candidates import distinct
from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, objects_of
from communique.find.contacts_words import vocabulary

ON_THE_WAY = frozenset(("prep", "pobj", "npadvmod"))
"""Labels by which "between" hangs on how long it was, and that on the verb."""
FEWEST = 2


def between_lasting(scene: Scene, noun: int) -> list[Party]:
    """The sides named behind how long it was: "a conversation which went on for four hours between X and Y"."""
    tokens, analysis = scene.tokens, scene.analysis
    for verb in analysis.children(noun):
        if tokens[verb].dep != "relcl" or tokens[verb].lemma.lower() not in vocabulary("happen") | vocabulary(
            "lasting"
        ):
            continue
        subject = analysis.child(verb, "nsubj")
        if subject is None or tokens[subject].lower not in vocabulary("relative"):
            continue
        for mark in analysis.subtree(verb):
            if tokens[mark].lower in vocabulary("between") and _says_how_long(scene, verb, mark):
                found = [p for o in objects_of(analysis, mark) for p in listed_parties(scene, o)]
                return found if len(distinct(found)) >= FEWEST else []
    return []


def _says_how_long(scene: Scene, verb: int, mark: int) -> bool:
    """Whether nothing but a stretch of time stands between a verb and a word that hangs below it."""
    at = scene.tokens[mark].head
    while at != verb:
        token = scene.tokens[at]
        if token.dep not in ON_THE_WAY or (token.dep != "prep" and token.lemma.lower() not in vocabulary("how_long")):
            return False
        at = token.head
    return True


def between_later(scene: Scene, noun: int) -> list[Party]:
    """The sides that the sentence names farther on ("talks in X failed to yield an accord between Y and Z")."""
    tokens = scene.tokens
    stop = scene.analysis.sentences[tokens[noun].sentence].last
    if tokens[noun].dep not in ("nsubj", "nsubjpass"):
        return []
    for i in range(noun + 1, stop):
        if tokens[i].lower in vocabulary("between"):
            found = [p for o in objects_of(scene.analysis, i) for p in listed_parties(scene, o)]
            return found if len(distinct(found)) > 1 else []
    return []
