"""What could not be read or kept: what to do about each, closed by hand, or tried again where the file is at hand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from communique.errors import CommuniqueError
from communique.ingest import Options
from communique.store.problem_pages import close, open_of, page_of_problems, problem
from communique.troubles import whole_path
from communique.web.jobs import Work
from communique.web.listing import USUAL, number
from communique.web.rates import costly
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]


@router.get("/problems")
def problems(request: Request, here: Here) -> HTMLResponse:
    """The problems, the latest first."""
    query = request.query_params
    closed = query.get("closed") == "1"
    limit = number(query, "limit", USUAL)
    with here.store.database.reading() as connection:
        rows = page_of_problems(connection, closed=closed, limit=limit, after=query.get("after"))
        counts = open_of(connection, {row.source for row in rows.rows})
    at_hand = {row.source for row in rows.rows if is_at_hand(row.source)}
    return page(request, "problems.html", rows=rows, counts=counts, closed=closed, at_hand=at_hand)


@router.post("/problems/{id:int}/close")
def close_one(id: int, here: Here) -> RedirectResponse:
    """Close a problem."""
    with here.store.database.writing() as connection:
        close(connection, id)
    return RedirectResponse("/problems", 303)


@router.post("/problems/close")
def close_all(source: Annotated[str, Form()], here: Here) -> RedirectResponse:
    """Close all problems of a source."""
    here.store.resolve(source)
    return RedirectResponse("/problems", 303)


@router.post("/problems/{id:int}/again", dependencies=[Depends(costly)])
def again(id: int, here: Here) -> RedirectResponse:
    """Read a file again whose path is known; its problems are closed where it is read well."""
    with here.store.database.reading() as connection:
        source = problem(connection, id).source
    if not is_at_hand(source):
        raise CommuniqueError("E101", "the file is not at hand here; add it again", source)
    work = Work((Path(source),), (os.path.basename(source),), Options(), whole_path)
    return RedirectResponse(f"/add/{here.jobs.start(work).id}", 303)


def is_at_hand(source: str) -> bool:
    """Whether a source is a file of this machine that was added by its path; what was sent to us never is."""
    return os.path.isabs(source) and os.path.isfile(source)
