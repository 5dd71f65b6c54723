"""People, institutions, countries and groups over documents: each entity filed under its spelling, spellings joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
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
    ids |= {identity: _filed(connection, bearer, published) for identity, bearer in new.items()}
    _join(connection, {ids[identity]: bearer for identity, bearer in new.items()})
    _record(connection, document_id, bearers, ids)
    _see(connection, published, {ids[b.identity]: b for b in bearers.values()})
    return {entity: ids[bearer.identity] for entity, bearer in bearers.items()}


def _rows(connection: Connection, bearers: Iterable[Bearer]) -> dict[Identity, Row[Any]]:
    keys = {bearer.name_key for bearer in bearers}
    found = connection.execute(select(people).where(people.c.name_key.in_(keys)))
    return {(row.type, row.name_key, row.country_key, row.apart): row for row in found}


def _filed(connection: Connection, bearer: Bearer, published: str) -> int:
    """A new spelling's id; who stands for it is not said yet."""
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
        **dict.fromkeys(("first_seen", "last_seen", "group_first_seen", "group_last_seen"), published),
        **dict.fromkeys(("documents", "group_documents", "canonical_id"), 0),
    }
    return int(connection.execute(insert(people).returning(people.c.id), row).scalar_one())


def _join(connection: Connection, new: Mapping[int, Bearer]) -> None:
    """Let new spellings stand alone, or join them with those that can be the same person's."""
    if not new:
        return
    connection.execute(update(people).where(people.c.id.in_(new)).values(canonical_id=people.c.id))
    keys = [{"key": key, "person_id": id} for id, bearer in new.items() for key in dict.fromkeys(keys_of(bearer))]
    connection.execute(insert(schema.person_keys), keys)
    joined = dict(_joins(connection, new))
    if joined:
        rows = [{"a": a, "b": b, "confidence": sure} for (a, b), sure in joined.items()]
        connection.execute(insert(schema.person_joins), rows)
        regroup(connection, {id for pair in joined for id in pair})


def _joins(connection: Connection, new: Mapping[int, Bearer]) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs of a new spelling and another that can be one, with how sure that is."""
    keys = schema.person_keys.c
    sought = {id: dict.fromkeys(sought_by(bearer)) for id, bearer in new.items()}
    wanted = {key for own in sought.values() for key in own}
    under: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(select(schema.person_keys).where(keys.key.in_(wanted))):
        under[row.key].append(row.person_id)
    near = {id: {other for key in own for other in under[key]} - {id} for id, own in sought.items()}
    ids = {id for id, others in near.items() if others}.union(*near.values())
    if ids:
        rows = connection.execute(select(people).where(people.c.id.in_(ids)))
        spelt = {row.id: spelling_of(row) for row in rows}
        for id, others in near.items():
            for other in others:
                if (sure := confidence(spelt[id], spelt[other])) is not None:
                    yield (min(id, other), max(id, other)), sure


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
