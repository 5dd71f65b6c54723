"""Attributions by "according to X": the clause that it belongs to is the content."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.quotes_found import Found, clean, range_of, spans_of


def according_to(analysis: Analysis, i: int) -> Found | None:
    """The attribution of "according" at token ``i``: the rest of its clause is the content, or None."""
    to = analysis.child(i, "prep")
    if to is None or analysis.tokens[to].lower != "to":
        return None
    source = analysis.child(to, "pobj")
    if source is None:
        return None
    sentence = analysis.sentences[analysis.tokens[i].sentence]
    phrase = set(range(i, analysis.edges(source)[1] + 1))
    governor = analysis.tokens[i].head
    first, last = analysis.edges(governor) if governor != i else (sentence.first, sentence.last - 1)
    if analysis.tokens[governor].pos not in ("VERB", "AUX"):
        first, last = _wider(analysis, governor, sentence.first, sentence.last - 1)
    if i == sentence.first:
        last = sentence.last - 1
    content = [k for k in range(first, last + 1) if k not in phrase]
    return Found(
        spans_of(analysis, range_of(analysis, source)),
        (clean(analysis, analysis.tokens[i].start, analysis.tokens[to].end),),
        spans_of(analysis, content),
        "quotes.according_to",
        0.95,
        i,
    )


def _wider(analysis: Analysis, governor: int, first: int, last: int) -> tuple[int, int]:
    """The nearest clause above a noun that "according to" was tied to."""
    for above in analysis.ancestors(governor):
        if analysis.tokens[above].pos in ("VERB", "AUX"):
            return analysis.edges(above)
    return first, last
