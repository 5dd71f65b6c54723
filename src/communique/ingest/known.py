"""A user's own file of people and institutions: a CSV or TSV table as a spreadsheet writes it, checked row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import cast, get_args

from communique import lang
from communique.errors import CommuniqueError
from communique.ingest.decode import decode
from communique.ingest.files import opened
from communique.ingest.published import iso_date
from communique.known import KnownNames, KnownRow, KnownType

COLUMNS = ("type", "name", "spellings", "office", "of", "from", "to", "note")
REQUIRED = ("type", "name")
TYPES: tuple[str, ...] = get_args(KnownType)
HOLDERS = ("person", "institution", "group")
"""Types that can belong to a country or body; a country or place has neither office nor country."""
MAX_SIZE = 10_000_000
"""Bytes of the longest file: some hundred thousand rows."""
PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
SEPARATOR_LINE = re.compile(r"sep=[,;\t]\r?\n", re.IGNORECASE)
"""What a spreadsheet may put before the header to say how cells are separated."""


def known_names(paths: str | Path | Iterable[str | Path]) -> KnownNames:
    """The names of one or more files, wholly checked.

    Raises:
        CommuniqueError: for the first thing wrong; the message counts what else is.
    """
    found = list(known_rows([paths] if isinstance(paths, str | Path) else paths))
    wrong = [item for item in found if isinstance(item, CommuniqueError)]
    if wrong:
        more = f" (and {len(wrong) - 1} more of the kind)" if len(wrong) > 1 else ""
        raise CommuniqueError(wrong[0].code, wrong[0].message + more, wrong[0].where)
    return KnownNames(tuple(item for item in found if isinstance(item, KnownRow)))


def known_rows(paths: Iterable[str | Path]) -> Iterator[KnownRow | CommuniqueError]:
    """The rows of the files in order; what is wrong comes as a coded error in its place, and the check goes on."""
    for path in map(Path, paths):
        try:
            yield from _rows(_content(path), str(path))
        except CommuniqueError as error:
            yield CommuniqueError(error.code, error.message, error.where or str(path))


def _content(path: Path) -> str:
    with opened(path) as stream:
        data = stream.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise CommuniqueError("E103", f"longer than {MAX_SIZE:,} bytes; split it into several files")
    text, _ = decode(data)
    return text


def _rows(text: str, path: str) -> Iterator[KnownRow | CommuniqueError]:
    marker = SEPARATOR_LINE.match(text)
    body = text[marker.end() :] if marker else text
    skipped = 1 if marker else 0
    table = csv.reader(StringIO(body, newline=""), delimiter=_delimiter(body), strict=True)
    columns: list[str] | None = None
    for line, cells in _records(table, path, skipped):
        if isinstance(cells, CommuniqueError):
            yield cells
        elif not any(cell.strip() for cell in cells):
            continue
        elif columns is None:
            columns = _header(cells)
        else:
            yield _checked(columns, cells, f"{path}, line {line}")
    if columns is None:
        raise CommuniqueError("E130", f"the table is empty; its first line names the columns: {', '.join(COLUMNS)}")


def _records(table: Iterator[list[str]], path: str, skipped: int) -> Iterator[tuple[int, list[str] | CommuniqueError]]:
    """Each record with the line that it begins on; a cell may go over several lines."""
    line = skipped + 1
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{path}, line {line}"
            message = f"its quotation marks do not pair ({error}); write a quotation mark inside a cell twice"
            yield line, CommuniqueError("E131", message, where)
            return
        yield line, cells
        line = skipped + getattr(table, "line_num", line) + 1


def _delimiter(body: str) -> str:
    """What separates the cells of the header: a tab, else whichever of comma and semicolon it has more of."""
    head = next((line for line in body.splitlines() if line.strip()), "")
    if "\t" in head:
        return "\t"
    return ";" if head.count(";") > head.count(",") else ","


def _header(cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    missing = [column for column in REQUIRED if column not in columns]
    odd = sorted({column for column in columns if column not in COLUMNS or columns.count(column) > 1})
    if missing or odd:
        wrong = f"no column '{missing[0]}'" if missing else f"the column '{odd[0][:40]}' is unknown or named twice"
        raise CommuniqueError("E130", f"{wrong}; the columns are {', '.join(COLUMNS)}")
    return columns


def _checked(columns: list[str], cells: list[str], where: str) -> KnownRow | CommuniqueError:
    try:
        return _row(columns, cells, where)
    except ValueError as error:
        return CommuniqueError("E131", str(error), where)


def _row(columns: list[str], cells: list[str], where: str) -> KnownRow:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise ValueError("more cells than columns; put a cell that holds the separator in quotation marks")
    got = {column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=False)}
    kind, name = got.get("type", "").lower(), got.get("name", "")
    if kind not in TYPES:
        raise ValueError(f"the type '{kind[:40]}' is unknown; write one of {', '.join(TYPES)}")
    spellings = tuple(part for part in map(str.strip, got.get("spellings", "").split(";")) if part)
    for words in (name, *spellings):
        _check_spelling(words)
    office, of = got.get("office") or None, got.get("of") or None
    if (office and kind != "person") or (of and kind not in HOLDERS):
        raise ValueError(f"a {kind} has no {'office' if office else 'country'}; leave the cell empty")
    since, until = _day(got.get("from", ""), "from"), _day(got.get("to", ""), "to")
    if since and until and since[: len(until)] > until[: len(since)]:
        raise ValueError(f"it ends ({until}) before it begins ({since}); correct one of the dates")
    return KnownRow(cast("KnownType", kind), name, spellings, office, of, since, until, got.get("note", ""), where)


def _check_spelling(words: str) -> None:
    """Refuse what would be found in any text: nothing, marks, one letter, an ordinary word."""
    if not words:
        raise ValueError("there is no name; write the full name into the column 'name'")
    if not words[0].isalnum() or (len(words) == 1 and words.isascii()) or words.isdigit():
        raise ValueError(f"'{words[:40]}' is no name; begin with a letter and write more than one")
    ordinary = words.lower() in lang.words("en", "function_words") or words in lang.words("en", "sentence_openers")
    if ordinary or (words.islower() and words.isascii() and " " not in words):
        raise ValueError(f"'{words[:40]}' is an ordinary word, which every text has; write names as texts write them")


def _day(written: str, column: str) -> str:
    day = written if not written or PARTIAL.fullmatch(written) else iso_date(written)
    if day is None:
        raise ValueError(f"'{written[:40]}' in the column '{column}' is no date; write 2019, 2019-05 or 2019-05-31")
    return day
