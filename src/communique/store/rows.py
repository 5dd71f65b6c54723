"""What a list of the store shows of each contact, quote, person and document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a row leads back to: number, name, headline, outlet, address and ISO day, as far as known."""

    document_id: int
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One document's account of a contact.

    ``record`` is its id in the reading; ``words`` stand at ``start`` to ``end`` of the text (None where the headline
    alone tells it); ``date`` is as the text gives it, maybe partial, ``topics`` are cut off after 500 characters.
    """

    document: Origin
    record: str
    kind: str
    status: str
    main: bool
    date: str | None
    place: str | None
    country: str | None
    participants: tuple[str, ...]
    topics: str | None
    dossier_id: str | None
    words: str | None
    start: int | None
    end: int | None

    @classmethod
    def of(cls, row: Row[Any], participants: tuple[str, ...]) -> ContactRow:
        """The row as it stands in the tables."""
        own = ("record", "kind", "status", "main", "date", "place", "country")
        rest = ("topics", "dossier_id", "words", "start", "end")
        return cls(*(_origin(row), *_told(row, own), participants, *_told(row, rest)))


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote: its source, how it is quoted, and its content (500 characters at most; parts are joined by " … ").

    ``start`` and ``end`` are the ends of the content in the text; ``person_id`` the spelling of its source.
    """

    document: Origin
    record: str
    kind: str
    source: str | None
    person_id: int | None
    content: str
    start: int | None
    end: int | None

    @classmethod
    def of(cls, row: Row[Any]) -> QuoteRow:
        """The row as it stands in the tables."""
        own = ("record", "kind", "source", "person_id", "content", "start", "end")
        return cls(_origin(row), *_told(row, own))


@dataclass(frozen=True, slots=True)
class Spelt:
    """One spelling of a person: its number (which judgements take), name, country, office, and documents with it.

    ``confidence`` (0..1) says how sure it is that it belongs to the others, None where it stands alone.
    """

    id: int
    name: str
    country: str | None
    office: str | None
    documents: int
    confidence: float | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, institution, country or group over all documents.

    ``id`` is that of the first spelling; ``office`` the latest that is told; ``first_seen`` and ``last_seen`` the
    days of the earliest and latest text that speaks of them, None where no text has a date.
    """

    id: int
    type: str
    name: str
    country: str | None
    office: str | None
    documents: int
    first_seen: str | None
    last_seen: str | None
    spellings: tuple[Spelt, ...]

    @classmethod
    def of(cls, rows: Sequence[Row[Any]], confidence: Mapping[int, float]) -> PersonRow:
        """The group, of the rows of its spellings."""
        head = next(row for row in rows if row.id == row.canonical_id)
        latest = sorted(rows, key=lambda row: (row.last_seen, row.id), reverse=True)
        spellings = tuple(
            Spelt(row.id, row.name, row.country, row.office, row.documents, confidence.get(row.id)) for row in rows
        )
        return cls(
            head.id,
            head.type,
            head.group_name,
            next((row.country for row in latest if row.country), None),
            next((row.office for row in latest if row.office), None),
            head.group_documents,
            head.group_first_seen or None,
            head.group_last_seen or None,
            spellings,
        )


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: ``digest`` of its text, ``version_of`` the earlier text at its address, ``copy_of`` the earlier
    near-copies with their resemblance (0..1), ``original_id`` where its original is kept; times are UTC.
    """

    id: int
    digest: str
    name: str
    title: str | None
    author: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    words: int
    added_at: str
    version_of: int | None
    original_id: int | None
    copy_of: tuple[tuple[int, float], ...]

    @classmethod
    def of(cls, row: Row[Any], copy_of: tuple[tuple[int, float], ...]) -> DocumentRow:
        """The row as it stands in the tables."""
        before = ("id", "digest", "name", "title", "author", "outlet", "url")
        after = ("language", "words", "added_at", "version_of", "original_id")
        return cls(*(*_told(row, before), row.published or None, *_told(row, after), copy_of))


def _origin(row: Row[Any]) -> Origin:
    told = (row.document_name, row.document_title, row.document_outlet, row.document_url)
    return Origin(row.document_id, *told, row.document_published or None)


def _told(row: Row[Any], names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row._mapping[name] for name in names)
