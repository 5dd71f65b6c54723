"""Posts and mottoes set into a text with their signature: "... — Ada Marr (@adamarr) May 3, 2023", "– Ada Marr".

Source: the layout in which posts are set into web pages, as seen in pages of news and commentary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from communique.analysis import Analysis, Paragraph
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

SIGNATURE = re.compile(
    r"(?:[—–-]\s?|^)(?P<name>[^\W\d_][^\n()@—–]{1,50}?) ?\(@\w{1,30}\),? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})(?=\W*$)",
    re.M,
)
SIGNED = re.compile(r"(?:[—–]|--) ?(?P<name>[^\W\d_][^\n.:;!?]{1,40}?)(?:, [^\n.:;!?]{2,40})?\s*")
"""A line that only signs what stands above it, with the work it is from if it is told."""
DASHES, MARKS = frozenset("—–-"), frozenset('"“”„«»')
FIRST_LOOKED_AT = 3
"""Paragraphs among which a motto and its signature stand."""
LONGEST_POST = 320
"""Code points of a post, links left out, with some to spare for the marks of one that goes on from another."""
LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
POSTED = re.compile(r"(?<!\w)[@#]\w|https?://|pic\.twitter\.com/|^(?:\.\.|…)")
"""What only a post has, so that it is taken up to there: handles, tags, links, dots that go on from another one."""


def posts(analysis: Analysis) -> Iterator[Found]:
    """Every post with who signs it: what stands before the signature in its paragraph, or the paragraph before it."""
    done = -1
    for paragraph in analysis.paragraphs:
        for m in SIGNATURE.finditer(analysis.text, paragraph.start, paragraph.end):
            source = clean(analysis, m.start("name"), m.end("name"))
            content = tuple(_post(analysis, paragraph, m.start(), done))
            done = m.end()
            if content and source.text:
                yield Found((source,), (), content, "quotes.turn", 0.85, verbatim=True)


def mottoes(analysis: Analysis) -> Iterator[Found]:
    """A paragraph without marks above a text that the next line signs; below a text that line is its author's."""
    lines = analysis.paragraphs[: FIRST_LOOKED_AT + 1]
    for paragraph, below in pairwise(lines):
        m = SIGNED.fullmatch(analysis.text, below.start, below.end)
        text = analysis.text[paragraph.start : paragraph.end]
        listed = any(analysis.text[p.start : p.start + 1] in DASHES for p in lines[below.i + 1 : below.i + 2])
        whole = text.rstrip()[-1:] in (".", "!", "?", "…") and not any(c in MARKS for c in text)
        if m is None or listed or not whole or text[0] in DASHES or paragraph.role == "title":
            continue
        if _has_verb(analysis, below):
            continue
        source = clean(analysis, m.start("name"), m.end("name"))
        content = span_of(analysis.text, paragraph.start, paragraph.start + len(text.rstrip()))
        yield Found((source,), (), (content,), "quotes.turn", 0.8, verbatim=True)


def _has_verb(analysis: Analysis, paragraph: Paragraph) -> bool:
    inside = analysis.tokens_in(paragraph.start, paragraph.end)
    return any(analysis.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in inside)


def _post(analysis: Analysis, paragraph: Paragraph, end: int, done: int) -> list[Span]:
    """The stretches of a post that ends there; it holds nothing of what comes before the place ``done``."""
    start = max(paragraph.start, done)
    if any(c.isalnum() for c in LINK.sub("", analysis.text[start:end])):
        return [_cut(analysis, start, end)]
    above: list[Paragraph] = []
    size, kept = 0, 1
    for one in reversed(analysis.paragraphs[: paragraph.i]):
        text = analysis.text[one.start : one.end]
        size += len(LINK.sub("", text))
        leads = one.start < done or one.role == "title" or text.rstrip().endswith(":")
        if leads or (above and size > LONGEST_POST):
            break
        above.append(one)
        kept = len(above) if POSTED.search(text) else kept
    return [_cut(analysis, one.start, one.end) for one in reversed(above[:kept])]


def _cut(analysis: Analysis, start: int, end: int) -> Span:
    """The last sentences of a stretch that a post can hold."""
    first = start
    for sentence in analysis.sentences:
        if start < sentence.start < end and len(LINK.sub("", analysis.text[first:end])) > LONGEST_POST:
            first = sentence.start
    text = analysis.text[first:end].rstrip()
    return span_of(analysis.text, first, first + len(text))
