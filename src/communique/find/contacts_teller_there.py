"""Talks of which somebody who is back from them tells: "Minister Tok, who returned on Friday, told of the talks"."""

from __future__ import annotations

from communique import lang
from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, clause_verb, subject_heads
from communique.find.contacts_words import vocabulary

BEHIND = 3
"""Sentences behind the telling in which the teller's own words say what he did."""


def teller_there(scene: Scene, noun: int) -> list[Party]:
    """The official who tells of the talks and was there, as he says ("We came with data") or as is said of him.

    Nobody is taken for it who speaks for others, nor where whose talks they were is said.
    """
    tokens, mark = scene.tokens, scene.tokens[scene.tokens[noun].head]
    beside = {tokens[c].lower for c in scene.analysis.children(noun)}
    one_side = not beside.isdisjoint(vocabulary("with")) and beside.isdisjoint(vocabulary("between"))
    definite = one_side and not beside.isdisjoint(vocabulary("definite"))
    told = tokens[noun].dep == "pobj" and mark.lower in vocabulary("about") | vocabulary("of")
    verb = clause_verb(scene.analysis, noun) if told and definite else None
    if verb is None or tokens[verb].lemma.lower() not in vocabulary("telling") | vocabulary("speaking"):
        return []
    heads = subject_heads(scene.analysis, verb)
    people = [p for h in heads for p in listed_parties(scene, h) if p.type == "person" and _acts(p)]
    return [p for p in people if _is_back(scene, heads) or _says_so(scene, verb, p)][:1]


def _acts(person: Party) -> bool:
    """Whether somebody acts for himself, and speaks for nobody."""
    words = (person.office or "").lower().split()
    return person.official and vocabulary("speaks_for").isdisjoint(words)


def _is_back(scene: Scene, heads: list[int]) -> bool:
    """As in "Minister Tok, who returned this morning,"."""
    below = [scene.tokens[c] for h in heads for c in scene.analysis.children(h)]
    return any(t.dep == "relcl" and t.tag == "VBD" and t.lemma.lower() in vocabulary("coming_back") for t in below)


def _says_so(scene: Scene, verb: int, teller: Party) -> bool:
    """Whether the teller's own words say, behind the telling, that he went, came or met somebody."""
    first = scene.tokens[verb].sentence
    for i, speaker in scene.speakers.items():
        near = 0 <= scene.tokens[i].sentence - first <= BEHIND
        done = scene.tokens[scene.tokens[i].head]
        if near and speaker.id == teller.entity and scene.tokens[i].dep == "nsubj" and done.tag == "VBD":
            moving = lang.words("en", "motion_words") | vocabulary("meeting")
            if done.lemma.lower() in moving:
                return True
    return False
