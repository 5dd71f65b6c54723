"""Rows of a list, printed as a table, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.listed import Cell

RowForm = Literal["table", "csv", "jsonl"]
WIDTH = 100
"""Columns of a table where the output is no terminal and COLUMNS is not set."""
NARROWEST = 40
GAP = 2
LONGEST_WORD = 26
"""Letters of a word for which a column is made wide enough; longer ones, such as addresses, are folded."""
LEFT_OUT_FIRST = ("outlet", "place", "first_seen", "last_seen", "country", "office", "status", "date_last", "published")
"""Columns that a table does without where it is too narrow for the words of all, in this order."""


def print_rows(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], form: RowForm, total: int) -> None:
    """Print rows; for a table the number of all that answer is said on standard error, and what was left out of it."""
    found = list(rows)
    if form == "jsonl":
        for row in found:
            line = json.dumps({c: row.get(c) for c in columns}, ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.flush()
    elif form == "csv":
        _print_csv(found, columns)
    else:
        _print_table(found, columns, total)


def _print_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> None:
    from communique.export.csv_files import escaped

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        cells = (row.get(c) for c in columns)
        writer.writerow([escaped(_plain(cell)) if _is_text(cell) else cell for cell in cells])
    sys.stdout.flush()


def _print_table(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str], total: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROWEST)
    cells = _cells(rows, columns)
    widths = widths_of(cells, width)
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, GAP, 0, 0))
    for column, room in widths.items():
        table.add_column(_heading(column), overflow="fold", width=room)
    for line in zip(*(cells[c] for c in widths), strict=True):
        table.add_row(*map(Text, line))
    if rows:
        Console(width=width, color_system="auto" if sys.stdout.isatty() else None).print(table)
    print(f"{len(rows):,} of {total:,}", file=sys.stderr)
    if left_out := [_heading(c) for c in cells if c not in widths]:
        print(f"left out to fit: {', '.join(left_out)} (--format csv has all)", file=sys.stderr)


def _cells(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> dict[str, list[str]]:
    """What a table shows, column by column; a column of which no row has anything is left away."""
    from communique.export.visible import isolated, visible

    shown = {c: [isolated(visible(_plain(row.get(c)))) for row in rows] for c in columns}
    return {c: cells for c, cells in shown.items() if any(cells)}


def widths_of(cells: Mapping[str, Sequence[str]], width: int) -> dict[str, int]:
    """The columns that a table of this width has, and how wide each is: wide enough for its words, if that can be.

    Columns are left out as ``LEFT_OUT_FIRST`` says until all words of the others fit; what room is left goes to those
    that have more to show.
    """
    needed = {c: _longest_word(_heading(c), *texts) for c, texts in cells.items()}
    for column in LEFT_OUT_FIRST:
        if _together(needed) <= width:
            break
        needed.pop(column, None)
    wide = {c: max(n, min(_longest(*cells[c]), width)) for c, n in needed.items()}
    while _together(wide) > width:
        column = max(wide, key=lambda c: (wide[c] > needed[c], wide[c]))
        if wide[column] == 1:
            break
        wide[column] -= 1
    return wide


def _together(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + GAP * (len(widths) - 1)


def _heading(column: str) -> str:
    return column.replace("_", " ")


def _longest_word(*texts: str) -> int:
    return min(_longest(*(word for text in texts for word in text.split())), LONGEST_WORD)


def _longest(*texts: str) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, texts), default=1)


def _is_text(cell: Cell) -> bool:
    return cell is None or not isinstance(cell, (int, float))


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (str, int, float)):
        return str(cell)
    return "; ".join(cell)
