"""One thing of the store at a time: a document, its original, a person, a dossier; and how much there is of each."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response

from communique import listed
from communique.dossier_store import list_dossiers
from communique.export.dossier_json import dossiers_to_json
from communique.store.person import person_row
from communique.store.problem_pages import page_of_problems
from communique.version import VERSION
from communique.web.accounts import laid
from communique.web.answers import Json, attachment, rows
from communique.web.api import asked
from communique.web.api.described import errors, file, reference
from communique.web.api.rows import DocumentRows, PersonTold
from communique.web.api.shapes import StatusTold
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]
Number = Annotated[int, Path(description="The document's number.", ge=1, examples=[12])]
ENDINGS = {"text/plain": "txt", "text/html": "html", "application/json": "json", "message/rfc822": "eml"}
"""The endings of originals; feeds are XML."""


@router.get(
    "/documents",
    tags=["documents"],
    operation_id="documents",
    summary="List documents",
    response_model=DocumentRows,
    responses=errors(422),
)
def documents(query: Annotated[asked.Documents, Query()], here: Here) -> Response:
    """List the documents of the store."""
    page = here.store.documents(query.filters(), sort=query.sort, limit=query.limit, after=query.after)
    return rows(page, listed.document)


@router.get(
    "/documents/{number}",
    tags=["documents"],
    operation_id="document",
    summary="A document and its reading",
    response_class=Response,
    responses={
        200: {"description": "The reading, byte for byte as it was added.", "content": reference("Reading")},
        **errors(404, 422),
    },
)
def document(number: Number, here: Here) -> Response:
    """Give a document with its whole reading."""
    return Response(here.store.reading_json(number), media_type="application/json")


@router.get(
    "/documents/{number}/original",
    tags=["documents"],
    operation_id="original",
    summary="A document's original",
    response_class=Response,
    responses={200: file("application/octet-stream", "The bytes that it was made from."), **errors(404, 422)},
)
def original(number: Number, here: Here) -> Response:
    """Give the bytes that a document was made from, as a file to be kept: nothing in it is shown or run."""
    found = here.store.original(number)
    ending = ENDINGS.get(found.media_type, "xml")
    name = f"{here.store.document(number).name[-60:]}.{ending}"
    return Response(found.data, media_type="application/octet-stream", headers=attachment(name))


@router.get(
    "/people/{id}",
    tags=["people"],
    operation_id="person",
    summary="A person",
    response_model=PersonTold,
    responses=errors(404, 422),
)
def person(id: Annotated[int, Path(description="The number of any spelling.", ge=1)], here: Here) -> Response:
    """Give a person, institution, country or group, with every spelling that is taken for theirs."""
    with here.store.database.reading() as connection:
        return Json(asdict(person_row(connection, id)))


@router.get(
    "/dossiers/{id}",
    tags=["dossiers"],
    operation_id="dossier",
    summary="A dossier, side by side",
    response_class=Response,
    responses={
        200: {"description": "The comparison, with this one dossier.", "content": reference("Comparison")},
        **errors(404, 422),
    },
)
def dossier(id: asked.DossierPath, here: Here) -> Response:
    """Lay the accounts of a dossier side by side, as `communique compare --format json` does."""
    made = dossiers_to_json((laid(here, id).dossier,), indent=None)
    return Response(made.encode("utf-8"), media_type="application/json")


@router.get(
    "/status", tags=["server"], operation_id="status", summary="Status of the server", response_model=StatusTold
)
def status(here: Here) -> Response:
    """Tell the version, how much the store holds, and the limits of a request."""
    store = here.store
    with store.database.reading() as connection:
        problems = page_of_problems(connection, closed=False, limit=1, after=None).total
    counts = {
        "documents": store.documents(limit=1).total,
        "contacts": store.contacts(limit=1).total,
        "quotes": store.quotes(limit=1).total,
        "people": store.people(limit=1).total,
        "dossiers": list_dossiers(store, least=2, limit=1).total,
        "open_problems": problems,
    }
    settings = here.settings
    return Json({"version": VERSION, **counts, "demo": settings.demo, "limits": asdict(settings.limits)})
