"""Which contact an attributed sentence tells of without its trigger word: "the two leaders discussed ..."."""

from __future__ import annotations

from functools import cache

from communique import lang
from communique.analysis import Analysis
from communique.find.silence_grammar import contact_kinds
from communique.find.sources_chains import Chain
from communique.find.sources_names import carrier_words
from communique.find.sources_placed import Placed
from communique.records import Contact
from communique.roster import Roster
from communique.spans import Span

REACH = 6
"""Sentences after a contact's telling in which an attributed sentence about "the talks" still means it."""
LATER = 2
"""The same where a party speaks of it when it is over."""
TOGETHER = frozenset({"we", "they", "both", "two", "there"})
"""Subjects of what a party tells of both sides, or of what there was."""
POST = 60
"""Words of a post that are looked at."""
TOLD = frozenset({"VBD", "VBN", "VBZ"})
"""Tags of verbs that tell what was done: no plans and wishes."""
THERE = frozenset({"in", "at", "during", "on", "over", "after"})
"""Prepositions that lead to the contact of which a clause tells: "in the phone call, the two congratulated ..."."""


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
    if _is_source(chain, subject, analysis):
        return None
    # "it has cost them half their guests" tells of nobody's talks: objects count by name only
    within = roster.within(spans[0].start, spans[-1].end)
    named = {e.id for m, e in within if m.kind != "pronoun" or m.start < analysis.tokens[verb].start}
    meets = analysis.tokens[verb].lemma in contact_kinds()
    contact = _of_parties(spans[0], named, placed, analysis) if meets or analysis.tokens[verb].tag in TOLD else None
    contact = contact or (_nearest(spans[0], placed, analysis) if _tells(verb, subject, analysis) else None)
    if contact is None and _relates(verb, analysis):
        contact = _just_told(spans[0], subject, placed, analysis, roster)
    if contact is None or not (meets or contact.status in ("held", "ongoing")):
        return None
    met = meets and analysis.tokens[verb].tag in TOLD
    # "we and our partners see the threat in the same way" tells of no meeting
    if _is_party(chain, contact) and not (met and _is_joint(subject, analysis)):
        return None
    parties = {p.entity for p in contact.participants if p.entity}
    return contact if len(named & parties) >= 2 or _fits(verb, subject, parties, analysis, roster) else None


def told_there(chain: Chain, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact at which, as a quote itself says, something was done: "in the phone call, ..."."""
    spans = chain.quote.content.spans
    verb = _main_verb(spans[0], analysis) if spans else None
    if verb is None or chain.origin is None or not _happens_there(verb, analysis):
        return None
    contact = _nearest(spans[0], placed, analysis)
    return None if contact is None or _is_party(chain, contact) else contact


def afterwards(chain: Chain, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact of which a party tells when it is over: "told reporters that there had been hard words".

    What a party says there to the other side is no source; what it says of it to the press is.
    """
    spans = chain.quote.content.spans
    verb = _main_verb(spans[0], analysis) if spans else None
    here = analysis.sentence_at(spans[0].start) if spans else None
    if verb is None or here is None or not _speaks_later(chain, analysis):
        return None
    contact = placed.last_before(spans[0].start)
    near = contact is not None and placed.distance(contact, here.i) <= LATER and contact.status == "held"
    if contact is None or not near or not _is_party(chain, contact):
        return None
    subject = analysis.child(verb, "nsubj", "nsubjpass", "expl")
    if subject is None or analysis.tokens[verb].tag not in TOLD:
        return None
    noun = analysis.tokens[subject]
    of_it = noun.lemma in contact_nouns() and is_definite(subject, analysis)
    return contact if of_it or noun.lower in TOGETHER else None


def _speaks_later(chain: Chain, analysis: Analysis) -> bool:
    """Whether the cue tells that it is said to the press, or after the contact ("said after the talks")."""
    words = carrier_words()
    heads = [i for s in chain.quote.cue.spans for i in analysis.tokens_in(s.start, s.end)]
    for i in (h for h in heads if analysis.tokens[h].pos == "VERB"):
        below = [analysis.tokens[c] for c in analysis.children(i)]
        below += [analysis.tokens[o] for c in analysis.children(i) for o in analysis.children(c)]
        to_press = any(t.dep in ("dobj", "dative", "pobj") and t.lemma in words["hearer"] for t in below)
        later = any(t.lower in words["later"] and t.dep == "advmod" for t in below)
        after = any(
            t.lemma in contact_nouns() and analysis.tokens[t.head].lower in ("after", "following") for t in below
        )
        if to_press or later or after:
            return True
    return False


def _tells(verb: int, subject: int, analysis: Analysis) -> bool:
    """Whether a verb tells what parties did together, or how the contact went."""
    said, noun = analysis.tokens[verb], analysis.tokens[subject]
    joint = any(analysis.tokens[c].dep == "conj" for c in analysis.children(subject))
    several = joint or noun.tag in ("NNS", "NNPS") or noun.lower in ("they", "both", "two", "we")
    exchange = said.lemma in carrier_words()["exchange"]
    if several and (joint or exchange or noun.lemma in carrier_words()["leader"]):
        return True
    if exchange and noun.dep == "nsubjpass" and said.tag == "VBN":
        return True
    about = noun.lemma in contact_nouns() and is_definite(subject, analysis)
    return about or is_done_to_contact(verb, analysis) or _happens_there(verb, analysis)


def _is_source(chain: Chain, subject: int, analysis: Analysis) -> bool:
    """Whether "they" are several who speak: "Traders said they hoped to see the lorries back"."""
    spans = chain.quote.source.spans
    head = analysis.head_of(spans[0].start, spans[0].end) if spans else None
    several = head is not None and analysis.tokens[head].tag == "NNS"
    leading = head is not None and analysis.tokens[head].lemma in carrier_words()["leader"]
    return several and not leading and analysis.tokens[subject].lower == "they"


def _is_joint(subject: int, analysis: Analysis) -> bool:
    """Whether a party tells of both of them, as in "she wrote that the two had met"."""
    token = analysis.tokens[subject]
    return token.lower in ("they", "both", "two", "we") or token.lemma in carrier_words()["leader"]


def _happens_there(verb: int, analysis: Analysis) -> bool:
    """Whether a clause says that something was done in "the call", at "the meeting"."""
    if analysis.tokens[verb].tag not in TOLD:
        return False
    for child in analysis.children(verb):
        place = analysis.child(child, "pobj") if analysis.tokens[child].lower in THERE else None
        if place is not None and analysis.tokens[place].lemma in contact_nouns() and is_definite(place, analysis):
            return True
    return False


def _relates(verb: int, analysis: Analysis) -> bool:
    """Whether a clause tells what somebody said, so that its source passes on a party's words."""
    token = analysis.tokens[verb]
    return token.lemma in carrier_words()["speech"] and token.tag in TOLD


def _just_told(span: Span, subject: int, placed: Placed, analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact told in this sentence or the one before it in the paragraph, if the subject took part in it."""
    here, last = analysis.sentence_at(span.start), placed.last_before(span.start)
    if here is None or last is None or placed.distance(last, here.i) > 1 or placed.paragraphs_after(last, here.i):
        return None
    token = analysis.tokens[subject]
    named = {e.id for _, e in roster.over(token.start, token.end)}
    return last if named & {p.entity for p in last.participants if p.entity} else None


def posted(chain: Chain, placed: Placed, analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact of which a party tells in a post of its own: "Great to have met ... We discussed ..."."""
    cues = [i for s in chain.quote.cue.spans for i in analysis.tokens_in(s.start, s.end)]
    spans = chain.quote.content.spans
    if not spans or not any(analysis.tokens[i].lemma in carrier_words()["posting"] for i in cues):
        return None
    here = analysis.sentence_at(spans[0].start)
    words = [i for s in spans for i in analysis.tokens_in(s.start, s.end)[:POST]]
    contact = placed.last_before(spans[0].start)
    if here is None or contact is None or placed.distance(contact, here.i) > REACH or not _is_party(chain, contact):
        return None
    parties = {p.entity for p in contact.participants if p.entity}
    shared = any(_is_shared(analysis, i) or _said_to(analysis, i, parties, roster) for i in words)
    return contact if shared else None


def _is_shared(analysis: Analysis, verb: int) -> bool:
    """Whether a verb tells of an exchange in which the speaker took part."""
    token = analysis.tokens[verb]
    if token.lemma not in carrier_words()["exchange"] or token.tag not in ("VBD", "VBN"):
        return False
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    return subject is None or analysis.tokens[subject].lower in ("we", "i")


def _said_to(analysis: Analysis, verb: int, parties: set[str], roster: Roster) -> bool:
    """Whether the speaker tells what was said to another party: "I told Minister Marsh that ..."."""
    token, subject = analysis.tokens[verb], analysis.child(verb, "nsubj")
    hearer = analysis.child(verb, "dobj", "dative")
    if subject is None or hearer is None or analysis.tokens[subject].lower not in ("we", "i"):
        return False
    if token.lemma not in carrier_words()["speech"] or token.tag != "VBD":
        return False
    heard = analysis.tokens[hearer]
    return any(e.id in parties for _, e in roster.over(heard.start, heard.end))


def is_done_to_contact(verb: int, analysis: Analysis) -> bool:
    """Whether somebody is told to have done something with "the call": cut it short, asked for it, left it."""
    thing = analysis.child(verb, "dobj")
    if thing is None or analysis.tokens[thing].lemma not in contact_nouns():
        return False
    return is_definite(thing, analysis) and analysis.tokens[verb].tag in ("VBD", "VBN")


def is_definite(noun: int, analysis: Analysis) -> bool:
    """Whether a noun is one already spoken of: "the call", "their talks", "the President's visit"."""
    parts = [analysis.tokens[c] for c in analysis.children(noun)]
    return analysis.tokens[noun].pos != "VERB" and any(t.lower in ("the", "their") or t.dep == "poss" for t in parts)


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


def _fits(verb: int, subject: int, parties: set[str], analysis: Analysis, roster: Roster) -> bool:
    """Whether a clause can mean the contact's parties together, one of them, or the contact itself."""
    token = analysis.tokens[subject]
    if token.lemma in contact_nouns() or token.lower in ("they", "we") or token.dep == "nsubjpass":
        return True
    if token.lower in ("two", "both") and not any(analysis.tokens[c].dep == "prep" for c in analysis.children(subject)):
        # "the two had agreed", not "two of the hostages had been exchanged"
        return True
    span = analysis.subtree_span(subject)
    named = {e.id for _, e in roster.within(span.start, span.end)}
    if named & parties and (is_done_to_contact(verb, analysis) or _relates(verb, analysis)):
        return True
    joint = token.lemma in carrier_words()["leader"] or _happens_there(verb, analysis)
    return len(named & parties) >= 2 or (token.tag == "NNS" and (not named or joint))
