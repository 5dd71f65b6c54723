"""Edges of a content mended: whole quotation marks inside, no dateline before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

REFERENCE = re.compile(r"\s\((?=[^()]*\d)[^()]{4,80}\)$")
LONGEST_REFERENCE = 90
LONGEST_REST = 1_500
"""Code points by which a content is drawn out to the closing mark of a quotation that begins inside it."""


def mended(analysis: Analysis, pairs: Sequence[MarkPair], found: Found) -> Found:
    """The relation with its content drawn out to the end of a quotation that it cuts, and freed of a dateline."""
    content = [_without_reference(analysis, _with_marks(analysis, pairs, span)) for span in found.content]
    content = [_without_dateline(analysis, span) for span in content]
    source = tuple(_without_dateline(analysis, _with_marks(analysis, pairs, span)) for span in found.source)
    source = tuple(_with_first(analysis, found, _without_participle(analysis, span)) for span in source)
    source = tuple(_without_as(analysis, span) for span in source)
    content = [_after(analysis, source, span) for span in content]
    return replace(found, source=source, content=_apart(analysis, [s for s in content if s.text]))


def _apart(analysis: Analysis, content: Sequence[Span]) -> tuple[Span, ...]:
    """Stretches of which none overlaps the next."""
    joined: list[Span] = []
    for span in content:
        if joined and span.start < joined[-1].end:
            joined[-1] = span_of(analysis.text, joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _with_marks(analysis: Analysis, pairs: Sequence[MarkPair], span: Span) -> Span:
    at = bisect_left(pairs, span.end, key=lambda p: p.start) - 1
    if at < 0:
        return span
    pair = pairs[at]
    if pair.opened and pair.closed and span.start <= pair.start < span.end < pair.end <= span.end + LONGEST_REST:
        return span_of(analysis.text, span.start, pair.end)
    if pair.opened and pair.closed and _is_last_part(analysis, pair, span):
        return span_of(analysis.text, pair.start, max(span.end, pair.end))
    if span.start == pair.inner_start and pair.start < span.start and pair.end <= span.end:
        return span_of(analysis.text, pair.start, span.end)
    return span


def _is_last_part(analysis: Analysis, pair: MarkPair, span: Span) -> bool:
    """Whether whole sentences of the same quotation stand before it: '"Are we there? Not yet," she said'."""
    if not pair.inner_start < span.start < pair.inner_end <= span.end or span.start - pair.start > LONGEST_REST:
        return False
    return analysis.text[pair.inner_start : span.start].rstrip()[-1:] in (".", "!", "?", "…")


def _after(analysis: Analysis, source: Sequence[Span], span: Span) -> Span:
    """The content without the words that belong to the source before it ("According to the 'Post', …") or after it."""
    begin = min((s.start for s in source if span.start < s.start < span.end <= s.end), default=span.end)
    if begin < span.end:
        return clean(analysis, span.start, begin)
    end = max((s.end for s in source if s.start < span.start < s.end < span.end), default=span.start)
    return span if end == span.start else clean(analysis, end, span.end)


def _without_dateline(analysis: Analysis, span: Span) -> Span:
    paragraph = analysis.paragraph_at(span.start)
    if paragraph is None or not span.start < paragraph.dateline_end < span.end:
        return span
    return clean(analysis, paragraph.dateline_end, span.end)


def _with_first(analysis: Analysis, found: Found, span: Span) -> Span:
    """Both sources for the second of two that are joined: "the palace and the ministry said"."""
    head = analysis.head_of(span.start, span.end)
    if head is None or analysis.tokens[head].dep != "conj":
        return span
    first = analysis.tokens[analysis.tokens[head].head]
    between = analysis.text[first.end : span.start].strip()
    if first.dep != "nsubj" or first.head != found.verb or between != "and":
        return span
    start = analysis.tokens[analysis.edges(first.i)[0]].start
    within = any(s.start < span.start and start < s.end < first.end for s in (*found.content, *found.cue))
    return span if within else span_of(analysis.text, start, span.end)


def _without_participle(analysis: Analysis, span: Span) -> Span:
    """The noun before it for a source that is only a participle on a noun ("The minutes, released by law, show")."""
    head = analysis.head_of(span.start, span.end)
    if head is None or analysis.tokens[head].tag != "VBN" or analysis.tokens[head].dep != "acl":
        return span
    noun = analysis.tokens[head].head
    if analysis.tokens[noun].pos not in ("NOUN", "PROPN") or analysis.tokens[noun].end > span.start:
        return span
    return clean(analysis, analysis.tokens[analysis.edges(noun)[0]].start, analysis.tokens[noun].end)


def _without_as(analysis: Analysis, span: Span) -> Span:
    """The source without the "as" that opens its clause: "As Marr writes in her book, ..."."""
    first = span.text.split(" ", 1)
    sentence = analysis.sentence_at(span.start)
    opens = sentence is not None and sentence.start == span.start and first[0] == "As" and len(first) > 1
    return clean(analysis, span.start + len(first[0]) + 1, span.end) if opens else span


def _without_reference(analysis: Analysis, span: Span) -> Span:
    """Without a reference to where it was published at the end ("(Veldapress, 1/11/2023)")."""
    m = REFERENCE.search(span.text, max(0, len(span.text) - LONGEST_REFERENCE))
    return clean(analysis, span.start, span.start + m.start()) if m and m.start() > 0 else span
