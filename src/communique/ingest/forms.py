"""What a stream of bytes holds, by its format: one file a format does the work."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import CommuniqueError
from communique.ingest.archives import taken_of_archive
from communique.ingest.feeds import taken_of_feed
from communique.ingest.files import Format, limited
from communique.ingest.mail import taken_of_mail
from communique.ingest.options import PAGE_FACTOR, Options
from communique.ingest.pages import PageReader, document_from_page
from communique.ingest.records import taken_of_records
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_bytes


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes to be taken in: what they are called as a document and in messages, and the encoding declared for them."""

    bytes: io.BufferedReader
    form: Format
    name: str
    where: str
    charset: str | None = None


def taken_of_stream(stream: Stream, options: Options, pages: PageReader) -> Iterator[Taken | CommuniqueError]:
    """The documents of a stream in order; what cannot be read within it comes as an error in its place.

    Raises:
        CommuniqueError: for what concerns the stream as a whole; it may have no ``where``.
    """
    data, name = stream.bytes, stream.name
    if stream.form == "records":
        yield from taken_of_records(data, name, stream.where, options)
    elif stream.form == "feed":
        yield from taken_of_feed(data, name, stream.where, options, pages)
    elif stream.form == "archive":
        yield from taken_of_archive(data, name, stream.where, options, pages)
    elif stream.form == "mail":
        yield taken_of_mail(data, name, options, pages)
    else:
        yield _whole(stream, options, pages)


def _whole(stream: Stream, options: Options, pages: PageReader) -> Taken:
    """A page or text that is one document."""
    if stream.form == "page":
        data = limited(stream.bytes, PAGE_FACTOR * options.max_size, options.max_size)
        return Taken(document_from_page(data, stream.name, options, pages, stream.charset), data, "text/html")
    # UTF-16 needs two bytes where UTF-8 needs one
    data = limited(stream.bytes, 2 * options.max_size, options.max_size)
    return Taken(document_from_bytes(data, stream.name, options, stream.charset), data, "text/plain")
