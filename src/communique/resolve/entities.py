"""Who is meant: mentions joined into entities."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.roster import FoundMention, Roster


def resolve_mentions(analysis: Analysis, document: Document, mentions: tuple[FoundMention, ...]) -> Roster:
    """The entities of a document with all their mentions; ids ``e1``, ``e2``, ... by first mention."""
    return Roster()
