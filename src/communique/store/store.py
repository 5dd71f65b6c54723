"""The store as one thing: readings added, found, listed and given back, in one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from communique.document import Document
from communique.errors import CommuniqueError
from communique.store import judgements, listing, problems, readings
from communique.store.adding import Added, Inside, add, known
from communique.store.database import WAIT, Database, check_soundness, opened
from communique.store.filters import OF_DOCUMENTS, Filters, conditions
from communique.store.judgements import Judgement, Verdict
from communique.store.pages import Order, Page
from communique.store.prepared import Entry, Prepared
from communique.store.problems import Problem
from communique.store.readings import Original
from communique.store.rows import ContactRow, DocumentRow, PersonRow, QuoteRow
from communique.store.search import Hit, search

ALL = Filters()


class Store:
    """An embedded store in one file, to be used in a ``with`` block; several processes may use one file at once.

    Every method raises CommuniqueError E804 (held too long by another process) to E807 (damaged) where the file fails,
    E808 where something is asked for that is not there, E809 where a question is not understood.
    """

    def __init__(self, path: str | Path, *, create: bool = False, wait: float = WAIT) -> None:
        """Open the store in this file; ``create`` makes it when there is none, ``wait`` is in seconds.

        Raises:
            CommuniqueError: E801 no store here, E802 not a store, E803 of a newer version, E804 to E807.
        """
        self.database: Database = opened(Path(path), create=create, wait=wait)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def add(self, entry: Entry | Prepared, inside: Inside | None = None) -> Added:
        """Add a reading, once; see :func:`communique.store.adding.add`."""
        return add(self.database, entry, inside)

    def known(self, document: Document) -> Added | None:
        """What :meth:`add` would say of a document that is there already; None when it is not, or only with another
        outlet or address.
        """
        return known(self.database, document)

    def document(self, document: int | str) -> DocumentRow:
        """A document by number, digest or name; the latest added where several have the name."""
        with self.database.reading() as connection:
            return readings.document_row(connection, document)

    def reading_json(self, document: int | str) -> bytes:
        """The contract's line of a document's reading, byte for byte as it was added."""
        with self.database.reading() as connection:
            return readings.reading_json(connection, document)

    def original(self, document: int | str) -> Original:
        """What a document was taken from."""
        with self.database.reading() as connection:
            return readings.original(connection, document)

    def stream(self, filters: Filters = ALL) -> Iterator[bytes]:
        """The contract's lines of the documents that fit, in the order in which they were added, as of now."""
        with self.database.reading() as connection:
            yield from readings.streamed(connection, conditions(connection, filters, OF_DOCUMENTS, "documents"))

    def contacts(
        self, filters: Filters = ALL, *, sort: str = "-date", limit: int = 50, after: str | None = None
    ) -> Page[ContactRow]:
        """Accounts of contacts; sorted by date, added, kind or status, ``-`` before the key for the last first."""
        with self.database.reading() as connection:
            return listing.list_contacts(connection, filters, Order(sort, limit, after))

    def quotes(
        self, filters: Filters = ALL, *, sort: str = "-published", limit: int = 50, after: str | None = None
    ) -> Page[QuoteRow]:
        """Quotes; sorted by published, added or speaker."""
        with self.database.reading() as connection:
            return listing.list_quotes(connection, filters, Order(sort, limit, after))

    def people(
        self, filters: Filters = ALL, *, sort: str = "-documents", limit: int = 50, after: str | None = None
    ) -> Page[PersonRow]:
        """People, institutions, countries and groups; sorted by documents, name or last_seen."""
        with self.database.reading() as connection:
            return listing.list_people(connection, filters, Order(sort, limit, after))

    def documents(
        self, filters: Filters = ALL, *, sort: str = "-published", limit: int = 50, after: str | None = None
    ) -> Page[DocumentRow]:
        """Documents; sorted by published, added, name or words."""
        with self.database.reading() as connection:
            return listing.list_documents(connection, filters, Order(sort, limit, after))

    def search(self, text: str, filters: Filters = ALL, *, limit: int = 20, after: str | None = None) -> Page[Hit]:
        """Documents that answer a query, the best first, each with a snippet."""
        with self.database.reading() as connection:
            return search(connection, text, filters, limit, after)

    def judge(self, a: int, b: int, verdict: Verdict) -> int:
        """Say that two spellings (``PersonRow.spellings``) are of the same or of different people; for :meth:`undo`."""
        with self.database.writing() as connection:
            return judgements.judge(connection, a, b, verdict)

    def undo(self, judgement: int) -> None:
        """Take a judgement back."""
        with self.database.writing() as connection:
            judgements.undo(connection, judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, those taken back among them."""
        with self.database.reading() as connection:
            return judgements.judged(connection)

    def note(self, source: str, error: CommuniqueError) -> None:
        """Keep what could not be taken in."""
        with self.database.writing() as connection:
            problems.note(connection, source, error)

    def resolve(self, source: str, where: str | None = None) -> int:
        """Close the open problems of a source, or of one place in it; how many there were."""
        with self.database.writing() as connection:
            return problems.resolve(connection, source, where)

    def problems(self, source: str | None = None, *, resolved: bool = False) -> tuple[Problem, ...]:
        """What could not be taken in, the latest first; with ``resolved`` also what could be later."""
        with self.database.reading() as connection:
            return problems.noted(connection, source, resolved=resolved)

    def check(self) -> None:
        """Read the whole file and look for damage; slow, for when damage is suspected."""
        check_soundness(self.database)
