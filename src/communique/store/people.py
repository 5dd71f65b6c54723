"""People, institutions, countries and groups over documents: each entity filed under its spelling, spellings joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, select, update

from communique.lang.folding import folded
from communique.store import schema, sqlite
from communique.store.bearers import OWN, Bearer, is_own, keys_of, sought_by, within
from communique.store.groups import regroup, spelling_of
from communique.store.pairs import Spelling, confidence
from communique.store.plain import storable

people, filed = schema.people, schema.person_keys

Identity = tuple[str, str, str, str]
Pair = tuple[int, int]

# put together once: that takes longer than most of the answers
WANTED = func.json_each(bindparam("wanted")).table_valued("value")
IDENTITY = (people.c.name_key, people.c.type, people.c.country_key, people.c.apart)
# by all that makes it one: a bare name has a row for every document that has it
NAMED = (
    select(people)
    .select_from(WANTED)
    .join(people, and_(*(c == func.json_extract(WANTED.c.value, f"$[{i}]") for i, c in enumerate(IDENTITY))))
)
NUMBERED = select(people).where(people.c.id.in_(sqlite.listed("ids")))
SHARED = NUMBERED.where(~people.c.apart.like(f"{OWN} %"))
UNDER = select(filed).where(filed.c.key.in_(sqlite.listed("keys")))
SPELT, KEYED, JOINED, APPEARED = (
    insert(people), insert(filed), insert(schema.person_joins), insert(schema.appearances)
)  # fmt: skip
CHANGED = update(people).where(people.c.id == bindparam("of"))


def appear(connection: Connection, document_id: int, published: str, bearers: Mapping[str, Bearer]) -> dict[str, int]:
    """File who appears in a document, joining spellings that are new with those that are there.

    ``bearers`` by the ids of their entities, ``published`` an ISO date or ''. Gives the ids of spellings by entity.
    """
    if not bearers:
        return {}
    here = {entity: within(bearer, document_id) for entity, bearer in bearers.items()}
    rows = _rows(connection, here.values())
    fresh = {b.identity: b for b in here.values() if b.identity not in rows}
    new = dict(zip(count(sqlite.next_id(connection, people)), fresh.values(), strict=False)) if fresh else {}
    joined = _filed(connection, new, published)
    ids = {identity: row.id for identity, row in rows.items()} | {b.identity: id for id, b in new.items()}
    _record(connection, document_id, here, ids)
    # who is new and stands alone was seen when it was filed
    seen = {id: b for b in here.values() if (id := ids[b.identity]) not in new or id in joined}
    _see(connection, published, seen, _numbered(connection, seen) if joined else list(rows.values()))
    return {entity: ids[bearer.identity] for entity, bearer in here.items()}


def _rows(connection: Connection, bearers: Iterable[Bearer]) -> dict[Identity, Row[Any]]:
    """The spellings that are there of these."""
    wanted = sorted({(b.name_key, b.type, b.country_key, b.apart) for b in bearers})
    found = connection.execute(NAMED, {"wanted": sqlite.array(wanted)}).all()
    return {(row.type, row.name_key, row.country_key, row.apart): row for row in found}


def _numbered(connection: Connection, ids: Collection[int]) -> list[Row[Any]]:
    return list(connection.execute(NUMBERED, {"ids": sqlite.array(sorted(ids))}).all())


def _shared(connection: Connection, ids: Collection[int]) -> list[Row[Any]]:
    """Those that are not one document's alone."""
    return list(connection.execute(SHARED, {"ids": sqlite.array(sorted(ids))}).all())


def _filed(connection: Connection, new: Mapping[int, Bearer], published: str) -> set[int]:
    """File new spellings: each alone, or joined with those that can be the same person's. Gives those joined."""
    if not new:
        return set()
    joins = dict(_joins(connection, new, published))
    joined = {id for pair in joins for id in pair}
    connection.execute(SPELT, [_row(id, b, published, seen=id not in joined) for id, b in new.items()])
    keys = [{"key": key, "person_id": id} for id, bearer in new.items() for key in dict.fromkeys(keys_of(bearer))]
    connection.execute(KEYED, keys)
    if joins:
        connection.execute(JOINED, [{"a": a, "b": b, "confidence": sure} for (a, b), sure in joins.items()])
        regroup(connection, joined)
    return joined & new.keys()


def _row(id: int, bearer: Bearer, published: str, *, seen: bool) -> dict[str, Any]:
    """A new spelling that stands for itself; ``seen`` counts the document that it comes from."""
    return {
        "id": id,
        "type": bearer.type,
        "name": storable(bearer.name),
        "name_key": bearer.name_key,
        "country": storable(bearer.country),
        "country_key": bearer.country_key,
        "apart": bearer.apart,
        "office": storable(bearer.office),
        "office_key": folded(bearer.office or ""),
        "group_name": storable(bearer.name),
        "canonical_id": id,
        **dict.fromkeys(("first_seen", "last_seen", "group_first_seen", "group_last_seen"), published),
        **dict.fromkeys(("documents", "group_documents"), int(seen)),
    }


def _joins(connection: Connection, new: Mapping[int, Bearer], published: str) -> Iterator[tuple[Pair, float]]:
    """The pairs of a new spelling and another that can be one, with how sure that is."""
    # who is a document's alone has neither country nor office, and is joined with nobody
    new = {id: bearer for id, bearer in new.items() if not is_own(bearer)}
    if not new:
        return
    sought = {id: dict.fromkeys(sought_by(bearer)) for id, bearer in new.items()}
    under: dict[str, list[int]] = defaultdict(list)
    for id, bearer in new.items():
        for key in keys_of(bearer):
            under[key].append(id)
    wanted = sorted({key for own in sought.values() for key in own})
    for key, other in connection.execute(UNDER, {"keys": sqlite.array(wanted)}).all():
        under[key].append(other)
    near = {id: {other for key in own for other in under[key]} - {id} for id, own in sought.items()}
    others = set().union(*near.values()) - new.keys()
    spelt = {row.id: spelling_of(row) for row in _shared(connection, others)} if others else {}
    spelt |= {id: _spelling(id, bearer, published) for id, bearer in new.items()}
    for id, beside in near.items():
        for other in beside:
            if other in spelt and (sure := confidence(spelt[id], spelt[other])) is not None:
                yield (min(id, other), max(id, other)), sure


def _spelling(id: int, bearer: Bearer, published: str) -> Spelling:
    """What :func:`spelling_of` gives of the row that is made of it."""
    name, office_key = storable(bearer.name) or "", folded(bearer.office or "")
    return Spelling(id, bearer.type, name, bearer.country_key, office_key, published, published, bearer.apart)


def _record(
    connection: Connection, document_id: int, bearers: Mapping[str, Bearer], ids: Mapping[Identity, int]
) -> None:
    own = {"document_id": document_id}
    rows = [own | {"person_id": ids[bearer.identity], "entity": entity} for entity, bearer in bearers.items()]
    connection.execute(APPEARED, rows)
    names = {(ids[b.identity], storable(b.name)) for b in bearers.values()}
    sqlite.count_up(connection, schema.person_names, [{"person_id": id, "name": name} for id, name in sorted(names)])


def _see(connection: Connection, published: str, seen: Mapping[int, Bearer], rows: Collection[Row[Any]]) -> None:
    """One more document for each spelling and each group: the times widened, the latest office kept."""
    if not rows:
        return
    heads = {row.id: row for row in rows if row.id == row.canonical_id}
    missing = {row.canonical_id for row in rows} - heads.keys()
    heads |= {row.id: row for row in _numbered(connection, missing)} if missing else {}
    changes: dict[int, dict[str, Any]] = {row.id: _seen(row, seen[row.id], published) for row in rows}
    # most spellings stand for themselves: what changes of them and of their group is written at once
    both = [changes.pop(id) | _group_seen(head, published) for id, head in heads.items() if id in changes]
    groups = [_group_seen(head, published) for id, head in heads.items() if id in missing]
    for change in (both, list(changes.values()), groups):
        if change:
            connection.execute(CHANGED, change)


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
