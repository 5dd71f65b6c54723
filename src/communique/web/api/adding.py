"""Documents added to the store: one text, lines of JSON, or files; of each, what became of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from communique.dossier_store import gather
from communique.errors import CommuniqueError
from communique.export.records import to_dict
from communique.ingest import Taken
from communique.store.adding import Added
from communique.web.answers import Json
from communique.web.api.described import READING, errors
from communique.web.api.given import (
    EXAMPLE,
    FILES,
    JSON,
    LINES,
    LINES_GIVEN,
    Text,
    files_of,
    json_of,
    media_type,
    taken_of_files,
    taken_of_lines,
    taken_of_text,
)
from communique.web.api.shapes import AddedTold
from communique.web.failures import failure
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter(tags=["documents"], dependencies=[Depends(costly)])
Items = Iterator[Taken | CommuniqueError]
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
        taken = partial(taken_of_lines, await request.body(), limits=limits)
    else:
        taken = partial(taken_of_files, await files_of(request, limits), limits=limits)
    return await run_in_threadpool(_added_all, here, taken)


def _added_one(here: Site, text: Text) -> Response:
    item = _kept(here, taken_of_text(text, here.settings.limits))
    return Json(_answer([item]), 200 if item["outcome"] == "known" else 201)


def _added_all(here: Site, taken: Callable[[Path], Items]) -> Response:
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        items = [_item(here, found) for found in taken(Path(folder))]
    if not items:
        raise CommuniqueError("E104", "there is nothing to be added in the request")
    return Json(_answer(items))


def _item(here: Site, found: Taken | CommuniqueError) -> dict[str, Any]:
    if isinstance(found, CommuniqueError):
        return _failed(found, found.where or "")
    try:
        return _kept(here, found)
    except CommuniqueError as error:
        if error.code.startswith("E80"):
            # the store itself fails: what follows would fail too
            raise
        return _failed(error, found.name)


def _kept(here: Site, item: Taken) -> dict[str, Any]:
    """Read a document, unless the store has it, and keep it.

    Raises:
        CommuniqueError: where it cannot be read or kept.
    """
    known = here.store.known(item.document) if item.reading is None else None
    if known is not None:
        return _told(item.document.name, known, [])
    made = here.reader.make(item)
    added = here.store.add(made.entry, partial(gather, made.told))
    return _told(made.name, added, to_dict(made.entry.reading)["warnings"])


def _told(name: str, added: Added, warnings: Any) -> dict[str, Any]:
    copies = [{"document_id": id, "resemblance": round(share, 2)} for id, share in added.copy_of]
    return {
        "name": name,
        "outcome": added.outcome,
        "document_id": added.id,
        "version_of": added.version_of,
        "copy_of": copies,
        "warnings": warnings,
        "error": None,
    }


def _failed(error: CommuniqueError, name: str) -> dict[str, Any]:
    nothing: dict[str, Any] = {"outcome": None, "document_id": None, "version_of": None, "copy_of": [], "warnings": []}
    return {"name": name, **nothing, **failure(error).to_dict()}


def _answer(items: list[dict[str, Any]]) -> dict[str, Any]:
    outcomes = [item["outcome"] for item in items]
    return {"items": items, **{o: outcomes.count(o) for o in OUTCOMES}, "failed": outcomes.count(None)}
