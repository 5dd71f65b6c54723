"""Where those who met say that they are: "It is a pleasure to welcome you to Torkent", said to the guest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from communique import lang
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_scene import Scene
from communique.find.contacts_visited import IN_PERSON, TOOK_PLACE
from communique.find.contacts_words import vocabulary
from communique.reasons import Reason
from communique.records import Contact, Place, Quote

RULE = "contacts.where addressed"
STEPS = 3
"""Heads above a greeting among which the pleasure of it is told."""
ROLES = frozenset({"nsubj", "dobj", "nsubjpass"})
AROUND = 30
"""Tokens on each side of a verb among which it is said that something is remembered."""
DEPTH = 8
"""Heads above a greeting that may put it off: "we hope to see you in Torkent"."""


def where_addressed(scene: Scene, contacts: tuple[Contact, ...], quotes: Iterable[Quote]) -> tuple[Contact, ...]:
    """The contacts; a main one without a place has the one in which its people greet each other in their own words."""
    main = next((c for c in contacts if c.main), None)
    if main is None or main.place is not None or main.kind not in IN_PERSON or main.status not in TOOK_PLACE:
        return contacts
    place = next(_greeted(scene, main, quotes), None)
    if place is None:
        return contacts
    placed = replace(main, place=place, reasons=(*main.reasons, Reason(RULE, place.name)))
    return tuple(placed if c is main else c for c in contacts)


def recalled(scene: Scene, candidate: Candidate) -> Candidate:
    """The telling, set apart where those who speak remember it: "We met in Torkent recently", said to the guest."""
    if candidate.trigger.noun or scene.tokens[candidate.token].tag not in ("VBD", "VBN"):
        return candidate
    subject = scene.analysis.child(candidate.token, "nsubj")
    if subject not in scene.speakers:
        return candidate
    sentence = scene.analysis.sentences[scene.tokens[candidate.token].sentence]
    near = range(max(sentence.first, candidate.token - AROUND), min(sentence.last, candidate.token + AROUND))
    words = {scene.tokens[i].lower for i in near}
    past = not words.isdisjoint(vocabulary("recalling")) and words.isdisjoint(vocabulary("now"))
    return replace(candidate, apart=True) if past else candidate


def _greeted(scene: Scene, main: Contact, quotes: Iterable[Quote]) -> Iterator[Place]:
    """The places in which those of a contact greet each other, in text order."""
    people = {p.entity for p in main.participants if p.entity}
    spans = [s for q in quotes if q.kind == "direct" and q.source.entity in people for s in q.content.spans]
    for span in sorted(spans, key=lambda s: s.start):
        for place in scene.places_in(span.start, span.end):
            head = scene.analysis.head_of(place.span.start, place.span.end) if place.span else None
            if head is not None and any(_is_here(scene, i) for i in _verbs_above(scene, head)):
                yield place


def _verbs_above(scene: Scene, head: int) -> Iterator[int]:
    """The verb that a place says where of, reached by "in", "to" and "at" alone."""
    tokens = scene.tokens
    for i in islice(scene.analysis.ancestors(head), DEPTH):
        token = tokens[i]
        if token.pos in ("VERB", "AUX") or token.lower in vocabulary("greetings"):
            yield i
            return
        if token.dep not in ("prep", "pobj", "advmod", "npadvmod", "conj", "appos"):
            return
        if token.dep == "prep" and token.lower not in vocabulary("greeted_at"):
            return


def _is_here(scene: Scene, verb: int) -> bool:
    """Whether a verb greets whom a speaker addresses: "welcome to", "glad to see you in", "glad to be here in"."""
    tokens, below = scene.tokens, [scene.tokens[c] for c in scene.analysis.children(verb)]
    if _is_put_off(scene, verb) or any(t.lower in vocabulary("habits") for t in below):
        return False
    if tokens[verb].lower in vocabulary("greetings") and not any(t.dep in ROLES for t in below):
        # "Welcome to Torkent"
        return True
    greets = tokens[verb].lemma.lower() in vocabulary("greeting")
    greeted = greets and any(t.dep == "dobj" and t.lower in vocabulary("greeted") for t in below)
    owns = any(t.dep == "nsubj" and t.i in scene.speakers for t in below) and tokens[verb].tag == "VBP"
    if tokens[verb].lemma.lower() in vocabulary("receiving") and greeted and owns:
        # "We welcome you to Torkent"
        return True
    stays = tokens[verb].lemma == "be" and any(t.lower in vocabulary("here") for t in below)
    return tokens[verb].tag == "VB" and (greeted or stays) and _is_pleased(scene, verb)


def _is_pleased(scene: Scene, verb: int) -> bool:
    """Whether what hangs on a word of pleasure or leave: "glad to see you", "allow me to welcome you"."""
    above = [scene.tokens[i] for i in islice(scene.analysis.ancestors(verb), STEPS)]
    near = [*above, *(scene.tokens[c] for t in above for c in scene.analysis.children(t.i))]
    return any(t.lemma.lower() in vocabulary("pleased") or t.lower in vocabulary("pleased") for t in near)


def _is_put_off(scene: Scene, verb: int) -> bool:
    """Whether they were or will be together another time: "we hope to see you", "when I was in Torkent"."""
    tokens = scene.tokens
    ahead = lang.words("en", "future_words") | vocabulary("another_time")
    if tokens[verb].tag in ("VBD", "VBN", "VBG"):
        return True
    if any(tokens[c].dep == "neg" for i in (verb, tokens[verb].head) for c in scene.analysis.children(i)):
        return True
    for i in (verb, *islice(scene.analysis.ancestors(verb), DEPTH)):
        near = [tokens[i], *(tokens[c] for c in scene.analysis.children(i))]
        if any(t.lemma.lower() in ahead or t.lower in ahead or t.tag == "MD" for t in near):
            return True
        if tokens[i].tag == "VBD" or any(t.tag == "VBD" for t in near[1:] if t.dep in ("aux", "auxpass")):
            return True
    return False
