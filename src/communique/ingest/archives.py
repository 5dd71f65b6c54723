"""Web archives (WARC): every page and plain text in them is a document; other records are left out and counted."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.document import Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.declared import media_type_of
from communique.ingest.options import PAGE_FACTOR, Options
from communique.ingest.pages import PageReader, document_from_page
from communique.ingest.published import iso_date
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_bytes, too_long
from communique.ingest.unpack import joined_chunks, unpacked

if TYPE_CHECKING:
    from warcio.limitreader import LimitReader
    from warcio.statusandheaders import StatusAndHeaders

VERSIONS = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")
PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXT = "text/plain"
LINE = 65_536
"""Bytes of a line of a record's headers; servers send 8 KB at most."""
LINES = 2_000
"""Lines of a record's headers, with the blank ones before them."""
LONGEST = 1 << 30
"""Bytes of one record from which the rest of the archive is given up (a compressed bomb)."""
STEP = 1 << 16


class _Lines:
    """The archive's bytes for warcio, which sets no limit to what it takes for a line or for headers."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.left = LINES

    def read(self, length: int) -> bytes:
        return self._stream.read(length)

    def readline(self, length: int | None = None) -> bytes:
        self.left -= 1
        line = self._stream.readline(LINE if length is None else min(length, LINE))
        if len(line) >= LINE or self.left < 0:
            raise _damaged("a record's headers never end")
        return line


@dataclass(frozen=True, slots=True)
class _Record:
    """A record's headers, and its content as a stream that ends with it."""

    headers: StatusAndHeaders
    content: LimitReader


@dataclass(frozen=True, slots=True)
class _Found:
    """A page or text in a record: its bytes as they were sent, and what was declared of them."""

    data: bytes
    media_type: str
    charset: str | None


def taken_of_archive(
    stream: io.BufferedReader, name: str, path: str, options: Options, pages: PageReader
) -> Iterator[Taken | CommuniqueError]:
    """The pages and texts of an archive in order; what cannot be read comes as an error that names the record.

    ``path`` is what the file is called in messages; a page is named after ``name`` and its record's place, from 1.

    Raises:
        CommuniqueError: E115 when it holds no page, E117 where it is cut off or damaged.
    """
    number = given = 0
    source = _Lines(stream)
    try:
        while (record := _next(source)) is not None:
            number += 1
            item = _taken(record, f"{name}#{number}", f"{path}#{number}", options, pages)
            _drained(record)
            if item is not None:
                given += 1
                yield item
    except (EOFError, OSError, zlib.error) as error:
        raise _damaged(f"{error}, after record {number}") from None
    if not given:
        kinds = f"its {number} records are of other kinds" if number else "it has no records"
        raise CommuniqueError("E115", f"the archive holds no page that was fetched ({kinds})")


def _next(source: _Lines) -> _Record | None:
    """The next record; None at the end."""
    from warcio.limitreader import LimitReader
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    source.left = LINES
    while (line := source.readline()) and not line.strip():
        pass
    if not line:
        return None
    try:
        headers = StatusAndHeadersParser(VERSIONS).parse(source, line)
        length = int(headers.get_header("Content-Length", ""))
    except (StatusAndHeadersParserException, ValueError):
        raise _damaged("where a record should begin, there is none") from None
    if not 0 <= length <= LONGEST:
        raise _damaged(f"a record says that it is {length:,} bytes long")
    return _Record(headers, LimitReader(source, length))


def _taken(
    record: _Record, name: str, where: str, options: Options, pages: PageReader
) -> Taken | CommuniqueError | None:
    """What the record holds to be read; None when it is of another kind."""
    url = (record.headers.get_header("WARC-Target-URI") or "").strip("<> ")
    try:
        found = _found(record, PAGE_FACTOR * options.max_size, options)
        if found is None:
            return None
        return replace(_read(found, record.headers, url, name, options, pages), place=where)
    except CommuniqueError as error:
        if error.code == "E117":
            raise
        return CommuniqueError(error.code, f"{url[:200]}: {error.message}" if url else error.message, where)


def _found(record: _Record, most: int, options: Options) -> _Found | None:
    kind = (record.headers.get_header("WARC-Type") or "").strip().lower()
    declared = record.headers.get_header("Content-Type") or ""
    if kind == "resource":
        return _body(record, declared, "", "", most, options)
    if kind != "response" or not declared.lower().startswith("application/http"):
        return None
    http = _http(record)
    if http is None or http.statusline.split(" ", 1)[0] != "200":
        return None
    transfer, content = (http.get_header(f"{name}-Encoding") or "" for name in ("Transfer", "Content"))
    return _body(record, http.get_header("Content-Type") or "", transfer, content, most, options)


def _http(record: _Record) -> StatusAndHeaders | None:
    """The server's status and headers; None when the record has none."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser(("HTTP/",), verify=False).parse(record.content)
    except EOFError:
        return None


def _body(record: _Record, declared: str, transfer: str, content: str, most: int, options: Options) -> _Found | None:
    media_type, charset = media_type_of(declared)
    if media_type != TEXT and media_type not in PAGES:
        return None
    # chunk lines may come beside the body, never as much again
    data: bytes = record.content.read(2 * most + 1)
    if len(data) > 2 * most:
        raise too_long(options.max_size)
    # what is cut off is no page
    _drained(record)
    if "chunked" in transfer.lower():
        data = joined_chunks(data)
    body = unpacked(data, content, most)
    if body is None:
        raise too_long(options.max_size)
    return _Found(body, media_type, charset) if body.strip() else None


def _read(found: _Found, headers: StatusAndHeaders, url: str, name: str, options: Options, pages: PageReader) -> Taken:
    if found.media_type == TEXT:
        document = document_from_bytes(found.data, name, options, found.charset)
    else:
        document = document_from_page(found.data, name, options, pages, found.charset)
    return Taken(_dated(replace(document, url=url or document.url), headers), found.data, found.media_type)


def _dated(document: Document, headers: StatusAndHeaders) -> Document:
    """The day on which it was archived is told where no other date is known; it is not the day of publication."""
    day = iso_date(headers.get_header("WARC-Date") or "")
    if document.published is not None or day is None:
        return document
    notice = Notice("W110", f"no date of publication; it was archived on {day}")
    return replace(document, notices=(*document.notices, notice))


def _drained(record: _Record) -> None:
    """Read the record to its end.

    Raises:
        CommuniqueError: E117 when the archive ends before it.
    """
    while record.content.read(STEP):
        pass
    if record.content.limit > 0:
        raise _damaged("it ends within a record")


def _damaged(why: str) -> CommuniqueError:
    return CommuniqueError("E117", f"the archive is cut off or damaged ({why}); copy or download it again")
