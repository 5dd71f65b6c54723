"""A reading added to the store: one document, one transaction, once."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, select

from communique.document import Document
from communique.lang import LANGUAGES
from communique.lang.folding import folded
from communique.lang.names import own_country
from communique.records import Reading
from communique.store import copies, schema, sqlite
from communique.store.bearers import bearers, countries_of
from communique.store.database import Database
from communique.store.people import appear
from communique.store.plain import country_key, first_and_last_day, now, storable
from communique.store.records import insert_contacts, insert_quotes

Inside = Callable[[Connection, int], None]
Outcome = Literal["added", "new_version", "known"]

documents, originals = schema.documents, schema.originals


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
class Added:
    """What became of an entry: its number, the earlier document of the same address that it is a version of, and the
    earlier ones that it is a near-copy of with their resemblance (0..1). A known one was left as it was.
    """

    outcome: Outcome
    id: int
    version_of: int | None = None
    copy_of: tuple[tuple[int, float], ...] = ()


def add(database: Database, entry: Entry, inside: Inside | None = None) -> Added:
    """Add a reading unless its text is there from the same outlet and address; kept whole or not at all.

    ``inside`` is called with the connection and the document's number when its rows are there, in the same
    transaction: what it writes is kept with them, what it raises undoes them.

    Raises:
        CommuniqueError: E804 to E807; nothing was added.
    """
    there = known(database, entry.reading.document)
    if there is not None:
        return there
    key = key_of(entry.reading.document)
    row, original, words = _document(entry, key), _original(entry), _words(entry.reading)
    with database.writing() as connection:
        row["version_of"] = _earlier(connection, entry.reading.document)
        id = sqlite.insert_new(connection, documents, row)
        if id is None:
            # another process was first
            return _there(connection, key)[0]
        _fill(connection, int(id), entry, original, words)
        linked = copies.link(connection, int(id), entry.signature, entry.bands)
        if inside is not None:
            inside(connection, int(id))
    return Added("new_version" if row["version_of"] else "added", int(id), row["version_of"], linked)


def known(database: Database, document: Document) -> Added | None:
    """What :func:`add` would say of a document whose text is there from the same outlet and address, else None.

    Raises:
        CommuniqueError: E804 to E807.
    """
    with database.reading() as connection:
        return next(iter(_there(connection, key_of(document))), None)


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


def _fill(
    connection: Connection, id: int, entry: Entry, original: dict[str, Any] | None, words: dict[str, str]
) -> None:
    """Every row that hangs on the document's."""
    reading = entry.reading
    if original is not None:
        connection.execute(
            documents.update().where(documents.c.id == id).values(original_id=_original_id(connection, original))
        )
    people = appear(connection, id, _published(reading.document), bearers(reading, id))
    insert_contacts(connection, id, reading, people, entry.sketches)
    insert_quotes(connection, id, reading, people)
    sqlite.insert_words(connection, "document_words", [{"rowid": id, **words}])


def _document(entry: Entry, key: str) -> dict[str, Any]:
    document = entry.reading.document
    return {
        "digest": document.id,
        "key": key,
        "name": storable(document.name),
        "title": storable(document.title),
        "author": storable(document.author),
        "outlet": storable(document.outlet),
        "outlet_key": folded(document.outlet or ""),
        "side_key": side_of(entry.reading),
        "url": storable(document.url),
        "published": _published(document),
        "language": storable(document.language),
        "words": len(document.text.split()),
        "added_at": now(),
        "reading": zlib.compress(entry.reading_json),
    }


def _original(entry: Entry) -> dict[str, Any] | None:
    if entry.original is None:
        return None
    sha256 = hashlib.sha256(entry.original).hexdigest()
    return {"sha256": sha256, "media_type": entry.media_type, "data": zlib.compress(entry.original)}


def _original_id(connection: Connection, original: Mapping[str, Any]) -> int:
    """The number of these bytes, which are kept once; several documents can come from them."""
    made = sqlite.insert_new(connection, originals, original)
    if made is not None:
        return int(made)
    there = select(originals.c.id).where(originals.c.sha256 == original["sha256"])
    return int(connection.execute(there).scalar_one())


def _words(reading: Reading) -> dict[str, str]:
    """What the document is found by: the headline, the text, the names of those it speaks of."""
    document = reading.document
    names = dict.fromkeys(folded(e.name) for e in reading.entities)
    return {"title": folded(document.title or ""), "text": folded(document.text), "names": " ".join(names)}


def _published(document: Document) -> str:
    return first_and_last_day(document.published)[0]


def _there(connection: Connection, key: str) -> list[Added]:
    """The document with this key, if it is there."""
    rows = connection.execute(select(documents.c.id, documents.c.version_of).where(documents.c.key == key))
    return [Added("known", row.id, row.version_of) for row in rows]


def _earlier(connection: Connection, document: Document) -> int | None:
    """The latest document of the same address with another text."""
    url = storable(document.url)
    if not url:
        return None
    same = select(documents.c.id).where(documents.c.url == url, documents.c.digest != document.id)
    return connection.execute(same.order_by(documents.c.id.desc()).limit(1)).scalar()
