"""What nobody in particular says: "one must assume that", "it might be added that", "it seems"; a call on readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import span_of

LONGEST_LEAD = 12
"""Tokens of what is named before the colon at most: "the old proverb"."""


def is_writers_own(analysis: Analysis, verb: int) -> bool:
    """Whether the writer says it himself, as "one" or "it", or calls on the reader to do so."""
    return any(rule(analysis, verb) for rule in (_one_may_say, _it_may_be_said, _it_seems, _calls_on))


def _one_may_say(analysis: Analysis, verb: int) -> bool:
    """As in "one must assume that", "you would think that"; not "one said that", who is one of several."""
    subject = analysis.child(verb, "nsubj")
    if subject is None or analysis.tokens[subject].lower not in cue_words("anybody"):
        return False
    beside = {analysis.tokens[c].lower for c in analysis.children(verb)}
    return not beside.isdisjoint(cue_words("may") | cue_words("supposing"))


def _it_may_be_said(analysis: Analysis, verb: int) -> bool:
    """As in "it might be added that"; not "it was added that" and not "it might be said by the premier"."""
    subject = analysis.child(verb, "nsubjpass")
    it = subject is not None and analysis.tokens[subject].lower in cue_words("dummy")
    return it and _is_possible(analysis, verb) and analysis.child(verb, "agent") is None


def _it_seems(analysis: Analysis, verb: int) -> bool:
    """As in "holidays, it seems, are getting longer"; "it seemed that" may tell what others took it for."""
    tokens, subject = analysis.tokens, analysis.child(verb, "nsubj")
    it = subject is not None and subject == verb - 1 and tokens[subject].lower == "it"
    aside = tokens[verb].dep == "parataxis" and analysis.child(verb, "ccomp", "xcomp") is None
    return it and aside and tokens[verb].lemma in cue_words("seeming")


def _is_possible(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tokens[c].lower in cue_words("may") for c in analysis.children(verb))


def _calls_on(analysis: Analysis, verb: int) -> bool:
    """As in "Readers, demand the minutes!"; not "Ministers, tired of waiting, demand the minutes!"."""
    tokens, subject = analysis.tokens, analysis.child(verb, "nsubj")
    if subject is None or subject != verb - 2 or tokens[verb - 1].text != ",":
        return False
    sentence = analysis.sentences[tokens[verb].sentence]
    called = tokens[verb].tag in ("VBP", "VB") and sentence.first in (subject, subject - 1)
    return called and any(t.text == "!" for t in tokens[max(verb, sentence.last - 2) : sentence.last])


def by_what_one_recalls(analysis: Analysis, pairs: Sequence[MarkPair], found: Found) -> Found:
    """The quotation of what one is reminded of, by that: 'One thinks of the old proverb: "..."'."""
    span = found.content[-1]
    if len(found.source) != 1 or found.source[0].text.lower() != "one":
        return found
    pair = next((p for p in pairs if p.closed and span.start < p.start and span.end in (p.inner_end, p.end)), None)
    lead = None if pair is None else clean(analysis, found.content[0].start, pair.start)
    if pair is None or lead is None or analysis.text[lead.end : pair.start].strip() != ":":
        return found
    inside = [analysis.tokens[i] for i in analysis.tokens_in(lead.start, lead.end)]
    if len(inside) > LONGEST_LEAD or any(t.pos in ("VERB", "AUX") for t in inside):
        return found
    return replace(found, source=(lead,), content=(span_of(analysis.text, pair.start, pair.end),))
