"""Dossiers in the store: each document finds its place as it comes in, by what it shares with those before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, tuple_

from communique.compare.gathering import (
    MOST_CANDIDATES,
    Key,
    Told,
    best,
    best_text,
    keys,
    looked_under,
    near_keys,
    text_keys,
)
from communique.compare.outlines import glance_from_json, outline_from_json
from communique.compare.sketches import Sketch, sketch_from_json
from communique.compare.texts import Text
from communique.errors import CommuniqueError
from communique.store import gathering as rows
from communique.store import schema
from communique.store.filters import day
from communique.store.pages import Page
from communique.store.plain import storable
from communique.store.store import Store

MOST_MEMBERS = 12
"""Accounts of one dossier that a document is compared with, the earliest."""
MARK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)?\.(?P<id>d[0-9a-f]{12})")
MOST_KEYS = 400
"""Keys that are looked up: bounds the work for texts with very many names."""

dossiers, members = schema.dossiers, schema.dossier_members
contacts = schema.contacts


@dataclass(frozen=True, slots=True)
class Part:
    """A document's part in the gathering, made ready beforehand: small, so that it is quickly handed over.

    ``contact`` is the contact that the text is about, empty where there is none; ``places`` are what the text is filed
    under, ``near`` what it is looked for under, ``aside`` the contacts that it only mentions.
    """

    outline: str
    contact: str
    sketches: dict[str, str]
    ids: dict[str, str]
    alone: str
    places: tuple[Key, ...]
    near: tuple[Key, ...]
    aside: tuple[tuple[str, tuple[Key, ...]], ...]


def part(told: Told) -> Part:
    """What :func:`gather` needs to know of a document."""
    outline, main = told.outline, next((s for s in told.contacts if s.contact == told.outline.contact), None)
    # a text that comes late, or has no day of its own, is found by the days of the contact that it is about
    own = keys(main) if main else ()
    return Part(
        outline=storable(outline.to_json()) or "",
        contact=outline.contact,
        sketches={s.contact: storable(s.to_json()) or "" for s in told.contacts},
        ids=dict(zip((s.contact for s in told.contacts), told.ids, strict=True)),
        alone=told.alone,
        places=tuple(dict.fromkeys((*text_keys(outline), *own)))[:MOST_KEYS],
        near=tuple(dict.fromkeys((*near_keys(outline), *own)))[:MOST_KEYS],
        aside=tuple((s.contact, keys(s)[:MOST_KEYS]) for s in told.contacts if s.contact != outline.contact),
    )


def gather(part: Part, connection: Connection, document: int) -> None:
    """Bring a document that was just added, and each contact that it tells of, to the dossiers they belong to.

    Only dossiers that share a participant and a stretch of days are looked at, so that the work does not grow with
    the store.
    """
    rows.outlined(connection, document, part.outline)
    sketches = {contact: sketch_from_json(line, str(document)) for contact, line in part.sketches.items()}
    text = _text(document, part.outline, lambda: tuple(sketches.values()))
    home = best_text(text, _texts(connection, part.near))
    home = home or part.ids.get(part.contact, part.alone)
    placed = [_placed(home, document, part.contact, sketches.get(part.contact), part.places, whole=True)]
    for contact, places in part.aside:
        # where the document tells of another contact already, this one is not told
        own = {p.dossier for p in placed if p.record}
        known = ((id, told) for id, told in _accounts(connection, places) if id not in own)
        home = best(sketches[contact], known) or part.ids[contact]
        placed.append(_placed(home, document, contact, sketches[contact], places, whole=False))
    rows.place(connection, document, placed)


def _candidates(connection: Connection, places: tuple[Key, ...]) -> list[str]:
    """The dossiers that share the most keys."""
    if not places:
        return []
    # nearly everybody is filed under every day, so two lists say what pairs do
    who, days = (set(part) for part in zip(*places, strict=True))
    return rows.sharing(connection, who, looked_under(days), MOST_CANDIDATES)


def _texts(connection: Connection, near: tuple[Key, ...]) -> Iterator[tuple[str, list[Text]]]:
    """The dossiers that share keys, with their texts."""
    found: dict[str, list[Text]] = {}
    told: dict[str, _Contacts] = {}
    for id, number, outline in rows.texts_of(connection, _candidates(connection, near), MOST_MEMBERS):
        own = told.setdefault(id, _Contacts(connection))
        own.documents.append(number)
        found.setdefault(id, []).append(_text(number, outline, partial(own.of, number)))
    yield from found.items()


def _text(number: int, outline: str, told: Callable[[], tuple[Sketch, ...]]) -> Text:
    own = str(number)
    return Text(own, partial(glance_from_json, outline), partial(outline_from_json, outline, document=own), told)


class _Contacts:
    """The contacts that the texts of one dossier tell of, looked up together when the first are asked for."""

    def __init__(self, connection: Connection) -> None:
        self.documents: list[int] = []
        self._connection = connection
        self._told: dict[int, list[str]] | None = None

    def of(self, document: int) -> tuple[Sketch, ...]:
        """Those of one of the texts."""
        if self._told is None:
            self._told = rows.sketches_of(self._connection, self.documents)
        return tuple([sketch_from_json(line, str(document)) for line in self._told.get(document, ())])


def _accounts(connection: Connection, near: tuple[Key, ...]) -> Iterator[tuple[str, Iterator[Sketch]]]:
    """The dossiers that share keys, with the contacts that are told in them."""
    found: dict[str, list[tuple[int, str]]] = {}
    for id, number, line in rows.accounts_of(connection, _candidates(connection, near), MOST_MEMBERS):
        found.setdefault(id, []).append((number, line))
    for id, told in found.items():
        yield id, (sketch_from_json(line, str(number)) for number, line in told)


def _placed(
    dossier: str, document: int, record: str, sketch: Sketch | None, places: tuple[Key, ...], *, whole: bool
) -> rows.Placed:
    """A document's contact, or the document as a whole, as a member of a dossier filed under its keys."""
    return rows.Placed(dossier, record, sketch.kind if sketch else "", *_days(sketch), places, whole)


def _days(sketch: Sketch | None) -> tuple[str | None, str | None]:
    """The first and last day that a contact states, as ISO dates."""
    stated = [d for d in sketch.days if d.stated] if sketch else []
    if len(stated) != 1:
        return None, None
    return date.fromordinal(stated[0].first).isoformat(), date.fromordinal(stated[0].last).isoformat()


def dossier_members(store: Store, id: str) -> tuple[tuple[int, str], ...]:
    """The documents (by number) and contacts (by their ids, empty where the text names none) of a dossier.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    with store.database.reading() as connection:
        own = connection.execute(
            select(members.c.document_id, members.c.record)
            .where(members.c.dossier_id == id)
            .order_by(members.c.document_id, members.c.record)
        )
        found = tuple((int(number), str(record)) for number, record in own)
    if not any(record for _, record in found):
        raise CommuniqueError("E808", "there is no dossier with this id; 'communique dossiers' lists all", id)
    return found


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier in a list: its kind, the first and last day that its accounts state (ISO), and how many they are."""

    id: str
    kind: str
    date_first: str | None
    date_last: str | None
    accounts: int
    names: tuple[str, ...]


def list_dossiers(
    store: Store,
    *,
    least: int = 1,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    after: str | None = None,
) -> Page[DossierRow]:
    """The dossiers with at least so many accounts, the latest first, those without a day last.

    ``since`` and ``until`` are ISO dates that may be partial; a dossier without a day is then left out.

    Raises:
        CommuniqueError: E809 when a date or the mark of a page is none.
    """
    where = [dossiers.c.kind != "", dossiers.c.n_accounts >= least]
    where += [dossiers.c.date_last >= day(since, last=False)] if since else []
    where += [dossiers.c.date_first <= day(until, last=True)] if until else []
    behind = [] if after is None else [_behind(after)]
    order = (dossiers.c.date_first.desc(), dossiers.c.id.desc())
    with store.database.reading() as connection:
        total = connection.execute(select(func.count()).select_from(dossiers).where(*where)).scalar_one()
        found = connection.execute(select(dossiers).where(*where, *behind).order_by(*order).limit(limit + 1)).all()
        named = _names(connection, [row.id for row in found[:limit]])
        shown = tuple(_row(row, named.get(row.id, ())) for row in found[:limit])
    last = shown[-1] if len(found) > limit else None
    return Page(shown, int(total), f"{last.date_first or ''}.{last.id}" if last else None)


def _behind(mark: str) -> ColumnElement[bool]:
    """What comes after the page that ended with the dossier of this mark."""
    m = MARK.fullmatch(mark)
    if m is None:
        raise CommuniqueError("E809", "this is no mark of a page; take it from the page before", mark[:60])
    if not m["day"]:
        return dossiers.c.date_first.is_(None) & (dossiers.c.id < m["id"])
    earlier = tuple_(dossiers.c.date_first, dossiers.c.id) < tuple_(m["day"], m["id"])
    return or_(earlier, dossiers.c.date_first.is_(None))


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names of the first two who take part, by dossier."""
    people = (
        select(contacts.c.dossier_id, schema.participants.c.name)
        .join(contacts, contacts.c.id == schema.participants.c.contact_id)
        .where(contacts.c.dossier_id.in_(ids))
        .order_by(contacts.c.id, schema.participants.c.id)
    )
    named: dict[str, dict[str, None]] = {}
    for id, name in connection.execute(people):
        named.setdefault(id, {}).setdefault(name)
    return {id: tuple(names)[:2] for id, names in named.items()}


def _row(row: Row[Any], names: tuple[str, ...]) -> DossierRow:
    return DossierRow(row.id, row.kind, row.date_first, row.date_last, row.n_accounts, names)


def homes(store: Store) -> dict[tuple[str, str], str]:
    """The dossier of each contact in the store, by the id of its document (a digest) and its own."""
    with store.database.reading() as connection:
        told = connection.execute(
            select(schema.documents.c.digest, contacts.c.record, contacts.c.dossier_id)
            .join(schema.documents, schema.documents.c.id == contacts.c.document_id)
            .where(contacts.c.dossier_id.is_not(None))
        )
        return {(str(digest), str(record)): str(id) for digest, record, id in told}
