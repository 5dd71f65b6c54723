"""Dossiers in the store: each document finds its place as it comes in, by what it shares with those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, tuple_, update

from communique.compare.gathering import Key, Told, best, best_text, keys, text_keys
from communique.compare.outlines import Outline, outline_from_json
from communique.compare.sketches import Sketch, sketch_from_json
from communique.store import schema

MOST_CANDIDATES = 30
"""Dossiers that a document is compared with, those first that share the most keys with it: bounds the work."""
MOST_MEMBERS = 12
"""Accounts of one dossier that a document is compared with."""
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
    places = text_keys(outline)
    near = _candidates(connection, places)
    texts, known = _texts(connection, near)
    home = best_text(outline, texts.items(), {**known, own: sketches})
    _place(connection, home or ids.get(outline.contact, told.alone), document, outline.contact, places, _main(outline, sketches))
    for sketch in sketches:
        if sketch.contact != outline.contact:
            _place_contact(connection, sketch, document, ids[sketch.contact])


def _main(outline: Outline, sketches: Iterable[Sketch]) -> Sketch | None:
    return next((s for s in sketches if s.contact == outline.contact), None)


def _candidates(connection: Connection, places: tuple[Key, ...]) -> list[str]:
    """The dossiers that share the most keys."""
    if not places:
        return []
    shared = (
        select(filed.c.dossier_id)
        .where(tuple_(filed.c.key, filed.c.date).in_(places[:MOST_KEYS]))
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
    for row in connection.execute(told):
        if row.sketch:
            known[str(row.document_id)].append(replace(sketch_from_json(row.sketch), document=str(row.document_id)))
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
    others = {d: found[:MOST_MEMBERS] for d, found in known.items() if all(s.document != sketch.document for s in found)}
    _place(connection, best(sketch, others.items()) or id, document, sketch.contact, places, sketch)


def _place(
    connection: Connection, id: str, document: int, record: str, places: tuple[Key, ...], sketch: Sketch | None
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
            grown |= {"date_first": min(there.date_first or first, first), "date_last": max(there.date_last or last, last)}
        connection.execute(update(dossiers).where(dossiers.c.id == id).values(grown))
    whole = not record or sketch is None or sketch.main
    connection.execute(
        insert(members), {"dossier_id": id, "document_id": document, "record": record, "whole": whole}
    )
    if record:
        mine = (contacts.c.document_id == document) & (contacts.c.record == record)
        connection.execute(update(contacts).where(mine).values(dossier_id=id))
    _file(connection, id, places)


def _days(sketch: Sketch | None) -> tuple[str | None, str | None]:
    """The first and last day that a contact states, as ISO dates."""
    from datetime import date

    stated = [d for d in sketch.days if d.stated] if sketch else []
    if len(stated) != 1:
        return None, None
    return date.fromordinal(stated[0].first).isoformat(), date.fromordinal(stated[0].last).isoformat()


def _file(connection: Connection, id: str, places: tuple[Key, ...]) -> None:
    there = set(connection.execute(select(filed.c.key, filed.c.date).where(filed.c.dossier_id == id)).tuples())
    new: Mapping[Key, None] = dict.fromkeys(key for key in places[:MOST_KEYS] if key not in there)
    if new:
        connection.execute(insert(filed), [{"key": key, "date": day, "dossier_id": id} for key, day in new])
