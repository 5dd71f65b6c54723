"""Where dossiers are kept: found by the keys that they are filed under, and given their new members."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, insert, select, union_all, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from communique.store import schema, sqlite

Key = tuple[str, int]
"""A name's sound and a stretch of days by its number; see ``schema.dossier_keys``."""

dossiers, members, filed = schema.dossiers, schema.dossier_members, schema.dossier_keys
contacts, outlines = schema.contacts, schema.outlines
LATEST = 2**63 - 1
NO_DAY = -1
"""The stretch of days of what no day is known of."""
MOST_UNDATED = 200
"""Dossiers of no day that are looked at under one name, for they grow with the store: what shares no more than a name
that so many have is not found by it, and under a rarer name all are looked at."""
BEHIND = "~"
"""What is behind the id of every dossier."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A new member of a dossier: one contact of a document (``record``), or ('') the document without one.

    ``first`` and ``last`` are the ISO days that it states; ``whole`` says whether the text is about it.
    """

    dossier: str
    record: str
    kind: str
    first: str | None
    last: str | None
    keys: tuple[Key, ...]
    whole: bool


# put together once: that takes longer than most of the answers
NAMES = func.json_each(bindparam("keys")).table_valued("value")
OTHERS = filed.alias("others")
NTH = (
    select(OTHERS.c.dossier_id)
    .where(OTHERS.c.date == NO_DAY, OTHERS.c.key == NAMES.c.value)
    .order_by(OTHERS.c.dossier_id)
    .limit(1)
    .offset(MOST_UNDATED)
    .scalar_subquery()
)
DATED = select(filed.c.dossier_id).where(
    filed.c.key.in_(sqlite.listed("keys")), filed.c.date.in_(sqlite.listed("days"))
)
UNDATED = (
    select(filed.c.dossier_id)
    .select_from(NAMES)
    .join(filed, (filed.c.date == NO_DAY) & (filed.c.key == NAMES.c.value))
    .where(filed.c.dossier_id < func.coalesce(NTH, BEHIND))
)
FOUND = union_all(DATED, UNDATED).subquery()
SHARING = (
    select(FOUND.c.dossier_id)
    .group_by(FOUND.c.dossier_id)
    .order_by(func.count().desc(), FOUND.c.dossier_id)
    .limit(bindparam("most"))
)
GIVEN = func.json_each(bindparam("dossiers")).table_valued("key", "value")
EARLY = members.alias("early")
OUTLINED, MEMBER = insert(outlines), insert(members)


def _until(whole: bool) -> ColumnElement[int]:
    """The last member that is looked at: a report that thousands print must not be read whole."""
    wanted = EARLY.c.whole if whole else EARLY.c.record != ""
    nth = select(EARLY.c.document_id).where(EARLY.c.dossier_id == GIVEN.c.value, wanted)
    return func.coalesce(nth.order_by(EARLY.c.document_id).limit(1).offset(bindparam("most")).scalar_subquery(), LATEST)


TEXTS = (
    select(members.c.dossier_id, members.c.document_id, outlines.c.outline)
    .select_from(GIVEN)
    .join(members, (members.c.dossier_id == GIVEN.c.value) & (members.c.document_id < _until(True)))
    .join(outlines, outlines.c.document_id == members.c.document_id)
    .where(members.c.whole)
    .order_by(GIVEN.c.key, members.c.document_id)
)
ACCOUNTS = (
    select(members.c.dossier_id, members.c.document_id, contacts.c.sketch)
    .select_from(GIVEN)
    .join(members, (members.c.dossier_id == GIVEN.c.value) & (members.c.document_id < _until(False)))
    .join(contacts, (contacts.c.document_id == members.c.document_id) & (contacts.c.record == members.c.record))
    .where(contacts.c.sketch.is_not(None))
    .order_by(GIVEN.c.key, members.c.document_id)
)
SKETCHES = (
    select(contacts.c.document_id, contacts.c.sketch)
    .where(contacts.c.document_id.in_(sqlite.listed("documents")), contacts.c.sketch.is_not(None))
    .order_by(contacts.c.document_id, contacts.c.id)
)
NEW = insert_or(dossiers)
GROWN = NEW.on_conflict_do_update(
    index_elements=[dossiers.c.id],
    set_={
        "n_accounts": dossiers.c.n_accounts + 1,
        "kind": func.coalesce(func.nullif(dossiers.c.kind, ""), NEW.excluded.kind),
        **{
            name: func.coalesce(
                choose(func.coalesce(dossiers.c[name], NEW.excluded[name]), NEW.excluded[name]), dossiers.c[name]
            )
            for name, choose in (("date_first", func.min), ("date_last", func.max))
        },
    },
)
FILED = insert_or(filed).on_conflict_do_nothing()
HOME = (
    update(contacts)
    .where(contacts.c.document_id == bindparam("document"), contacts.c.record == bindparam("told"))
    .values(dossier_id=bindparam("dossier"))
)


def outlined(connection: Connection, document: int, outline: str) -> None:
    """Keep what a text is compared by."""
    connection.execute(OUTLINED, {"document_id": document, "outline": outline})


def sharing(connection: Connection, keys: Collection[str], days: Collection[int], most: int) -> list[str]:
    """The dossiers that are filed under the most of these keys with these days or without a day, at most so many."""
    given = {"keys": sqlite.array(sorted(keys)), "days": sqlite.array(sorted(days)), "most": most}
    return list(connection.execute(SHARING, given).scalars())


def texts_of(connection: Connection, ids: Sequence[str], most: int) -> list[tuple[str, int, str]]:
    """Dossier, number and outline of the texts that are about dossiers' contacts, the earliest of each dossier."""
    return _told(connection, TEXTS, ids, most)


def accounts_of(connection: Connection, ids: Sequence[str], most: int) -> list[tuple[str, int, str]]:
    """Dossier, number and sketch of the accounts of dossiers' contacts, the earliest of each dossier."""
    return _told(connection, ACCOUNTS, ids, most)


def _told(connection: Connection, question: Select[Any], ids: Sequence[str], most: int) -> list[tuple[str, int, str]]:
    given = {"dossiers": sqlite.array(ids), "most": most}
    return [(id, number, line) for id, number, line in connection.execute(question, given).all()] if ids else []


def sketches_of(connection: Connection, documents: Sequence[int]) -> dict[int, list[str]]:
    """The sketches of documents' contacts, by the numbers of the documents."""
    found: dict[int, list[str]] = {}
    for number, line in connection.execute(SKETCHES, {"documents": sqlite.array(documents)}).all():
        found.setdefault(number, []).append(line)
    return found


def place(connection: Connection, document: int, placed: Sequence[Placed]) -> None:
    """Make a document's contacts members of their dossiers, which are made where they are not there."""
    grown = [
        {"id": p.dossier, "kind": p.kind, "n_accounts": 1, "date_first": p.first, "date_last": p.last} for p in placed
    ]
    connection.execute(GROWN, grown)
    connection.execute(
        MEMBER,
        [{"dossier_id": p.dossier, "document_id": document, "record": p.record, "whole": p.whole} for p in placed],
    )
    homes = [{"document": document, "told": p.record, "dossier": p.dossier} for p in placed if p.record]
    if homes:
        connection.execute(HOME, homes)
    keys = [{"key": key, "date": day, "dossier_id": p.dossier} for p in placed for key, day in p.keys]
    if keys:
        connection.execute(FILED, keys)
