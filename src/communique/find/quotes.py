"""Who said what: quotes with source, cue and content.

Rules over marks, grammar and layout. A trained finder with the same signature can stand in for ``find_quotes``;
it shares ``quotes_records`` with the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_clauses import according_to, clause_quotes
from communique.find.quotes_found import Found
from communique.find.quotes_marked import marked_quotes
from communique.find.quotes_records import Marked, quote_records
from communique.records import Quote

SURE = 0.9
"""A reported clause inside a quotation is given as a quote of its own only from this strength up."""


def find_quotes(analysis: Analysis, marks: tuple[MarkPair, ...]) -> tuple[Quote, ...]:
    """The quotes of a text, in text order; sources are spans, not yet resolved to entities."""
    spoken = marked_quotes(analysis, marks)
    told = list(clause_quotes(analysis)) + list(according_to(analysis))
    return quote_records(analysis, marks, [*spoken, *_beside(analysis, marks, spoken, told)])


def _beside(
    analysis: Analysis, marks: Sequence[MarkPair], spoken: Sequence[Found], told: Iterable[Found]
) -> Iterator[Found]:
    """The told attributions that are not the spoken ones over again."""
    verbs = {f.verb for f in spoken}
    marked = Marked(marks)
    inside = [(s.start, s.end) for f in spoken for s in f.content]
    for found in told:
        assert found.verb is not None
        token = analysis.tokens[found.verb]
        if found.verb in verbs:
            continue
        if marked.holds(token.start):
            continue
        yield found
