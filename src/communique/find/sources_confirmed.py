"""Who vouches for a contact without being quoted: "the agency confirmed the call", "the palace announced a visit"."""

from __future__ import annotations

from communique import lang
from communique.analysis import Analysis, Token
from communique.document import Document
from communique.find.silence_grammar import (
    contact_kinds,
    is_denied,
    is_hypothetical,
    is_of_another_time,
    silence_words,
    speaker_of,
    subject_of,
)
from communique.find.sources_chains import SPEAKERS
from communique.find.sources_names import Named, carrier_words, is_own_outlet, issuer_of, noun_phrase, phrase_named
from communique.find.sources_placed import Placed
from communique.find.sources_relays import outlet_told
from communique.records import Carrier, Contact, SourceLink
from communique.roster import Roster

POINTING = frozenset({"it", "this", "that"})
NEXT = 2
"""Sentences after a contact's telling in which "confirmed it" means it."""
REACH = 15
"""Sentences after a contact's telling in which "the call" still means it."""


def confirmed(
    placed: Placed, analysis: Analysis, document: Document, roster: Roster
) -> list[tuple[Contact, SourceLink]]:
    """Each contact that somebody confirms or announces, with whoever does."""
    found = []
    for token in analysis.tokens:
        if token.lemma not in carrier_words()["confirm"] or token.tag not in ("VBD", "VBZ", "VBN"):
            continue
        thing, subject = analysis.child(token.i, "dobj"), speaker_of(analysis, token.i)
        thing = _took_place(analysis, token) if thing is None else thing
        if thing is None or subject is None:
            continue
        if is_denied(analysis, token) or is_hypothetical(token.i, analysis) or not _speaks(analysis, subject):
            continue
        if analysis.tokens[thing].lemma in contact_kinds():
            contact = _meant(analysis.tokens[thing], placed)
        else:
            contact = _pointed_to(analysis, token, subject, analysis.tokens[thing], placed)
        named = phrase_named(analysis, roster, noun_phrase(analysis, subject))
        if contact is not None and not is_own_outlet(named.name, document):
            outlet = outlet_told(analysis, roster, token)
            via = () if outlet is None or is_own_outlet(outlet.name, document) else (outlet,)
            carriers = tuple(Carrier(c.name, None, c.span) for c in via)
            found.append((contact, SourceLink(named.name, named.entity, named.span, carriers)))
    return found


def _pointed_to(analysis: Analysis, verb: Token, subject: int, thing: Token, placed: Placed) -> Contact | None:
    """The contact just told that "confirmed it" and "confirmed the report" mean.

    In the same sentence it is told before whoever confirms it: "They met on Thursday, and the Palace confirmed it".
    """
    words = silence_words()
    pointing = thing.pos == "PRON" and thing.lower in POINTING
    definite = any(analysis.tokens[c].lower in ("the", "this", "that") for c in analysis.children(thing.i))
    report = definite and thing.lemma in words["claim_noun"] and analysis.child(thing.i, "acl", "relcl") is None
    if verb.lemma not in words["confirm_verb"] or not (pointing or report):
        return None
    near = [c for c in placed.near(thing.start) if 0 <= placed.distance(c, thing.sentence) <= NEXT]
    start = analysis.tokens[subject].start
    # "When he came in April, ...; the army confirmed it" is of nothing told before
    back = not is_of_another_time(analysis, verb)
    near = [c for c in near if back or not placed.distance(c, thing.sentence)]
    told = [c for c in near if placed.distance(c, thing.sentence) or (c.trigger and c.trigger.end <= start)]
    return told[-1] if told else None


def _took_place(analysis: Analysis, verb: Token) -> int | None:
    """The contact noun in "confirmed that a call had taken place"."""
    clause = analysis.child(verb.i, "ccomp")
    if clause is None or analysis.tokens[clause].lemma not in silence_words()["happening_verb"]:
        return None
    helpers = {analysis.tokens[c].tag for c in analysis.children(clause) if analysis.tokens[c].dep == "aux"}
    told = not is_denied(analysis, analysis.tokens[clause]) and "MD" not in helpers
    return subject_of(analysis, clause) if told else None


def detailed(analysis: Analysis, document: Document, roster: Roster) -> dict[int, SourceLink]:
    """By sentence: who is said there to give an account, so that the sentences after it rest on that word."""
    found = {}
    for token in analysis.tokens:
        if token.lemma not in carrier_words()["tells_document"] or token.pos != "VERB":
            continue
        thing, subject = analysis.child(token.i, "dobj"), subject_of(analysis, token.i)
        if thing is None or subject is None or analysis.tokens[thing].lemma not in carrier_words()["details"]:
            continue
        if is_denied(analysis, token) or is_hypothetical(token.i, analysis) or not _speaks(analysis, subject):
            continue
        span = noun_phrase(analysis, subject)
        named = phrase_named(analysis, roster, issuer_of(analysis, span) or span)
        if not is_own_outlet(named.name, document):
            found[token.sentence] = SourceLink(named.name, named.entity, named.span)
    return found


def credited(analysis: Analysis, roster: Roster) -> list[tuple[int, Named, Named]]:
    """By sentence: which outlet is said there to have its report from whom.

    As in "The Post attributed its information to an aide", "The agency cited two diplomats".
    """
    found = []
    for token in analysis.tokens:
        subject = subject_of(analysis, token.i) if token.pos == "VERB" else None
        origin = None if subject is None else _credited_by(analysis, token)
        supposed = any(analysis.tokens[c].tag == "MD" for c in analysis.children(token.i))
        if subject is None or origin is None or supposed or is_denied(analysis, token):
            continue
        outlet = phrase_named(analysis, roster, noun_phrase(analysis, subject))
        found.append((token.sentence, outlet, phrase_named(analysis, roster, noun_phrase(analysis, origin))))
    return found


def _credited_by(analysis: Analysis, verb: Token) -> int | None:
    """Who is named as the source by a verb of crediting."""
    thing = analysis.child(verb.i, "dobj")
    if verb.lemma in carrier_words()["credit"] and thing is not None:
        told = analysis.tokens[thing].lemma in carrier_words()["credited"]
        to = next((c for c in analysis.children(verb.i) if analysis.tokens[c].lower == "to"), None)
        beside = next((c for c in analysis.children(thing) if analysis.tokens[c].lower == "to"), to)
        return analysis.child(beside, "pobj") if told and beside is not None else None
    source = next((s for c in analysis.children(verb.i) if (s := _as_source(analysis, c)) is not None), None)
    if source is not None:
        return thing if thing is not None else analysis.child(source, "appos")
    if verb.lemma not in carrier_words()["cite"] or verb.tag not in ("VBD", "VBZ") or thing is None:
        return None
    goes_on = any(analysis.tokens[c].lower == "as" for c in (*analysis.children(verb.i), *analysis.children(thing)))
    word = analysis.tokens[thing]
    someone = word.lower in SPEAKERS or word.lower in lang.words("en", "institution_nouns") or word.pos == "PROPN"
    return thing if someone and not goes_on else None


def _as_source(analysis: Analysis, link: int) -> int | None:
    """The word in "named as its source"."""
    noun = analysis.child(link, "pobj") if analysis.tokens[link].lower == "as" else None
    return noun if noun is not None and analysis.tokens[noun].lemma == "source" else None


def _speaks(analysis: Analysis, subject: int) -> bool:
    """Whether a subject names somebody: not a pronoun, not the contact itself."""
    token = analysis.tokens[subject]
    named = token.pos in ("NOUN", "PROPN") or token.text.istitle()
    return named and token.dep == "nsubj" and token.lemma not in contact_kinds()


def _meant(thing: Token, placed: Placed) -> Contact | None:
    """The contact that "the call" means: the one told by this word, else the last one of its kind told before."""
    kind = contact_kinds()[thing.lemma]
    near = placed.near(thing.start)
    told = [c for c in near if c.trigger and c.trigger.start <= thing.start < c.trigger.end]
    alike = [c for c in near if kind in (c.kind, "other") and 0 <= placed.distance(c, thing.sentence) <= REACH]
    before = [c for c in alike if c.trigger and c.trigger.start < thing.start]
    return next(iter(told or before[-1:] or alike), None)
