r"""Tables as CSV: UTF-8 without a byte order mark, RFC 4180 (commas, CRLF, quotes doubled), a header line.

- Text is kept character for character, line breaks inside it too; NUL and lone surrogates are written out as
  ``\u0000`` and ``\ud83d`` (see :mod:`communique.export.encodable`).
- A spreadsheet runs a cell as a formula when it begins with ``=``, ``+``, ``-`` or ``@``, and strips white space and
  tabs before it looks. A text cell that begins with one of these or with their full-width and small forms, also after
  white space or characters that are not seen, or that begins with a tab, a carriage return or a line feed, gets an
  apostrophe before it. So does a cell that has apostrophes before such a beginning, or they could not be told apart.
  Numbers stay numbers: a longitude of -70.5 is no formula.
- Lists are joined by ``; ``; inside an entry a semicolon is written ``\;`` and a backslash ``\\``.
- Nothing and an empty text are the same empty cell; truth values are ``true`` and ``false``.

:func:`unescaped` and :func:`listed` take a cell back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from communique.export.encodable import encodable, restored
from communique.export.placing import Target, placed, placed_in_folder
from communique.export.tables import NO_DOSSIERS, TABLES, Cell, Dossiers, Table
from communique.records import Reading

UNSEEN = "\x01-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
STARTS_FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
"""The four characters, their full-width forms and their small forms."""
RUN = re.compile(f"'*+(?:[\t\r\n]|[\\s{UNSEEN}]*+[{STARTS_FORMULA}])")
ENTRY = re.compile(r"((?:[^\\;]|\\.)*+)(?:; |\Z)", re.DOTALL)


def escaped(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula and every UTF-8 file can hold."""
    held = encodable(text)
    return f"'{held}" if RUN.match(held) else held


def unescaped(cell: str) -> str:
    """The text that :func:`escaped` was given."""
    return restored(cell[1:] if cell.startswith("'") and RUN.match(cell) else cell)


def joined(texts: Iterable[str]) -> str:
    """A list as one text; :func:`listed` takes its escaped cell back."""
    return "; ".join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts)


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a cell of kind ``texts``, as they were before they were joined and escaped."""
    text = unescaped(cell)
    if not text:
        return ()
    entries: list[str] = []
    at = 0
    while (found := ENTRY.match(text, at)) is not None:
        entries.append(re.sub(r"\\(.)", r"\1", found.group(1), flags=re.DOTALL))
        at = found.end()
        if found.end() == found.end(1):
            break
    return tuple(entries)


def write_tables(readings: Iterable[Reading], folder: Path, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The four tables as ``<table>.csv`` in a folder, all of them or none; the number of rows of each.

    Raises:
        CommuniqueError: E120 when they cannot be written.
    """
    counts = dict.fromkeys(TABLES, 0)
    with placed_in_folder(folder, [f"{name}.csv" for name in TABLES]) as streams:
        opened = {name: streams[f"{name}.csv"] for name in TABLES}
        _write({TABLES[name]: stream for name, stream in opened.items()}, readings, dossiers, counts)
    return counts


def write_table(
    table: Table, readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS
) -> dict[str, int]:
    """One table as CSV, to a file or a binary stream; the number of its rows.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    counts = {table.name: 0}
    with placed(target) as stream:
        _write({table: stream}, readings, dossiers, counts)
    return counts


def _write(
    streams: dict[Table, BinaryIO], readings: Iterable[Reading], dossiers: Dossiers, counts: dict[str, int]
) -> None:
    for table, stream in streams.items():
        stream.write(_lines([[column.name for column in table.columns]]))
    for reading in readings:
        for table, stream in streams.items():
            rows = [[_cell(cell) for cell in cells] for cells in table.cells(reading, dossiers)]
            stream.write(_lines(rows))
            counts[table.name] += len(rows)


def _lines(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return escaped(cell)
    if isinstance(cell, tuple):
        return escaped(joined(cell))
    return repr(cell)
