"""Full-text search over documents: ranked, with the stretch of the text that answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from communique.errors import CommuniqueError
from communique.store import schema, sqlite
from communique.store.filters import OF_DOCUMENTS, Condition, Filters, conditions
from communique.store.listing import document_rows
from communique.store.pages import LARGEST, Page
from communique.store.query import parsed
from communique.store.readings import texts
from communique.store.rows import DocumentRow
from communique.store.snippets import Snippet, snippet

WEIGHTS = (6.0, 1.0, 3.0)
"""What a word counts in the headline, in the text, and in the names of those that the text speaks of."""

MOST_RANKED = 20_000
"""Answers that are ranked, the latest added: where more documents have the words, these tell little of any."""

documents = schema.documents


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers; ``score`` is higher the better it does and compares within one answer alone."""

    document: DocumentRow
    score: float
    snippet: Snippet


def search(connection: Connection, text: str, filters: Filters, limit: int, after: str | None) -> Page[Hit]:
    """The documents that answer the query, the best first (see ``query.py`` for what can be typed).

    All are counted; where more than ``MOST_RANKED`` answer, only the latest so many are given. ``filters`` are those
    of documents. A query without words finds nothing.

    Raises:
        CommuniqueError: E809 when a filter does not apply, or ``after`` is no mark of a page.
    """
    query = parsed(text)
    where = conditions(connection, replace(filters, topic=None), OF_DOCUMENTS, "documents")
    skipped, limit = _skipped(after), max(1, min(limit, LARGEST))
    expression = query.expression()
    if expression is None:
        return Page((), 0, None)
    total, ranks = _ranked(connection, expression, where, skipped, limit)
    rows = document_rows(connection, [id for id, _ in ranks])
    held = texts(connection, [row.id for row in rows])
    scores = dict(ranks)
    hits = tuple(Hit(row, -scores[row.id], snippet(held[row.id], query)) for row in rows)
    more = skipped + limit < min(total, MOST_RANKED)
    return Page(hits, total, str(skipped + limit) if more else None)


def _ranked(
    connection: Connection, expression: str, where: Sequence[Condition], skipped: int, limit: int
) -> tuple[int, list[tuple[int, float]]]:
    """How many documents answer, and number and rank of those on the page."""
    found, all = sqlite.ranked("document_words", expression, WEIGHTS), sqlite.matching("document_words", expression)
    counted = select(func.count()).select_from(all.subquery())
    if where:
        counted = select(func.count()).select_from(documents).where(documents.c.id.in_(all), *where)
        found = found.where(sqlite.TESTED_ROWID.in_(select(documents.c.id).where(*where)))
    total = connection.execute(counted).scalar_one()
    if total > MOST_RANKED:
        latest = found.with_only_columns(sqlite.ROWID).order_by(sqlite.ROWID.desc()).limit(1).offset(MOST_RANKED - 1)
        found = found.where(connection.execute(latest).scalar_one() <= sqlite.ROWID)
    page = found.order_by(sqlite.RANK, sqlite.ROWID).limit(limit).offset(skipped)
    return int(total), [(int(row.id), float(row.ranked)) for row in connection.execute(page)]


def _skipped(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise CommuniqueError("E809", "this is no mark of a page; take it from the page before", after[:60])
    return int(after)
