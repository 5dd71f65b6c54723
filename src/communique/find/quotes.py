"""Who said what: quotes with source, cue and content."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.records import Quote


def find_quotes(analysis: Analysis, marks: tuple[MarkPair, ...]) -> tuple[Quote, ...]:
    """The quotes of a text, in text order; sources are spans, not yet resolved to entities."""
    return ()
