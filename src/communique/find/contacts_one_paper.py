"""One paper that is signed and told of again: "signed an accord ... Vos and Marr put their names to the paper"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_scene import Scene
from communique.find.contacts_signing import signed_for
from communique.find.contacts_words import vocabulary

NEAR = 4
"""Sentences behind a signing in which others put their names to what was signed."""
TOLD_BY = frozenset(("det", "poss", "amod", "compound", "nummod", "nmod"))


def is_one_paper(scene: Scene, candidate: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether others put their names to what is signed: "The document is to be signed by the two governors"."""
    if candidate.kind != "signing" or group[0].kind != "signing" or candidate.trigger.noun:
        return False
    paper = next(_signed(scene, candidate.token), None)
    if paper is not None and _is_known(scene, paper):
        return True
    near = 0 <= scene.tokens[candidate.token].sentence - scene.tokens[group[-1].token].sentence <= NEAR
    if not near or not _may_be_one(candidate, group):
        return False
    if signed_for(scene, candidate.token):
        # whose paper it is, is told before
        return True
    return any(_is_known(scene, p) and _is_bare(scene, p) for p in _put_to(scene, candidate.token))


def _signed(scene: Scene, verb: int) -> Iterator[int]:
    """The paper that is the subject of a verb of signing, or of the one above it."""
    tokens = scene.tokens
    below = [c for i in (verb, tokens[verb].head) for c in scene.analysis.children(i)]
    return (
        c
        for c in below
        if tokens[c].dep in ("nsubj", "nsubjpass") and tokens[c].lemma.lower() in vocabulary("treaties")
    )


def _put_to(scene: Scene, verb: int) -> Iterator[int]:
    """The paper that is the object of a verb of signing, or to which names are put."""
    tokens = scene.tokens
    for c in scene.analysis.children(verb):
        objects = scene.analysis.children(c) if tokens[c].lower in vocabulary("to") else (c,)
        for o in objects:
            if tokens[o].dep in ("dobj", "pobj") and tokens[o].lemma.lower() in vocabulary("treaties"):
                yield o


def _is_known(scene: Scene, paper: int) -> bool:
    """Whether a paper is taken for known: "the document", "this accord"."""
    beside = [scene.tokens[c].lower for c in scene.analysis.children(paper)]
    return not vocabulary("definite").isdisjoint(beside)


def _is_bare(scene: Scene, paper: int) -> bool:
    """Whether nothing says which paper: "the document", not "the fisheries accord", "the document on ports"."""
    tokens = scene.tokens
    below = [tokens[c] for c in scene.analysis.children(paper)]
    return all(t.dep == "det" or (t.dep == "prep" and t.lower in vocabulary("present_at")) for t in below)


def _may_be_one(candidate: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether a group names no other people than these: states, bodies, or some of them."""
    people = {p.key for c in group for p in c.parties if p.type == "person" and p.official}
    mine = {p.key for p in candidate.parties if p.type == "person"}
    return not people or not mine or bool(people & mine)
