"""Whether people saw each other: "the premier saw the emir", "came to see Ada Vell", "talked behind closed doors"."""

from __future__ import annotations

from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene
from communique.find.contacts_status import purpose_of
from communique.find.contacts_triggers import frame_verb, is_contact_noun
from communique.find.contacts_words import vocabulary

NEAR = 8
"""Tokens behind a verb within which it is said in what room."""


def is_in_private(scene: Scene, verb: int) -> bool:
    """Whether people were in one room, which was closed: "talked for two hours behind closed doors"."""
    tokens, analysis = scene.tokens, scene.analysis
    last = min(analysis.sentences[tokens[verb].sentence].last, verb + NEAR)
    doors = (d for d in range(verb + 1, last) if tokens[d].lower in vocabulary("closed_rooms"))
    return any(
        tokens[tokens[d].head].lower in vocabulary("in_private") and verb in analysis.ancestors(d) for d in doors
    )


def at_gathering(scene: Scene, verb: int) -> bool:
    """Whether they are seen at a gathering, which is the contact then ("looks forward to seeing Vos at the summit")."""
    marks = [c for c in scene.analysis.children(verb) if scene.tokens[c].dep == "prep"]
    marks += [g for c in marks for o in scene.analysis.children(c) for g in scene.analysis.children(o)]
    return any(
        frame_verb(scene.analysis, o) == verb
        for p in marks
        for o in scene.analysis.children(p)
        if is_contact_noun(scene.tokens[o])
    )


def sees(scene: Scene, verb: int, subjects: list[Party], others: list[Party]) -> bool:
    """Whether an official sees another one in person ("the premier saw the emir for an hour"), not as something."""
    both = [p for p in (*subjects, *others) if p.type == "person" and p.office]
    children = scene.analysis.children(verb)
    ahead = any(scene.tokens[c].lower in vocabulary("shall") for c in children)
    way = purpose_of(scene.analysis, verb)
    came = way is not None and scene.tokens[way].tag == "VBD"
    if scene.tokens[verb].tag != "VBD" and not ahead and not came:
        return False
    told = any(
        scene.tokens[c].dep in ("ccomp", "xcomp", "oprd", "prt") or scene.tokens[c].lower == "as" for c in children
    )
    if came and both and all(p.type == "person" and not p.vague for p in others):
        # "the envoy came to see Ada Vell": one of them is in office, and the other has a name
        return len(subjects) == len(others) == 1 and not told
    return len(both) == len(subjects) + len(others) == 2 and not told
