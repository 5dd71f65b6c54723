"""On whose word: the source chains of contacts and quotes."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis
from communique.document import Document
from communique.find.contacts_network import ContactNetwork
from communique.find.sources_chains import Chain, chains, trail_of
from communique.find.sources_contacts import sourced
from communique.find.sources_learnt import FEWEST, weighed
from communique.find.sources_references import own_agency
from communique.records import Contact, DateValue, Place, Quote, QuoteSource
from communique.roster import Roster


def find_sources(
    contacts: tuple[Contact, ...],
    quotes: tuple[Quote, ...],
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: tuple[DateValue, ...],
    network: ContactNetwork | None = None,
    places: tuple[Place, ...] = (),
) -> tuple[tuple[Contact, ...], tuple[Quote, ...]]:
    """Contacts with ``on_word_of`` and quotes with ``via`` filled in; an empty chain means that the author vouches.

    ``network`` is the contacts network over the text; without it the rules alone say who vouches for a contact.
    ``places`` are the places of the text.
    """
    # an agency's own text is told by its dateline
    document = document if document.outlet else replace(document, outlet=own_agency(analysis))
    towns = {p.name for p in places if p.lat is not None}
    trail = trail_of(analysis, document, roster, dates, towns)
    every = chains(quotes, analysis, document, roster, trail)
    links = sourced(contacts, every, analysis, document, roster, trail)
    if network is not None and len(analysis.tokens) >= FEWEST:
        links = {c.id: weighed(c, links[c.id], every, network, (analysis, document, roster)) for c in contacts}
    return tuple(replace(c, on_word_of=links[c.id]) for c in contacts), tuple(_carried(c) for c in every)


def _carried(chain: Chain) -> Quote:
    """The quote with its carriers; its source is whom a carrier cites, not the carrier."""
    origin = chain.origin
    if not chain.relayed or origin is None or origin.span is None:
        return replace(chain.quote, via=chain.via)
    return replace(chain.quote, via=chain.via, source=QuoteSource(origin.entity, origin.name, (origin.span,)))
