"""A reading added to the store: one document, one transaction, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, insert, select

from communique.document import Document
from communique.store import copies, schema, sqlite
from communique.store.database import Database
from communique.store.people import appear
from communique.store.plain import now
from communique.store.prepared import Entry, Prepared, key_of, prepared
from communique.store.records import insert_contacts, insert_quotes

Inside = Callable[[Connection, int], None]
Outcome = Literal["added", "new_version", "known"]

documents, originals = schema.documents, schema.originals

# put together once: that takes longer than most of the answers
THERE = select(documents.c.id, documents.c.version_of).where(documents.c.key == bindparam("key"))
EARLIER = (
    select(documents.c.id)
    .where(documents.c.url == bindparam("url"), documents.c.digest != bindparam("digest"))
    .order_by(documents.c.id.desc())
    .limit(1)
)
ORIGINAL = select(originals.c.id).where(originals.c.sha256 == bindparam("sha256"))
DOCUMENT = insert(documents).returning(documents.c.id)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an entry: its number, the earlier document of the same address that it is a version of, and the
    earlier ones that it is a near-copy of with their resemblance (0..1). A known one was left as it was.
    """

    outcome: Outcome
    id: int
    version_of: int | None = None
    copy_of: tuple[tuple[int, float], ...] = ()


def add(database: Database, entry: Entry | Prepared, inside: Inside | None = None) -> Added:
    """Add a reading unless its text is there from the same outlet and address; kept whole or not at all.

    ``inside`` is called with the connection and the document's number when its rows are there, in the same
    transaction: what it writes is kept with them, what it raises undoes them.

    Raises:
        CommuniqueError: E804 to E807; nothing was added.
    """
    made = entry if isinstance(entry, Prepared) else prepared(entry)
    key = made.document["key"]
    with database.reading() as connection:
        there = _there(connection, key)
    if there is not None:
        return there
    with database.writing() as connection:
        # looked at again: another process may have been first
        there = _there(connection, key)
        if there is not None:
            return there
        row = made.document | {"version_of": _earlier(connection, made.document), "added_at": now()}
        row["original_id"] = _original_id(connection, made.original) if made.original else None
        id = int(connection.execute(DOCUMENT, row).scalar_one())
        _fill(connection, id, made)
        linked = copies.link(connection, id, made.signature, made.bands)
        if inside is not None:
            inside(connection, id)
    return Added("new_version" if row["version_of"] else "added", id, row["version_of"], linked)


def known(database: Database, document: Document) -> Added | None:
    """What :func:`add` would say of a document whose text is there from the same outlet and address, else None.

    Raises:
        CommuniqueError: E804 to E807.
    """
    with database.reading() as connection:
        return _there(connection, key_of(document))


def _fill(connection: Connection, id: int, made: Prepared) -> None:
    """Every row that hangs on the document's."""
    published = made.document["published"]
    people = appear(connection, id, published, made.bearers)
    insert_contacts(connection, id, made.contacts, people)
    insert_quotes(connection, id, published, made.quotes, people)
    sqlite.insert_words(connection, "document_words", [{"rowid": id, **made.words}])


def _original_id(connection: Connection, original: Mapping[str, Any]) -> int:
    """The number of these bytes, which are kept once; several documents can come from them."""
    made = sqlite.insert_new(connection, originals, original)
    if made is not None:
        return int(made)
    return int(connection.execute(ORIGINAL, {"sha256": original["sha256"]}).scalar_one())


def _there(connection: Connection, key: str) -> Added | None:
    """The document with this key, if it is there."""
    row = connection.execute(THERE, {"key": key}).first()
    return None if row is None else Added("known", row.id, row.version_of)


def _earlier(connection: Connection, document: Mapping[str, Any]) -> int | None:
    """The latest document of the same address with another text."""
    if not document["url"]:
        return None
    return connection.execute(EARLIER, {"url": document["url"], "digest": document["digest"]}).scalar()
