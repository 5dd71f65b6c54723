"""When a text was published, as the record beside it or its own first lines say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile

from communique.analysis import Analysis, Paragraph
from communique.document import Document
from communique.lang import words
from communique.resolve.dates_calendar import day_value, number_of
from communique.resolve.dates_order import readings
from communique.resolve.dates_patterns import Expression

LATE = timedelta(days=3)
"""A text comes out at most so long after the day of its dateline: a longer while is a misprint or another's line."""
FIRST_LINES = 6
"""Paragraphs in which a dateline or a line with the date of publication may stand."""


def given(document: Document) -> date | None:
    """The publication date that came with the document, or None; a malformed one counts as none."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def printed(analysis: Analysis, found: Iterable[Expression]) -> Expression | None:
    """The full date in the dateline, or alone in a line at the head of the text; None when there is none."""
    head = analysis.paragraphs[:FIRST_LINES]
    if not head:
        return None
    for expression in takewhile(lambda e: e.start < head[-1].end, found):
        paragraph = analysis.paragraph_at(expression.start)
        if paragraph and full_value(expression) and _dates_the_text(analysis, paragraph, expression):
            return expression
    return None


def full_value(expression: Expression) -> str | None:
    """The ISO date of an expression that gives day, month and year so that it means one day; None of any other."""
    parts = expression.parts
    if expression.rule == "iso":
        return day_value(int(parts["yyyy"]), int(parts["mm"]), int(parts["dd"]))
    if expression.rule == "numeric":
        # "14/3/2024" can mean one day only
        means = set(readings(expression).values())
        return means.pop() if len(means) == 1 else None
    if expression.rule != "calendar" or not parts["year"]:
        return None
    return day_value(int(parts["year"]), number_of("month", parts["month"]), int(parts["day"]))


def _dates_the_text(analysis: Analysis, paragraph: Paragraph, expression: Expression) -> bool:
    if expression.end <= paragraph.dateline_end:
        return True
    rest = [analysis.tokens[i] for i in analysis.tokens_in(paragraph.start, paragraph.end)]
    others = [t for t in rest if t.end <= expression.start or t.start >= expression.end]
    beside, names = words("en", "publishing_words"), ("PUNCT", "PROPN", "NUM", "SPACE", "SYM")
    plain = (
        t.lower in beside
        or t.pos in names
        or (t.pos == "NOUN" and t.text[0].isupper())
        or not any(c.isalpha() for c in t.text)
        for t in others
    )
    return len(rest) <= 20 and all(plain)


def written(analysis: Analysis, found: Iterable[Expression], published: date) -> date:
    """The day from which "today" counts: that of the dateline, where it lies a few days before the publication."""
    head = analysis.paragraphs[:FIRST_LINES]
    for expression in takewhile(lambda e: bool(head) and e.start < head[-1].end, found):
        paragraph = analysis.paragraph_at(expression.start)
        if paragraph and expression.rule == "calendar" and expression.end <= paragraph.dateline_end:
            month, day = number_of("month", expression.parts["month"]), int(expression.parts["day"])
            value = day_value(int(expression.parts["year"] or published.year), month, day)
            told = date.fromisoformat(value) if value else published
            return told if timedelta(0) <= published - told <= LATE else published
    return published
