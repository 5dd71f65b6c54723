"""Letters, columns and messages whose first line says whose they are: "From the desk of Mayor X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.analysis import Analysis, Paragraph
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

LONGEST_LINE = 120
"""Code points of a line that only names its author."""
MOST_PARAGRAPHS = 60
FIRST_LOOKED_AT = 2
"""Paragraphs of which one must speak in the first person: else the line is a heading above somebody's report."""


def letters(analysis: Analysis) -> Iterator[Found]:
    """Every letter as its author's words: the paragraphs under the line that names him, up to the next heading."""
    for paragraph in analysis.paragraphs:
        line = analysis.text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST_LINE)]
        opening = next((o for o in _openings() if line[: len(o)].lower() == o and line[len(o) :][:1] == " "), None)
        if opening is None or paragraph.end - paragraph.start >= LONGEST_LINE or line.rstrip().endswith("."):
            continue
        source = clean(analysis, paragraph.start + len(opening), paragraph.end)
        body = list(_body(analysis, paragraph))
        if source.text[:1].isupper() and any(_is_first_person(analysis, s) for s in body[:FIRST_LOOKED_AT]):
            yield Found((source,), (), tuple(body), "quotes.turn", 0.85, verbatim=True)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(lang.entries("en", "letterheads"), key=len, reverse=True))


def _body(analysis: Analysis, line: Paragraph) -> Iterator[Span]:
    for paragraph in analysis.paragraphs[line.i + 1 : line.i + 1 + MOST_PARAGRAPHS]:
        text = analysis.text[paragraph.start : paragraph.end]
        if paragraph.role in ("heading", "title", "caption") or text.rstrip().endswith(":"):
            return
        if any(c.isalpha() for c in text):
            yield span_of(analysis.text, paragraph.start, paragraph.end)


def _is_first_person(analysis: Analysis, span: Span) -> bool:
    tokens = analysis.tokens
    return any(tokens[i].lower in cue_words("author") for i in analysis.tokens_in(span.start, span.end))
