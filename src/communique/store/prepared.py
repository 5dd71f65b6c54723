"""What is written of a document, made ready beforehand: all that needs no store can be done by another process."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.document import Document
from communique.lang import LANGUAGES
from communique.lang.folding import folded
from communique.lang.names import own_country
from communique.records import Reading
from communique.store.bearers import Bearer, bearers, countries_of
from communique.store.plain import country_key, first_and_last_day, storable
from communique.store.records import ContactRows, QuoteRows, contact_rows, quote_rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is added of one document.

    ``reading_json`` is the contract's line, in UTF-8; ``original`` the bytes that the document was taken from.
    ``signature`` and ``bands`` find its near-copies (empty: none are looked for); ``sketches`` has, by the id of a
    contact, what its accounts are compared by.
    """

    reading: Reading
    reading_json: bytes
    original: bytes | None = None
    media_type: str = "text/plain"
    signature: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()
    sketches: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The rows of a document, but for what the store alone knows: numbers, earlier documents, the time.

    ``words`` is what it is found by; ``bearers`` who appears in it, by the ids of their entities.
    """

    document: Row
    original: Row | None
    words: dict[str, str]
    bearers: dict[str, Bearer]
    contacts: tuple[ContactRows, ...]
    quotes: tuple[QuoteRows, ...]
    signature: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()


def prepared(entry: Entry) -> Prepared:
    """The rows of an entry."""
    reading = entry.reading
    return Prepared(
        _document(entry),
        _original(entry),
        _words(reading),
        bearers(reading),
        contact_rows(reading, entry.sketches),
        quote_rows(reading),
        entry.signature,
        entry.bands,
    )


def key_of(document: Document) -> str:
    """What is one document: the text, the outlet and the address."""
    told = json.dumps([document.id, document.outlet or "", document.url or ""])
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def side_of(reading: Reading) -> str:
    """The key of the country that the document's outlet speaks for, '' when it is nobody's voice that is known."""
    outlet = folded(reading.document.outlet or "")
    if not outlet:
        return ""
    language = reading.document.language
    known = own_country(language if language in LANGUAGES else LANGUAGES[0], reading.document.outlet)
    if known is not None:
        return country_key(known)
    countries = countries_of(reading)
    own = (e.id for e in reading.entities if e.type == "institution" and folded(e.name) == outlet)
    return next((country_key(countries[id]) for id in own if id in countries), "")


def _document(entry: Entry) -> Row:
    document = entry.reading.document
    return {
        "digest": document.id,
        "key": key_of(document),
        "name": storable(document.name),
        "title": storable(document.title),
        "author": storable(document.author),
        "outlet": storable(document.outlet),
        "outlet_key": folded(document.outlet or ""),
        "side_key": side_of(entry.reading),
        "url": storable(document.url),
        "published": first_and_last_day(document.published)[0],
        "language": storable(document.language),
        "words": len(document.text.split()),
        "reading": zlib.compress(entry.reading_json),
    }


def _original(entry: Entry) -> Row | None:
    if entry.original is None:
        return None
    sha256 = hashlib.sha256(entry.original).hexdigest()
    return {"sha256": sha256, "media_type": entry.media_type, "data": zlib.compress(entry.original)}


def _words(reading: Reading) -> dict[str, str]:
    """What the document is found by: the headline, the text, the names of those it speaks of."""
    document = reading.document
    names = dict.fromkeys(folded(e.name) for e in reading.entities)
    return {"title": folded(document.title or ""), "text": folded(document.text), "names": " ".join(names)}
