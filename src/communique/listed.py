"""Rows of the store's lists as plain cells: what ``--format jsonl`` prints of them, and what the interface answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.dossier_store import DossierRow
    from communique.store.judgements import Judgement
    from communique.store.problems import Problem
    from communique.store.rows import ContactRow, DocumentRow, Origin, PersonRow, QuoteRow, Spelt
    from communique.store.search import Hit

Cell = str | int | float | bool | None | Sequence[str]
Listed = Mapping[str, Cell]
"""A row: its columns by name, in order."""

_ORIGIN = ("document", "outlet", "published", "document_id")
_CONTACT = ("date", "kind", "status", "participants", "place", "topics", "dossier_id", "record", "start", "end")
_QUOTE = ("source", "kind", "content", "record", "start", "end")
_PERSON = ("id", "type", "name", "country", "office", "documents", "first_seen", "last_seen")
_DOCUMENT = ("title", "outlet", "published", "url", "words", "language", "added_at", "digest", "version_of")

CONTACTS = (*_CONTACT, *_ORIGIN)
QUOTES = (*_QUOTE, *_ORIGIN)
PEOPLE = (*_PERSON, "spellings")
DOCUMENTS = ("id", "document", *_DOCUMENT, "copy_of")
HITS = ("published", "document", "outlet", "snippet", "start", "end", "score", "document_id")
DOSSIERS = ("id", "date_first", "date_last", "kind", "names", "accounts")
PROBLEMS = ("where", "code", "message", "at", "resolved_at")
JUDGEMENTS = ("id", "a", "b", "verdict", "at", "undone_at")
"""The columns of each list, in order."""


def contact(row: ContactRow) -> Listed:
    """An account of a contact."""
    return _cells(row, _CONTACT) | _origin(row.document)


def quote(row: QuoteRow) -> Listed:
    """A quote."""
    return _cells(row, _QUOTE) | _origin(row.document)


def person(row: PersonRow) -> Listed:
    """A person, institution, country or group, each spelling in one cell."""
    return _cells(row, _PERSON) | {"spellings": [_spelt(s) for s in row.spellings]}


def document(row: DocumentRow) -> Listed:
    """A document, each near-copy in one cell: its number and its resemblance."""
    first: dict[str, Cell] = {"id": row.id, "document": row.name}
    return first | _cells(row, _DOCUMENT) | {"copy_of": [f"{id} {share:.2f}" for id, share in row.copy_of]}


def hit(row: Hit) -> Listed:
    """A document that answers a search, with the stretch of its text that does."""
    document, snippet = row.document, row.snippet
    told = (document.published, document.name, document.outlet, snippet.text, snippet.start, snippet.end)
    return dict(zip(HITS, (*told, round(row.score, 3), document.id), strict=True))


def dossier(row: DossierRow) -> Listed:
    """A dossier."""
    return _cells(row, DOSSIERS)


def problem(row: Problem) -> Listed:
    """What could not be taken in."""
    return _cells(row, PROBLEMS)


def judgement(row: Judgement) -> Listed:
    """What was said of two spellings."""
    return _cells(row, JUDGEMENTS)


def _spelt(spelling: Spelt) -> str:
    """A spelling with the number that judgements take, its country, and how sure it is that it belongs here."""
    country = f" ({spelling.country})" if spelling.country else ""
    sure = "" if spelling.confidence is None else f" {spelling.confidence:.2f}"
    return f"{spelling.id} {spelling.name}{country}{sure}"


def _origin(origin: Origin) -> dict[str, Cell]:
    return dict(zip(_ORIGIN, (origin.name, origin.outlet, origin.published, origin.document_id), strict=True))


def _cells(row: Any, columns: Sequence[str]) -> dict[str, Cell]:
    return {c: getattr(row, c) for c in columns}
