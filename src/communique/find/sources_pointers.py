"""Sentences that say where what was just told comes from: "This comes from X", "So says X", "as X himself wrote"."""

from __future__ import annotations

from communique import lang
from communique.analysis import Analysis, Token
from communique.document import Document
from communique.find.silence_grammar import contact_kinds, is_denied, is_hypothetical, subject_of
from communique.find.sources_chains import SPEAKERS, UNNAMED
from communique.find.sources_meant import is_definite
from communique.find.sources_names import (
    Named,
    carrier_words,
    is_called_outlet,
    is_own_outlet,
    issuer_of,
    noun_phrase,
    phrase_named,
)
from communique.find.sources_placed import Placed
from communique.records import Carrier, Contact, SourceLink
from communique.roster import Roster

BODIES = lang.words("en", "institution_nouns")
SPEAKING = frozenset({"person", "institution", "country", "group"})
REACH = 2
"""Sentences after a contact's telling in which "this" still means it."""


def pointed(placed: Placed, analysis: Analysis, document: Document, roster: Roster) -> list[tuple[Contact, SourceLink]]:
    """Each contact whose source a later sentence names, with the carriers that this sentence adds."""
    found = []
    for token in analysis.tokens:
        origin = _origin(analysis, token) if token.pos in ("VERB", "AUX") else None
        contact = placed.last_before(token.start) if origin is not None else None
        if origin is None or contact is None or not 0 <= placed.distance(contact, token.sentence) <= REACH:
            continue
        if placed.distance(contact, token.sentence) == 0 and not _is_news_of(analysis, token, contact):
            continue
        if placed.paragraphs_after(contact, token.sentence) > 1 or is_denied(analysis, token):
            continue
        if not _can_speak(analysis, roster, origin):
            continue
        cited, carriers = _passed_on(analysis, roster, token, origin)
        if not is_own_outlet(cited.name, document):
            via = tuple(Carrier(c.name, None, c.span) for c in carriers if not is_own_outlet(c.name, document))
            found.append((contact, SourceLink(cited.name, cited.entity, cited.span, via)))
    return found


def _is_news_of(analysis: Analysis, verb: Token, contact: Contact) -> bool:
    """Whether the sentence's subject is the news of this contact: "word of the meeting between X and Y came from Z"."""
    subject = subject_of(analysis, verb.i)
    if subject is None or contact.trigger is None or analysis.tokens[subject].lemma not in carrier_words()["credited"]:
        return False
    return analysis.tokens[subject].end < contact.trigger.start < verb.start


def _can_speak(analysis: Analysis, roster: Roster, noun: int) -> bool:
    """Whether what is named can have told it: no "deep respect" and no "years of quiet work"."""
    token, words = analysis.tokens[noun], carrier_words()
    if (
        token.lower in words["document"] | words["kind_noun"] | words["seat"] | SPEAKERS | UNNAMED | BODIES
        or token.pos == "PROPN"
    ):
        return True
    return any(m.end >= token.end and e.type in SPEAKING for m, e in roster.over(token.start, token.end))


def _origin(analysis: Analysis, verb: Token) -> int | None:
    """Who is named as the source by a verb whose sentence points back; None where it does not."""
    if is_hypothetical(verb.i, analysis):
        return None
    return (
        _from(analysis, verb)
        or _what_said(analysis, verb)
        or _so_says(analysis, verb)
        or _told_about(analysis, verb)
        or _made_known(analysis, verb)
    )


def _from(analysis: Analysis, verb: Token) -> int | None:
    """Whom "This comes from X", "I have it from X" and "This became known from X" name."""
    words = carrier_words()
    subject, thing = subject_of(analysis, verb.i), analysis.child(verb.i, "dobj")
    comes = verb.lemma in words["comes"] and subject is not None and _points(analysis, subject)
    known = verb.lemma in words["learns"] and thing is not None and _points(analysis, thing)
    known = known and subject is not None and analysis.tokens[subject].lower in ("i", "we", "you", "one")
    public = _made_public(analysis, verb)
    became = public is not None and subject is not None and _points(analysis, subject)
    if not (comes or known or became):
        return None
    below = [thing] if known and thing is not None else [public] if became and public is not None else []
    beside = (*analysis.children(verb.i), *(c for b in below for c in analysis.children(b)))
    links = [c for c in beside if analysis.tokens[c].lower in ("from", "through") and c > verb.i]
    # "not from her office but from a post by the general"
    links = [link for c in links for link in (c, *analysis.children(c)) if analysis.tokens[link].pos == "ADP"]
    source = next((c for c in links if analysis.tokens[c - 1].dep != "neg"), None)
    return None if source is None else analysis.child(source, "pobj")


def _made_public(analysis: Analysis, verb: Token) -> int | None:
    """The word that says that something became known: of a passive the verb itself, else what hangs on the verb."""
    words = carrier_words()
    helper = analysis.child(verb.i, "auxpass")
    if helper is not None and verb.lower in words["public"]:
        return verb.i if analysis.tokens[helper].lemma in words["becomes"] else None
    told = analysis.child(verb.i, "acomp", "oprd", "attr") if verb.lemma in words["becomes"] else None
    return told if told is not None and analysis.tokens[told].lower in words["public"] else None


def _points(analysis: Analysis, noun: int) -> bool:
    """Whether a word means what was just told: "this", "the news", "this account"."""
    token = analysis.tokens[noun]
    if token.pos == "PRON":
        return token.lower in ("this", "that", "it")
    of = next((c for c in analysis.children(noun) if analysis.tokens[c].lower == "of"), None)
    thing = analysis.child(of, "pobj") if of is not None else None
    told = thing is not None and analysis.tokens[thing].lemma in contact_kinds() and _is_just_told(thing, analysis)
    return token.lemma in carrier_words()["credited"] and (told or _is_just_told(noun, analysis))


def _is_just_told(noun: int, analysis: Analysis) -> bool:
    """Whether a noun is one already spoken of: "the news", "this account"."""
    return is_definite(noun, analysis) or any(
        analysis.tokens[c].lower in ("this", "that") for c in analysis.children(noun)
    )


def _what_said(analysis: Analysis, verb: Token) -> int | None:
    """Who speaks in "That is what X wrote"."""
    subject = subject_of(analysis, verb.i)
    if verb.lemma != "be" or subject is None or analysis.tokens[subject].lower not in ("that", "this", "so"):
        return None
    said = next((c for c in analysis.children(verb.i) if analysis.tokens[c].dep in ("ccomp", "csubj", "advcl")), None)
    if said is None or not _says(analysis.tokens[said]):
        return None
    asked = any(analysis.tokens[c].lower in ("what", "how", "as") for c in analysis.children(said))
    speaker = analysis.child(said, "nsubj")
    return speaker if asked and speaker is not None and _is_named(analysis, speaker) else None


def _so_says(analysis: Analysis, verb: Token) -> int | None:
    """Who speaks in "So says X"."""
    first = analysis.sentences[verb.sentence].first
    if analysis.tokens[first].lower not in ("so", "thus") or verb.i != first + 1 or not _says(verb):
        return None
    speaker = analysis.child(verb.i, "nsubj", "dobj")
    return speaker if speaker is not None and _is_named(analysis, speaker) else None


def _told_about(analysis: Analysis, verb: Token) -> int | None:
    """Who tells in "X told the site Y about the visit"."""
    subject, hearer = analysis.child(verb.i, "nsubj"), analysis.child(verb.i, "dobj", "dative")
    if verb.lemma != "tell" or subject is None or hearer is None:
        return None
    beside = (*analysis.children(verb.i), *analysis.children(hearer))
    about = next((c for c in beside if analysis.tokens[c].lower in ("about", "of") and c > verb.i), None)
    thing = None if about is None else analysis.child(about, "pobj")
    told = thing is not None and (
        analysis.tokens[thing].lower == "it"
        or (analysis.tokens[thing].lemma in contact_kinds() and _is_just_told(thing, analysis))
    )
    return subject if told and _is_named(analysis, subject) else None


def _made_known(analysis: Analysis, verb: Token) -> int | None:
    """Who speaks in "The call was announced by X", "this was reported by X", "news of the call was broken by X"."""
    subject = analysis.child(verb.i, "nsubjpass")
    telling = carrier_words()["confirm"] | carrier_words()["relay"] | carrier_words()["breaking"]
    if verb.tag != "VBN" or verb.lemma not in telling or subject is None:
        return None
    token = analysis.tokens[subject]
    if analysis.child(verb.i, "ccomp", "csubj", "csubjpass") is not None:
        # "it was announced by the palace that ..." is of something else
        return None
    means = token.lemma in contact_kinds() and _is_just_told(subject, analysis)
    by = next((c for c in analysis.children(verb.i) if analysis.tokens[c].lower == "by" and c > verb.i), None)
    return analysis.child(by, "pobj") if (means or _points(analysis, subject)) and by is not None else None


def _says(verb: Token) -> bool:
    words = carrier_words()
    return verb.lemma in words["states"] | words["posting"]


def _is_named(analysis: Analysis, noun: int) -> bool:
    return analysis.tokens[noun].pos in ("NOUN", "PROPN")


def _passed_on(analysis: Analysis, roster: Roster, verb: Token, origin: int) -> tuple[Named, list[Named]]:
    """The origin and, from the nearest to it outward, who passed its word on as the sentence goes on to say."""
    span = noun_phrase(analysis, origin)
    outlet = phrase_named(analysis, roster, span) if is_called_outlet(analysis, span) else None
    named = outlet or phrase_named(analysis, roster, issuer_of(analysis, span) or span)
    carriers: list[Named] = []
    hearer = analysis.child(verb.i, "dobj", "dative") if verb.lemma == "tell" else None
    if hearer is not None and is_called_outlet(analysis, noun_phrase(analysis, hearer)):
        carriers.append(phrase_named(analysis, roster, noun_phrase(analysis, hearer)))
    for i in range(origin + 1, analysis.sentences[verb.sentence].last):
        token = analysis.tokens[i]
        cited = _cited(analysis, token) if outlet is not None and not carriers else None
        if outlet is not None and cited is not None:
            cited_span = noun_phrase(analysis, cited)
            named = phrase_named(analysis, roster, issuer_of(analysis, cited_span) or cited_span)
            carriers.append(outlet)
            continue
        carrier = _carrier(analysis, token)
        if carrier is not None:
            phrase = noun_phrase(analysis, carrier)
            if is_called_outlet(analysis, phrase):
                carriers.append(phrase_named(analysis, roster, phrase))
    return named, carriers


def _cited(analysis: Analysis, verb: Token) -> int | None:
    """Whom an outlet names as its source in "which quoted X", "citing X", "which gave as its source X"."""
    thing = analysis.child(verb.i, "dobj")
    if verb.lemma in carrier_words()["cite"] and verb.dep in ("relcl", "acl", "advcl"):
        return thing
    return next((_source(analysis, c) for c in analysis.children(verb.i) if analysis.tokens[c].lower == "as"), None)


def _source(analysis: Analysis, link: int) -> int | None:
    noun = analysis.child(link, "pobj")
    named = noun is not None and analysis.tokens[noun].lemma == "source"
    return analysis.child(noun, "appos") if named and noun is not None else None


def _carrier(analysis: Analysis, verb: Token) -> int | None:
    """Who passes a report on in "carried by Y", "which Y passed on"."""
    if verb.pos != "VERB" or verb.lemma not in carrier_words()["relay"] | carrier_words()["passing"]:
        return None
    if verb.tag == "VBN":
        by = next((c for c in analysis.children(verb.i) if analysis.tokens[c].lower == "by" and c > verb.i), None)
        return None if by is None else analysis.child(by, "pobj")
    subject = analysis.child(verb.i, "nsubj")
    relative = subject is not None and analysis.tokens[subject].tag in ("WDT", "WP")
    return subject if verb.dep == "relcl" and not relative else None
