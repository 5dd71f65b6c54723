"""``communique contacts``, ``quotes``, ``people``, ``documents``, ``dossiers``, ``search``: what a store holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from communique import listed
from communique.commands.opening import StorePath, opened, told
from communique.commands.rows import RowForm, print_rows

if TYPE_CHECKING:
    from communique.listed import Listed
    from communique.store.filters import Filters
    from communique.store.pages import Page

T = TypeVar("T")

Person = Annotated[str | None, typer.Option(help="Somebody by name, in any spelling or script.")]
Office = Annotated[str | None, typer.Option(help='Words of an office, such as "foreign minister".')]
Country = Annotated[str | None, typer.Option(help="A country by any of its names, its adjective or its code.")]
Institution = Annotated[str | None, typer.Option(help="A ministry, service, parliament or organisation.")]
Kind = Annotated[
    str | None,
    typer.Option(
        help="meeting, call, visit, ... for contacts; direct, indirect, mixed for quotes; person, ... for people."
    ),
]
Status = Annotated[str | None, typer.Option(help="held, ongoing, planned, proposed, refused, denied or cancelled.")]
Place = Annotated[str | None, typer.Option(help="Words of the place.")]
Topic = Annotated[
    str | None, typer.Option(help='Words of what it is about; also "phrases", beginnings* and -exclusions.')
]
Speaker = Annotated[str | None, typer.Option(help="Who says the quote, or on whose word the contact stands.")]
Outlet = Annotated[str | None, typer.Option(help="The outlet, by its whole name.")]
Side = Annotated[str | None, typer.Option(help="The country whose official voice the outlet is.")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day: YYYY, YYYY-MM, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, written in the same way.")]
Language = Annotated[str | None, typer.Option(help="The text's language by its ISO 639 code, such as en.")]
Dossier = Annotated[str | None, typer.Option(help="A dossier's id: only accounts of its contact.")]
Limit = Annotated[int, typer.Option(min=1, max=1000, help="Rows of a page.")]
After = Annotated[str | None, typer.Option(metavar="MARK", help="Go on after a page, with the mark that it ended in.")]
Form = Annotated[RowForm, typer.Option("--format", help="How to print the rows.")]


def filters_of(**given: str | None) -> Filters:
    """The filters that are given; ``since`` and ``until`` are the options --from and --to."""
    from communique.store.filters import Filters

    return Filters(**given)


def _print(page: Page[T], row: Callable[[T], Listed], columns: tuple[str, ...], form: RowForm) -> None:
    print_rows([row(r) for r in page.rows], columns, form, page.total)
    if page.next is not None:
        typer.echo(f"more: --after {page.next}", err=True)


@told
def contacts(
    store: StorePath = None,
    person: Person = None,
    office: Office = None,
    country: Country = None,
    institution: Institution = None,
    kind: Kind = None,
    status: Status = None,
    place: Place = None,
    topic: Topic = None,
    speaker: Speaker = None,
    outlet: Outlet = None,
    side: Side = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    dossier: Dossier = None,
    sort: Annotated[str, typer.Option(help="date, added, kind or status; - before it for the last first.")] = "-date",
    limit: Limit = 50,
    after: After = None,
    form: Form = "table",
) -> None:
    """List contacts: who met whom, when and where, as each document tells it."""
    filters = filters_of(
        person=person,
        office=office,
        country=country,
        institution=institution,
        kind=kind,
        status=status,
        place=place,
        topic=topic,
        speaker=speaker,
        outlet=outlet,
        side=side,
        since=since,
        until=until,
        language=language,
        dossier=dossier,
    )
    with opened(store) as source:
        page = source.contacts(filters, sort=sort, limit=limit, after=after)
    shown = ("date", "kind", "status", "participants", "place", "document", "outlet", "dossier_id")
    _print(page, listed.contact, shown if form == "table" else listed.CONTACTS, form)


@told
def quotes(
    store: StorePath = None,
    person: Person = None,
    country: Country = None,
    institution: Institution = None,
    kind: Kind = None,
    topic: Topic = None,
    speaker: Speaker = None,
    outlet: Outlet = None,
    side: Side = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    sort: Annotated[str, typer.Option(help="published, added or speaker; - before it for the last first.")] = (
        "-published"
    ),
    limit: Limit = 50,
    after: After = None,
    form: Form = "table",
) -> None:
    """List quotes: who said what, in which document."""
    filters = filters_of(
        person=person,
        country=country,
        institution=institution,
        kind=kind,
        topic=topic,
        speaker=speaker,
        outlet=outlet,
        side=side,
        since=since,
        until=until,
        language=language,
    )
    with opened(store) as source:
        page = source.quotes(filters, sort=sort, limit=limit, after=after)
    shown = ("published", "source", "kind", "content", "document")
    _print(page, listed.quote, shown if form == "table" else listed.QUOTES, form)


@told
def people(
    store: StorePath = None,
    person: Person = None,
    office: Office = None,
    country: Country = None,
    institution: Institution = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    sort: Annotated[str, typer.Option(help="documents, name or last_seen; - before it for the last first.")] = (
        "-documents"
    ),
    limit: Limit = 50,
    after: After = None,
    form: Form = "table",
) -> None:
    """List people, institutions, countries and groups over all documents, each with all its spellings."""
    filters = filters_of(
        person=person,
        office=office,
        country=country,
        institution=institution,
        kind=kind,
        since=since,
        until=until,
    )
    with opened(store) as source:
        page = source.people(filters, sort=sort, limit=limit, after=after)
    _print(page, listed.person, listed.PEOPLE, form)


@told
def documents(
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
    sort: Annotated[str, typer.Option(help="published, added, name or words; - before it for the last first.")] = (
        "-published"
    ),
    limit: Limit = 50,
    after: After = None,
    form: Form = "table",
) -> None:
    """List the documents of the store."""
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
    with opened(store) as source:
        page = source.documents(filters, sort=sort, limit=limit, after=after)
    _print(page, listed.document, listed.DOCUMENTS[:5] if form == "table" else listed.DOCUMENTS, form)


@told
def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words, "phrases", beginnings* and -exclusions, in any script.')
    ],
    store: StorePath = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    after: After = None,
    form: Form = "table",
) -> None:
    """Search the texts; the best answers come first."""
    with opened(store) as source:
        filters = filters_of(outlet=outlet, since=since, until=until)
        page = source.search(query, filters, limit=limit, after=after)
    _print(page, listed.hit, listed.HITS[:4] if form == "table" else listed.HITS, form)


@told
def dossiers(
    store: StorePath = None,
    least: Annotated[int, typer.Option(min=1, help="Fewest accounts of a dossier that is listed.")] = 2,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    form: Form = "table",
) -> None:
    """List dossiers, the latest first: contacts that several documents tell of.

    'communique compare ID' lays the accounts of one side by side.
    """
    from communique.dossier_store import list_dossiers

    with opened(store) as source:
        page = list_dossiers(source, least=least, since=since, until=until, limit=limit, after=after)
    _print(page, listed.dossier, listed.DOSSIERS, form)
