"""What an answer to a search is made of: how many of its texts are of each outlet, year, language, country and kind.

Counted are at most ``MOST`` of the texts that answer, those that were added last, so that a word that stands in every
text costs no more than another; ``Facets.of`` tells how many they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, distinct, func, select

from communique.store import schema, sqlite
from communique.store.filters import OF_DOCUMENTS, Filters, conditions
from communique.store.query import parsed

MOST = 500
"""Texts that are counted over."""
SHOWN = 8
"""Values of each facet."""

contacts, documents, people = schema.contacts, schema.documents, schema.people

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """Values with the number of texts, the most first; ``of`` is the number of texts that were counted over."""

    of: int
    outlets: Counts = ()
    years: Counts = ()
    languages: Counts = ()
    countries: Counts = ()
    kinds: Counts = ()


def facets(connection: Connection, text: str, filters: Filters) -> Facets:
    """What the documents are that answer a query, with these filters of documents.

    Raises:
        CommuniqueError: E809 when a filter does not apply.
    """
    expression = parsed(text).expression()
    if expression is None:
        return Facets(0)
    where = conditions(connection, replace(filters, topic=None), OF_DOCUMENTS, "documents")
    found = sqlite.matching("document_words", expression)
    if where:
        found = found.where(sqlite.TESTED_ROWID.in_(select(documents.c.id).where(*where)))
    ids = list(connection.execute(found.order_by(sqlite.ROWID.desc()).limit(MOST)).scalars())
    outlets, years, languages = _told(connection, ids)
    return Facets(len(ids), outlets, years, languages, _countries(connection, ids), _kinds(connection, ids))


def _told(connection: Connection, ids: Sequence[int]) -> tuple[Counts, Counts, Counts]:
    """Outlets, years and languages."""
    columns = (documents.c.outlet, documents.c.published, documents.c.language)
    rows = connection.execute(select(*columns).where(documents.c.id.in_(sqlite.among(ids)))).all()
    years = Counter(row.published[:4] for row in rows if row.published)
    named = (Counter(row.outlet for row in rows if row.outlet), Counter(row.language for row in rows if row.language))
    outlets, languages = (tuple(counter.most_common(SHOWN)) for counter in named)
    return outlets, tuple(sorted(years.most_common(SHOWN), reverse=True)), languages


def _countries(connection: Connection, ids: Sequence[int]) -> Counts:
    seen, head = schema.appearances.c, people.alias("head")
    number = func.count(distinct(seen.document_id)).label("number")
    rows = (
        select(head.c.group_name, number)
        .select_from(schema.appearances)
        .join(people, people.c.id == seen.person_id)
        .join(head, head.c.id == people.c.canonical_id)
        .where(seen.document_id.in_(sqlite.among(ids)), people.c.type == "country")
        .group_by(head.c.id)
        .order_by(number.desc(), head.c.id)
        .limit(SHOWN)
    )
    return tuple((row.group_name, row.number) for row in connection.execute(rows))


def _kinds(connection: Connection, ids: Sequence[int]) -> Counts:
    number = func.count(distinct(contacts.c.document_id)).label("number")
    rows = (
        select(contacts.c.kind, number).where(contacts.c.document_id.in_(sqlite.among(ids))).group_by(contacts.c.kind)
    )
    return tuple((row.kind, row.number) for row in connection.execute(rows.order_by(number.desc(), contacts.c.kind)))
