"""What the store knows of one person, institution, country or group: names, offices, contacts, quotes, company.

Somebody can stand in most texts of a store, so everything but the counts is taken from the contacts that were added
last (``MOST``); ``Met.of`` tells how many these were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, distinct, func, select

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.judgements import Judgement
from communique.store.listing import contact_rows, people_rows, quote_rows
from communique.store.rows import ContactRow, PersonRow, QuoteRow

MOST = 1_000
"""Contacts that a person's page looks at."""
FEW = 12
"""Rows of each part of it."""

contacts, documents, participants = schema.contacts, schema.documents, schema.participants
people, quotes, judgements = schema.people, schema.quotes, schema.judgements


@dataclass(frozen=True, slots=True)
class Office:
    """An office as texts give it: the first and last day of such a text, how many there are, and the latest of them."""

    office: str
    of: str | None
    first: str | None
    last: str | None
    documents: int
    latest: int


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who took part in the same contacts, in so many of those that were looked at."""

    id: int
    name: str
    type: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Written:
    """How one spelling was written, and in how many documents."""

    spelling: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person over all documents; ``looked_at`` is the number of contacts that offices and company are taken from.

    ``near`` are others whose names could be spellings of this one's, but that were not put together.
    """

    person: PersonRow
    written: tuple[Written, ...]
    offices: tuple[Office, ...]
    contacts: tuple[ContactRow, ...]
    contact_count: int
    looked_at: int
    quotes: tuple[QuoteRow, ...]
    quote_count: int
    met: tuple[Met, ...]
    near: tuple[PersonRow, ...]
    judgements: tuple[Judgement, ...]


def head_of(connection: Connection, id: int) -> int:
    """The number under which a spelling's person is found now.

    Raises:
        CommuniqueError: E808 when there is no such spelling.
    """
    found = connection.execute(select(people.c.canonical_id).where(people.c.id == id)).scalar()
    if found is None:
        raise CommuniqueError("E808", "the store holds no person with this number", str(id))
    return int(found)


def person_row(connection: Connection, id: int) -> PersonRow:
    """The person whom a spelling belongs to.

    Raises:
        CommuniqueError: E808 when there is no such spelling.
    """
    return people_rows(connection, [head_of(connection, id)])[0]


def portrait(connection: Connection, id: int) -> Portrait:
    """What is known of the person whom a spelling belongs to.

    Raises:
        CommuniqueError: E808 when there is no such spelling.
    """
    person = person_row(connection, id)
    own = [spelling.id for spelling in person.spellings]
    latest = _latest(own)
    looked_at = connection.execute(select(func.count()).select_from(latest.subquery())).scalar_one()
    return Portrait(
        person,
        _written(connection, own),
        _offices(connection, own, latest),
        contact_rows(connection, _last_contacts(connection, latest)),
        _count(connection, select(func.count(distinct(participants.c.contact_id))), participants.c.person_id, own),
        int(looked_at),
        quote_rows(connection, _last_quotes(connection, own)),
        _count(connection, select(func.count()).select_from(quotes), quotes.c.person_id, own),
        _met(connection, own, latest),
        _near(connection, own),
        judged_of(connection, own),
    )


def judged_of(connection: Connection, spellings: Sequence[int]) -> tuple[Judgement, ...]:
    """What was said of these spellings, the latest first, with what was taken back."""
    rows = select(judgements).where(judgements.c.a.in_(spellings) | judgements.c.b.in_(spellings))
    return tuple(Judgement(*row) for row in connection.execute(rows.order_by(judgements.c.id.desc())))


def names_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Name and country of spellings, by number."""
    rows = connection.execute(select(people.c.id, people.c.name, people.c.country).where(people.c.id.in_(ids)))
    return {row.id: (row.name, row.country) for row in rows}


def _latest(own: Sequence[int]) -> Select[int]:
    """The contacts that were added last of those in which one of these spellings took part."""
    mine = select(participants.c.contact_id).where(participants.c.person_id.in_(own)).distinct()
    return mine.order_by(participants.c.contact_id.desc()).limit(MOST)


def _count(connection: Connection, counted: Select[int], column: Any, own: Sequence[int]) -> int:
    return int(connection.execute(counted.where(column.in_(own))).scalar_one())


def _last_contacts(connection: Connection, latest: Select[int]) -> list[int]:
    rows = select(contacts.c.id).where(contacts.c.id.in_(latest))
    return list(
        connection.execute(rows.order_by(contacts.c.date_first.desc(), contacts.c.id.desc()).limit(FEW)).scalars()
    )


def _last_quotes(connection: Connection, own: Sequence[int]) -> list[int]:
    rows = select(quotes.c.id).where(quotes.c.person_id.in_(own))
    return list(connection.execute(rows.order_by(quotes.c.published.desc(), quotes.c.id.desc()).limit(FEW)).scalars())


def _written(connection: Connection, own: Sequence[int]) -> tuple[Written, ...]:
    names = schema.person_names.c
    rows = select(names.person_id, names.name, names.count).where(names.person_id.in_(own))
    return tuple(Written(*row) for row in connection.execute(rows.order_by(names.person_id, names.count.desc())))


def _offices(connection: Connection, own: Sequence[int], latest: Select[int]) -> tuple[Office, ...]:
    own_office = (participants.c.person_id.in_(own), participants.c.office.is_not(None))
    told = (
        select(
            participants.c.office,
            participants.c.of,
            func.min(func.nullif(documents.c.published, "")).label("first"),
            func.max(func.nullif(documents.c.published, "")).label("last"),
            func.count(distinct(documents.c.id)).label("documents"),
            func.max(documents.c.id).label("latest"),
        )
        .join(contacts, contacts.c.id == participants.c.contact_id)
        .join(documents, documents.c.id == contacts.c.document_id)
        .where(participants.c.contact_id.in_(latest), *own_office)
        .group_by(participants.c.office, participants.c.of)
        .order_by(func.max(documents.c.published).desc(), func.count(distinct(documents.c.id)).desc())
        .limit(FEW)
    )
    return tuple(_office(row) for row in connection.execute(told))


def _office(row: Row[Any]) -> Office:
    return Office(row.office, row.of, row.first, row.last, row.documents, row.latest)


def _met(connection: Connection, own: Sequence[int], latest: Select[int]) -> tuple[Met, ...]:
    head = people.alias("head")
    number = func.count(distinct(participants.c.contact_id)).label("number")
    rows = (
        select(head.c.id, head.c.group_name, head.c.type, number)
        .join(people, people.c.id == participants.c.person_id)
        .join(head, head.c.id == people.c.canonical_id)
        .where(participants.c.contact_id.in_(latest), participants.c.person_id.not_in(own))
        .group_by(head.c.id)
        .order_by(number.desc(), head.c.id)
        .limit(FEW)
    )
    return tuple(Met(*row) for row in connection.execute(rows))


def _near(connection: Connection, own: Sequence[int]) -> tuple[PersonRow, ...]:
    joins = schema.person_joins.c
    linked = select(joins.b).where(joins.a.in_(own)).union(select(joins.a).where(joins.b.in_(own)))
    heads = select(people.c.canonical_id).distinct().where(people.c.id.in_(linked), people.c.id.not_in(own))
    return people_rows(connection, list(connection.execute(heads.limit(FEW)).scalars()))
