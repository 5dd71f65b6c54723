"""What could not be taken in, kept until it could: nothing that failed is forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.plain import now, storable

problems = schema.problems


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: ``source`` names the folder or feed, ``where`` the file or record; times are UTC."""

    id: int
    source: str
    where: str
    code: str
    message: str
    at: str
    resolved_at: str | None


def note(connection: Connection, source: str, error: CommuniqueError) -> None:
    """Keep an error of this source; one that is open already with the same place and code is not kept twice."""
    told = {"source": storable(source), "where": storable(error.where or ""), "code": error.code}
    same = [problems.c[name] == value for name, value in told.items()]
    there = connection.execute(select(problems.c.id).where(*same, problems.c.resolved_at.is_(None))).first()
    if there is None:
        connection.execute(insert(problems), told | {"message": storable(error.message), "at": now()})


def resolve(connection: Connection, source: str, where: str | None = None) -> int:
    """Close the open problems of a source, or of one place in it; how many there were."""
    fits = [problems.c.source == storable(source), problems.c.resolved_at.is_(None)]
    if where is not None:
        fits.append(problems.c.where == storable(where))
    return int(connection.execute(update(problems).where(*fits).values(resolved_at=now())).rowcount)


def noted(connection: Connection, source: str | None = None, *, resolved: bool = False) -> tuple[Problem, ...]:
    """The problems, of one source or all, the latest first; with ``resolved`` the closed ones among them."""
    rows = select(problems).order_by(problems.c.id.desc())
    if source is not None:
        rows = rows.where(problems.c.source == storable(source))
    if not resolved:
        rows = rows.where(problems.c.resolved_at.is_(None))
    return tuple(Problem(*row) for row in connection.execute(rows))
