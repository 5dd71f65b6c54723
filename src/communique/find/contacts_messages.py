"""Letters and messages that somebody hands over for another: whose they are, and who gets them."""

from __future__ import annotations

from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, clause_verb, objects_of, prepositions, subject_heads
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import vocabulary


def is_handed_on(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody only brings what another wrote ("conveyed a message from Y")."""
    handed = trigger.frame is not None and scene.tokens[trigger.frame].lemma.lower() in vocabulary("handing")
    below = (scene.tokens[c].lower for c in scene.analysis.children(trigger.token))
    return handed and trigger.kind == "message" and not vocabulary("from").isdisjoint(below)


def handed_to(scene: Scene, verb: int | None, noun: int) -> list[Party]:
    """Who gets it: "handed the minister a letter from X", "received Vos, who handed over a letter from X"."""
    tokens = scene.tokens
    if verb is None:
        return []
    heads = [c for c in scene.analysis.children(verb) if tokens[c].dep in ("dative", "dobj") and c != noun]
    heads = [h for c in heads for h in (objects_of(scene.analysis, c) if tokens[c].pos == "ADP" else [c])]
    heads += [o for p in prepositions(scene.analysis, verb, vocabulary("to"), 0) for o in objects_of(scene.analysis, p)]
    bearer = tokens[tokens[verb].head]
    if not heads and tokens[verb].dep == "relcl" and bearer.dep in ("dobj", "pobj"):
        above = clause_verb(scene.analysis, bearer.i)
        heads = subject_heads(scene.analysis, above) if above is not None else []
    return [p for h in heads for p in listed_parties(scene, h)]


def addressee(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whom a letter or message goes to, where the verb names them: "sent X a letter", "sent a letter to X".

    Of "was handed a letter from X" whose it is: the verb's subject gets it.
    """
    if trigger.kind != "message" or trigger.frame is None:
        return []
    children = scene.analysis.children(trigger.frame)
    if any(scene.tokens[c].dep == "nsubjpass" and c != trigger.token for c in children):
        given = scene.tokens[trigger.frame].lemma.lower() in vocabulary("handing")
        marks = [c for c in children if given and scene.tokens[c].lower in vocabulary("from")]
        return [p for m in marks for o in objects_of(scene.analysis, m) for p in listed_parties(scene, o)]
    heads = [c for c in children if scene.tokens[c].dep in ("dobj", "dative") and c != trigger.token]
    heads += [o for c in children if scene.tokens[c].lower in vocabulary("to") for o in objects_of(scene.analysis, c)]
    return [p for h in heads for p in listed_parties(scene, h)]


def addressed(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whose a message is of which it is said to whom it is addressed, and from whom it has come.

    As in "A message addressed to President Marr has arrived from the Emir of Ostmark".
    """
    tokens, analysis, noun = scene.tokens, scene.analysis, trigger.token
    if trigger.kind != "message":
        return []
    clauses = [c for c in analysis.children(noun) if tokens[c].dep == "acl"]
    told = [c for c in clauses if tokens[c].lemma.lower() in vocabulary("addressing")]
    marks = [p for c in told for p in prepositions(analysis, c, vocabulary("to") | vocabulary("from"), 0)]
    verb = tokens[noun].head
    if told and tokens[noun].dep == "nsubj" and tokens[verb].lemma.lower() in vocabulary("coming"):
        marks += prepositions(analysis, verb, vocabulary("from"), 0)
    return [p for m in marks for o in objects_of(analysis, m) for p in listed_parties(scene, o)]
