"""Taking texts in: the only place that opens files and connections. One file a format; hostile input ends here."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest.files import format_of, opened
from communique.ingest.forms import Stream, taken_of_stream
from communique.ingest.known import known_names, known_rows
from communique.ingest.options import MAX_SIZE, Options
from communique.ingest.pages import PageReader
from communique.ingest.remote import taken_of_address
from communique.ingest.sources import STDIN, Address, located, stem
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_text

__all__ = ["MAX_SIZE", "Options", "Taken", "document_from_text", "documents", "known_names", "known_rows", "taken"]


def documents(
    sources: Iterable[str | Path], options: Options | None = None
) -> Generator[Document | CommuniqueError, None, None]:
    """The documents that the sources name, one after another as they are asked for.

    What a source may be, ``taken`` says. What cannot be read comes as a coded error in its place; the rest goes on.
    """
    with closing(taken(sources, options)) as items:
        for item in items:
            yield item.document if isinstance(item, Taken) else item


def taken(
    sources: Iterable[str | Path], options: Options | None = None
) -> Generator[Taken | CommuniqueError, None, None]:
    """The documents that the sources name, each with the bytes that it was made from, as they are asked for.

    A source is a text file, an HTML file, a JSON Lines file, an RSS or Atom feed, a web archive (WARC), a message
    (each also as ``.gz``), a folder, a pattern, ``-`` for standard input, or a web address, which is fetched only
    with ``Options(fetch=True)``. What cannot be read comes as a coded error in its place; the rest goes on.
    """
    chosen = options or Options()
    with PageReader() as pages:
        for found in located(sources):
            if isinstance(found, CommuniqueError):
                yield found
            else:
                yield from _taken_of(found, chosen, pages)


def _taken_of(source: Path | Address, options: Options, pages: PageReader) -> Iterator[Taken | CommuniqueError]:
    try:
        if isinstance(source, Address):
            for item in taken_of_address(source, options, pages):
                yield _placed(item, str(source))
            return
        with opened(source) as data:
            name = "stdin" if str(source) == STDIN else stem(source.name)
            for item in taken_of_stream(Stream(data, format_of(source, data), name, str(source)), options, pages):
                yield _placed(item, str(source))
    except CommuniqueError as error:
        yield error if error.where else CommuniqueError(error.code, error.message, str(source))


def _placed(item: Taken | CommuniqueError, place: str) -> Taken | CommuniqueError:
    """What is the whole of its source has that for its place."""
    return replace(item, place=place) if isinstance(item, Taken) and not item.place else item
