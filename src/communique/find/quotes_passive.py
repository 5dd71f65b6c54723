"""Who spoke where others are said to quote, or behind the verb: '"...," Marr was quoted as saying', "said an aide"."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

SAID_WITHIN = 5
"""Tokens behind "quoted" within which "as saying" stands."""
SAYING = frozenset({"say", "tell", "write"})
LONGEST = 12
"""Tokens of a speaker's name and office."""


def quoted_as_saying(analysis: Analysis, found: Found) -> Found:
    """The attribution with the subject of "was quoted as saying" for its source, and neither of them in its content."""
    tokens = analysis.tokens
    verb = next((v for s in found.cue for v in analysis.tokens_in(s.start, s.end) if _is_passive(analysis, v)), None)
    if verb is None:
        return found
    subject = analysis.child(verb, "nsubjpass")
    last = next((i for i in range(verb + 1, min(verb + SAID_WITHIN, len(tokens))) if tokens[i].tag == "VBG"), None)
    if subject is None or last is None or tokens[subject].sentence != tokens[last].sentence:
        return found
    first = analysis.edges(subject)[0]
    if subject - first > LONGEST or tokens[subject].pos == "PRON" or first > verb:
        return found
    auxiliary = analysis.child(verb, "auxpass")
    cue = analysis.span(verb if auxiliary is None else min(auxiliary, verb), last + 1)
    source = analysis.span(first, subject + 1)
    content = tuple(s for whole in found.content for s in _outside(analysis, whole, source, cue))
    return replace(found, source=(source,), cue=(cue,), content=content) if content else found


def said_behind(analysis: Analysis, found: Found) -> Found:
    """The attribution with the subject behind its verb for its source, where the tagger took that for content.

    As in "Marr met Vos on Monday, said a spokesman": it is the spokesman who said so, and not Marr.
    """
    verb = found.verb
    if verb is None or analysis.tokens[verb].tag not in ("VBD", "VBZ") or not found.source:
        return found
    subject = analysis.child(verb, "nsubj")
    if subject is None or subject < verb or found.source[0].start > analysis.tokens[verb].start:
        return found
    clause = next((c for c in analysis.children(verb) if c < verb and analysis.tokens[c].dep == "ccomp"), None)
    inside = analysis.tokens[subject].start
    told = clause is not None and analysis.tokens[analysis.edges(clause)[0]].start <= found.source[0].start
    if not told and not any(s.start <= inside < s.end for s in found.content):
        return found
    first, last = analysis.edges(subject)
    # '"It is so," said Marr, "and not otherwise"'
    goes_on = any(s.end > analysis.tokens[last].end for s in found.content)
    if first <= verb or last - first > LONGEST or goes_on:
        return found
    source, cue = analysis.span(first, last + 1), analysis.span(verb, verb + 1)
    whole = [span_of(analysis.text, found.source[0].start, s.end) if _leads(found, s) else s for s in found.content]
    content = tuple(s for w in whole for s in _outside(analysis, w, source, cue) if s.end <= cue.start)
    if clause is not None and (told or not content):
        start, end = analysis.tokens[analysis.edges(clause)[0]].start, analysis.tokens[verb].start
        content = tuple(s for s in (clean(analysis, start, end),) if s.text)
    return replace(found, source=(source,), cue=(cue,), content=content) if content else found


def _leads(found: Found, span: Span) -> bool:
    """Whether a stretch of content goes on right behind what was taken for the source."""
    return found.source[0].start < span.start <= found.source[0].end + 1


def _is_passive(analysis: Analysis, verb: int) -> bool:
    token = analysis.tokens[verb]
    quotes = token.lemma in cue_words("relaying") and token.tag == "VBN"
    if not quotes or analysis.child(verb, "auxpass") is None:
        return False
    near = analysis.tokens[verb + 1 : verb + SAID_WITHIN]
    return any(t.lower == "as" for t in near) and any(t.tag == "VBG" and t.lemma in SAYING for t in near)


def _outside(analysis: Analysis, whole: Span, source: Span, cue: Span) -> list[Span]:
    """The stretches of a content that are neither source nor cue."""
    found, start = [], whole.start
    for hole in sorted((source, cue)):
        if hole.end <= start or hole.start >= whole.end:
            continue
        found.append((start, min(hole.start, whole.end)))
        start = hole.end
    found.append((start, whole.end))
    tokens = (analysis.tokens_in(a, b) for a, b in found if b > a)
    return [analysis.span(inside[0], inside[-1] + 1) for inside in tokens if inside]


def learned_from(analysis: Analysis, found: Found) -> Found:
    """The attribution with whom somebody has it from for its source: "Readers learned from the Echo that they met"."""
    tokens, verb = analysis.tokens, found.verb
    if verb is None or tokens[verb].lemma not in cue_words("learning"):
        return found
    mark = next((c for c in analysis.children(verb) if c > verb and tokens[c].lower == "from"), None)
    teller = None if mark is None else analysis.child(mark, "pobj")
    first = found.content[0].start
    if (
        teller is None
        or not found.source
        or tokens[teller].start >= first
        or found.source[0].start > tokens[verb].start
    ):
        return found
    last = max((i for i in analysis.subtree(teller) if tokens[i].start < first), default=teller)
    return replace(found, source=(analysis.span(analysis.edges(teller)[0], last + 1),))
