"""Taking texts in: the only place that opens files. One file a format; hostile input is handled here."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest.files import format_of, limited, opened
from communique.ingest.known import known_names, known_rows
from communique.ingest.options import MAX_SIZE, PAGE_FACTOR, Options
from communique.ingest.pages import PageReader, document_from_page
from communique.ingest.records import documents_of_records
from communique.ingest.sources import STDIN, located, stem
from communique.ingest.text import document_from_bytes, document_from_text

__all__ = ["MAX_SIZE", "Options", "document_from_text", "documents", "known_names", "known_rows"]


def documents(
    sources: Iterable[str | Path], options: Options | None = None
) -> Generator[Document | CommuniqueError, None, None]:
    """The documents that the sources name, one after another as they are asked for.

    A source is a text file, an HTML file, a JSON Lines file (each also as ``.gz``), a folder, a pattern, or ``-``
    for standard input. What cannot be read comes as a coded error in its place; the rest goes on.
    """
    chosen = options or Options()
    with PageReader() as pages:
        for found in located(sources):
            if isinstance(found, CommuniqueError):
                yield found
            else:
                yield from _documents_of(found, chosen, pages)


def _documents_of(path: Path, options: Options, pages: PageReader) -> Iterator[Document | CommuniqueError]:
    try:
        with opened(path) as stream:
            form = format_of(path, stream)
            name = "stdin" if str(path) == STDIN else stem(path.name)
            if form == "records":
                yield from documents_of_records(stream, name, str(path), options)
            elif form == "page":
                data = limited(stream, PAGE_FACTOR * options.max_size, options.max_size)
                yield document_from_page(data, name, options, pages)
            else:
                # UTF-16 needs two bytes where UTF-8 needs one
                yield document_from_bytes(limited(stream, 2 * options.max_size, options.max_size), name, options)
    except CommuniqueError as error:
        yield error if error.where else CommuniqueError(error.code, error.message, str(path))
