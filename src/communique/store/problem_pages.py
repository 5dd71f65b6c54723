"""The problems of a store page by page, and one at a time: a file can have a bad line in every line."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, func, select, update

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.pages import Page
from communique.store.plain import now
from communique.store.problems import Problem

problems = schema.problems


def page_of_problems(connection: Connection, *, closed: bool, limit: int, after: str | None) -> Page[Problem]:
    """The problems, the latest first; with ``closed`` those among them that are no more.

    Raises:
        CommuniqueError: E809 when ``after`` is no mark of a page.
    """
    where: list[ColumnElement[bool]] = [] if closed else [problems.c.resolved_at.is_(None)]
    total = connection.execute(select(func.count()).select_from(problems).where(*where)).scalar_one()
    if after is not None:
        if not (after.isascii() and after.isdigit() and len(after) < 19):
            raise CommuniqueError("E809", "this is no mark of a page; take it from the page before", after[:60])
        where.append(problems.c.id < int(after))
    found = connection.execute(select(problems).where(*where).order_by(problems.c.id.desc()).limit(limit + 1)).all()
    rows = tuple(Problem(*row) for row in found[:limit])
    return Page(rows, int(total), str(rows[-1].id) if len(found) > limit else None)


def open_of(connection: Connection, sources: Collection[str]) -> dict[str, int]:
    """How many problems of each of these sources are open."""
    own = select(problems.c.source, func.count()).where(
        problems.c.source.in_(sources), problems.c.resolved_at.is_(None)
    )
    return {row.source: row[1] for row in connection.execute(own.group_by(problems.c.source))}


def problem(connection: Connection, id: int) -> Problem:
    """One problem.

    Raises:
        CommuniqueError: E808 when there is none with this number.
    """
    row = connection.execute(select(problems).where(problems.c.id == id)).first()
    if row is None:
        raise CommuniqueError("E808", "the store holds no problem with this number", str(id))
    return Problem(*row)


def close(connection: Connection, id: int) -> None:
    """Close one problem; twice is once.

    Raises:
        CommuniqueError: E808 when there is none with this number.
    """
    problem(connection, id)
    mine = (problems.c.id == id) & problems.c.resolved_at.is_(None)
    connection.execute(update(problems).where(mine).values(resolved_at=now()))
