"""Texts read and compared for whoever sends them; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from communique.errors import CommuniqueError
from communique.export.dossier_json import dossiers_to_json
from communique.export.records import Json, from_dict, to_json
from communique.ingest import Taken
from communique.records import Reading
from communique.web.api.described import READING, errors, reference
from communique.web.api.given import JSON, LINES, document_of, json_of, media_type, taken_of_lines
from communique.web.api.sent import EXAMPLE, LINES_GIVEN, OTHER, Text, Texts
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter(tags=["texts"], dependencies=[Depends(costly)])
Here = Annotated[Site, Depends(site)]
COMPARED: dict[str, Any] = {
    "required": True,
    "content": {
        JSON: {
            "schema": {"$ref": "#/components/schemas/Texts"},
            "example": {"texts": [EXAMPLE, {"text": OTHER, "name": "ostmark-0504", "outlet": "Ostmark Today"}]},
        },
        LINES: LINES_GIVEN,
    },
}


@router.post(
    "/read",
    operation_id="read",
    summary="Read a text",
    response_class=Response,
    responses={200: {"description": "The reading.", "content": reference("Reading")}, **errors(*READING)},
)
def read(text: Annotated[Text, Body()], here: Here) -> Response:
    """Read one text: who met whom, who said what, on whose word. Nothing is stored."""
    document = document_of(text, here.settings.limits)
    return Response(to_json(here.reader.read(document)).encode("utf-8"), media_type=JSON)


@router.post(
    "/compare",
    operation_id="compare",
    summary="Compare texts",
    response_class=Response,
    responses={
        200: {"description": "The comparison.", "content": reference("Comparison")},
        **errors(*READING, 415, 507),
    },
    openapi_extra={"requestBody": COMPARED},
)
async def compare(request: Request, here: Here) -> Response:
    """Read texts, gather the accounts of each contact, and lay them side by side. Nothing is stored.

    Texts are sent as JSON, or as lines of JSON, among which there may be readings that were made before. If one of
    them cannot be read, nothing is compared: a comparison of half the texts would mislead.
    """
    if media_type(request, JSON, LINES) == JSON:
        texts = (await json_of(request, Texts)).texts
        made = await run_in_threadpool(_compared, here, _read_texts(here, texts))
    else:
        body = await request.body()
        made = await run_in_threadpool(_compared, here, _read_lines(here, body))
    return Response(made.encode("utf-8"), media_type=JSON)


def _compared(here: Site, readings: Iterable[Reading]) -> str:
    return dossiers_to_json(here.reader.compare(tuple(readings)), indent=None)


def _read_texts(here: Site, texts: list[Text]) -> Iterable[Reading]:
    limits = here.settings.limits
    if len(texts) > limits.documents:
        raise CommuniqueError("E703", f"one request may have {limits.documents} texts; these are {len(texts):,}")
    documents = [document_of(text, limits) for text in texts]
    return (here.reader.read(document) for document in documents)


def _read_lines(here: Site, body: bytes) -> Iterable[Reading]:
    found = False
    for item in taken_of_lines(body, here.settings.limits):
        if not isinstance(item, Taken):
            raise item
        found = True
        yield _reading(here, item)
    if not found:
        raise CommuniqueError("E104", "there is no line in the request")


def _reading(here: Site, item: Taken) -> Reading:
    if item.reading is None:
        return here.reader.read(item.document)
    try:
        return from_dict(cast("dict[str, Json]", item.reading))
    except CommuniqueError as error:
        raise CommuniqueError(error.code, error.message, error.where or item.name) from None
