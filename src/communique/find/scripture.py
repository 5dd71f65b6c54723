"""Quotations of scripture and verse, tied to their references."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.records import Quote


def find_scripture(analysis: Analysis, marks: tuple[MarkPair, ...]) -> tuple[Quote, ...]:
    """Quotations whose source is a work (Qur'an, Bible, a poem), in any script."""
    return ()
