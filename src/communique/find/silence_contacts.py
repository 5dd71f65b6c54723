"""Which contact a silence or a denial is about, whose it is, and whether the text settles it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.silence_cues import Kept, is_denied, silence_words, subject_of
from communique.find.sources_names import Named, bare, carrier_words, folded, issuer_of, noun_phrase, phrase_named
from communique.find.sources_placed import Placed
from communique.records import Contact, NotConfirmed
from communique.roster import Roster
from communique.spans import Span, trimmed

POINTING = 6
"""Words of a topic in which its head stands ("on the foreign agency's latest report")."""
NEAR = 8
"""Sentences after a contact's telling in which a silence without a topic still means it."""


def unconfirmed(
    contacts: tuple[Contact, ...],
    kept: Sequence[Kept],
    speakers: frozenset[str],
    analysis: Analysis,
    roster: Roster,
) -> dict[str, tuple[NotConfirmed, ...]]:
    """``not_confirmed_by`` for each contact by its id, in text order, each party once.

    Who speaks elsewhere in the text (``speakers``, entities) is silent only about what names the contact itself.
    """
    found: dict[str, list[NotConfirmed]] = {c.id: [] for c in contacts}
    placed = Placed(contacts, analysis)
    settled = _settlements(analysis, roster)
    for silence in kept:
        contact = _contact_of(silence, placed, analysis, roster)
        if contact is None:
            continue
        direct = _names_contact(silence, analysis) or _refers(silence, analysis)
        withholds = silence.how not in ("denied", "neither") and not direct
        for party in _parties(silence, contact, analysis, roster):
            if withholds and _about(silence, analysis) and party.entity in speakers:
                continue
            if not _is_settled(party, silence, contact, settled):
                _add(found[contact.id], NotConfirmed(party.name, party.entity, silence.span, silence.how))
    return {id: tuple(items) for id, items in found.items()}


def _add(items: list[NotConfirmed], new: NotConfirmed) -> None:
    """A later, stronger word of the same party takes the place of an earlier one (a denial of a silence)."""
    for i, known in enumerate(items):
        if (known.entity and known.entity == new.entity) or folded(known.name) == folded(new.name):
            if new.how == "denied" and known.how != "denied":
                items[i] = new
            return
    items.append(new)


def _contact_of(silence: Kept, placed: Placed, analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact that a silence is about; None when it is about something else."""
    before = _told_before(silence, placed, analysis)
    if before is None:
        return None
    about = _about(silence, analysis)
    if not about or all(analysis.tokens[i].lemma in silence_words()["matter_noun"] for i in about):
        return before
    if _names_contact(silence, analysis):
        return _best(silence, placed, about, analysis, roster) or before
    content = any(analysis.tokens[i].lemma in silence_words()["content_verb"] for i in about)
    if content and silence.how in ("neither", "denied"):
        return before
    shared = {analysis.tokens[i].lemma for i in about} & _words_of(before, analysis)
    return before if _refers(silence, analysis) or len(shared) >= 2 else None


def _refers(silence: Kept, analysis: Analysis) -> bool:
    """Whether the topic begins with a word that points back to what was told: "the report", "it"."""
    first = silence.topic[:POINTING]
    matters = silence_words()["matter_noun"] - silence_words()["request_noun"]
    return any(_means(analysis.tokens[i], matters) for i in first)


def _means(token: Token, matters: frozenset[str]) -> bool:
    return token.pos in ("NOUN", "PRON") and (token.lemma in matters or token.lower in matters) and token.tag != "WDT"


def _names_contact(silence: Kept, analysis: Analysis) -> bool:
    """Whether the topic has a word for a contact: "the meeting", "having met"."""
    return any(analysis.tokens[i].lemma in _contact_kinds() for i in _about(silence, analysis))


@cache
def _contact_kinds() -> Mapping[str, str]:
    """The kind of contact that each noun and verb names."""
    nouns = {row["noun"]: row["kind"] for row in lang.rows("en", "contact_nouns")}
    return nouns | {row["lemma"]: row["kind"] for row in lang.rows("en", "contact_verbs")}


def _about(silence: Kept, analysis: Analysis) -> list[int]:
    """The telling words of the topic: nouns, verbs, names; not "to comment", "a request" or a time."""
    words = silence_words()
    idle = words["withheld_verb"] | words["request_noun"] | words["nothing_noun"] | words["silent_adj"]
    idle |= carrier_words()["document"]
    found = []
    for i in silence.topic:
        token = analysis.tokens[i]
        means = token.pos == "PRON" and token.lower in ("it", "this", "that", "them")
        telling = means or (token.pos in ("NOUN", "PROPN", "VERB") and token.lemma not in ("be", "have"))
        if telling and token.lemma not in idle and token.dep not in ("npadvmod", "tmod"):
            found.append(i)
    return found


def _told_before(silence: Kept, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact told last before the silence, in its own or the sentence before; else the main one."""
    here = analysis.sentences[analysis.tokens[silence.verb].sentence]
    last = placed.last_before(here.end)
    if last is not None and placed.distance(last, here.i) <= 1:
        return last
    if placed.main is not None:
        return placed.main
    return last if last is not None and placed.distance(last, here.i) <= NEAR else None


def _best(
    silence: Kept, placed: Placed, about: Sequence[int], analysis: Analysis, roster: Roster
) -> Contact | None:
    """The contact that shares most with the topic: its parties, its kind, its trigger's word, its nearness."""
    first, last = analysis.tokens[about[0]], analysis.tokens[about[-1]]
    named = {e.id for _, e in roster.within(first.start, last.end)}
    lemmas = {analysis.tokens[i].lemma for i in about}
    kinds = {_contact_kinds()[x] for x in lemmas if x in _contact_kinds()}

    def fit(contact: Contact) -> tuple[int, int, int, int, int]:
        parties = {p.entity for p in contact.participants if p.entity}
        trigger = contact.trigger
        words = {analysis.tokens[i].lemma for i in analysis.tokens_in(trigger.start, trigger.end)} if trigger else set()
        near = -abs(placed.distance(contact, analysis.tokens[silence.verb].sentence))
        return len(parties & named), int(bool(words & lemmas)), int(contact.kind in kinds), int(contact.main), near

    return max(placed.near(first.start), key=fit, default=None)


def _words_of(contact: Contact, analysis: Analysis) -> set[str]:
    """The telling words of a contact: its trigger, its topics and outcomes."""
    spans = [s for s in (contact.trigger, *contact.topics, *contact.outcomes) if s]
    return {
        analysis.tokens[i].lemma
        for s in spans
        for i in analysis.tokens_in(s.start, s.end)
        if analysis.tokens[i].pos in ("NOUN", "PROPN", "VERB")
    }


def _parties(silence: Kept, contact: Contact, analysis: Analysis, roster: Roster) -> Iterator[Named]:
    """Who kept silent, by name; both sides where the text says "neither side"."""
    span = noun_phrase(analysis, silence.party)
    first = analysis.tokens[analysis.edges(silence.party)[0]].lower
    head = analysis.tokens[silence.party]
    joined = [c for c in analysis.children(silence.party) if analysis.tokens[c].dep == "conj"]
    if joined and first in ("neither", "both"):
        for each in (silence.party, *joined):
            yield phrase_named(analysis, roster, _without_pair(analysis, each))
    elif first == "neither" or head.lower in ("neither", "both", "sides"):
        for participant in contact.participants[:2]:
            side = head.lemma in silence_words()["place_noun"] and participant.of
            yield Named(side or participant.name, None if side else participant.entity, span)
    elif head.lower in ("one", "nobody", "none") or first == "no":
        inner = next((c for c in analysis.children(silence.party) if analysis.tokens[c].dep == "prep"), None)
        noun = None if inner is None else analysis.child(inner, "pobj")
        if noun is not None:
            yield phrase_named(analysis, roster, noun_phrase(analysis, noun))
    elif head.pos in ("PROPN", "NOUN", "PRON", "ADJ"):
        named = phrase_named(analysis, roster, issuer_of(analysis, span) or span)
        if named.entity or head.pos != "PRON":
            yield Named(named.name, named.entity, bare(analysis.text, span))


def _without_pair(analysis: Analysis, noun: int) -> Span:
    """The noun phrase of one of the two in "neither A nor B"."""
    span = noun_phrase(analysis, noun)
    parts = [c for c in analysis.children(noun) if analysis.tokens[c].dep in ("cc", "conj", "preconj")]
    after = [analysis.tokens[c].start for c in parts if c > noun]
    first = [analysis.tokens[c].end for c in parts if c < noun]
    return trimmed(analysis.text, max([span.start, *first]), min([span.end, *after]))


def _settlements(analysis: Analysis, roster: Roster) -> dict[str, int]:
    """By entity, the last place where it does confirm or publish something."""
    found: dict[str, int] = {}
    for token in analysis.tokens:
        if token.pos != "VERB" or token.lemma not in silence_words()["settling_verb"] or is_denied(analysis, token):
            continue
        subject = subject_of(analysis, token.i)
        if subject is not None and not _is_hypothetical(token.i, analysis):
            span = noun_phrase(analysis, subject)
            found |= {e.id: token.start for _, e in roster.within(span.start, span.end)}
    return found


def _is_hypothetical(verb: int, analysis: Analysis) -> bool:
    """Whether a confirmation is only wanted, expected or withheld ("must confirm", "if it confirms")."""
    children = [analysis.tokens[c] for c in analysis.children(verb)]
    if any(t.tag == "MD" or t.lower in ("if", "whether", "until", "to", "neither") for t in children):
        return True
    return analysis.tokens[verb].dep == "xcomp"


def _is_settled(party: Named, silence: Kept, contact: Contact, settled: Mapping[str, int]) -> bool:
    """Whether the party speaks for the contact, or confirms it later, so that its silence no longer stands."""
    later = [x for x in contact.on_word_of if x.span and x.span.start > silence.span.end]
    if any((party.entity and x.entity == party.entity) or x.name == party.name for x in later):
        return True
    return party.entity is not None and settled.get(party.entity, -1) > silence.span.end
