"""Rows of a list, printed as a table, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

RowForm = Literal["table", "csv", "jsonl"]
Cell = str | int | float | bool | None | Sequence[str]
WIDTH = 100
"""Columns of a table where the output is no terminal."""


def print_rows(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], form: RowForm, total: int) -> None:
    """Print rows; for a table the number of all that answer is said on standard error."""
    found = list(rows)
    if form == "jsonl":
        for row in found:
            line = json.dumps({c: row.get(c) for c in columns}, ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.flush()
    elif form == "csv":
        _print_csv(found, columns)
    else:
        _print_table(found, columns)
        print(f"{len(found):,} of {total:,}", file=sys.stderr)


def _print_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> None:
    from communique.export.csv_files import escaped

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        cells = (row.get(c) for c in columns)
        writer.writerow([escaped(_plain(cell)) if _is_text(cell) else cell for cell in cells])
    sys.stdout.flush()


def _print_table(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from communique.export.visible import isolated, visible

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(isolated(visible(_plain(row.get(c))))) for c in columns))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    Console(width=max(width, 40), color_system=None if not sys.stdout.isatty() else "auto").print(table)


def _is_text(cell: Cell) -> bool:
    return cell is None or not isinstance(cell, (int, float))


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (str, int, float)):
        return str(cell)
    return "; ".join(cell)
