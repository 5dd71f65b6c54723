"""People, institutions, countries and groups over documents: each entity filed under its spelling, spellings joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from communique.lang.folding import folded
from communique.store import schema, sqlite
from communique.store.bearers import Bearer, keys_of, sought_by
from communique.store.groups import regroup, spelling_of
from communique.store.pairs import confidence
from communique.store.plain import storable

people = schema.people

Identity = tuple[str, str, str, str]


def appear(connection: Connection, document_id: int, published: str, bearers: Mapping[str, Bearer]) -> dict[str, int]:
    """File who appears in a document, joining spellings that are new with those that are there.

    ``bearers`` by the ids of their entities, ``published`` an ISO date or ''. Gives the ids of spellings by entity.
    """
    rows = _rows(connection, bearers.values())
    ids = {identity: row.id for identity, row in rows.items()}
    new = {b.identity: b for b in bearers.values() if b.identity not in rows}
    for identity, bearer in new.items():
        ids[identity] = _filed(connection, bearer)
    _join(connection, {ids[identity]: bearer for identity, bearer in new.items()})
    _record(connection, document_id, bearers, ids)
    _see(connection, published, {ids[b.identity]: b for b in bearers.values()})
    return {entity: ids[bearer.identity] for entity, bearer in bearers.items()}


def _rows(connection: Connection, bearers: Iterable[Bearer]) -> dict[Identity, Row[Any]]:
    keys = {bearer.name_key for bearer in bearers}
    found = connection.execute(select(people).where(people.c.name_key.in_(keys)))
    return {(row.type, row.name_key, row.country_key, row.apart): row for row in found}


def _filed(connection: Connection, bearer: Bearer) -> int:
    """A new spelling's id; it stands alone until it is joined."""
    row = {
        "type": bearer.type,
        "name": storable(bearer.name),
        "name_key": bearer.name_key,
        "country": storable(bearer.country),
        "country_key": bearer.country_key,
        "apart": bearer.apart,
        "office": storable(bearer.office),
        "office_key": folded(bearer.office or ""),
        "group_name": storable(bearer.name),
        **dict.fromkeys(("first_seen", "last_seen", "group_first_seen", "group_last_seen"), ""),
        **dict.fromkeys(("documents", "group_documents", "canonical_id"), 0),
    }
    id = int(connection.execute(insert(people), row).inserted_primary_key[0])  # type: ignore[index]
    connection.execute(update(people).where(people.c.id == id).values(canonical_id=id))
    keys = [{"key": key, "person_id": id} for key in dict.fromkeys(keys_of(bearer))]
    connection.execute(insert(schema.person_keys), keys)
    return id


def _join(connection: Connection, new: Mapping[int, Bearer]) -> None:
    """Join new spellings with those that can be the same person's, and put the groups together anew."""
    keys = schema.person_keys.c
    sought = {key for bearer in new.values() for key in sought_by(bearer)}
    if not sought:
        return
    found = connection.execute(select(people, keys.key).join(schema.person_keys).where(keys.key.in_(sought))).all()
    by_key: dict[str, dict[int, Row[Any]]] = defaultdict(dict)
    for row in found:
        by_key[row.key][row.id] = row
    joined: dict[tuple[int, int], float] = {}
    for id, bearer in new.items():
        near = {row.id: row for key in sought_by(bearer) for row in by_key[key].values()}
        one = spelling_of(_row(connection, id))
        for other in near.values():
            if other.id != id and (sure := confidence(one, spelling_of(other))) is not None:
                joined[min(id, other.id), max(id, other.id)] = sure
    if joined:
        connection.execute(
            insert(schema.person_joins), [{"a": a, "b": b, "confidence": sure} for (a, b), sure in joined.items()]
        )
        regroup(connection, {id for pair in joined for id in pair})


def _row(connection: Connection, id: int) -> Row[Any]:
    return connection.execute(select(people).where(people.c.id == id)).one()


def _record(
    connection: Connection, document_id: int, bearers: Mapping[str, Bearer], ids: Mapping[Identity, int]
) -> None:
    rows = [
        {"person_id": ids[bearer.identity], "document_id": document_id, "entity": entity}
        for entity, bearer in bearers.items()
    ]
    if rows:
        connection.execute(insert(schema.appearances), rows)
    names = {(ids[b.identity], storable(b.name)) for b in bearers.values()}
    sqlite.count_up(connection, schema.person_names, [{"person_id": id, "name": name} for id, name in sorted(names)])


def _see(connection: Connection, published: str, seen: Mapping[int, Bearer]) -> None:
    """One more document for each spelling and each group: the times widened, the latest office kept."""
    rows = connection.execute(select(people).where(people.c.id.in_(seen))).all()
    if not rows:
        return
    own = [_seen(row, seen[row.id], published) for row in rows]
    change = update(people).where(people.c.id == bindparam("of"))
    connection.execute(change, own)
    heads = _heads(connection, {row.canonical_id for row in rows})
    connection.execute(change, [_group_seen(head, published) for head in heads])


def _heads(connection: Connection, canonical: Collection[int]) -> list[Row[Any]]:
    return list(connection.execute(select(people).where(people.c.id.in_(canonical))))


def _seen(row: Row[Any], bearer: Bearer, published: str) -> dict[str, Any]:
    first, last = _widened(row.first_seen, row.last_seen, published)
    newer = bearer.office is not None and (row.office is None or published >= row.last_seen)
    office = storable(bearer.office) if newer else row.office
    told = {"office": office, "office_key": folded(office or ""), "first_seen": first, "last_seen": last}
    return {"of": row.id, "documents": row.documents + 1, **told}


def _group_seen(head: Row[Any], published: str) -> dict[str, Any]:
    first, last = _widened(head.group_first_seen, head.group_last_seen, published)
    documents = head.group_documents + 1
    return {"of": head.id, "group_documents": documents, "group_first_seen": first, "group_last_seen": last}


def _widened(first: str, last: str, day: str) -> tuple[str, str]:
    return (min(first, day) if first and day else first or day), max(last, day)
