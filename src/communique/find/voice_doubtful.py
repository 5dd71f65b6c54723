"""Stretches in which nobody can tell whether the author speaks: what follows a reprint that no marks enclose.

"The Selm Courier reports:" opens a paragraph of the Courier; nothing shows whether the next one is the Courier's too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.analysis import Analysis, Paragraph
from communique.find.marks import MarkPair
from communique.find.quotes_cues import cue_words
from communique.find.sources_names import is_outlet
from communique.find.voice_hedges import views
from communique.find.voice_marks import loaded_group
from communique.records import Quote
from communique.spans import Span

BLOCK = "quotes.block"
"""The rule by which quotations are found that stand as paragraphs without marks."""
FARTHEST = 2_400
"""Code points behind a reprint within which its outlet may still speak."""
ASKED = frozenset("?!")


def doubtful(analysis: Analysis, quotes: Iterable[Quote], marks: Iterable[MarkPair]) -> tuple[Span, ...]:
    """The paragraphs behind reprints that may belong to them: they read like a report, or speak as "I" did in them.

    The first that asks, exclaims, judges or speaks to the reader is the author's, and so is all that follows.
    """
    inside = {i for pair in marks for i in analysis.tokens_in(pair.inner_start, pair.inner_end)}
    found: list[Span] = []
    for quote in quotes:
        if any(reason.rule == BLOCK for reason in quote.reasons):
            found += _behind(analysis, quote, inside)
    return tuple(found)


def _behind(analysis: Analysis, quote: Quote, marked: set[int]) -> Iterator[Span]:
    """The doubtful paragraphs behind one reprint."""
    last = quote.content.spans[-1]
    opened = analysis.paragraph_at(last.end - 1)
    if opened is None:
        return
    report = is_outlet(quote.source.name or "")
    for paragraph in analysis.paragraphs[opened.i + 1 :]:
        if paragraph.role != "body" or paragraph.end - last.end > FARTHEST or _announces(analysis, paragraph):
            return
        words = [t for t in analysis.tokens[slice(*_bounds(analysis, paragraph))] if t.i not in marked]
        speaks = any(t.lower in views("en")["own"] for t in words)
        address = any(t.lower in cue_words("author") or t.text in ASKED or loaded_group(t) for t in words)
        if not (not speaks and not address if report else speaks):
            return
        yield Span(paragraph.start, paragraph.end, analysis.text[paragraph.start : paragraph.end])


def _announces(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether a paragraph leads over to somebody's words: "The Courier continues:"."""
    return analysis.text[paragraph.start : paragraph.end].rstrip().endswith(":")


def _bounds(analysis: Analysis, paragraph: Paragraph) -> tuple[int, int]:
    inside = analysis.tokens_in(paragraph.start, paragraph.end)
    return inside.start, inside.stop
