"""What ``communique export`` writes, as a file to be kept; several files as one ZIP archive."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fastapi import APIRouter, Depends, Query
from fastapi.responses import FileResponse, Response

from communique.dossier_store import homes, stored_dossier, stored_readings
from communique.export.dossier_html import dossier_page
from communique.export.formats import FORMATS, Format
from communique.export.records import from_dict
from communique.records import Reading
from communique.store.filters import Filters
from communique.store.store import Store
from communique.web.answers import attachment
from communique.web.api import asked
from communique.web.api.described import COSTLY, errors
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter(tags=["export"], dependencies=[Depends(costly)])
Name = Literal["jsonl", "csv", "parquet", "webanno", "ftm", "plover"]
MEDIA_TYPES: Mapping[str, str] = {
    "jsonl": "application/x-ndjson",
    "csv": "application/zip",
    "parquet": "application/zip",
    "webanno": "application/ld+json",
    "ftm": "application/x-ndjson",
    "plover": "text/csv",
}
ROWS = "communique-rows"
"""The header that counts: ``documents=7, contacts=12``."""
BINARY = {"schema": {"type": "string", "format": "binary"}}
ANSWERED: dict[str, Any] = {
    "description": "The file; several files are in one ZIP archive. It is made whole before it is sent.",
    "content": dict.fromkeys(MEDIA_TYPES.values(), BINARY) | {MEDIA_TYPES["webanno"]: {"schema": {"type": "object"}}},
    "headers": {
        "Communique-Rows": {
            "description": "How much it is, such as `documents=7, contacts=12`.",
            "schema": {"type": "string"},
        },
        "Content-Disposition": {"description": "attachment, with a name", "schema": {"type": "string"}},
    },
}


def folder() -> Iterator[Path]:
    """A folder that is there as long as the answer is being sent; for ``Depends``."""
    with tempfile.TemporaryDirectory(prefix="communique-export-") as path:
        yield Path(path)


@router.get(
    "/export/{format}",
    operation_id="export",
    summary="Export",
    response_class=Response,
    responses={200: ANSWERED, **errors(422, *COSTLY)},
)
def export(
    format: Name,
    query: Annotated[asked.Narrowed, Query()],
    here: Annotated[Site, Depends(site)],
    folder: Annotated[Path, Depends(folder)],
) -> Response:
    """Give documents with all their records in another format: all, or what filters narrow them to."""
    form, filters = FORMATS[format], query.filters()
    path, counts = _written(here.store, form, filters, folder)
    counted = ", ".join(f"{name.lower()}={number}" for name, number in counts.items())
    headers = {**attachment(f"communique-{format}{path.suffix}"), ROWS: counted}
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


def _written(store: Store, form: Format, filters: Filters, folder: Path) -> tuple[Path, dict[str, int]]:
    """The file, and how many documents and rows it holds."""
    counted = _Counted(store, filters)
    if form.single_file:
        path = folder / f"communique{form.suffix}"
        rows = form.write(counted, path, homes(store))
    else:
        tables = folder / form.name
        rows = form.write(counted, tables, homes(store))
        path = folder / "communique.zip"
        _pack(sorted(tables.iterdir()), path)
    return path, {"documents": counted.number, **rows}


class _Counted:
    """The readings of a store, counted as they are given."""

    def __init__(self, store: Store, filters: Filters) -> None:
        self._lines = store.stream(filters)
        self.number = 0

    def __iter__(self) -> Iterator[Reading]:
        for line in self._lines:
            self.number += 1
            yield from_dict(json.loads(line))


def _pack(files: list[Path], into: Path) -> None:
    """One archive of the files, the same whenever it is made."""
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for file in files:
            # a fixed time, the earliest that the form can hold
            entry = ZipInfo(file.name)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            with archive.open(entry, "w", force_zip64=True) as target, file.open("rb") as source:
                while part := source.read(1 << 20):
                    target.write(part)
            file.unlink()
