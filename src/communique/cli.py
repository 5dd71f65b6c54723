"""The command line: parse, call the API, print. Imports are late, so that help and explanations come at once."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.commands import access
from communique.commands.comparing import compare
from communique.commands.giving import export, show
from communique.commands.judging import different, judgements, same, undo
from communique.commands.listing import contacts, documents, dossiers, people, quotes, search
from communique.commands.options import (
    STOPPED,
    UNREAD,
    USAGE,
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
from communique.commands.serving import serve
from communique.commands.storing import add, problems
from communique.delivery import Delivery, Form, delivery
from communique.errors import CODES, CommuniqueError, explain
from communique.version import VERSION

if TYPE_CHECKING:
    from communique.document import Document
    from communique.ingest import Options
    from communique.progress import Progress
    from communique.reader import Reader

    Task = Callable[[Document], "Shown"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


TEXTS, STORE, WHO, MEANING = "Texts", "A store of many texts", "Who is who in the store", "What things mean"
"""Under which headings the help lists the commands."""


@dataclass(frozen=True, slots=True)
class View:
    """How readings are shown."""

    form: Form
    evidence: bool = False
    why: bool = False
    everything: bool = False
    width: int | None = None
    color: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A reading as it is printed; ``unread`` says why the text was left unread, None when it was read."""

    text: str
    unread: str | None


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """Read texts about contacts between officials: who met whom, who said what, on whose word."""
    if version:
        typer.echo(VERSION)
        raise typer.Exit


@app.command(rich_help_panel=TEXTS)
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Texts, pages, feeds, mails, web archives, .jsonl[.gz], folders, patterns, or - for stdin.",
        ),
    ],
    form: Annotated[Form, typer.Option("--format", help="How to print readings.")] = "text",
    published: Published = None,
    outlet: OutletOfTexts = None,
    day_first: DayFirst = None,
    known: KnownFiles = None,
    workers: Workers = 1,
    output: Output = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show offsets and sentences.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show why each record was made.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show long lists and long quotes whole.")] = False,
    max_size: MaxSize = None,
    fetch: Fetch = False,
) -> None:
    """Read texts and print who met whom, who said what and on whose word.

    Exit status: 0 when all was read, 1 when something could not be (the rest is
    printed), 2 for a wrong call, 130 when stopped by Ctrl-C (what is finished
    is printed).
    """
    options = options_of(published, outlet, day_first, max_size, fetch=fetch)
    view = _view(form, evidence, why, everything, output)
    task = partial(shown, view, reader_with(known or []))
    try:
        with delivery(form, output) as target:
            failed = _deliver(sources, options, task, workers, target, bar=output is not None or not _is_terminal())
    except CommuniqueError as error:
        complain(str(error))
        raise typer.Exit(UNREAD) from None
    except BrokenPipeError:
        # what reads our output has enough; the interpreter must not try to flush to it again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(UNREAD) from None
    except KeyboardInterrupt:
        complain("stopped; what was finished is delivered")
        raise typer.Exit(STOPPED) from None
    if failed:
        raise typer.Exit(UNREAD)


app.command(rich_help_panel=TEXTS)(compare)
for command in (add, serve, dossiers, contacts, quotes, people, documents, search, show, export, problems):
    app.command(rich_help_panel=STORE)(command)
app.add_typer(access.app, name="access", rich_help_panel=STORE)
for command in (same, different, undo, judgements):
    app.command(rich_help_panel=WHO)(command)


@app.command("explain", rich_help_panel=MEANING)
def explain_code(
    code: Annotated[str | None, typer.Argument(help="A code such as E101 or W301; all when left out.")] = None,
) -> None:
    """Say what a coded error or warning means and what to do."""
    if code is None:
        for each in CODES.values():
            typer.echo(f"{each.code}  {each.title}")
        return
    try:
        found = explain(code.strip())
    except KeyError:
        complain(f"there is no code '{code}'; 'communique explain' lists all")
        raise typer.Exit(USAGE) from None
    kind = "error" if found.code.startswith("E") else "warning"
    typer.echo(f"{found.code} ({kind}): {found.title}\n\n{found.meaning}\nWhat to do: {found.remedy}")


@app.command(rich_help_panel=MEANING)
def schema(
    command: Annotated[
        Literal["read", "compare"], typer.Argument(metavar="COMMAND", help="Whose output is described.")
    ] = "read",
) -> None:
    """Print the JSON Schema of the output of read or compare."""
    import json

    from communique.export.dossier_schema import dossiers_schema
    from communique.export.schema import schema as reading_schema

    typer.echo(json.dumps(dossiers_schema() if command == "compare" else reading_schema(), indent=2))


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _view(form: Form, evidence: bool, why: bool, everything: bool, output: Path | None) -> View:
    seen = output is None and _is_terminal()
    color = seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return View(form, evidence, why, everything, shutil.get_terminal_size().columns if seen else None, color)


def shown(view: View, reader: Reader, document: Document) -> Shown:
    """Read a document and lay its reading out."""
    from communique.export.records import to_json
    from communique.export.text import report

    reading = reader.read(document)
    unread = next((f"{w.code} {document.name}: {w.message}" for w in reading.warnings if w.code == "E201"), None)
    if view.form == "text":
        text = report(
            reading,
            evidence=view.evidence,
            why=view.why,
            everything=view.everything,
            width=view.width,
            color=view.color,
        )
    else:
        text = to_json(reading, indent=2 if view.form == "json" else None)
    return Shown(text, unread)


def _deliver(sources: list[str], options: Options, task: Task, workers: int, target: Delivery, *, bar: bool) -> int:
    """Read all and deliver it; the number of what could not be read."""
    from communique.ingest.count import count
    from communique.progress import FEW, Progress

    failed = 0
    with (
        Progress(count(sources), bar=bar) as progress,
        closing(_delivered(sources, options, task, workers, target)) as delivered,
    ):
        for trouble in delivered:
            if trouble is not None:
                failed += 1
                progress.say(trouble)
            progress.advance()
    if failed and progress.done > 1 or progress.done > FEW:
        _summarise(progress, failed)
    return failed


def _delivered(
    sources: list[str], options: Options, task: Task, workers: int, target: Delivery
) -> Generator[str | None, None, None]:
    """Deliver one reading after another; for each, what there is to complain of."""
    from communique.batch import in_order
    from communique.ingest import documents

    with (
        closing(documents(sources, options)) as taken_in,
        closing(in_order(task, taken_in, workers)) as results,
    ):
        for result in results:
            if isinstance(result, CommuniqueError):
                yield str(result)
            else:
                target.write(result.text)
                yield result.unread


def _summarise(progress: Progress, failed: int) -> None:
    parts = [f"{progress.done - failed} of {progress.done} documents read in {progress.taken()}"]
    if failed:
        parts.append(f"{failed} could not be ('communique explain CODE' says more)")
    progress.say("; ".join(parts))


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
