"""What pages show beside the rows of a list: how many accounts a dossier has, what texts are called, known outlets."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, literal, select

from communique.store import schema

documents, dossiers = schema.documents, schema.dossiers

MOST_OUTLETS = 300
"""Outlets that are suggested."""


def accounts_of(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The number of accounts of each of these dossiers."""
    rows = select(dossiers.c.id, dossiers.c.n_accounts).where(dossiers.c.id.in_(ids))
    return {row.id: row.n_accounts for row in connection.execute(rows)}


def titles_of(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """What each of these documents is called: its headline, else its name."""
    rows = select(documents.c.id, documents.c.title, documents.c.name).where(documents.c.id.in_(ids))
    return {row.id: row.title or row.name for row in connection.execute(rows)}


def outlets(connection: Connection, most: int = MOST_OUTLETS) -> tuple[str, ...]:
    """The outlets of the store by name, from the first of the alphabet on.

    Each is sought behind the one before in the index, so that the work grows with the outlets and not with the texts.
    """
    first = select(func.min(documents.c.outlet_key).label("key"), literal(1).label("n")).where(
        documents.c.outlet_key > ""
    )
    found = first.cte("found", recursive=True)
    behind = select(func.min(documents.c.outlet_key)).where(documents.c.outlet_key > found.c.key).scalar_subquery()
    found = found.union_all(select(behind, found.c.n + 1).where(found.c.key.is_not(None), found.c.n < most))
    named = select(documents.c.outlet).where(documents.c.outlet_key == found.c.key).limit(1).scalar_subquery()
    rows = connection.execute(select(named).select_from(found).where(found.c.key.is_not(None)))
    return tuple(sorted({name for (name,) in rows if name}, key=str.casefold))
