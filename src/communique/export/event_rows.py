"""Contacts as event rows in the manner of PLOVER's data sets: who did what towards whom, when and where, who tells it.

One row for each pair of participants, source and target in the order in which the contact names them. Meetings and
calls have no direction: count a pair once, whichever stands first. A contact with one participant has a row without a
target, one without participants a row with neither, so that no contact is lost. A contact that is denied has a row
with an empty ``event_type``, since PLOVER has no event for it; what is planned or refused has PLOVER's own type for
that (AGREE, REJECT), and ``status`` says so.

Countries are ISO 3166 alpha-2 and only those that the text gives; PLOVER's contexts are not judged, so there is no
column for them. The CSV is escaped as all tables are (see :mod:`communique.export.csv_files`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from communique.export.countries import country_of
from communique.export.csv_files import write_table
from communique.export.placing import Target
from communique.export.stable_ids import document_key, stable_id
from communique.export.tables import (
    DOSSIER,
    GROUND,
    NO_DOSSIERS,
    Cell,
    Column,
    Dossiers,
    Row,
    Table,
    contact_rows,
    part,
)
from communique.records import Contact, Participant, Reading


@dataclass(frozen=True, slots=True)
class Pair:
    """A contact and two who take part in it; a side is None where the contact has no second, or nobody at all."""

    event_id: str
    contact: Contact
    source: Participant | None
    target: Participant | None


def write_events(readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The event rows of all readings as CSV; how many.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    return write_table(EVENTS, readings, target, dossiers)


def _pairs(contact: Contact) -> Iterator[tuple[Participant | None, Participant | None]]:
    who = contact.participants
    if len(who) < 2:
        yield (who[0] if who else None), None
        return
    yield from combinations(who, 2)


def _rows(reading: Reading, dossiers: Dossiers) -> Iterator[Row[Pair]]:
    key = document_key(reading.document)
    for row in contact_rows(reading, dossiers):
        for i, (source, target) in enumerate(_pairs(row.record)):
            pair = Pair(stable_id("plover", *key, row.id, str(i)), row.record, source, target)
            yield Row(reading, row.document_id, row.id, row.main, pair, row.id, row.dossier)


def _country(who: Participant | None, reading: Reading) -> Cell:
    return country_of(who, reading) if who else None


EVENTS = Table(
    "events",
    (
        Column("event_id", "text", "the same for the same document, contact and pair", lambda r: r.record.event_id),
        Column("event_date", "text", "ISO, may be a year or a month", lambda r: part(r.record.contact.date, "value")),
        Column("event_type", "text", "PLOVER event type", lambda r: r.record.contact.codes.plover),
        Column("event_mode", "text", "PLOVER event mode", lambda r: r.record.contact.codes.plover_mode),
        Column("cameo", "text", "CAMEO code", lambda r: r.record.contact.codes.cameo),
        Column("kind", "text", "meeting, call, visit, ...", lambda r: r.record.contact.kind),
        Column("status", "text", "held, planned, denied, ...", lambda r: r.record.contact.status),
        Column("main", "flag", "whether the text is about it above all", lambda r: r.record.contact.main),
        Column("source_name", "text", "who stands first", lambda r: part(r.record.source, "name")),
        Column("source_type", "text", "person, institution, country, ...", lambda r: part(r.record.source, "type")),
        Column("source_office", "text", "their office", lambda r: part(r.record.source, "office")),
        Column("source_of", "text", "their country or body", lambda r: part(r.record.source, "of")),
        Column("source_country", "text", "ISO 3166 alpha-2", lambda r: _country(r.record.source, r.reading)),
        Column("target_name", "text", "who stands second", lambda r: part(r.record.target, "name")),
        Column("target_type", "text", "person, institution, country, ...", lambda r: part(r.record.target, "type")),
        Column("target_office", "text", "their office", lambda r: part(r.record.target, "office")),
        Column("target_of", "text", "their country or body", lambda r: part(r.record.target, "of")),
        Column("target_country", "text", "ISO 3166 alpha-2", lambda r: _country(r.record.target, r.reading)),
        Column("placename", "text", "where, as the text gives it", lambda r: part(r.record.contact.place, "name")),
        Column("country", "text", "ISO 3166 alpha-2", lambda r: part(r.record.contact.place, "country")),
        Column("latitude", "number", "degrees north", lambda r: part(r.record.contact.place, "lat")),
        Column("longitude", "number", "degrees east", lambda r: part(r.record.contact.place, "lon")),
        *GROUND,
        Column("headline", "text", "title of the text", lambda r: r.document.title),
        Column("publisher", "text", "who published the text", lambda r: r.document.outlet),
        Column("published", "text", "ISO date of publication", lambda r: r.document.published),
        Column("url", "text", "address of the text", lambda r: r.document.url),
        DOSSIER,
    ),
    _rows,
)
"""The table of event rows."""
