"""Dossiers laid side by side, kept until an account comes to them or the rules of comparison change."""

from __future__ import annotations

import zlib

from sqlalchemy import Connection, bindparam, literal_column, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from communique.store import schema

dossiers, laid = schema.dossiers, schema.laid

CURRENT = (laid.c.n_accounts == dossiers.c.n_accounts) & (laid.c.rules == bindparam("by"))
"""Accounts are never taken out of a dossier: as many are the same."""
KEPT = (
    select(laid.c.told)
    .join(dossiers, dossiers.c.id == laid.c.dossier_id)
    .where(laid.c.dossier_id == bindparam("dossier"), CURRENT)
)
LATEST = (
    select(dossiers.c.id, dossiers.c.n_accounts, dossiers.c.date_first)
    .where(dossiers.c.n_accounts > literal_column("1"))
    .order_by(dossiers.c.date_first.desc(), dossiers.c.id.desc())
    .limit(bindparam("most"))
    .subquery()
)
MISSING = (
    select(LATEST.c.id)
    .join(
        laid,
        (laid.c.dossier_id == LATEST.c.id)
        & (laid.c.n_accounts == LATEST.c.n_accounts)
        & (laid.c.rules == bindparam("by")),
        isouter=True,
    )
    .where(laid.c.dossier_id.is_(None))
    .order_by(LATEST.c.date_first.desc(), LATEST.c.id.desc())
)
NEW = insert_or(laid)
PUT = NEW.on_conflict_do_update(
    index_elements=[laid.c.dossier_id], set_={name: NEW.excluded[name] for name in ("n_accounts", "rules", "told")}
)


def kept(connection: Connection, id: str, rules: str) -> bytes | None:
    """What is kept of a dossier with the accounts that it has now, None where nothing is."""
    told = connection.execute(KEPT, {"dossier": id, "by": rules}).scalar()
    return None if told is None else zlib.decompress(told)


def keep(connection: Connection, id: str, accounts: int, rules: str, told: bytes) -> None:
    """Keep what was made of a dossier that had so many accounts."""
    row = {"dossier_id": id, "n_accounts": accounts, "rules": rules, "told": zlib.compress(told)}
    connection.execute(PUT, row)


def missing(connection: Connection, rules: str, most: int) -> tuple[str, ...]:
    """Of the latest dossiers with two accounts or more, at most so many, those of which nothing is kept."""
    return tuple(connection.execute(MISSING, {"by": rules, "most": most}).scalars())
