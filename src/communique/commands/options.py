"""What commands share: options turned into what the API takes, and how trouble is said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.ingest import Options
    from communique.reader import Reader

UNREAD = 1
"""Exit status when something could not be read."""
USAGE = 2
STOPPED = 130
MOST_ERRORS = 20
"""Errors of files of known names that are printed one by one."""
UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000}

Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of texts that give none: YYYY-MM-DD.")
]
OutletOfTexts = Annotated[str | None, typer.Option(help="Outlet of texts that name none.")]
DayFirst = Annotated[
    bool | None, typer.Option("--day-first/--month-first", help="How the texts write dates such as 1/11/2023.")
]
KnownFiles = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="CSV or TSV table of people and bodies of your own; may be given again."),
]
Workers = Annotated[int, typer.Option(min=1, max=256, help="Processes that read side by side.")]
Output = Annotated[Path | None, typer.Option(help="Write here instead of to standard output.")]
MaxSize = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Longest text in bytes, such as 500kB or 5MB.", show_default="2MB"),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch sources that are web addresses.")]
"""Options that commands which read texts share."""


def options_of(
    published: str | None, outlet: str | None, day_first: bool | None, max_size: str | None, *, fetch: bool = False
) -> Options:
    """What holds for every document that does not say otherwise; a wrong one ends the command with a usage error."""
    from communique.ingest.options import MAX_SIZE, Options
    from communique.ingest.published import iso_date

    orders: dict[bool | None, Literal["day_first", "month_first"] | None]
    orders = {None: None, True: "day_first", False: "month_first"}
    order = orders[day_first]
    day = None if published is None else iso_date(published, order)
    if published is not None and day is None:
        raise typer.BadParameter(f"'{published}' is not a date; write it as YYYY-MM-DD", param_hint="--published")
    return Options(day, outlet, order, MAX_SIZE if max_size is None else size_of(max_size), fetch)


def reader_with(known: list[Path]) -> Reader:
    """The reader with the names of these files; every error in them is printed, and nothing is read if there is one."""
    from communique.ingest.known import known_rows
    from communique.known import KnownNames, KnownRow
    from communique.reader import Reader

    rows = list(known_rows(known))
    wrong = [row for row in rows if isinstance(row, CommuniqueError)]
    for error in wrong[:MOST_ERRORS]:
        complain(str(error))
    if len(wrong) > MOST_ERRORS:
        complain(f"{len(wrong) - MOST_ERRORS} more errors in the files of known names")
    if wrong:
        raise typer.Exit(USAGE)
    return Reader(known=KnownNames(tuple(row for row in rows if isinstance(row, KnownRow))))


def size_of(written: str) -> int:
    """A size such as ``500kB`` in bytes."""
    bare = written.strip().lower()
    number = bare.rstrip("kmb")
    unit = UNITS.get(bare[len(number) :])
    if not number.isascii() or not number.isdigit() or unit is None or int(number) == 0:
        raise typer.BadParameter(f"'{written}' is not a size; write it as 500kB or 5MB", param_hint="--max-size")
    return int(number) * unit


def complain(line: str) -> None:
    """Say what is wrong, on standard error."""
    print(line, file=sys.stderr, flush=True)
