"""Which contact an attributed sentence tells of without its trigger word: "the two leaders discussed ..."."""

from __future__ import annotations

from functools import cache

from communique import lang
from communique.analysis import Analysis
from communique.find.sources_chains import Chain
from communique.find.sources_names import carrier_words
from communique.find.sources_placed import Placed
from communique.records import Contact
from communique.roster import Roster
from communique.spans import Span

REACH = 6
"""Sentences after a contact's telling in which an attributed sentence about "the talks" still means it."""
TOLD = frozenset({"VBD", "VBN", "VBZ"})
"""Tags of verbs that tell what was done: no plans and wishes."""
LEADERS = frozenset({"leader", "side", "president", "minister", "official"})


def meant(chain: Chain, placed: Placed, analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact of which a quote tells although its trigger stands elsewhere, or None.

    What a party itself says at a meeting is no source for the meeting.
    """
    spans = chain.quote.content.spans
    if chain.origin is None or not spans or chain.origin.name in carrier_words()["document"]:
        return None
    verb = _main_verb(spans[0], analysis)
    subject = None if verb is None else analysis.child(verb, "nsubj", "nsubjpass")
    if verb is None or subject is None or analysis.tokens[subject].start < spans[0].start:
        return None
    named = {e.id for _, e in roster.within(spans[0].start, spans[-1].end)}
    contact = _of_parties(spans[0], named, placed, analysis) if analysis.tokens[verb].tag in TOLD else None
    contact = contact or (_nearest(spans[0], placed, analysis) if _tells(verb, subject, analysis) else None)
    if contact is None or contact.status not in ("held", "ongoing") or _is_party(chain, contact):
        return None
    parties = {p.entity for p in contact.participants if p.entity}
    return contact if len(named & parties) >= 2 or _fits(subject, parties, analysis, roster) else None


def _tells(verb: int, subject: int, analysis: Analysis) -> bool:
    """Whether a verb tells what parties did together, or how the contact went."""
    said, noun = analysis.tokens[verb], analysis.tokens[subject]
    joint = any(analysis.tokens[c].dep == "conj" for c in analysis.children(subject))
    several = joint or noun.tag in ("NNS", "NNPS") or noun.lower in ("they", "both", "two")
    if several and (joint or said.lemma in carrier_words()["exchange"] or noun.lemma in LEADERS):
        return True
    about = noun.lemma in contact_nouns() and _is_definite(subject, analysis)
    return about or is_done_to_contact(verb, analysis)


def is_done_to_contact(verb: int, analysis: Analysis) -> bool:
    """Whether somebody is told to have done something with "the call": cut it short, asked for it, left it."""
    thing = analysis.child(verb, "dobj")
    if thing is None or analysis.tokens[thing].lemma not in contact_nouns():
        return False
    return _is_definite(thing, analysis) and analysis.tokens[verb].tag in ("VBD", "VBN")


def _is_definite(noun: int, analysis: Analysis) -> bool:
    return any(analysis.tokens[c].lower in ("the", "their") for c in analysis.children(noun))


def _main_verb(span: Span, analysis: Analysis) -> int | None:
    """The verb on which the words of a stretch hang."""
    inside = analysis.tokens_in(span.start, span.end)
    for i in inside:
        token = analysis.tokens[i]
        if token.pos in ("VERB", "AUX") and (token.head not in inside or token.head == i):
            return i
    return None


@cache
def contact_nouns() -> frozenset[str]:
    """The nouns that name a contact."""
    return frozenset(row["noun"] for row in lang.rows("en", "contact_nouns"))


def _of_parties(span: Span, named: set[str], placed: Placed, analysis: Analysis) -> Contact | None:
    """The nearest contact of which two parties are named in what is said."""
    here = analysis.sentence_at(span.start)
    if here is None or len(named) < 2:
        return None
    fitting = [
        c
        for c in placed.near(span.start)
        if len(named & {p.entity for p in c.participants if p.entity}) >= 2
        and -1 <= placed.distance(c, here.i) <= 2 * REACH
    ]
    return min(fitting, key=lambda c: abs(placed.distance(c, here.i)), default=None)


def _nearest(span: Span, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact told in this sentence or the one before; else the main one, if it is not far."""
    here = analysis.sentence_at(span.start)
    if here is None:
        return None
    last = placed.last_before(span.start)
    if last is not None and placed.distance(last, here.i) <= 1:
        return last
    main = placed.main
    return main if main is not None and 0 <= placed.distance(main, here.i) <= REACH else None


def _is_party(chain: Chain, contact: Contact) -> bool:
    origin = chain.origin
    return origin is not None and any(
        p.type == "person" and ((p.entity and p.entity == origin.entity) or p.name == origin.name)
        for p in contact.participants
    )


def _fits(subject: int, parties: set[str], analysis: Analysis, roster: Roster) -> bool:
    """Whether a subject can mean the contact's parties together, one of them, or the contact itself."""
    token = analysis.tokens[subject]
    if token.lemma in contact_nouns() or token.lower == "they":
        return True
    span = analysis.subtree_span(subject)
    named = {e.id for _, e in roster.within(span.start, span.end)}
    if named & parties and is_done_to_contact(token.head, analysis):
        return True
    return len(named & parties) >= 2 or (not named and token.tag == "NNS")
