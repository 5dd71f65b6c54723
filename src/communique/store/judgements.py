"""What a user says of two spellings, kept with its date, and taken back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, func, insert, select, update

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.groups import regroup
from communique.store.plain import now

Verdict = Literal["same", "different"]

judgements, people = schema.judgements, schema.people


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement: the ids of two spellings, what was said, when (UTC), and when it was taken back, None if not."""

    id: int
    a: int
    b: int
    verdict: Verdict
    at: str
    undone_at: str | None


def judge(connection: Connection, a: int, b: int, verdict: Verdict) -> int:
    """Say that two spellings are one person's, or two people's; the judgement's id. The latest word on a pair holds.

    Raises:
        CommuniqueError: E808 when there is no such spelling, E809 when a spelling is judged against itself or the
            verdict is neither "same" nor "different".
    """
    if verdict not in get_args(Verdict) or a == b:
        raise CommuniqueError("E809", 'two different spellings can be "same" or "different"', f"{a}, {b}")
    there = connection.execute(select(func.count()).select_from(people).where(people.c.id.in_((a, b)))).scalar_one()
    if there != 2:
        raise CommuniqueError("E808", "the store holds no person with one of these numbers", f"{a}, {b}")
    row = {"a": a, "b": b, "verdict": verdict, "at": now()}
    made = connection.execute(insert(judgements).returning(judgements.c.id), row).scalar_one()
    regroup(connection, (a, b))
    return int(made)


def undo(connection: Connection, judgement: int) -> None:
    """Take a judgement back: the spellings are put together as if it had not been made. Twice is once.

    Raises:
        CommuniqueError: E808 when there is no such judgement.
    """
    row = connection.execute(select(judgements).where(judgements.c.id == judgement)).first()
    if row is None:
        raise CommuniqueError("E808", "the store holds no judgement with this number", str(judgement))
    if row.undone_at is None:
        connection.execute(update(judgements).where(judgements.c.id == judgement).values(undone_at=now()))
        regroup(connection, (row.a, row.b))


def judged(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, the first first, those taken back among them."""
    return tuple(Judgement(*row) for row in connection.execute(select(judgements).order_by(judgements.c.id)))
