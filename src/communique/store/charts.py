"""Contacts as drawings need them: the latest that fit, with who took part and where, at a bounded price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, select

from communique.lang.folding import folded
from communique.lang.names import country_names
from communique.store import schema
from communique.store.filters import OF_CONTACTS, Condition, Filters, conditions
from communique.store.plain import country_key
from communique.store.store import Store

contacts, documents, dossiers = schema.contacts, schema.documents, schema.dossiers
participants, people = schema.participants, schema.people

MOST = 1_000
"""Accounts of one drawing."""
COUNTED = 10_000
"""Accounts that are counted; where there are more, that alone is said, since counting on would read all of them."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: ``id`` is the person's number over all documents (None where no text names them), ``name`` the
    usual one, ``country`` its plain name, None where no text tells it.
    """

    id: int | None
    type: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One account of a contact. ``first`` and ``last`` are the ISO days that its date covers, empty where it has none;
    ``accounts`` counts those of its dossier.
    """

    id: int
    document_id: int
    record: str
    kind: str
    status: str
    date: str | None
    first: str
    last: str
    place: str | None
    country: str | None
    dossier_id: str | None
    accounts: int
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Charted:
    """The rows of a drawing, the latest first, and how many fit; ``more`` where only so many were counted."""

    rows: tuple[ChartRow, ...]
    total: int
    more: bool


def charted(store: Store, filters: Filters, limit: int = MOST) -> Charted:
    """The latest accounts of contacts that fit the filters, those without a date last.

    Raises:
        CommuniqueError: E804 to E807 where the file fails, E809 when a filter is not understood.
    """
    with store.database.reading() as connection:
        where = conditions(connection, filters, OF_CONTACTS, "contacts")
        rows = _contacts(connection, where, max(1, min(limit, MOST)))
        parties = _parties(connection, [row.id for row in rows])
        counted = select(contacts.c.id).where(*where).limit(COUNTED + 1).subquery()
        total = int(connection.execute(select(func.count()).select_from(counted)).scalar_one())
    made = tuple(_row(row, tuple(parties.get(row.id, ()))) for row in rows)
    return Charted(made, min(total, COUNTED), total > COUNTED)


def state(store: Store) -> str:
    """A mark of what the store holds: another one after each text added and each judgement made or taken back."""
    judged = schema.judgements.c
    with store.database.reading() as connection:
        added = connection.execute(select(func.max(documents.c.id))).scalar_one()
        said = connection.execute(select(func.max(judged.id), func.count(judged.undone_at))).one()
    return f"{added or 0}.{said[0] or 0}.{said[1]}"


def _contacts(connection: Connection, where: Collection[Condition], limit: int) -> list[Row[Any]]:
    names = ("id", "document_id", "record", "kind", "status", "date", "date_first", "date_last", "place", "country")
    latest = (
        select(*(contacts.c[name] for name in (*names, "dossier_id")), dossiers.c.n_accounts)
        .join(dossiers, dossiers.c.id == contacts.c.dossier_id, isouter=True)
        .where(*where)
        .order_by(contacts.c.date_first.desc(), contacts.c.id.desc())
        .limit(limit)
    )
    return [*connection.execute(latest)]


def _row(row: Row[Any], parties: tuple[Party, ...]) -> ChartRow:
    where = (row.place, row.country, row.dossier_id)
    when = (row.date, row.date_first, row.date_last)
    told = (row.id, row.document_id, row.record, row.kind, row.status)
    return ChartRow(*told, *when, *where, row.n_accounts or 1, parties)


def _parties(connection: Connection, ids: Collection[int]) -> dict[int, list[Party]]:
    """Who took part, by contact, in the order of the text."""
    took = participants.c
    own = select(took.contact_id, took.name, took.of, took.country_key, took.type, people.c.canonical_id)
    own = own.join(people, people.c.id == took.person_id, isouter=True)
    rows = connection.execute(own.where(took.contact_id.in_(ids)).order_by(took.id)).all()
    known = _known(connection, {row.canonical_id for row in rows if row.canonical_id is not None})
    found: dict[int, dict[Party, None]] = defaultdict(dict)
    for row in rows:
        name, country = known.get(row.canonical_id, (row.name, None))
        if row.type == "country":
            name = country = plain_country(row.name)
        elif row.country_key:
            country = plain_country(row.of if row.of and country_key(row.of) == row.country_key else row.country_key)
        found[row.contact_id].setdefault(Party(row.canonical_id, row.type, name, country))
    return {contact: list(parties) for contact, parties in found.items()}


def _known(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[str, str | None]]:
    """Name and country of people over all documents; the country is the one that most texts give."""
    told = select(people.c.canonical_id, people.c.group_name, people.c.country, people.c.documents)
    names: dict[int, str] = {}
    countries: dict[int, str] = {}
    for row in connection.execute(told.where(people.c.canonical_id.in_(ids)).order_by(people.c.documents)):
        if row.group_name:
            names[row.canonical_id] = row.group_name
        if row.country:
            countries[row.canonical_id] = plain_country(row.country)
    return {id: (name, countries.get(id)) for id, name in names.items()}


@cache
def _plain() -> Mapping[str, str]:
    return {folded(words): known.name for words, known in country_names("en").items()}


@lru_cache(maxsize=4096)
def plain_country(words: str) -> str:
    """The plain name of a country by any of its names and adjectives; other words as they are."""
    name = _plain().get(folded(words))
    return name or (words if words != words.lower() else words.title())
