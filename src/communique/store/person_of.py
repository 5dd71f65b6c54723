"""One person, institution, country or group, by the number of any of its spellings."""

from __future__ import annotations

from sqlalchemy import Connection, select

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.rows import PersonRow

people, joins = schema.people, schema.person_joins


def person_of(connection: Connection, spelling: int) -> PersonRow:
    """The person whom a spelling belongs to, with every spelling.

    Raises:
        CommuniqueError: E808 when there is no such spelling.
    """
    head = select(people.c.canonical_id).where(people.c.id == spelling).scalar_subquery()
    rows = connection.execute(select(people).where(people.c.canonical_id == head).order_by(people.c.id)).all()
    if not rows:
        raise CommuniqueError("E808", "the store holds no person with this number", str(spelling))
    ids = [row.id for row in rows]
    sure: dict[int, float] = {}
    for row in connection.execute(select(joins).where(joins.c.a.in_(ids), joins.c.b.in_(ids))):
        for id in (row.a, row.b):
            sure[id] = max(sure.get(id, 0.0), row.confidence)
    return PersonRow.of(rows, sure)
