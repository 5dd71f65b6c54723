"""From a document to its reading: the steps, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from communique import lang
from communique.analysis import Analysis, analyse
from communique.caveats import caveats
from communique.coding.plover import code_contact
from communique.document import Document
from communique.find.contacts import find_contacts
from communique.find.contacts_network import ContactNetwork
from communique.find.contacts_scene import Scene
from communique.find.entities import find_mentions
from communique.find.marks import MarkPair, paired_marks
from communique.find.quotes import find_quotes
from communique.find.quotes_records import joined
from communique.find.scripture import find_scripture
from communique.find.silence import find_silence
from communique.find.sources import find_sources
from communique.find.tagger_seen import Seen
from communique.find.voice import find_voice
from communique.headline import stands_apart, with_headline, without_headline
from communique.known import NONE_KNOWN, KnownNames
from communique.records import MadeBy, Quote, Reading, Voice, Warning
from communique.resolve.dates import find_dates
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places
from communique.resolve.speakers import resolve_speakers
from communique.version import VERSION

QuoteFinder = Callable[[Analysis, tuple[MarkPair, ...], Seen], tuple[Quote, ...]]
"""What finds quotes in a parsed text, the tagger by default; what that sees of the text is kept for later steps."""
HEADER_LINES = 8
"""A mail's header has its subject among its first lines."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents; holds no state between them, so one reader serves any number of texts.

    ``known`` are names of the user's own, as :func:`communique.known_names` takes them from files.
    """

    quote_finder: QuoteFinder = find_quotes
    known: KnownNames = NONE_KNOWN

    def read(self, document: Document) -> Reading:
        """The reading of one document.

        A document in a language without a pack gives a reading without records that says so in ``warnings``.
        """
        if document.language is not None and document.language not in lang.LANGUAGES:
            return _unread(document)
        if stands_apart(document):
            return without_headline(self._read(with_headline(document)), document)
        return self._read(document)

    def _read(self, document: Document) -> Reading:
        analysis = analyse(document.text, document.title)
        roster = resolve_mentions(analysis, document, find_mentions(analysis, document, self.known), self.known)
        dates = find_dates(analysis, document)
        places = find_places(analysis, roster)
        marks = paired_marks(analysis)
        seen = Seen()
        quotes = joined(self.quote_finder(analysis, marks, seen), find_scripture(analysis, marks))
        quotes = resolve_speakers(quotes, analysis, roster)
        network = ContactNetwork(Scene(analysis, document, roster, dates, places), quotes)
        contacts = find_contacts(analysis, document, roster, dates, places, seen, network, quotes)
        contacts, quotes = find_sources(contacts, quotes, analysis, document, roster, dates, network, places)
        contacts = find_silence(contacts, quotes, analysis, roster, document, network)
        contacts = tuple(replace(c, codes=code_contact(c)) for c in contacts)
        voice = find_voice(analysis, quotes, marks, seen)
        warnings = caveats(document, analysis, dates, marks, quotes, contacts, roster)
        titled = replace(document, title=document.title or _headline(analysis))
        return Reading(titled, roster.entities, contacts, quotes, voice, warnings, made_by())


def _headline(analysis: Analysis) -> str | None:
    """The line of a text that looks like its headline (or a mail's subject), None where there is none."""
    title = next((p for p in analysis.paragraphs[:HEADER_LINES] if p.role == "title"), None)
    return " ".join(analysis.text[title.start : title.end].split()) if title else None


def made_by() -> MadeBy:
    """The version and the models that readings are made with."""
    from communique.analysis.model import model_name
    from communique.find.contacts_network import network_name
    from communique.find.tagger import tagger_name

    return MadeBy(VERSION, f"{model_name()}, {tagger_name()}, {network_name()}")


def _unread(document: Document) -> Reading:
    known = {row["code"]: row["name"] for row in lang.rows("en", "language_names")}
    found, *packs = (known.get(code, code) for code in (document.language or "", *lang.LANGUAGES))
    message = f"the text is in {found} ({document.language}); there is a language pack for {', '.join(packs)}"
    notices = (Warning(n.code, n.message) for n in document.notices)
    return Reading(document, (), (), (), Voice(), (*notices, Warning("E201", message)), MadeBy(VERSION))
