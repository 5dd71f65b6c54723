"""The lists of the store: contacts, quotes, people, dossiers, search, what could not be taken in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from communique import listed
from communique.dossier_store import list_dossiers
from communique.store.problem_pages import page_of_problems
from communique.web.answers import rows
from communique.web.api import asked
from communique.web.api.described import errors
from communique.web.api.rows import ContactRows, DossierRows, HitRows, PersonRows, ProblemRows, QuoteRows
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]


@router.get(
    "/contacts",
    tags=["lists"],
    operation_id="contacts",
    summary="List contacts",
    response_model=ContactRows,
    responses=errors(422),
)
def contacts(query: Annotated[asked.Contacts, Query()], here: Here) -> Response:
    """List contacts: who met whom, when and where, as each document tells it."""
    page = here.store.contacts(query.filters(), sort=query.sort, limit=query.limit, after=query.after)
    return rows(page, listed.contact)


@router.get(
    "/quotes",
    tags=["lists"],
    operation_id="quotes",
    summary="List quotes",
    response_model=QuoteRows,
    responses=errors(422),
)
def quotes(query: Annotated[asked.Quotes, Query()], here: Here) -> Response:
    """List quotes: who said what, in which document."""
    page = here.store.quotes(query.filters(), sort=query.sort, limit=query.limit, after=query.after)
    return rows(page, listed.quote)


@router.get(
    "/people",
    tags=["people"],
    operation_id="people",
    summary="List people",
    response_model=PersonRows,
    responses=errors(422),
)
def people(query: Annotated[asked.People, Query()], here: Here) -> Response:
    """List people, institutions, countries and groups over all documents, each with all its spellings."""
    page = here.store.people(query.filters(), sort=query.sort, limit=query.limit, after=query.after)
    return rows(page, listed.person)


@router.get(
    "/dossiers",
    tags=["dossiers"],
    operation_id="dossiers",
    summary="List dossiers",
    response_model=DossierRows,
    responses=errors(422),
)
def dossiers(query: Annotated[asked.Dossiers, Query()], here: Here) -> Response:
    """List dossiers, the latest first: contacts that several documents tell of."""
    found = list_dossiers(
        here.store, least=query.least, since=query.since, until=query.until, limit=query.limit, after=query.after
    )
    return rows(found, listed.dossier)


@router.get(
    "/search",
    tags=["lists"],
    operation_id="search",
    summary="Search the texts",
    response_model=HitRows,
    responses=errors(422),
)
def search(query: Annotated[asked.Search, Query()], here: Here) -> Response:
    """Search the texts; the best answers come first."""
    page = here.store.search(query.q, query.filters(), limit=query.limit, after=query.after)
    return rows(page, listed.hit)


@router.get(
    "/problems",
    tags=["lists"],
    operation_id="problems",
    summary="List problems",
    response_model=ProblemRows,
    responses=errors(422),
)
def problems(query: Annotated[asked.Problems, Query()], here: Here) -> Response:
    """List what could not be read or kept when it was added to the store, the latest first."""
    with here.store.database.reading() as connection:
        page = page_of_problems(connection, closed=query.resolved, limit=query.limit, after=query.after)
    return rows(page, listed.problem)
