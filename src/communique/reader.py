"""From a document to its reading: the steps, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from communique.analysis import Analysis, analyse
from communique.coding.plover import code_contact
from communique.document import Document
from communique.find.contacts import find_contacts
from communique.find.entities import find_mentions
from communique.find.marks import MarkPair, paired_marks
from communique.find.quotes import find_quotes
from communique.find.scripture import find_scripture
from communique.find.silence import find_silence
from communique.find.sources import find_sources
from communique.find.voice import find_voice
from communique.records import MadeBy, Quote, Reading
from communique.resolve.dates import find_dates
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places
from communique.resolve.speakers import resolve_speakers

QuoteFinder = Callable[[Analysis, tuple[MarkPair, ...]], tuple[Quote, ...]]
"""What finds quotes in a parsed text: the rules here, a trained tagger later."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents; holds no state between them."""

    quote_finder: QuoteFinder = find_quotes

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        analysis = analyse(document.text, document.title)
        roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
        dates = find_dates(analysis, document)
        places = find_places(analysis, roster)
        marks = paired_marks(analysis)
        quotes = self.quote_finder(analysis, marks) + find_scripture(analysis, marks)
        quotes = resolve_speakers(quotes, analysis, roster)
        contacts = find_contacts(analysis, document, roster, dates, places)
        contacts, quotes = find_sources(contacts, quotes, analysis, document, roster, dates)
        contacts = find_silence(contacts, quotes, analysis, roster)
        contacts = tuple(replace(c, codes=code_contact(c)) for c in contacts)
        voice = find_voice(analysis, quotes, marks)
        return Reading(document, roster.entities, contacts, quotes, voice, (), MadeBy("0.1.0"))
