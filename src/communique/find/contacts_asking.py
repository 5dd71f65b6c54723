"""Verbs of contact by which nobody is met or rung: "called on X to resign", "call X to testify", "speaks Arabic"."""

from __future__ import annotations

from functools import cache

from communique import lang
from communique.find.contacts_scene import Scene, objects_of
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import vocabulary

OBJECTS = ("dobj", "npadvmod", "advmod", "acomp", "xcomp")
"""Labels of a language that somebody speaks, as the parse may have it."""


def is_asking(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb asks for something, summons a witness or tells a language, rather than that people spoke."""
    if trigger.cell("lemma") in vocabulary("appealing") and appeals(scene, trigger.token):
        return True
    return _calls_upon(scene, trigger) or _summons(scene, trigger) or _speaks_a_language(scene, trigger)


def appeals(scene: Scene, verb: int) -> bool:
    """Whether somebody is called on to do something, rather than called on ("called on Vos to resign")."""
    tokens = scene.tokens
    last = scene.analysis.sentences[tokens[verb].sentence].last
    first = next((i for i in range(verb + 2, last - 1) if tokens[i].tag == "TO" and _infinitive(scene, i) >= 0), None)
    if first is None:
        return not any(
            e.type == "person" for _, e in scene.roster.within(tokens[verb].end, scene.sentence_span(verb)[1])
        )
    asked = tokens[_infinitive(scene, first)].lemma.lower()
    return asked not in vocabulary("purpose") | vocabulary("errand") | vocabulary("reporting")


def _infinitive(scene: Scene, to: int) -> int:
    """The verb right behind "to", quotation marks between them or not; -1 where there is none."""
    behind = to + 1 if scene.tokens[to + 1].pos != "PUNCT" else to + 2
    return behind if behind < len(scene.tokens) and scene.tokens[behind].tag == "VB" else -1


def _calls_upon(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody is called upon to do something: nobody is visited so."""
    tokens, verb = scene.tokens, trigger.token
    if trigger.cell("lemma") not in vocabulary("calling") or tokens[min(verb + 1, len(tokens) - 1)].lower != "upon":
        return False
    last = scene.analysis.sentences[tokens[verb].sentence].last
    return any(tokens[i].tag == "TO" and _infinitive(scene, i) >= 0 for i in range(verb + 2, last - 1))


def _summons(scene: Scene, trigger: Trigger) -> bool:
    """Whether a body calls a witness: "call X to testify", "called X before a committee"."""
    if trigger.cell("lemma") not in vocabulary("calling"):
        return False
    for c in scene.analysis.children(trigger.token):
        token = scene.tokens[c]
        if token.tag == "VB" and token.lemma.lower() in vocabulary("testifying"):
            return True
        nouns = lang.words("en", "institution_nouns")
        heads = objects_of(scene.analysis, c) if token.lower == "before" else ()
        if any(scene.tokens[o].lemma.lower() in nouns for o in heads):
            return True
    return False


def _speaks_a_language(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb's object is a language: "speaks fluent Arabic, along with French"."""
    if trigger.kind != "call" or trigger.cell("counterpart").startswith("object"):
        return False
    beside = [scene.tokens[c] for c in scene.analysis.children(trigger.token) if c > trigger.token]
    with_whom = trigger.cell("counterpart").split(",")
    return any(t.dep in OBJECTS and t.text in _languages() for t in beside) and not any(
        t.lower in with_whom for t in beside
    )


@cache
def _languages() -> frozenset[str]:
    return frozenset(row["name"] for row in lang.rows("en", "language_names"))
