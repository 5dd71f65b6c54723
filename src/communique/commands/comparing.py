"""``communique compare``: the accounts of each contact side by side."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.commands.opening import StorePath, opened, told
from communique.commands.options import (
    STOPPED,
    UNREAD,
    DayFirst,
    Fetch,
    KnownFiles,
    MaxSize,
    OutletOfTexts,
    Output,
    Published,
    Workers,
    complain,
    options_of,
    reader_with,
)
from communique.delivery import delivery
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.dossiers import Dossier
    from communique.ingest import Options
    from communique.progress import Progress
    from communique.reader import Reader
    from communique.records import Reading

DOSSIER = re.compile(r"d[0-9a-f]{12}")
ComparisonForm = Literal["text", "json"]


def compare(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Texts as for read, lines of its --format jsonl, or the id of a dossier in the store.",
        ),
    ],
    store: StorePath = None,
    form: Annotated[ComparisonForm, typer.Option("--format", help="How to print the comparison.")] = "text",
    published: Published = None,
    outlet: OutletOfTexts = None,
    day_first: DayFirst = None,
    known: KnownFiles = None,
    workers: Workers = 1,
    output: Output = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show contacts with one account, long lists and long quotes too.")
    ] = False,
    max_size: MaxSize = None,
    fetch: Fetch = False,
) -> None:
    """Read texts, gather the accounts of each contact, and lay them side by side.

    Exit status: 0 when all was read, 1 when something could not be (the rest is
    compared), 2 for a wrong call, 130 when stopped by Ctrl-C (nothing is
    printed then: a comparison of half the texts would mislead).
    """
    if len(sources) == 1 and DOSSIER.fullmatch(sources[0]) and not Path(sources[0]).exists():
        _compare_stored(sources[0], store, form, everything, output)
        return
    options = options_of(published, outlet, day_first, max_size, fetch=fetch)
    reader = reader_with(known or [])
    try:
        dossiers, read, failed = _compared(sources, options, reader, workers)
        if read or form == "json":
            with delivery(form, output) as target:
                target.write(_shown(dossiers, form, everything, output))
    except CommuniqueError as error:
        complain(str(error))
        raise typer.Exit(UNREAD) from None
    except KeyboardInterrupt:
        complain("stopped; nothing was compared")
        raise typer.Exit(STOPPED) from None
    if failed:
        raise typer.Exit(UNREAD)


@told
def _compare_stored(id: str, store: Path | None, form: ComparisonForm, everything: bool, output: Path | None) -> None:
    """Lay the accounts of a dossier of the store side by side."""
    from communique.laying import stored_dossier

    with opened(store) as source:
        dossier = stored_dossier(source, id)
    with delivery(form, output) as target:
        target.write(_shown((dossier,), form, everything, output))


def _compared(
    sources: list[str], options: Options, reader: Reader, workers: int
) -> tuple[tuple[Dossier, ...], int, int]:
    """The dossiers, the number of readings that they are made of, and of what could not be read."""
    from communique.api import compare_readings as compared
    from communique.gathered import readings
    from communique.ingest.count import count
    from communique.progress import Progress

    found: list[Reading] = []
    failed = 0
    with (
        Progress(count(sources), bar=True) as progress,
        closing(readings(sources, options, reader, workers)) as results,
    ):
        for result in results:
            if isinstance(result, CommuniqueError):
                failed += 1
                progress.say(str(result))
            else:
                failed += _unread(result, progress)
                found.append(result)
            progress.advance()
    return compared(found), len(found), failed


def _unread(reading: Reading, progress: Progress) -> int:
    """1 where a text was left unread, which is said; else 0."""
    for warning in reading.warnings:
        if warning.code == "E201":
            progress.say(f"{warning.code} {reading.document.name}: {warning.message}")
            return 1
    return 0


def _shown(dossiers: tuple[Dossier, ...], form: ComparisonForm, everything: bool, output: Path | None) -> str:
    from communique.export.dossier_json import dossiers_to_json
    from communique.export.dossier_text import comparison

    if form == "json":
        return dossiers_to_json(dossiers)
    seen = output is None and sys.stdout.isatty()
    color = seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return comparison(
        dossiers, everything=everything, width=shutil.get_terminal_size().columns if seen else None, color=color
    )
