"""Quotations set off by a sign at the head of every line: "> We shall not close the port."

Source: how mail and Markdown quote (RFC 3676, 4.5; CommonMark 0.31, 5.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from communique.analysis import Analysis, Paragraph
from communique.find.quotes_blocks import lead_in
from communique.find.quotes_found import Found
from communique.find.quotes_reprints import passed_on
from communique.spans import Span, trimmed

SIGN = ">"
LINE = re.compile(r"^[ \t]*(?:>[ \t]?)+(?P<words>.*)$", re.M)
"""A line with its sign, or several of one quotation inside another."""


def set_off(analysis: Analysis) -> Iterator[Found]:
    """Every run of paragraphs with the sign, as one quotation, of whom the line before it names."""
    end = 0
    for paragraph in analysis.paragraphs:
        if paragraph.i < end or not _has_sign(analysis, paragraph):
            continue
        run = tuple(takewhile(lambda p: _has_sign(analysis, p), analysis.paragraphs[paragraph.i :]))
        end = paragraph.i + len(run)
        content = tuple(span for p in run for span in _words(analysis, p))
        if not content:
            continue
        above = analysis.paragraphs[paragraph.i - 1] if paragraph.i else None
        led = None if above is None else lead_in(analysis, above)
        if led is not None:
            source, cue, verb = led
            yield Found((source,), cue, content, "quotes.set_off", 0.9, verb, verbatim=True)
        else:
            named = None if above is None else passed_on(analysis, above, "taken")
            yield Found(() if named is None else (named,), (), content, "quotes.set_off", 0.9, verbatim=True)


def _has_sign(analysis: Analysis, paragraph: Paragraph) -> bool:
    return analysis.text.startswith(SIGN, paragraph.start)


def _words(analysis: Analysis, paragraph: Paragraph) -> Iterator[Span]:
    """The words of its lines, without the signs."""
    for m in LINE.finditer(analysis.text, paragraph.start, paragraph.end):
        span = trimmed(analysis.text, *m.span("words"))
        if span.text:
            yield span
