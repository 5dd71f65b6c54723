"""JSON Lines: one record or reading a line, each a document; a bad line costs only itself."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from communique.document import Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.decode import decode, oddities
from communique.ingest.options import Options
from communique.ingest.published import iso_date
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_text, too_long

ESCAPED = 6
"""Bytes that JSON may need for one byte of text (``\\u0000``)."""
BESIDE = 65_536
"""Bytes of a line that are left for everything but the text."""
READING_HEAD = re.compile(rb"\s*\{\s*\"document\"\s*:\s*\{")
READING_FACTOR = 24
"""A line that holds a reading may be this many times as long as a text; readings are ten times as long as theirs."""
SKIP = 1 << 30
"""Bytes of one endless line after which the rest of the file is given up (a compressed bomb)."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1; ``data`` is None where it is too long, ``ends`` false where it never ends."""

    number: int
    data: bytes | None
    ends: bool = True


def taken_of_records(
    stream: io.BufferedReader, name: str, path: str, options: Options
) -> Iterator[Taken | CommuniqueError]:
    """The documents of a JSON Lines stream in order; what cannot be read comes as an error that names its line.

    ``path`` is what the file is called in messages; a record without an id is named after ``name`` and its line.
    """
    for line in _lines(stream, ESCAPED * options.max_size + BESIDE, READING_FACTOR * options.max_size + BESIDE):
        where = f"{path}:{line.number}"
        try:
            if line.data is None:
                raise too_long(options.max_size) if line.ends else _endless()
            if line.data.strip():
                item = _taken(line.data.rstrip(b"\r\n"), f"{name}#{line.number}", options)
                yield replace(item, place=where)
        except CommuniqueError as error:
            yield CommuniqueError(error.code, error.message, where)


def _lines(stream: io.BufferedReader, limit: int, reading_limit: int) -> Iterator[Line]:
    source: BinaryIO = _Utf8(stream) if stream.peek(2)[:2] in UTF16 else stream
    number = 0
    while data := source.readline(limit):
        number += 1
        longest = limit
        if len(data) >= limit and READING_HEAD.match(data):
            data, longest = data + source.readline(reading_limit - limit), reading_limit
        if data.endswith(b"\n") or len(data) < longest:
            yield Line(number, data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data)
            continue
        ends = _skipped_line(source)
        yield Line(number, None, ends)
        if not ends:
            return


def _endless() -> CommuniqueError:
    return CommuniqueError("E103", f"a line of more than {SKIP:,} bytes; the rest of the file is left out")


def _skipped_line(source: BinaryIO) -> bool:
    """Whether the end of an overlong line was reached."""
    for _ in range(SKIP // (1 << 20)):
        data = source.readline(1 << 20)
        if not data or data.endswith(b"\n"):
            return True
    return False


class _Utf8(io.BytesIO):
    """UTF-16 lines as UTF-8 bytes, so that the rest need not know."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, of at most about ``size`` bytes."""
        limit = -1 if size is None or size < 0 else max(1, size // 3)
        return self._text.readline(limit).encode("utf-8", "surrogatepass")


def _taken(data: bytes, unnamed: str, options: Options) -> Taken:
    line, notices = _decoded(data)
    record = _parsed(line)
    if is_reading(record):
        document = _document_of_reading(record["document"], unnamed, options, notices)
        return Taken(document, data, "application/json", record)
    return Taken(_document(record, unnamed, options, notices), data, "application/json")


def is_reading(record: Mapping[str, object]) -> bool:
    """Whether the object is, by its form, a line that ``communique read --format jsonl`` wrote."""
    return isinstance(record.get("document"), dict) and "contacts" in record and "quotes" in record


def _document_of_reading(
    record: dict[str, Any], unnamed: str, options: Options, notices: tuple[Notice, ...]
) -> Document:
    """The document as the reading gives it: nothing is filled in from the options."""
    bare = Options(day_order=options.day_order, max_size=options.max_size)
    name, language = record.get("name"), record.get("language")
    document = _document(record, unnamed, bare, notices)
    return replace(
        document,
        name=name if isinstance(name, str) and name.strip() else unnamed,
        language=language if isinstance(language, str) else None,
    )


def _document(record: dict[str, Any], unnamed: str, options: Options, notices: tuple[Notice, ...]) -> Document:
    text = record.get("text")
    if not isinstance(text, str):
        what = "has no field 'text'" if "text" not in record else "has a 'text' that is not a string"
        raise CommuniqueError("E108", f"the record {what}; put the document's text there")
    if not text.strip():
        raise CommuniqueError("E104", "the record's 'text' is empty; check the program that wrote it")
    published, undated = _published(record, options)
    fields, ignored = _strings(record)
    return document_from_text(
        text,
        _name(record, unnamed),
        title=fields["title"],
        author=fields["author"],
        outlet=fields["outlet"] or options.outlet,
        url=fields["url"],
        published=published,
        day_order=options.day_order,
        max_size=options.max_size,
        notices=notices + ignored + undated + oddities(text),
    )


def _decoded(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text, notices = decode(data)
        return text, tuple(n for n in notices if n.code in ("W101", "W102"))


def _parsed(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        raise CommuniqueError("E106", f"not JSON: {error.msg} (column {error.colno}); one object a line") from None
    except (ValueError, RecursionError):
        raise CommuniqueError("E106", "not JSON that can be read: a number too long or nested too deeply") from None
    if not isinstance(record, dict):
        kind = "null" if record is None else type(record).__name__
        raise CommuniqueError("E107", f'JSON, but not an object: {kind}; write {{"id": "...", "text": "..."}}')
    return record


def _name(record: dict[str, Any], unnamed: str) -> str:
    name = record.get("id")
    if isinstance(name, str) and name.strip():
        return name
    return str(name) if isinstance(name, int) and not isinstance(name, bool) else unnamed


def _published(record: dict[str, Any], options: Options) -> tuple[str | None, tuple[Notice, ...]]:
    """The record's own date, else the one given for all; a date that is none is left out, never replaced."""
    value = next((record[key] for key in ("published", "date") if record.get(key) not in (None, "")), None)
    if value is None:
        return options.published, ()
    day = iso_date(value, options.day_order) if isinstance(value, str) else None
    if day is None:
        shown = json.dumps(value)[:40]
        return None, (Notice("W106", f"the publication date {shown} is not a date that can be used; left out"),)
    return day, ()


def _strings(record: dict[str, Any]) -> tuple[dict[str, str | None], tuple[Notice, ...]]:
    """The record's optional fields; one that is not a string is left out with a notice."""
    found: dict[str, str | None] = {}
    ignored = []
    for key in ("title", "author", "outlet", "url"):
        value = record.get(key)
        found[key] = value if isinstance(value, str) and value.strip() else None
        if value is not None and not isinstance(value, str):
            ignored.append(Notice("W106", f"the field '{key}' is not a string; left out"))
    return found, tuple(ignored)
