"""Dossiers in the store: each document finds its place as it comes in, by what it shares with those before it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, tuple_, update

from communique.compare.gathering import MOST_CANDIDATES, NO_DAY, Key, Told, best, best_text, keys, near_keys, text_keys
from communique.compare.making import named_apart, of_members
from communique.compare.outlines import Outline, outline_from_json
from communique.compare.sketches import Sketch, sketch_from_json
from communique.dossiers import Dossier
from communique.errors import CommuniqueError
from communique.export.records import from_dict
from communique.records import Reading
from communique.store import schema
from communique.store.filters import day
from communique.store.pages import Page
from communique.store.store import Store

MOST_MEMBERS = 12
"""Accounts of one dossier that a document is compared with."""
MARK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)?\.(?P<id>d[0-9a-f]{12})")
MOST_KEYS = 400
"""Keys that are looked up: bounds the work for texts with very many names."""

dossiers, members, filed = schema.dossiers, schema.dossier_members, schema.dossier_keys
contacts, outlines = schema.contacts, schema.outlines


def gather(told: Told, connection: Connection, document: int) -> None:
    """Bring a document that was just added, and each contact that it tells of, to the dossiers they belong to.

    Only dossiers that share a participant and a stretch of days are looked at, so that the work does not grow with
    the store.
    """
    own = str(document)
    outline = replace(told.outline, document=own)
    sketches = tuple(replace(s, document=own) for s in told.contacts)
    connection.execute(insert(outlines), {"document_id": document, "outline": outline.to_json()})
    ids = dict(zip((s.contact for s in sketches), told.ids, strict=True))
    main = _main(outline, sketches)
    # a text that comes late, or has no day of its own, is found by the days of the contact that it is about
    own_keys = keys(main) if main else ()
    places = tuple(dict.fromkeys((*text_keys(outline), *own_keys)))
    near = _candidates(connection, tuple(dict.fromkeys((*near_keys(outline), *own_keys))))
    texts, known = _texts(connection, near)
    home = best_text(outline, texts.items(), {**known, own: sketches})
    id = home or ids.get(outline.contact, told.alone)
    _place(connection, id, document, outline.contact, places, main, whole=True)
    for sketch in sketches:
        if sketch.contact != outline.contact:
            _place_contact(connection, sketch, document, ids[sketch.contact])


def _main(outline: Outline, sketches: Iterable[Sketch]) -> Sketch | None:
    return next((s for s in sketches if s.contact == outline.contact), None)


def _candidates(connection: Connection, places: tuple[Key, ...]) -> list[str]:
    """The dossiers that share the most keys."""
    if not places:
        return []
    # nearly everybody is filed under every day, so two lists say what pairs do, which SQLite seeks by a full scan
    who, days = (set(part) for part in zip(*places[:MOST_KEYS], strict=True))
    shared = (
        select(filed.c.dossier_id)
        .where(filed.c.key.in_(who), filed.c.date.in_({*days, NO_DAY}))
        .group_by(filed.c.dossier_id)
        .order_by(func.count().desc(), filed.c.dossier_id)
        .limit(MOST_CANDIDATES)
    )
    return list(connection.execute(shared).scalars())


def _texts(
    connection: Connection, near: Iterable[str]
) -> tuple[dict[str, list[Outline]], dict[str, tuple[Sketch, ...]]]:
    """The texts of dossiers, and the contacts of these texts by document."""
    texts: dict[str, list[Outline]] = {}
    rows = connection.execute(
        select(members.c.dossier_id, members.c.document_id, outlines.c.outline)
        .join(outlines, outlines.c.document_id == members.c.document_id)
        .where(members.c.dossier_id.in_(list(near)))
        .where(members.c.whole)
        .order_by(members.c.dossier_id, members.c.document_id)
    )
    numbers = set()
    for row in rows:
        found = texts.setdefault(row.dossier_id, [])
        if len(found) < MOST_MEMBERS:
            found.append(outline_from_json(row.outline))
            numbers.add(row.document_id)
    known: dict[str, list[Sketch]] = {str(number): [] for number in numbers}
    told = select(contacts.c.document_id, contacts.c.sketch).where(contacts.c.document_id.in_(numbers))
    for number, sketch in connection.execute(told):
        if sketch:
            known[str(number)].append(replace(sketch_from_json(sketch), document=str(number)))
    return texts, {number: tuple(found) for number, found in known.items()}


def _place_contact(connection: Connection, sketch: Sketch, document: int, id: str) -> None:
    """Bring a contact that the text only mentions to the dossier that it surely belongs to."""
    places = keys(sketch)
    rows = connection.execute(
        select(members.c.dossier_id, contacts.c.document_id, contacts.c.sketch)
        .join(contacts, (contacts.c.document_id == members.c.document_id) & (contacts.c.record == members.c.record))
        .where(members.c.dossier_id.in_(_candidates(connection, places)))
        .order_by(members.c.dossier_id, members.c.document_id)
    )
    known: dict[str, list[Sketch]] = {}
    for row in rows:
        if row.sketch:
            known.setdefault(row.dossier_id, []).append(
                replace(sketch_from_json(row.sketch), document=str(row.document_id))
            )
    others = {
        d: found[:MOST_MEMBERS] for d, found in known.items() if all(s.document != sketch.document for s in found)
    }
    home = best(sketch, others.items()) or id
    _place(connection, home, document, sketch.contact, places, sketch, whole=False)


def _place(
    connection: Connection,
    id: str,
    document: int,
    record: str,
    places: tuple[Key, ...],
    sketch: Sketch | None,
    *,
    whole: bool,
) -> None:
    """Make a document's contact, or the document as a whole, a member of a dossier; file the dossier under its keys."""
    there = connection.execute(select(dossiers.c.date_first, dossiers.c.date_last).where(dossiers.c.id == id)).first()
    first, last = _days(sketch)
    if there is None:
        row = {"id": id, "kind": sketch.kind if sketch else "", "n_accounts": 1, "date_first": first, "date_last": last}
        connection.execute(insert(dossiers), row)
    else:
        grown: dict[str, object] = {"n_accounts": dossiers.c.n_accounts + 1}
        if sketch is not None:
            grown["kind"] = func.coalesce(func.nullif(dossiers.c.kind, ""), sketch.kind)
        if first is not None and last is not None:
            grown |= {
                "date_first": min(there.date_first or first, first),
                "date_last": max(there.date_last or last, last),
            }
        connection.execute(update(dossiers).where(dossiers.c.id == id).values(grown))
    connection.execute(insert(members), {"dossier_id": id, "document_id": document, "record": record, "whole": whole})
    if record:
        mine = (contacts.c.document_id == document) & (contacts.c.record == record)
        connection.execute(update(contacts).where(mine).values(dossier_id=id))
    _file(connection, id, places)


def _days(sketch: Sketch | None) -> tuple[str | None, str | None]:
    """The first and last day that a contact states, as ISO dates."""
    stated = [d for d in sketch.days if d.stated] if sketch else []
    if len(stated) != 1:
        return None, None
    return date.fromordinal(stated[0].first).isoformat(), date.fromordinal(stated[0].last).isoformat()


def _file(connection: Connection, id: str, places: tuple[Key, ...]) -> None:
    own = select(filed.c.key, filed.c.date).where(filed.c.dossier_id == id)
    there = {(str(key), int(day)) for key, day in connection.execute(own)}
    new: Mapping[Key, None] = dict.fromkeys(key for key in places[:MOST_KEYS] if key not in there)
    if new:
        connection.execute(insert(filed), [{"key": key, "date": day, "dossier_id": id} for key, day in new])


def dossier_members(store: Store, id: str) -> tuple[tuple[int, str], ...]:
    """The documents (by number) and contacts (by their ids, empty where the text names none) of a dossier.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    with store.database.reading() as connection:
        rows = connection.execute(
            select(members.c.document_id, members.c.record)
            .where(members.c.dossier_id == id)
            .order_by(members.c.document_id, members.c.record)
        )
        found = tuple((int(number), str(record)) for number, record in rows)
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
        rows = tuple(_row(connection, row) for row in found[:limit])
    last = rows[-1] if len(found) > limit else None
    return Page(rows, int(total), f"{last.date_first or ''}.{last.id}" if last else None)


def _behind(mark: str) -> ColumnElement[bool]:
    """What comes after the page that ended with the dossier of this mark."""
    m = MARK.fullmatch(mark)
    if m is None:
        raise CommuniqueError("E809", "this is no mark of a page; take it from the page before", mark[:60])
    if not m["day"]:
        return dossiers.c.date_first.is_(None) & (dossiers.c.id < m["id"])
    earlier = tuple_(dossiers.c.date_first, dossiers.c.id) < tuple_(m["day"], m["id"])
    return or_(earlier, dossiers.c.date_first.is_(None))


def _row(connection: Connection, row: Row[Any]) -> DossierRow:
    people = (
        select(schema.participants.c.name)
        .join(contacts, contacts.c.id == schema.participants.c.contact_id)
        .where(contacts.c.dossier_id == row.id)
        .group_by(schema.participants.c.name)
        .order_by(func.min(contacts.c.id), func.min(schema.participants.c.id))
        .limit(2)
    )
    names = tuple(connection.execute(people).scalars())
    return DossierRow(row.id, row.kind, row.date_first, row.date_last, row.n_accounts, names)


def stored_readings(store: Store, id: str) -> tuple[Reading, ...]:
    """The readings of a dossier's accounts, named as the dossier names them.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    numbers = (number for number, _ in dossier_members(store, id))
    return tuple(named_apart(from_dict(json.loads(store.reading_json(number))) for number in numbers))


def stored_dossier(store: Store, id: str) -> Dossier:
    """A dossier of the store, its accounts laid side by side.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    records = (record for _, record in dossier_members(store, id))
    return of_members(id, zip(stored_readings(store, id), records, strict=True))


def homes(store: Store) -> dict[tuple[str, str], str]:
    """The dossier of each contact in the store, by the id of its document (a digest) and its own."""
    with store.database.reading() as connection:
        rows = connection.execute(
            select(schema.documents.c.digest, contacts.c.record, contacts.c.dossier_id)
            .join(schema.documents, schema.documents.c.id == contacts.c.document_id)
            .where(contacts.c.dossier_id.is_not(None))
        )
        return {(str(digest), str(record)): str(id) for digest, record, id in rows}
