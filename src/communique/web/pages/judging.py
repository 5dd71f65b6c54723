"""Who is who, as a user says it: two people joined, a spelling separated, and every such judgement taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from communique.errors import CommuniqueError
from communique.store import sameness
from communique.store.filters import Filters
from communique.store.pages import Page
from communique.store.person import head_of, names_of, person_row
from communique.store.rows import PersonRow
from communique.web.fields import TYPES
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]

CHOICES = 30
"""People among whom one is chosen."""
LATEST = 500
"""Judgements that the page of all of them shows."""


@router.get("/people/judgements")
def judgements(request: Request, here: Here) -> HTMLResponse:
    """Every judgement, the latest first, those taken back among them."""
    said = tuple(reversed(here.store.judgements()))
    shown = said[:LATEST]
    with here.store.database.reading() as connection:
        names = names_of(connection, [id for one in shown for id in (one.a, one.b)])
    return page(request, "judgements.html", said=shown, total=len(said), names=names)


@router.get("/people/{id:int}/join")
def choose(request: Request, id: int, here: Here, name: str = "") -> HTMLResponse:
    """Choose whom somebody is to be joined with."""
    with here.store.database.reading() as connection:
        person = person_row(connection, id)
    found: Page[PersonRow] = Page((), 0, None)
    if name.strip():
        found = here.store.people(Filters(person=name.strip(), kind=person.type), limit=CHOICES)
    rows = [row for row in found.rows if row.id != person.id]
    return page(request, "join.html", person=person, name=name, rows=rows, more=found.next is not None, types=TYPES)


@router.get("/people/{id:int}/join/{other:int}")
def confirm_join(request: Request, id: int, other: int, here: Here) -> HTMLResponse:
    """Both side by side, before they are said to be one."""
    with here.store.database.reading() as connection:
        pair = (person_row(connection, id), person_row(connection, other))
    return page(request, "join_confirm.html", pair=pair, types=TYPES)


@router.get("/people/{id:int}/separate/{spelling:int}")
def confirm_separation(request: Request, id: int, spelling: int, here: Here) -> HTMLResponse:
    """What a separation means, before it is done."""
    with here.store.database.reading() as connection:
        person = person_row(connection, id)
    own = next((one for one in person.spellings if one.id == spelling), None)
    if own is None or len(person.spellings) < 2:
        raise CommuniqueError("E809", "this spelling is not one of several of this person", str(spelling))
    return page(request, "separate.html", person=person, own=own)


@router.post("/people/{id:int}/join")
def join(id: int, other: Annotated[int, Form()], here: Here) -> RedirectResponse:
    """Say that the two are one."""
    with here.store.database.writing() as connection:
        made = sameness.join(connection, id, other)
        head = head_of(connection, id)
    return _to(head, made)


@router.post("/people/{id:int}/separate")
def separate(id: int, spelling: Annotated[int, Form()], here: Here) -> RedirectResponse:
    """Say that a spelling is somebody else's."""
    with here.store.database.writing() as connection:
        others = [one.id for one in person_row(connection, id).spellings if one.id != spelling]
        made = sameness.part(connection, spelling)
        head = head_of(connection, others[0] if others else id)
    return _to(head, made)


@router.post("/people/judgements/undo")
def undo(ids: Annotated[str, Form()], here: Here) -> RedirectResponse:
    """Take judgements back: their numbers, with commas between."""
    parts = ids.split(",")
    if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        raise CommuniqueError("E702", "the numbers of judgements are written with commas between them", "ids")
    with here.store.database.writing() as connection:
        spelling = sameness.take_back(connection, [int(part) for part in parts])
        head = head_of(connection, spelling)
    return RedirectResponse(f"/people/{head}?undone=1", 303)


def _to(head: int, made: tuple[int, ...]) -> RedirectResponse:
    return RedirectResponse(f"/people/{head}?done={','.join(map(str, made))}", 303)
