"""Lists of contacts, quotes, people and documents: narrowed, sorted, page by page; each row leads back to its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, select

from communique.store import schema
from communique.store.filters import OF_CONTACTS, OF_DOCUMENTS, OF_PEOPLE, OF_QUOTES, Condition, Filters, conditions
from communique.store.pages import Order, Page, page_of
from communique.store.rows import ContactRow, DocumentRow, PersonRow, QuoteRow

contacts, documents, participants = schema.contacts, schema.documents, schema.participants
people, quotes = schema.people, schema.quotes

CONTACT_SORTS: Mapping[str, Column[Any]] = {
    "date": contacts.c.date_first,
    "added": contacts.c.id,
    "kind": contacts.c.kind,
    "status": contacts.c.status,
}
QUOTE_SORTS: Mapping[str, Column[Any]] = {
    "published": quotes.c.published,
    "added": quotes.c.id,
    "speaker": quotes.c.source_key,
}
PEOPLE_SORTS: Mapping[str, Column[Any]] = {
    "documents": people.c.group_documents,
    "name": people.c.group_name,
    "last_seen": people.c.group_last_seen,
}
DOCUMENT_SORTS: Mapping[str, Column[Any]] = {
    "published": documents.c.published,
    "added": documents.c.id,
    "name": documents.c.name,
    "words": documents.c.words,
}
"""What each list can be sorted by. Rows without a date come last where the newest come first."""


def list_contacts(connection: Connection, filters: Filters, order: Order) -> Page[ContactRow]:
    """Accounts of contacts.

    Raises:
        CommuniqueError: E809.
    """
    where = conditions(connection, filters, OF_CONTACTS, "contacts")
    ids, total, next = page_of(connection, contacts, where, order, CONTACT_SORTS)
    return Page(contact_rows(connection, ids), total, next)


def list_quotes(connection: Connection, filters: Filters, order: Order) -> Page[QuoteRow]:
    """Quotes.

    Raises:
        CommuniqueError: E809.
    """
    where = conditions(connection, filters, OF_QUOTES, "quotes")
    ids, total, next = page_of(connection, quotes, where, order, QUOTE_SORTS)
    return Page(quote_rows(connection, ids), total, next)


def list_people(connection: Connection, filters: Filters, order: Order) -> Page[PersonRow]:
    """People, institutions, countries and groups, each once, with all their spellings.

    Raises:
        CommuniqueError: E809.
    """
    heads: Condition = people.c.group_name.is_not(None)
    where = [heads, *conditions(connection, filters, OF_PEOPLE, "people")]
    ids, total, next = page_of(connection, people, where, order, PEOPLE_SORTS)
    return Page(people_rows(connection, ids), total, next)


def list_documents(connection: Connection, filters: Filters, order: Order) -> Page[DocumentRow]:
    """Documents.

    Raises:
        CommuniqueError: E809.
    """
    where = conditions(connection, filters, OF_DOCUMENTS, "documents")
    ids, total, next = page_of(connection, documents, where, order, DOCUMENT_SORTS)
    return Page(document_rows(connection, ids), total, next)


def contact_rows(connection: Connection, ids: Collection[int]) -> tuple[ContactRow, ...]:
    """What is told of these accounts, in this order."""
    rows = _by_id(connection, _with_document(contacts).where(contacts.c.id.in_(ids)))
    named = _names(connection, ids)
    return tuple(ContactRow.of(rows[id], tuple(named[id])) for id in ids)


def quote_rows(connection: Connection, ids: Collection[int]) -> tuple[QuoteRow, ...]:
    """What is told of these quotes, in this order."""
    rows = _by_id(connection, _with_document(quotes).where(quotes.c.id.in_(ids)))
    return tuple(QuoteRow.of(rows[id]) for id in ids)


def people_rows(connection: Connection, ids: Collection[int]) -> tuple[PersonRow, ...]:
    """What is told of the people of these first spellings, in this order."""
    members = connection.execute(select(people).where(people.c.canonical_id.in_(ids)).order_by(people.c.id)).all()
    groups: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in members:
        groups[row.canonical_id].append(row)
    sure = _confidence(connection, {row.id: row.canonical_id for row in members})
    return tuple(PersonRow.of(groups[id], sure) for id in ids)


def document_rows(connection: Connection, ids: Collection[int]) -> tuple[DocumentRow, ...]:
    """What is told of these documents, in this order; those that are not there are left out."""
    own = (column for column in documents.c if column.name != "reading")
    rows = _by_id(connection, select(*own).where(documents.c.id.in_(ids)))
    copies = schema.copies.c
    linked: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row in connection.execute(select(schema.copies).where(copies.document_id.in_(ids)).order_by(copies.of_id)):
        linked[row.document_id].append((row.of_id, row.resemblance))
    return tuple(DocumentRow.of(rows[id], tuple(linked[id])) for id in ids if id in rows)


def _with_document(table: Any) -> Select[Any]:
    told = (
        documents.c.name.label("document_name"),
        documents.c.title.label("document_title"),
        documents.c.outlet.label("document_outlet"),
        documents.c.url.label("document_url"),
        documents.c.published.label("document_published"),
    )
    return select(table, *told).join(documents, documents.c.id == table.c.document_id)


def _by_id(connection: Connection, rows: Select[Any]) -> dict[int, Row[Any]]:
    return {row.id: row for row in connection.execute(rows)}


def _names(connection: Connection, contact_ids: Collection[int]) -> dict[int, list[str]]:
    """The names of those who took part, by contact, in their order."""
    own = select(participants.c.contact_id, participants.c.name).where(participants.c.contact_id.in_(contact_ids))
    named: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(own.order_by(participants.c.id)):
        named[row.contact_id].append(row.name)
    return named


def _confidence(connection: Connection, group_of: Mapping[int, int]) -> dict[int, float]:
    """How sure each spelling's surest join is with another of its group, by spelling."""
    joins = schema.person_joins.c
    rows = connection.execute(select(schema.person_joins).where(joins.a.in_(group_of), joins.b.in_(group_of)))
    sure: dict[int, float] = {}
    for row in rows:
        if group_of[row.a] != group_of[row.b]:
            # alike, and held apart by something else
            continue
        for id in (row.a, row.b):
            sure[id] = max(sure.get(id, 0.0), row.confidence)
    return sure
