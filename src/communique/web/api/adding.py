"""Documents added to the store: one text, lines of JSON, or files; of each, what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from communique.errors import CommuniqueError
from communique.ingest import Taken
from communique.keeping import keep_taken
from communique.store.adding import Added
from communique.web.answers import Json
from communique.web.api.described import READING, errors
from communique.web.api.given import (
    FILES,
    JSON,
    LINES,
    files_of,
    json_of,
    media_type,
    taken_of_files,
    taken_of_lines,
    taken_of_text,
)
from communique.web.api.sent import EXAMPLE, LINES_GIVEN, Text
from communique.web.api.shapes import AddedTold
from communique.web.failures import failure
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter(tags=["documents"], dependencies=[Depends(costly)])
OUTCOMES = ("added", "new_version", "known")

_file = {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}, "minItems": 1}
_for_all: dict[str, Any] = {
    "outlet": {"type": "string", "maxLength": 2000, "description": "Outlet of files that name none."},
    "published": {"type": "string", "format": "date", "description": "Day of files that give none."},
    "day_order": {"enum": ["day_first", "month_first"], "description": "How they write dates such as 1/11/2023."},
}
GIVEN: dict[str, Any] = {
    "required": True,
    "content": {
        JSON: {"schema": {"$ref": "#/components/schemas/Text"}, "example": EXAMPLE},
        LINES: LINES_GIVEN,
        FILES: {
            "schema": {
                "type": "object",
                "properties": {"files": _file, **_for_all},
                "required": ["files"],
                "additionalProperties": False,
            }
        },
    },
}


@router.post(
    "/documents",
    operation_id="add",
    summary="Add documents",
    response_model=AddedTold,
    responses={201: {"model": AddedTold, "description": "One text was added."}, **errors(*READING, 415, 507)},
    openapi_extra={"requestBody": GIVEN},
)
async def add(request: Request, here: Annotated[Site, Depends(site)]) -> Response:
    """Read documents and keep each in the store, once.

    One text is sent as JSON: the answer is 201, or 200 when the store had it, or its error. Many are sent as lines of
    JSON (records, or readings that were made before, which are kept as they are) or as files in any form that
    `communique add` takes: the answer is 200, and tells of each what became of it. What could be kept is kept,
    whatever became of the others. A request that is sent again adds nothing twice.
    """
    limits = here.settings.limits
    form = media_type(request, JSON, LINES, FILES)
    if form == JSON:
        text = await json_of(request, Text)
        return await run_in_threadpool(_added_one, here, text)
    if form == LINES:
        taken = taken_of_lines(await request.body(), limits)
    else:
        taken = taken_of_files(await files_of(request, limits), limits)
    return await run_in_threadpool(_added_all, here, taken)


def _added_one(here: Site, text: Text) -> Response:
    (kept,) = keep_taken(here.store, [taken_of_text(text, here.settings.limits)], here.reader.make)
    if isinstance(kept, CommuniqueError):
        raise kept
    return Json(_answer([_told(here, kept.added)]), 200 if kept.added.outcome == "known" else 201)


def _added_all(here: Site, taken: Iterator[Taken | CommuniqueError]) -> Response:
    with closing(keep_taken(here.store, taken, here.reader.make)) as results:
        items = [_failed(r) if isinstance(r, CommuniqueError) else _told(here, r.added) for r in results]
    if not items:
        raise CommuniqueError("E104", "there is nothing to be added in the request")
    return Json(_answer(items))


def _told(here: Site, added: Added) -> dict[str, Any]:
    reading = json.loads(here.store.reading_json(added.id))
    copies = [{"document_id": id, "resemblance": round(share, 2)} for id, share in added.copy_of]
    return {
        "name": reading["document"]["name"],
        "outcome": added.outcome,
        "document_id": added.id,
        "version_of": added.version_of,
        "copy_of": copies,
        "warnings": reading["warnings"],
        "error": None,
    }


def _failed(error: CommuniqueError) -> dict[str, Any]:
    nothing: dict[str, Any] = {"outcome": None, "document_id": None, "version_of": None, "copy_of": [], "warnings": []}
    return {"name": error.where or "", **nothing, **failure(error).to_dict()}


def _answer(items: list[dict[str, Any]]) -> dict[str, Any]:
    outcomes = [item["outcome"] for item in items]
    return {"items": items, **{o: outcomes.count(o) for o in OUTCOMES}, "failed": outcomes.count(None)}
