"""Whether a text settles a silence or a denial later: "denied the meeting at first but confirmed it on Friday"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.analysis import Analysis, Token
from communique.find.silence_cues import Kept
from communique.find.silence_grammar import (
    contact_kinds,
    is_denied,
    is_hypothetical,
    is_of_another_time,
    silence_words,
    speaker_of,
    subject_of,
)
from communique.find.sources_names import Named, bare, carrier_words, folded, noun_phrase, same_name
from communique.records import Contact
from communique.roster import Roster

POINTING = frozenset({"it", "this", "that", "so"})
DEFINITE = frozenset({"the", "this", "that", "such", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Confirmed:
    """That somebody confirms a contact: where, who, and the words for what is confirmed.

    ``name`` has the words of who does, none for "an official".
    """

    start: int
    name: tuple[str, ...]
    entities: frozenset[str]
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settlements:
    """Who confirms or publishes something: by entity the last place; and who confirms a contact."""

    last: Mapping[str, int]
    confirmed: Sequence[Confirmed]

    def settle(self, party: Named, silence: Kept, contact: Contact, analysis: Analysis) -> bool:
        """Whether the party speaks for the contact, or confirms it later, so that its silence no longer stands."""
        later = [x for x in contact.on_word_of if x.span and x.span.start > silence.span.end]
        if any((party.entity and x.entity == party.entity) or x.name == party.name for x in later):
            return True
        beside = (analysis.tokens[c] for c in analysis.children(silence.verb))
        past = any(t.dep == "aux" and t.lower in ("had", "'d") for t in beside)
        if past and any(
            (party.entity and x.entity == party.entity) or same_name(x.name, party.name) for x in contact.on_word_of
        ):
            # "until then the ministry had denied it"
            return True
        if party.entity is not None and self.last.get(party.entity, -1) > silence.span.end:
            return True
        after = (c for c in self.confirmed if c.start > silence.span.end)
        own = (c for c in after if folded(party.name) == c.name or party.entity in c.entities)
        return any(_is_meant(c, contact) for c in own)


def settlements(analysis: Analysis, roster: Roster) -> Settlements:
    """Every place of a text where somebody confirms or publishes something."""
    last: dict[str, int] = {}
    confirmed: list[Confirmed] = []
    for token in analysis.tokens:
        if token.pos != "VERB" or token.lemma not in silence_words()["settling_verb"] or is_denied(analysis, token):
            continue
        if is_hypothetical(token.i, analysis) or is_of_another_time(analysis, token):
            continue
        subject = subject_of(analysis, token.i)
        if subject is not None:
            span = noun_phrase(analysis, subject)
            last |= {e.id: token.start for _, e in roster.within(span.start, span.end)}
        about = _about(analysis, token)
        for head in _vouching(analysis, token) if about else ():
            span = noun_phrase(analysis, head)
            entities = frozenset(e.id for _, e in roster.within(span.start, span.end))
            # "an official" who confirms is not the official who denied
            known = analysis.tokens[analysis.edges(head)[0]].lower not in ("a", "an")
            name = folded(bare(analysis.text, span).text) if known else ()
            confirmed.append(Confirmed(token.start, name, entities, about))
    return Settlements(last, confirmed)


def _vouching(analysis: Analysis, verb: Token) -> Iterator[int]:
    """Who confirms, and whom it quotes in doing so: "State television, quoting the ministry, confirmed the call"."""
    speaker = speaker_of(analysis, verb.i)
    if speaker is not None:
        yield speaker
    beside = (*analysis.children(verb.i), *(() if speaker is None else analysis.children(speaker)))
    for i in beside:
        quoting = analysis.tokens[i].tag == "VBG" and analysis.tokens[i].lemma in carrier_words()["cite"]
        origin = analysis.child(i, "dobj") if quoting else None
        if origin is not None:
            yield origin


def _about(analysis: Analysis, verb: Token) -> frozenset[str]:
    """The words for what is confirmed where they may mean a contact told before: "it", "the call", "they had met"."""
    thing, clause = analysis.child(verb.i, "dobj"), analysis.child(verb.i, "ccomp")
    if thing is not None:
        token = analysis.tokens[thing]
        definite = any(analysis.tokens[c].lower in DEFINITE for c in analysis.children(thing))
        named = definite and (token.lemma in contact_kinds() or token.lower in silence_words()["claim_noun"])
        return frozenset({token.lemma}) if named or token.lower in POINTING else frozenset()
    if clause is None or is_denied(analysis, analysis.tokens[clause]):
        return frozenset()
    subject = subject_of(analysis, clause)
    happened = analysis.tokens[clause].lemma in silence_words()["happening_verb"] and subject is not None
    told = subject if happened and subject is not None else clause
    token = analysis.tokens[told]
    return frozenset({token.lemma}) if token.lemma in contact_kinds() or token.lower in POINTING else frozenset()


def _is_meant(confirmed: Confirmed, contact: Contact) -> bool:
    """Whether what is confirmed may be this contact: a word that points back, or one for its kind."""
    kinds = {contact_kinds().get(word, "other") for word in confirmed.about}
    return not kinds.isdisjoint({contact.kind, "other"})
