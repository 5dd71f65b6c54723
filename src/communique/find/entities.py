"""Where the text speaks of people, institutions, countries, places and groups."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.roster import FoundMention


def find_mentions(analysis: Analysis, document: Document) -> tuple[FoundMention, ...]:
    """Every mention, in text order, not yet joined into entities."""
    return ()
