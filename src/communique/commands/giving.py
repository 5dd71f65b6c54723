"""``communique show``, ``export``: what a store holds, given back."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.commands.listing import (
    Country,
    Institution,
    Language,
    Outlet,
    Person,
    Side,
    Since,
    Topic,
    Until,
    filters_of,
)
from communique.commands.opening import StorePath, opened, told
from communique.commands.options import USAGE, complain

if TYPE_CHECKING:
    from communique.records import Reading
    from communique.store.filters import Filters
    from communique.store.store import Store

FormatName = Literal["jsonl", "csv", "parquet", "webanno", "ftm", "plover", "html"]


@told
def show(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT", help="A document's number, name or digest, as 'communique documents' shows it."
        ),
    ],
    store: StorePath = None,
    form: Annotated[
        Literal["text", "json", "original"],
        typer.Option("--format", help="The report, the record, or the bytes that it was made from."),
    ] = "text",
) -> None:
    """Show a document of the store."""
    from communique.export.records import from_dict
    from communique.export.text import report

    name = int(document) if document.isdecimal() else document
    with opened(store) as source:
        if form == "original":
            sys.stdout.buffer.write(source.original(name).data)
            return
        line = source.reading_json(name)
    if form == "json":
        sys.stdout.buffer.write(line + b"\n")
        return
    seen = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if seen else None
    typer.echo(report(from_dict(json.loads(line)), width=width, color=seen), nl=False)


@told
def export(
    form: Annotated[FormatName, typer.Argument(metavar="FORMAT", help="One of those above.")],
    output: Annotated[
        Path | None, typer.Option(help="The file, or for csv and parquet the folder, to write.", show_default=False)
    ] = None,
    store: StorePath = None,
    person: Person = None,
    country: Country = None,
    institution: Institution = None,
    topic: Topic = None,
    outlet: Outlet = None,
    side: Side = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    dossier: Annotated[str | None, typer.Option(help="For html: the dossier that the report is of.")] = None,
) -> None:
    """Write what the store holds in another format: all of it, or what filters
    narrow it to.

    FORMAT: jsonl (full records), csv and parquet (four tables in a folder),
    webanno (W3C Web Annotation), ftm (FollowTheMoney), plover (event rows),
    html (a printable report of one dossier, which --dossier names).

    What is written goes to standard output unless --output names a place; how
    much it is, is said on standard error.
    """
    filters = filters_of(
        person=person,
        country=country,
        institution=institution,
        topic=topic,
        outlet=outlet,
        side=side,
        since=since,
        until=until,
        language=language,
    )
    _check(form, filters, dossier, output)
    with opened(store) as source:
        if form == "html":
            _report(source, dossier or "", output)
        else:
            _tables(source, form, filters, output)


def _check(form: FormatName, filters: Filters, dossier: str | None, output: Path | None) -> None:
    """End the command with a usage error where an option is missing, or would have no effect."""
    from communique.export.formats import FORMATS
    from communique.store.store import ALL

    wrong = None
    if form == "html":
        if dossier is None:
            wrong = "name the dossier with --dossier; 'communique dossiers' lists all"
        elif filters != ALL:
            wrong = "html is the report of one dossier and takes no filters"
    elif dossier is not None:
        wrong = f"--dossier is for html; {form} takes documents, which the other options narrow"
    elif output is None and not FORMATS[form].single_file:
        wrong = f"{form} is several files; name a folder with --output"
    if wrong:
        complain(wrong)
        raise typer.Exit(USAGE)


def _tables(store: Store, form: str, filters: Filters, output: Path | None) -> None:
    from communique.dossier_store import homes
    from communique.export.formats import FORMATS

    total = store.documents(filters, limit=1).total
    complain(f"{total:,} documents")
    rows = FORMATS[form].write(_readings(store, filters), output or sys.stdout.buffer, homes(store))
    complain(", ".join(f"{number:,} {name}" for name, number in rows.items()))


def _readings(store: Store, filters: Filters) -> Iterator[Reading]:
    from communique.export.records import from_dict

    for line in store.stream(filters):
        yield from_dict(json.loads(line))


def _report(store: Store, id: str, output: Path | None) -> None:
    from communique.delivery import delivery
    from communique.export.dossier_html import dossier_page
    from communique.laying import stored_dossier, stored_readings

    page = dossier_page(stored_dossier(store, id), stored_readings(store, id))
    with delivery("text", output) as target:
        target.write(page)
