"""What was said of spellings, page by page, and one at a time."""

from __future__ import annotations

from sqlalchemy import Connection, select

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.judgements import Judgement
from communique.store.pages import Order, Page, page_of

judgements = schema.judgements


def page_of_judgements(connection: Connection, order: Order) -> Page[Judgement]:
    """What was said of spellings, sorted by ``added``, those taken back among them.

    Raises:
        CommuniqueError: E809.
    """
    ids, total, next = page_of(connection, judgements, [], order, {"added": judgements.c.id})
    found = {row.id: Judgement(*row) for row in connection.execute(select(judgements).where(judgements.c.id.in_(ids)))}
    return Page(tuple(found[id] for id in ids), total, next)


def judgement(connection: Connection, id: int) -> Judgement:
    """What was said of two spellings, by its number.

    Raises:
        CommuniqueError: E808.
    """
    row = connection.execute(select(judgements).where(judgements.c.id == id)).first()
    if row is None:
        raise CommuniqueError("E808", "the store holds no judgement with this number", str(id))
    return Judgement(*row)
