"""Who signs what by which words: "X signed an agreement with Y", "X signed for Ostmark, Y for Karadan"."""

from __future__ import annotations

import re
from functools import cache

from communique.find.contacts_candidates import distinct
from communique.find.contacts_parties import agents, listed_parties
from communique.find.contacts_party import Party, is_of_two, is_office, is_pair, party_of
from communique.find.contacts_scene import Scene, objects_of, prepositions
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import alternatives, vocabulary
from communique.records import DateValue, Place

COUNTERSIGNED = 2
"""Sides that make a signing a contact."""


def signatories(scene: Scene, verb: int, subjects: list[Party], others: list[Party]) -> tuple[list[Party], list[Party]]:
    """Who signs, past what is signed: "signed by X and Y", "X signed an agreement with Y", "X signed for Ostmark"."""
    analysis, tokens = scene.analysis, scene.tokens
    for_states = signed_for(scene, verb)
    if for_states:
        return for_states, []
    if tokens[verb].dep == "acl" and tokens[verb].tag == "VBN":
        subjects = agents(scene, verb)
    if not subjects:
        subjects = _looking_on(scene, verb)
    papers = [c for c in analysis.children(verb) if tokens[c].lemma.lower() in vocabulary("treaties")]
    marks = [m for c in (verb, *papers) for m in analysis.children(c) if tokens[m].lower in vocabulary("with")]
    # "a memorandum of understanding with X"
    below = [k for c in papers for k in analysis.subtree(c) if k > c and tokens[k].lower == "with"]
    marks = marks or below[:1]
    return subjects, [*others, *(p for m in marks for o in objects_of(analysis, m) for p in listed_parties(scene, o))]


def is_signing(
    scene: Scene, trigger: Trigger, subjects: list[Party], date: DateValue | None, place: Place | None
) -> bool:
    """Whether two sides put their names to a treaty on a day of its own: that is a contact without other words.

    Two sides that sign at a place were there as well.
    """
    if trigger.kind == "signing" and (signed_for(scene, trigger.token) or _is_intransitive(scene, trigger, subjects)):
        return True
    sides = [p for p in distinct(subjects) if p.type in ("person", "country")]
    together = place is not None and len(sides) >= COUNTERSIGNED
    together = together or (place is not None and are_sides(subjects))
    if trigger.kind != "signing" or (date is None and not together):
        return False
    objects = [c for c in scene.analysis.children(trigger.token) if scene.tokens[c].dep in ("dobj", "nsubjpass")]
    objects += [scene.tokens[trigger.token].head] if scene.tokens[trigger.token].dep == "acl" else []
    paper = trigger.cell("lemma") in vocabulary("putting_names") or any(
        scene.tokens[c].lemma.lower() in vocabulary("treaties") for c in objects
    )
    return paper and (len(distinct(subjects)) >= COUNTERSIGNED or are_sides(subjects))


def are_sides(parties: list[Party]) -> bool:
    """Whether a group stands for several sides ("the leaders of Ostmark and Veldania")."""
    return any(is_pair(p) or is_of_two(p) for p in parties)


def _looking_on(scene: Scene, verb: int) -> list[Party]:
    """Before whom a paper was signed by people who are not told: "were signed in the presence of both presidents"."""
    tokens = scene.tokens
    below = [tokens[c] for c in scene.analysis.children(verb)]
    papers = [t for t in below if t.dep == "nsubjpass" and t.lemma.lower() in vocabulary("treaties")]
    if not papers or not any(t.dep == "auxpass" for t in below):
        return []
    where = prepositions(scene.analysis, verb, vocabulary("in"), 0)
    nouns = [o for m in where for o in objects_of(scene.analysis, m) if tokens[o].lower in vocabulary("in_presence")]
    marks = [m for n in nouns for m in scene.analysis.children(n) if tokens[m].lower in vocabulary("of")]
    heads = [o for m in marks for o in objects_of(scene.analysis, m)]
    return [p for h in heads for p in listed_parties(scene, h) if p.type in ("person", "group")]


def _is_intransitive(scene: Scene, trigger: Trigger, subjects: list[Party]) -> bool:
    """Whether officials of two countries are told to sign, and not what: "as the ministers of both countries signed".

    Whoever signs off, up or in has signed no paper of two states.
    """
    tokens, verb = scene.tokens, trigger.token
    below = [tokens[c] for c in scene.analysis.children(verb) if c > verb]
    bare = trigger.cell("lemma") in vocabulary("signing") and tokens[verb].tag in ("VBD", "VBN", "VBZ", "VBP")
    more = any(t.dep in ("dobj", "prt", "xcomp", "ccomp", "nsubjpass", "advmod") for t in below)
    apart = any(t.dep == "prep" and t.lower not in vocabulary("present_at") | vocabulary("during") for t in below)
    passive = any(tokens[c].dep in ("auxpass", "nsubjpass") for c in scene.analysis.children(verb))
    follows = verb + 1 < len(tokens) and tokens[verb + 1].lower in vocabulary("signing_else")
    return bare and not (more or apart or passive or follows) and are_sides(subjects)


def signed_for(scene: Scene, verb: int) -> list[Party]:
    """The officials who sign for their states: "Minister Marr signed for Ostmark, Minister Vos signed for Karadan".

    Those of one sentence, or of two in a row; "Marr signed for Ostmark and Vos for Karadan" are two as well.
    """
    if scene.tokens[verb].lemma.lower() not in vocabulary("signing"):
        return []
    sentences, here = scene.analysis.sentences, scene.tokens[verb].sentence
    around = [sentences[n] for n in (here - 1, here, here + 1) if 0 <= n < len(sentences)]
    told = {s.i: _signing_in(scene, s.start, s.end) for s in around}
    if not any(start <= scene.tokens[verb].start < end for _, start, end in told[here]):
        return []
    own = [p for p, _, _ in told[here]]
    if len(distinct(own)) < COUNTERSIGNED:
        own = [p for s in around for p, _, _ in told[s.i]]
    people = list(distinct(own))
    return people if len(people) >= COUNTERSIGNED and any(is_office(p.office) for p in people) else []


def _signing_in(scene: Scene, first: int, last: int) -> list[tuple[Party, int, int]]:
    """Who signs for whom in a sentence, and where it says so, in code points."""
    text = scene.analysis.text
    found: list[tuple[Party, int, int]] = []
    for mention, entity in scene.roster.within(first, last):
        if entity.type != "person" or mention.kind == "pronoun":
            continue
        said = _signs_for().match(text, mention.end, last)
        said = said or (_so_for().match(text, mention.end, last) if found else None)
        if said:
            found.append((party_of(scene, entity), *said.span()))
    return found


@cache
def _signs_for() -> re.Pattern[str]:
    verbs, whose = alternatives("signing_told"), alternatives("signing_for")
    return re.compile(
        rf",?\s+(?:{verbs})\s+(?:(?:{alternatives('definite')})\s+\w+\s+)?(?:{whose})\s+(?:the\s+)?(?=[A-Z])"
    )


@cache
def _so_for() -> re.Pattern[str]:
    """What says the same of a second one: ", and Vos for Karadan", "while Vos did so for Karadan"."""
    return re.compile(
        rf",?\s+(?:{alternatives('doing_so')}\s+)?(?:{alternatives('signing_for')})\s+(?:the\s+)?(?=[A-Z])"
    )
