"""Documents of the store one at a time or in a stream: who they are, the reading as it was added, the original."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.filters import Condition
from communique.store.listing import document_rows
from communique.store.plain import storable
from communique.store.rows import DocumentRow

BATCH = 50
"""Readings that a stream holds at once."""
OPENING = b'{"document":'

documents, originals = schema.documents, schema.originals


@dataclass(frozen=True, slots=True)
class Original:
    """What a document was taken from: the bytes as they came, their media type and SHA-256 digest in hex."""

    data: bytes
    media_type: str
    sha256: str


def number_of(connection: Connection, document: int | str) -> int:
    """The number of a document by number, digest (``sha256:...``) or name; the latest added where several have it.

    Raises:
        CommuniqueError: E808 when there is none.
    """
    if isinstance(document, int):
        same: Condition = documents.c.id == document
    else:
        same = (documents.c.digest if document.startswith("sha256:") else documents.c.name) == storable(document)
    found = connection.execute(select(documents.c.id).where(same).order_by(documents.c.id.desc()).limit(1)).scalar()
    if found is None:
        raise CommuniqueError("E808", "the store holds no such document", str(document))
    return int(found)


def document_row(connection: Connection, document: int | str) -> DocumentRow:
    """What is told of a document.

    Raises:
        CommuniqueError: E808.
    """
    return document_rows(connection, [number_of(connection, document)])[0]


def reading_json(connection: Connection, document: int | str) -> bytes:
    """The contract's line of the document's reading, as it was added.

    Raises:
        CommuniqueError: E808.
    """
    own = select(documents.c.reading).where(documents.c.id == number_of(connection, document))
    return zlib.decompress(connection.execute(own).scalar_one())


def original(connection: Connection, document: int | str) -> Original:
    """What the document was taken from.

    Raises:
        CommuniqueError: E808 when there is no such document, or its original was not kept.
    """
    own = select(originals).join(documents, documents.c.original_id == originals.c.id)
    row = connection.execute(own.where(documents.c.id == number_of(connection, document))).first()
    if row is None:
        raise CommuniqueError("E808", "the original of this document was not kept", str(document))
    return Original(zlib.decompress(row.data), row.media_type, row.sha256)


def streamed(connection: Connection, where: Sequence[Condition]) -> Iterator[bytes]:
    """The contract's lines of the documents that fit, in the order in which they were added."""
    return (line for _, line in streamed_numbered(connection, where))


def streamed_numbered(connection: Connection, where: Sequence[Condition]) -> Iterator[tuple[int, bytes]]:
    """The same, each with the document's number."""
    last = 0
    while True:
        rows = select(documents.c.id, documents.c.reading).where(*where, documents.c.id > last)
        found = connection.execute(rows.order_by(documents.c.id).limit(BATCH)).all()
        if not found:
            return
        last = found[-1].id
        yield from ((int(row.id), zlib.decompress(row.reading)) for row in found)


def texts(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The texts of documents, by number."""
    rows = connection.execute(select(documents.c.id, documents.c.reading).where(documents.c.id.in_(ids)))
    return {row.id: text_in(zlib.decompress(row.reading)) for row in rows}


def text_in(line: bytes) -> str:
    """The text of the document in a contract's line; only the document is taken apart where it stands first."""
    if line.startswith(OPENING):
        document, _ = json.JSONDecoder().raw_decode(line.decode(), len(OPENING))
    else:
        document = json.loads(line)["document"]
    return str(document["text"])
