"""What ``communique export`` writes, as a file to be kept; several files as one ZIP archive."""

from __future__ import annotations

import pathlib
import tempfile
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import FileResponse, Response

from communique.export.dossier_html import dossier_page
from communique.laying import stored_dossier, stored_readings
from communique.store.portion import portion
from communique.web.answers import attachment
from communique.web.api import asked
from communique.web.api.described import COSTLY, errors
from communique.web.exports import FORMATS, MEDIA_TYPES, written
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter(tags=["export"], dependencies=[Depends(costly)])
Name = Annotated[
    Literal["jsonl", "csv", "parquet", "webanno", "ftm", "plover"],
    Path(description="One of those of `communique export`."),
]
ROWS = "communique-rows"
"""The header that counts: ``documents=7, contacts=12``."""
KINDS = [media_type.partition(";")[0] for media_type in MEDIA_TYPES.values()]
BINARY = {"schema": {"type": "string", "format": "binary"}}
ANSWERED: dict[str, Any] = {
    "description": "The file; several files are in one ZIP archive. It is made whole before it is sent.",
    "content": {**dict.fromkeys(KINDS, BINARY), "application/ld+json": {"schema": {"type": "object"}}},
    "headers": {
        "Communique-Rows": {
            "description": "How much it is, such as `documents=7, contacts=12`.",
            "schema": {"type": "string"},
        },
        "Content-Disposition": {"description": "attachment, with a name", "schema": {"type": "string"}},
    },
}


def folder() -> Iterator[pathlib.Path]:
    """A folder that is there as long as the answer is being sent; for ``Depends``."""
    with tempfile.TemporaryDirectory(prefix="communique-export-") as path:
        yield pathlib.Path(path)


@router.get(
    "/export/{format}",
    operation_id="export",
    summary="Export",
    response_class=Response,
    responses={200: ANSWERED, **errors(422, *COSTLY, 507)},
)
def export(
    format: Name,
    query: Annotated[asked.Narrowed, Query()],
    here: Annotated[Site, Depends(site)],
    folder: Annotated[pathlib.Path, Depends(folder)],
) -> Response:
    """Give documents with all their records in another format: all, or what filters narrow them to."""
    with here.store.database.reading() as connection:
        of = portion(connection, query.filters())
    path, counts = written(here.store, FORMATS[format], of, folder)
    counted = ", ".join(f"{name.lower()}={number}" for name, number in counts.items())
    headers = {**attachment(f"communique-{format}{path.suffix}"), ROWS: counted, "cache-control": "no-store"}
    return FileResponse(path, media_type=MEDIA_TYPES[format], headers=headers)


@router.get(
    "/dossiers/{id}/report",
    operation_id="report",
    summary="A printable report of a dossier",
    response_class=Response,
    responses={
        200: {
            "description": "The report, to be kept and printed.",
            "content": {"text/html": {"schema": {"type": "string"}}},
            "headers": {"Content-Disposition": ANSWERED["headers"]["Content-Disposition"]},
        },
        **errors(404, 422, *COSTLY),
    },
)
def report(id: asked.DossierPath, here: Annotated[Site, Depends(site)]) -> Response:
    """Give a printable report of one dossier, as `communique export html --dossier ID` does."""
    page = dossier_page(stored_dossier(here.store, id), stored_readings(here.store, id))
    body = page.encode("utf-8", "backslashreplace")
    return Response(body, media_type="text/html", headers=attachment(f"{id}.html"))
