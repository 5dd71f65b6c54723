"""Readings as tables: contacts, participants, quotes and accounts, with the same typed columns in every format.

Every row leads back to its text: the document's digest and name, the record's id, and ``start``, ``end`` and
``words`` of its main span, where ``Document.text[start:end] == words`` (code points). What the text does not give is
empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from communique.document import Document
from communique.records import Contact, DateValue, Participant, Place, Quote, Reading
from communique.spans import Span

SCHEMA_VERSION = "1"
"""Raised when a column is renamed, removed or changes its kind; a new column at the end leaves it as it is."""

Kind = Literal["text", "whole", "number", "flag", "texts"]
Cell: TypeAlias = "str | int | float | bool | tuple[str, ...] | None"
Dossiers: TypeAlias = Mapping[tuple[str, str], str]
"""The dossier to which a contact belongs, by document id and contact id."""
NO_DOSSIERS: Dossiers = MappingProxyType({})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """What a row is made of: a record of one reading, its id there, and its main span."""

    reading: Reading
    document_id: str
    id: str
    main: Span | None
    record: T
    contact: str = ""
    dossier: str | None = None

    @property
    def document(self) -> Document:
        """The document that the record is of."""
        return self.reading.document


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, the kind of its cells, what it means, and what it holds for a row."""

    name: str
    kind: Kind
    meaning: str
    cell: Callable[[Row[T]], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, and how the rows of a reading are found."""

    name: str
    columns: tuple[Column[Any], ...]
    rows: Callable[[Reading, Dossiers], Iterator[Row[Any]]]

    def cells(self, reading: Reading, dossiers: Dossiers = NO_DOSSIERS) -> Iterator[tuple[Cell, ...]]:
        """The rows of one reading, each a cell for each column."""
        for row in self.rows(reading, dossiers):
            yield tuple(column.cell(row) for column in self.columns)


def main_span(contact: Contact) -> Span | None:
    """Where a contact is told: its trigger; without one the first place that names a participant."""
    named = [p.span for p in contact.participants if p.span]
    return contact.trigger or min(named, default=None)


def contact_rows(reading: Reading, dossiers: Dossiers) -> Iterator[Row[Contact]]:
    """One row for each contact."""
    id = reading.document.id
    for contact in reading.contacts:
        dossier = dossiers.get((id, contact.id))
        yield Row(reading, id, contact.id, main_span(contact), contact, contact.id, dossier)


def _participant_rows(reading: Reading, dossiers: Dossiers) -> Iterator[Row[Participant]]:
    id = reading.document.id
    for contact in reading.contacts:
        dossier = dossiers.get((id, contact.id))
        for i, who in enumerate(contact.participants, start=1):
            yield Row(reading, id, f"{contact.id}.p{i}", who.span, who, contact.id, dossier)


def _quote_rows(reading: Reading, _: Dossiers) -> Iterator[Row[Quote]]:
    id = reading.document.id
    for quote in reading.quotes:
        spans = (*quote.content.spans, *quote.cue.spans, *quote.source.spans)
        yield Row(reading, id, quote.id, spans[0] if spans else None, quote)


def part(value: Span | DateValue | Place | Participant | None, name: str) -> Cell:
    """One field of what may not be there."""
    return None if value is None else cast(Cell, getattr(value, name))


def _words(spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(span.text for span in spans)


def _span(value: DateValue | Place | None) -> tuple[Span, ...]:
    return (value.span,) if value is not None and value.span else ()


def _offsets(spans: tuple[Span, ...]) -> tuple[str, ...]:
    # two points, since a spreadsheet makes a date of 3-11 and a time of 3:11
    return tuple(f"{span.start}..{span.end}" for span in spans)


def _carriers(contact: Contact) -> tuple[str, ...]:
    return tuple(via.name for link in contact.on_word_of for via in link.via)


GROUND: tuple[Column[Any], ...] = (
    Column("document_id", "text", "SHA-256 digest of the text", lambda r: r.document_id),
    Column("document_name", "text", "file stem or the record's own id", lambda r: r.document.name),
    Column("record_id", "text", "id of the record in its reading", lambda r: r.id),
    Column("start", "whole", "where its main span begins, in code points", lambda r: part(r.main, "start")),
    Column("end", "whole", "where its main span ends", lambda r: part(r.main, "end")),
    Column("words", "text", "the words that stand there", lambda r: part(r.main, "text")),
)
"""What every row has."""

TOLD: tuple[Column[Contact], ...] = (
    Column("kind", "text", "meeting, call, visit, ...", lambda r: r.record.kind),
    Column("status", "text", "held, planned, denied, ...", lambda r: r.record.status),
    Column("main", "flag", "whether the text is about this contact above all", lambda r: r.record.main),
    Column("date", "text", "ISO, may be a year or a month", lambda r: part(r.record.date, "value")),
    Column("place", "text", "where, as the text gives it", lambda r: part(r.record.place, "name")),
    Column("country", "text", "ISO 3166 alpha-2", lambda r: part(r.record.place, "country")),
)
CODED: tuple[Column[Contact], ...] = (
    Column("plover", "text", "PLOVER event type", lambda r: r.record.codes.plover),
    Column("plover_mode", "text", "PLOVER event mode", lambda r: r.record.codes.plover_mode),
    Column("cameo", "text", "CAMEO code", lambda r: r.record.codes.cameo),
)
DOSSIER: Column[Any] = Column("dossier_id", "text", "dossier of the contact", lambda r: r.dossier)
CONTACT: Column[Any] = Column("contact_id", "text", "id of the contact in its reading", lambda r: r.contact)

_PARTS: tuple[Column[Contact], ...] = (
    Column("date_precision", "text", "day, month or year", lambda r: part(r.record.date, "precision")),
    Column("date_basis", "text", "how the date was come by", lambda r: part(r.record.date, "basis")),
    Column("date_offsets", "texts", "where the date stands", lambda r: _offsets(_span(r.record.date))),
    Column("place_offsets", "texts", "where the place stands", lambda r: _offsets(_span(r.record.place))),
    Column("lat", "number", "degrees north", lambda r: part(r.record.place, "lat")),
    Column("lon", "number", "degrees east", lambda r: part(r.record.place, "lon")),
    Column("participant_count", "whole", "how many participants are named", lambda r: len(r.record.participants)),
    Column("topic_offsets", "texts", "where the topics stand", lambda r: _offsets(r.record.topics)),
    Column("outcome_offsets", "texts", "where the outcomes stand", lambda r: _offsets(r.record.outcomes)),
    Column("rules", "texts", "why the record was made", lambda r: tuple(x.rule for x in r.record.reasons)),
)


_PARTICIPANT: tuple[Column[Participant], ...] = (
    CONTACT,
    DOSSIER,
    Column("entity_id", "text", "id of the entity in its reading", lambda r: r.record.entity),
    Column("name", "text", "the fullest name that the text gives", lambda r: r.record.name),
    Column("office", "text", "the office at the time", lambda r: r.record.office),
    Column("of", "text", "country or organisation", lambda r: r.record.of),
    Column("type", "text", "person, institution, country, place or group", lambda r: r.record.type),
)

_QUOTE: tuple[Column[Quote], ...] = (
    Column("kind", "text", "direct, indirect or mixed", lambda r: r.record.kind),
    Column("source_entity", "text", "id of the entity that speaks", lambda r: r.record.source.entity),
    Column("source_name", "text", "who speaks", lambda r: r.record.source.name),
    Column("source", "texts", "the words that name who speaks", lambda r: _words(r.record.source.spans)),
    Column("source_offsets", "texts", "where they stand", lambda r: _offsets(r.record.source.spans)),
    Column("cue", "texts", "the words that say that it is said", lambda r: _words(r.record.cue.spans)),
    Column("cue_offsets", "texts", "where they stand", lambda r: _offsets(r.record.cue.spans)),
    Column("content", "texts", "what is said", lambda r: _words(r.record.content.spans)),
    Column("content_offsets", "texts", "where it stands", lambda r: _offsets(r.record.content.spans)),
    Column("via", "texts", "through which agencies or outlets", lambda r: tuple(v.name for v in r.record.via)),
    Column("part_of", "text", "id of the quote inside which it stands", lambda r: r.record.part_of),
    Column("rules", "texts", "why the record was made", lambda r: tuple(x.rule for x in r.record.reasons)),
)

_PUBLISHED: tuple[Column[Any], ...] = (
    Column("outlet", "text", "who published the text", lambda r: r.document.outlet),
    Column("published", "text", "ISO date of publication", lambda r: r.document.published),
    Column("url", "text", "address of the text", lambda r: r.document.url),
)

_WORD: tuple[Column[Contact], ...] = (
    Column(
        "participants", "texts", "names of the participants", lambda r: tuple(p.name for p in r.record.participants)
    ),
    Column("on_word_of", "texts", "on whose word it stands", lambda r: tuple(x.name for x in r.record.on_word_of)),
    Column("via", "texts", "through which agencies or outlets", lambda r: _carriers(r.record)),
    Column(
        "not_confirmed_by",
        "texts",
        "who has not confirmed it, and how: name: silent, no_comment, neither, unreachable or denied",
        lambda r: tuple(f"{x.name}: {x.how}" for x in r.record.not_confirmed_by),
    ),
    Column(
        "not_heard", "texts", "whose word the text never gives", lambda r: tuple(x.name for x in r.record.not_heard)
    ),
    Column("topics", "texts", "what it was about", lambda r: _words(r.record.topics)),
    Column("outcomes", "texts", "what came of it", lambda r: _words(r.record.outcomes)),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            Table("contacts", (*GROUND, *TOLD, *_PARTS, *CODED), contact_rows),
            Table("participants", (*GROUND, *_PARTICIPANT), _participant_rows),
            Table("quotes", (*GROUND, *_QUOTE), _quote_rows),
            Table("accounts", (*GROUND, *_PUBLISHED, CONTACT, DOSSIER, *TOLD, *_WORD, *CODED), contact_rows),
        )
    }
)
"""The four tables by name."""
