"""Two people said to be one with all their spellings, or a spelling said to be somebody else's: judgements in sets."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.judgements import judge, undo

people, judgements = schema.people, schema.judgements


def join(connection: Connection, a: int, b: int) -> tuple[int, ...]:
    """Say that the people of two spellings are one; the numbers of the judgements that this took.

    One judgement joins the two spellings; those of their other spellings that would fall away are judged too, so that
    both people are one as a whole.

    Raises:
        CommuniqueError: E808 when there is no such spelling, E809 when they are one already, of different kinds, or
            kept apart by judgements that hold; nothing is changed then.
    """
    all = (*_group(connection, a), *_group(connection, b))
    if len(set(all)) < len(all):
        raise CommuniqueError("E809", "these are one already", f"{a}, {b}")
    if len(set(connection.execute(select(people.c.type).where(people.c.id.in_(all))).scalars())) > 1:
        raise CommuniqueError("E809", "a person and a body cannot be one; the two are of different kinds", f"{a}, {b}")
    made = [judge(connection, a, b, "same")]
    rest = (other for other in all if other not in (a, b))
    made += [judge(connection, a, other, "same") for other in rest if _head(connection, other) != _head(connection, a)]
    if len({_head(connection, id) for id in all}) > 1:
        raise CommuniqueError(
            "E809", "a judgement that holds keeps two of their spellings apart; take that back first", f"{a}, {b}"
        )
    return tuple(made)


def part(connection: Connection, spelling: int) -> tuple[int, ...]:
    """Say that a spelling is of somebody else than the others of its person; the numbers of the judgements.

    The others stay one: those that held together by this spelling alone are judged to be the same.

    Raises:
        CommuniqueError: E808 when there is no such spelling, E809 when it stands alone.
    """
    others = [id for id in _group(connection, spelling) if id != spelling]
    if not others:
        raise CommuniqueError("E809", "this spelling stands alone already", str(spelling))
    made = [judge(connection, spelling, other, "different") for other in others]
    first, *rest = others
    made += [judge(connection, first, o, "same") for o in rest if _head(connection, o) != _head(connection, first)]
    return tuple(made)


def take_back(connection: Connection, ids: Sequence[int]) -> int:
    """Take judgements back, the latest first; a spelling that they were about.

    Raises:
        CommuniqueError: E808 when there is no such judgement.
    """
    for id in sorted(ids, reverse=True):
        undo(connection, id)
    return int(connection.execute(select(judgements.c.a).where(judgements.c.id == min(ids))).scalar_one())


def _group(connection: Connection, id: int) -> list[int]:
    head = _head(connection, id)
    return list(
        connection.execute(select(people.c.id).where(people.c.canonical_id == head).order_by(people.c.id)).scalars()
    )


def _head(connection: Connection, id: int) -> int:
    found = connection.execute(select(people.c.canonical_id).where(people.c.id == id)).scalar()
    if found is None:
        raise CommuniqueError("E808", "the store holds no person with this number", str(id))
    return int(found)
