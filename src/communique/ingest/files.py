"""Opening files and standard input, compressed or not, within limits; telling their format."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, cast

from communique.errors import CommuniqueError
from communique.ingest.sources import (
    ARCHIVES,
    FEEDS,
    MAILS,
    PAGES,
    RECORDS,
    STDIN,
    TEXTS,
    XML,
    suffix,
    system_error,
)
from communique.ingest.text import too_long

Format = Literal["text", "page", "records", "feed", "archive", "mail"]

GZIP = b"\x1f\x8b"
HEAD = 4096
PAGE_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b", re.I
)
RECORD_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
FEED_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,300}>\s*){0,5}(?:<!--[^>]{0,500}-->\s*)?"
    rb"<(?:rss\b[^>]{0,2000}\bversion|feed\b[^>]{0,2000}www\.w3\.org/2005/Atom|rdf:RDF\b[^>]{0,2000}purl\.org/rss)",
    re.I,
)
ARCHIVE_HEAD = b"WARC/"
BY_ENDING: dict[Format, frozenset[str]] = {
    "records": RECORDS,
    "page": PAGES,
    "text": TEXTS,
    "feed": FEEDS,
    "archive": ARCHIVES,
    "mail": MAILS,
}


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The file's bytes, unpacked if they are gzip; ``Path("-")`` is standard input.

    Raises:
        CommuniqueError: E101, E102, E112, E113, also for what goes wrong while it is read.
    """
    where = str(path)
    try:
        with _raw(where) as raw:
            if raw.peek(2)[:2] != GZIP:
                yield raw
                return
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast("io.BufferedReader", io.BufferedReader(_Unpacked(unpacked), 1 << 16))
    except (OSError, EOFError) as error:
        raise system_error(error, where) from None
    except zlib.error as error:
        raise CommuniqueError("E113", f"its compression is damaged ({error}); copy it again", where) from None


class _Unpacked(io.RawIOBase):
    """A packed file's bytes as far as they are sound: reading ahead would lose what stands before damage."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def _raw(where: str) -> Iterator[io.BufferedReader]:
    if where == STDIN:
        yield cast("io.BufferedReader", sys.stdin.buffer)
        return
    try:
        mode = os.stat(where).st_mode
    except ValueError:  # NUL in it
        raise CommuniqueError("E101", "this is no path; check the spelling", where) from None
    # a named pipe without a writer would wait for ever
    if not stat.S_ISREG(mode):
        raise CommuniqueError("E112", "it is no ordinary file; pipe the data in and give - as the source", where)
    with open(where, "rb") as stream:
        yield stream


def limited(stream: io.BufferedReader, most: int, max_size: int) -> bytes:
    """All bytes of a stream.

    Raises:
        CommuniqueError: E103 when there are more than ``most``; the message names ``max_size``.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_long(max_size)
    return data


def format_of(path: Path, stream: io.BufferedReader) -> Format:
    """The format by the file's ending, else by how its content begins."""
    ending = suffix(path.name)
    named = next((form for form, endings in BY_ENDING.items() if ending in endings), None)
    return named or format_within(stream, "feed" if ending in XML else "text")


def format_within(stream: io.BufferedReader, usual: Format) -> Format:
    """The format by how the content begins; the usual one where that does not tell."""
    head = stream.peek(HEAD)[:HEAD]
    if PAGE_HEAD.match(head):
        return "page"
    if FEED_HEAD.match(head):
        return "feed"
    if head.startswith(ARCHIVE_HEAD):
        return "archive"
    return "records" if RECORD_HEAD.match(head) else usual
