"""Dates, absolute and relative, resolved against the publication date."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.records import DateValue


def find_dates(analysis: Analysis, document: Document) -> tuple[DateValue, ...]:
    """Every date expression of the text, in text order, each with its span."""
    return ()
