"""A portion of the store: the documents that fit filters and were there at one time, counted and given out.

Documents are never taken out of a store, so the number of the last one tells what was there: what is counted now and
given out later, with the same ``upto``, is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, func, select

from communique.store import schema
from communique.store.filters import OF_DOCUMENTS, Condition, Filters, conditions
from communique.store.readings import streamed_numbered

contacts, documents, participants = schema.contacts, schema.documents, schema.participants
quotes = schema.quotes


@dataclass(frozen=True, slots=True)
class Portion:
    """The documents that fit ``filters`` and whose numbers are at most ``upto``."""

    filters: Filters
    upto: int


def portion(connection: Connection, filters: Filters) -> Portion:
    """What fits these filters of documents, as of now."""
    return Portion(filters, int(connection.execute(select(func.coalesce(func.max(documents.c.id), 0))).scalar_one()))


def texts_in(connection: Connection, of: Portion) -> int:
    """The number of documents.

    Raises:
        CommuniqueError: E809 when a filter does not apply.
    """
    return _number(connection, select(func.count()).select_from(documents).where(*_where(connection, of)))


def contacts_in(connection: Connection, of: Portion) -> int:
    """The number of accounts of contacts."""
    return _rows(connection, contacts, of)


def quotes_in(connection: Connection, of: Portion) -> int:
    """The number of quotes."""
    return _rows(connection, quotes, of)


def participants_in(connection: Connection, of: Portion) -> int:
    """The number of participants of all accounts."""
    rows = select(func.count()).select_from(participants)
    inside = _inside(connection, contacts.c.document_id, of)
    return _number(connection, rows.join(contacts, contacts.c.id == participants.c.contact_id).where(inside))


def pairs_in(connection: Connection, of: Portion) -> int:
    """The number of event rows: one for each pair of participants, one for an account with fewer than two."""
    who = func.count(participants.c.id)
    each = (
        select(case((who < 2, 1), else_=who * (who - 1) / 2).label("pairs"))
        .select_from(contacts)
        .join(participants, participants.c.contact_id == contacts.c.id, isouter=True)
        .where(_inside(connection, contacts.c.document_id, of))
        .group_by(contacts.c.id)
        .subquery()
    )
    return _number(connection, select(func.coalesce(func.sum(each.c.pairs), 0)))


def lines_of(connection: Connection, of: Portion) -> Iterator[tuple[int, bytes]]:
    """Number and contract's line of each document, in the order in which they were added."""
    return streamed_numbered(connection, _where(connection, of))


def dossiers_of(connection: Connection, document: int) -> dict[str, str]:
    """The dossier of each contact of a document, by the contact's id in its reading."""
    own = select(contacts.c.record, contacts.c.dossier_id).where(
        contacts.c.document_id == document, contacts.c.dossier_id.is_not(None)
    )
    return {row.record: row.dossier_id for row in connection.execute(own)}


def _where(connection: Connection, of: Portion) -> Sequence[Condition]:
    return [documents.c.id <= of.upto, *conditions(connection, of.filters, OF_DOCUMENTS, "documents")]


def _inside(connection: Connection, column: Any, of: Portion) -> ColumnElement[bool]:
    narrowed = conditions(connection, of.filters, OF_DOCUMENTS, "documents")
    if not narrowed:
        found: ColumnElement[bool] = column <= of.upto
        return found
    within: ColumnElement[bool] = column.in_(select(documents.c.id).where(documents.c.id <= of.upto, *narrowed))
    return within


def _rows(connection: Connection, table: Table, of: Portion) -> int:
    inside = _inside(connection, table.c.document_id, of)
    return _number(connection, select(func.count()).select_from(table).where(inside))


def _number(connection: Connection, counted: Any) -> int:
    return int(connection.execute(counted).scalar_one())
