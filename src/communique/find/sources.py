"""On whose word: the source chains of contacts and quotes."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis
from communique.document import Document
from communique.find.sources_chains import chains, trail_of
from communique.find.sources_contacts import sourced
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
    trail = trail_of(analysis, document, roster, dates)
    every = chains(quotes, analysis, document, roster, trail)
    links = sourced(contacts, every, analysis, document, roster, trail)
    carried = {c.quote.id: c.via for c in every}
    return (
        tuple(replace(c, on_word_of=links[c.id]) for c in contacts),
        tuple(replace(q, via=carried[q.id]) for q in quotes),
    )
