"""The list of people, institutions, countries and groups, and the page of each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.store.browsing import accounts_of
from communique.store.judgements import Judgement
from communique.store.pages import Page
from communique.store.person import head_of, names_of, portrait
from communique.web import fields
from communique.web.listing import Asked, Listing, listed
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]

PEOPLE = Listing(
    "/people",
    "People and bodies",
    "entry",
    "Nobody yet.",
    (fields.NAME, fields.TYPE, fields.COUNTRY, fields.OFFICE, fields.SINCE, fields.UNTIL),
    sorts=(("-documents", "In most texts"), ("name", "By name"), ("-last_seen", "Seen last")),
    plural="entries",
)
FILTER_OF = {"person": "person", "institution": "institution", "country": "country"}
"""The filter that finds what a list has of somebody, by type."""


@router.get("/people")
def people(request: Request, here: Here) -> HTMLResponse:
    """Everybody, each once, with all spellings."""

    def found(asked: Asked) -> Page[Any]:
        return here.store.people(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after)

    return listed(request, PEOPLE, found, "people.html", types=fields.TYPES)


@router.get("/people/{id:int}")
def person(request: Request, id: int, here: Here) -> Response:
    """One of them, with what all texts tell."""
    with here.store.database.reading() as connection:
        head = head_of(connection, id)
        if head != id:
            return RedirectResponse(f"/people/{head}", 303)
        told = portrait(connection, id)
        accounts = accounts_of(connection, {row.dossier_id for row in told.contacts if row.dossier_id})
        names = names_of(connection, [id for said in told.judgements for id in (said.a, said.b)])
        done = _done(told.judgements, request.query_params.get("done", ""))
    return page(
        request,
        "person.html",
        told=told,
        person=told.person,
        accounts=accounts,
        names=names,
        done=done,
        undone="undone" in request.query_params,
        filter=FILTER_OF.get(told.person.type),
        types=fields.TYPES,
    )


def _done(said: tuple[Judgement, ...], marks: str) -> tuple[Judgement, ...]:
    """The judgements that were just made, as far as they still hold."""
    wanted = {int(mark) for mark in marks.split(",") if mark.isascii() and mark.isdigit() and len(mark) < 19}
    return tuple(judgement for judgement in reversed(said) if judgement.id in wanted and judgement.undone_at is None)
