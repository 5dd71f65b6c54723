"""One page of a list: sorted, cut where the last one ended, with the count of all."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Connection, Row, Table, func, select, tuple_

from communique.errors import CommuniqueError
from communique.store.filters import Condition

T = TypeVar("T")

LARGEST = 1_000
"""Rows of the largest page."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows, how many there are in all, and the mark to ask for the next page with, None on the last."""

    rows: tuple[T, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """How a page is asked for: a sort key (``-`` before it turns it round), rows, and the mark of the page before."""

    sort: str
    limit: int = 50
    after: str | None = None


def page_of(
    connection: Connection,
    table: Table,
    where: Sequence[Condition],
    order: Order,
    columns: Mapping[str, Column[Any]],
) -> tuple[list[int], int, str | None]:
    """The ids of the rows on a page, in order, how many rows there are in all, and the mark of the next page.

    Raises:
        CommuniqueError: E809 when the sort key or the mark of the page is not known.
    """
    column, down = sorted_by(order.sort, columns)
    total = connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()
    rows = select(table.c.id, column.label("sort")).where(*where)
    if order.after is not None:
        at = tuple_(column, table.c.id)
        last = tuple_(*_mark_read(order.after, order.sort))
        rows = rows.where(at < last if down else at > last)
    rows = rows.order_by(*((column.desc(), table.c.id.desc()) if down else (column.asc(), table.c.id.asc())))
    limit = max(1, min(order.limit, LARGEST))
    found = connection.execute(rows.limit(limit + 1)).all()
    more = len(found) > limit
    return [row.id for row in found[:limit]], int(total), _mark(order.sort, found[limit - 1]) if more else None


def sorted_by(sort: str, columns: Mapping[str, Column[Any]]) -> tuple[Column[Any], bool]:
    """The column of a sort key, and whether the last comes first.

    Raises:
        CommuniqueError: E809 when there is no such key.
    """
    column = columns.get(sort.removeprefix("-"))
    if column is None:
        raise CommuniqueError("E809", f"there is no such sort key; there are {', '.join(columns)}", sort)
    return column, sort.startswith("-")


def _mark(sort: str, row: Row[Any, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, row.sort, row.id]).encode()).decode()


def _mark_read(mark: str, sort: str) -> tuple[str | int, int]:
    try:
        read = json.loads(base64.urlsafe_b64decode(mark.encode()))
        own, value, id = read
    except (binascii.Error, ValueError, TypeError) as error:
        raise CommuniqueError("E809", "this is no mark of a page; take it from the page before", mark[:60]) from error
    if own != sort or not isinstance(value, (str, int)) or type(id) is not int:
        raise CommuniqueError("E809", "the mark is of a list that was sorted otherwise", mark[:60])
    return value, id
