"""On whose word: the source chains of contacts and quotes."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.records import Contact, DateValue, Quote
from communique.roster import Roster


def find_sources(
    contacts: tuple[Contact, ...],
    quotes: tuple[Quote, ...],
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: tuple[DateValue, ...],
) -> tuple[tuple[Contact, ...], tuple[Quote, ...]]:
    """Contacts with ``on_word_of`` and quotes with ``via`` filled in; an empty chain means that the author vouches."""
    return contacts, quotes
