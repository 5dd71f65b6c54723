"""Whose name is that? People and institutions sought by a name in any spelling or script."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from communique.lang.folding import folded
from communique.lang.name_keys import person_name, sought_keys
from communique.lang.name_likeness import likeness
from communique.store import schema
from communique.store.bearers import institution_key
from communique.store.plain import country_key

people, keys = schema.people, schema.person_keys


def bearing(connection: Connection, name: str, types: Collection[str] = ()) -> list[int]:
    """The ids of the groups of which a spelling is that name; a bare family name finds all who bear it.

    ``types`` are those that are looked for, all when empty.
    """
    plain = {folded(name), institution_key(name), country_key(name)} - {""}
    found = select(people.c.canonical_id).where(people.c.name_key.in_(plain))
    if types:
        found = found.where(people.c.type.in_(types))
    groups = {int(id) for (id,) in connection.execute(found)}
    if not types or "person" in types:
        groups |= set(_sounding(connection, name))
    return sorted(groups)


def _sounding(connection: Connection, name: str) -> Iterator[int]:
    """People whose name can be a spelling of this one."""
    sought = person_name(name)
    if sought is None:
        return
    near = select(people.c.id).join(keys).where(keys.c.key.in_(sought_keys(sought)))
    rows = select(people.c.name, people.c.canonical_id).where(people.c.type == "person", people.c.id.in_(near))
    for row in connection.execute(rows):
        known = person_name(row.name)
        if known is not None and likeness(sought, known) and len(known.words) >= len(sought.words):
            yield row.canonical_id
