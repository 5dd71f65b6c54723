"""Which contact a silence or a denial is about, whose it is, and whether the text settles it later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from communique import lang
from communique.analysis import Analysis
from communique.find.silence_cues import Kept, is_denied, silence_words
from communique.find.sources_names import Named, bare, noun_phrase, phrase_named, same_name
from communique.records import Contact, NotConfirmed
from communique.roster import Roster

NEAR = 8
"""Sentences after a contact's telling in which a silence without a topic still means it."""


def unconfirmed(
    contacts: tuple[Contact, ...], kept: Sequence[Kept], analysis: Analysis, roster: Roster
) -> dict[str, tuple[NotConfirmed, ...]]:
    """``not_confirmed_by`` for each contact by its id, in text order, each party once."""
    found: dict[str, list[NotConfirmed]] = {c.id: [] for c in contacts}
    settled = _settlements(analysis, roster)
    for silence in kept:
        contact = _contact_of(silence, contacts, analysis, roster)
        if contact is None:
            continue
        for party in _parties(silence, contact, analysis, roster):
            if not _is_settled(party, silence, contact, settled):
                _add(found[contact.id], NotConfirmed(party.name, party.entity, silence.span, silence.how))
    return {id: tuple(items) for id, items in found.items()}


def _add(items: list[NotConfirmed], new: NotConfirmed) -> None:
    """A later, stronger word of the same party takes the place of an earlier one (a denial of a silence)."""
    for i, known in enumerate(items):
        if (known.entity and known.entity == new.entity) or same_name(known.name, new.name):
            if new.how == "denied" and known.how != "denied":
                items[i] = new
            return
    items.append(new)


def _contact_of(silence: Kept, contacts: tuple[Contact, ...], analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact that a silence is about; None when it is about something else."""
    before = _told_before(silence, contacts, analysis)
    if before is None:
        return None
    about = _about(silence, analysis)
    if not about or all(analysis.tokens[i].lemma in silence_words()["matter_noun"] for i in about):
        return before
    nouns = {row["noun"]: row["kind"] for row in lang.rows("en", "contact_nouns")}
    named = [nouns[analysis.tokens[i].lemma] for i in about if analysis.tokens[i].lemma in nouns]
    verbs = {row["lemma"] for row in lang.rows("en", "contact_verbs")}
    if named or any(analysis.tokens[i].lemma in verbs for i in about):
        return _best(silence, contacts, about, named, analysis, roster) or before
    content = any(analysis.tokens[i].lemma in silence_words()["content_verb"] for i in about)
    if content and silence.how in ("neither", "denied"):
        return before
    shared = {analysis.tokens[i].lemma for i in about} & _words_of(before, analysis)
    matter = any(analysis.tokens[i].lemma in silence_words()["matter_noun"] for i in about[:2])
    return before if matter or len(shared) >= 2 else None


def _about(silence: Kept, analysis: Analysis) -> list[int]:
    """The telling words of the topic: nouns, verbs, names; not "to comment", "a request" or a time."""
    words = silence_words()
    idle = words["withheld_verb"] | words["request_noun"] | words["nothing_noun"] | words["silent_adj"] | {"comment"}
    found = []
    for i in silence.topic:
        token = analysis.tokens[i]
        telling = token.pos in ("NOUN", "PROPN", "VERB") or token.lower in ("it", "this", "that", "them")
        if telling and token.lemma not in idle and token.dep not in ("npadvmod", "tmod"):
            found.append(i)
    return found


def _told_before(silence: Kept, contacts: tuple[Contact, ...], analysis: Analysis) -> Contact | None:
    """The contact told last before the silence in its own or the sentence before; else the main one."""
    placed = sorted((c for c in contacts if c.trigger), key=lambda c: c.trigger.start if c.trigger else 0)
    starts = [c.trigger.start for c in placed if c.trigger]
    here = analysis.tokens[silence.verb]
    at = bisect_right(starts, analysis.sentences[here.sentence].end) - 1
    if at >= 0:
        there = analysis.sentence_at(starts[at])
        if there is not None and here.sentence - there.i <= 1:
            return placed[at]
    main = next((c for c in contacts if c.main), None)
    if main is not None:
        return main
    return placed[at] if at >= 0 and _distance(placed[at], here.sentence, analysis) <= NEAR else None


def _distance(contact: Contact, sentence: int, analysis: Analysis) -> int:
    there = analysis.sentence_at(contact.trigger.start) if contact.trigger else None
    return abs(sentence - there.i) if there else NEAR + 1


def _best(
    silence: Kept, contacts: tuple[Contact, ...], about: Sequence[int], kinds: Sequence[str], analysis: Analysis,
    roster: Roster,
) -> Contact | None:  # fmt: skip
    """The contact that shares most with the topic: its parties, its kind, its trigger's word, its nearness."""
    first, last = analysis.tokens[about[0]], analysis.tokens[about[-1]]
    named = {e.id for _, e in roster.within(first.start, last.end)}
    lemmas = {analysis.tokens[i].lemma for i in about}

    def fit(contact: Contact) -> tuple[int, int, int, int, int]:
        parties = {p.entity for p in contact.participants if p.entity}
        trigger = contact.trigger
        words = {analysis.tokens[i].lemma for i in analysis.tokens_in(trigger.start, trigger.end)} if trigger else set()
        near = -_distance(contact, analysis.tokens[silence.verb].sentence, analysis)
        return len(parties & named), int(bool(words & lemmas)), int(contact.kind in kinds), int(contact.main), near

    return max(contacts, key=fit, default=None)


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
    if first == "neither" or head.lower in ("neither", "both", "sides"):
        for participant in contact.participants[:2]:
            side = head.lemma in silence_words()["place_noun"] and participant.of
            yield Named(side or participant.name, None if side else participant.entity, span)
    elif head.lower in ("one", "nobody", "none") or first == "no":
        inner = next((c for c in analysis.children(silence.party) if analysis.tokens[c].dep == "prep"), None)
        noun = None if inner is None else analysis.child(inner, "pobj")
        if noun is not None:
            yield phrase_named(analysis, roster, noun_phrase(analysis, noun))
    elif head.pos in ("PROPN", "NOUN", "PRON", "ADJ"):
        named = phrase_named(analysis, roster, span)
        if named.entity or head.pos != "PRON":
            yield Named(named.name, named.entity, bare(analysis.text, span))


def _settlements(analysis: Analysis, roster: Roster) -> list[tuple[int, str]]:
    """Where an entity does confirm or publish something: places and entities, in text order."""
    found = []
    for token in analysis.tokens:
        if token.pos != "VERB" or token.lemma not in silence_words()["settling_verb"] or is_denied(analysis, token):
            continue
        subject = analysis.child(token.i, "nsubj")
        if subject is not None and not _is_hypothetical(token.i, analysis):
            span = noun_phrase(analysis, subject)
            found += [(token.start, e.id) for _, e in roster.within(span.start, span.end)]
    return found


def _is_hypothetical(verb: int, analysis: Analysis) -> bool:
    """Whether a confirmation is only wanted, expected or withheld ("must confirm", "if it confirms")."""
    children = [analysis.tokens[c] for c in analysis.children(verb)]
    if any(t.tag == "MD" or t.lower in ("if", "whether", "until", "to", "neither") for t in children):
        return True
    return analysis.tokens[verb].dep == "xcomp"


def _is_settled(party: Named, silence: Kept, contact: Contact, settled: Iterable[tuple[int, str]]) -> bool:
    """Whether the party speaks for the contact, or confirms it later, so that its silence no longer stands."""
    speaks = any(
        (party.entity and link.entity == party.entity) or link.name == party.name for link in contact.on_word_of
    )
    if silence.how != "denied" and speaks:
        return True
    return any(at > silence.span.end and entity == party.entity for at, entity in settled if party.entity)
