"""Whose a silence is: the party by name, both sides of "neither side", whoever says "I don't comment"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from communique.analysis import Analysis
from communique.find.silence_cues import Kept
from communique.find.silence_grammar import silence_words
from communique.find.sources_names import (
    Named,
    bare,
    carrier_words,
    folded,
    issuer_of,
    noun_phrase,
    phrase_named,
    source_named,
)
from communique.records import Contact, Quote
from communique.roster import Roster
from communique.spans import Span, trimmed

DEEPEST = 4
"""Quotes that began before a place of which the innermost is looked for."""


class Speaking:
    """Who speaks at a place of the text: the source of the innermost quote that covers it."""

    __slots__ = ("_analysis", "_roster", "_spans", "_starts")

    def __init__(self, quotes: Iterable[Quote], analysis: Analysis, roster: Roster) -> None:
        self._analysis, self._roster = analysis, roster
        found = [(s.start, s.end, n, q) for n, q in enumerate(quotes) for s in q.content.spans]
        self._spans = sorted(found, key=lambda f: f[:3])
        self._starts = [start for start, *_ in self._spans]

    def _covering(self, offset: int) -> Quote | None:
        at = bisect_right(self._starts, offset)
        last = self._spans[max(0, at - DEEPEST) : at]
        return next((quote for _, end, _, quote in reversed(last) if offset < end), None)

    def at(self, offset: int) -> Named | None:
        """The speaker at this place, None where it is the author or nobody who is named."""
        quote = self._covering(offset)
        return None if quote is None else source_named(self._analysis, self._roster, quote.source)

    def inside(self, offset: int) -> bool:
        """Whether this place stands in what somebody is quoted as saying."""
        return self._covering(offset) is not None


def parties_of(
    silence: Kept, contact: Contact, speaking: Speaking, analysis: Analysis, roster: Roster
) -> Iterator[Named]:
    """Who kept silent, by name; both sides where the text says "neither side"."""
    if silence.own:
        speaker = speaking.at(analysis.tokens[silence.verb].start)
        if speaker is not None:
            yield speaker
        if speaker is not None or analysis.tokens[silence.party].pos not in ("NOUN", "PROPN"):
            return
    span = noun_phrase(analysis, silence.party)
    first = analysis.tokens[analysis.edges(silence.party)[0]].lower
    head = analysis.tokens[silence.party]
    joined = [c for c in analysis.children(silence.party) if analysis.tokens[c].dep == "conj"]
    if joined and first in ("neither", "both"):
        for each in (silence.party, *joined):
            yield phrase_named(analysis, roster, _without_pair(analysis, each))
    elif (first == "neither" or head.lower in ("neither", "both", "sides")) and len(contact.participants) > 1:
        for participant in contact.participants[:2]:
            side = head.lemma in silence_words()["place_noun"] and participant.of
            yield Named(side or participant.name, None if side else participant.entity, span)
    elif head.lower in ("one", "nobody", "none") or first == "no":
        inner = next((c for c in analysis.children(silence.party) if analysis.tokens[c].dep == "prep"), None)
        noun = None if inner is None else analysis.child(inner, "pobj")
        if noun is not None:
            yield phrase_named(analysis, roster, noun_phrase(analysis, noun))
    elif first in ("this", "that", "these", "those"):
        return
    elif head.pos in ("PROPN", "NOUN", "PRON", "ADJ"):
        named = phrase_named(analysis, roster, issuer_of(analysis, span) or span)
        if named.entity or head.pos != "PRON":
            yield Named(named.name, named.entity, bare(analysis.text, span))


def is_short_for(name: str, fuller: str) -> bool:
    """Whether a name is the last word of a fuller one, or a part that speaks for it.

    As in "the ministry" and "the ministry's press service" after "the Queshi foreign ministry".
    """
    words, known = folded(name), folded(fuller)
    if words and words[-1] in carrier_words()["body"]:
        owner = next((n for n, w in enumerate(words) if w.endswith(("'s", "’s"))), None)
        words = words if owner is None else (*words[:owner], words[owner][:-2])
    short = len(words) == 1 and len(known) > 1 and words[0] == known[-1]
    return short and words[0] in silence_words()["place_noun"]


def _without_pair(analysis: Analysis, noun: int) -> Span:
    """The noun phrase of one of the two in "neither A nor B"."""
    span = noun_phrase(analysis, noun)
    below = [analysis.tokens[c] for c in analysis.children(noun)]
    parts = [t.i for t in below if t.dep in ("cc", "conj", "preconj") or t.lower in ("neither", "both")]
    after = [analysis.tokens[c].start for c in parts if c > noun]
    first = [analysis.tokens[c].end for c in parts if c < noun]
    return trimmed(analysis.text, max([span.start, *first]), min([span.end, *after]))
