"""Whom an outlet refers to is no part of what it reports: "The agency reported with reference to the palace, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.quotes_found import Found, clean
from communique.find.sources_names import carrier_words
from communique.spans import Span

LINKS = frozenset({"with", "in"})


def without_reference(analysis: Analysis, found: Found) -> Found:
    """The relation without "with reference to the palace" in its cue and content.

    Where nothing else is left, what stands behind it is the content: "As the agency reported with reference to the
    palace, they met".
    """
    for stretch in _references(analysis, found):
        content = [s for span in found.content for s in _cut(analysis, span, stretch)]
        cue = [s for span in found.cue for s in _cut(analysis, span, stretch)]
        if not content:
            content = list(_behind(analysis, stretch))
        if content and cue:
            found = replace(found, content=tuple(content), cue=tuple(cue))
    return found


def _references(analysis: Analysis, found: Found) -> Iterator[Span]:
    """Every "with reference to ..." in the sentence of the cue that its content or its cue runs into."""
    if not found.cue or not found.content:
        return
    sentence = analysis.sentence_at(found.cue[0].start)
    for i in range(sentence.first + 1, sentence.last - 1) if sentence else ():
        token, to = analysis.tokens[i], analysis.tokens[i + 1]
        if token.lemma not in carrier_words()["reference"] or to.lower != "to":
            continue
        named = analysis.child(to.i, "pobj")
        if named is None or analysis.tokens[i - 1].lower not in LINKS:
            continue
        stretch = analysis.span(i - 1, analysis.edges(named)[1] + 1)
        if any(s.start < stretch.end and s.end > stretch.start for s in (*found.cue, *found.content)):
            yield stretch


def _cut(analysis: Analysis, span: Span, out: Span) -> Iterator[Span]:
    """What is left of a span before and behind a stretch."""
    if span.end <= out.start or span.start >= out.end:
        yield span
        return
    for start, end in ((span.start, min(span.end, out.start)), (max(span.start, out.end), span.end)):
        rest = clean(analysis, start, end) if start < end else None
        if rest is not None and any(c.isalnum() for c in rest.text):
            yield rest


def _behind(analysis: Analysis, stretch: Span) -> Iterator[Span]:
    """The rest of a sentence that opens with "As", behind the comma that closes its first clause."""
    sentence = analysis.sentence_at(stretch.start)
    if sentence is None or analysis.tokens[sentence.first].lower != "as":
        return
    if analysis.text[stretch.end : stretch.end + 1] == ",":
        yield clean(analysis, stretch.end + 1, sentence.end)
