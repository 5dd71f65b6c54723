"""What the store holds, given out in another format: how much that is comes first, and exactly that is downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from sqlalchemy import Connection

from communique.errors import CommuniqueError
from communique.store import portion as counted
from communique.store.browsing import outlets
from communique.store.pages import Page
from communique.store.portion import Portion, portion
from communique.store.store import Store
from communique.web import fields
from communique.web.asking import filters_of
from communique.web.exports import FORMATS, MEDIA_TYPES, file_name, pieces, rows_written
from communique.web.listing import Asked, Listing, listed
from communique.web.rates import costly
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]
Count = Callable[[Connection, Portion], int]

EXPORT = Listing(
    "/export",
    "Export",
    "text",
    "No texts yet.",
    (fields.WORDS, fields.PERSON, fields.COUNTRY, fields.OUTLET, fields.SINCE, fields.UNTIL),
    (fields.INSTITUTION, fields.KIND, fields.SIDE, fields.LANGUAGE),
)
TABLES: Mapping[str, Count] = {
    "contacts": counted.contacts_in,
    "participants": counted.participants_in,
    "quotes": counted.quotes_in,
    "accounts": counted.contacts_in,
}
ROWS: Mapping[str, Mapping[str, Count]] = {
    "jsonl": {"readings": counted.texts_in},
    "csv": TABLES,
    "parquet": TABLES,
    "plover": {"events": counted.pairs_in},
}
"""What the rows of a format are counted by without writing them."""
WRITTEN_AT_ONCE = 50
"""Texts up to which the objects of the other formats are counted by writing them to nowhere."""
MANY = 2_000
"""Texts from which the command line is the better way."""
USUAL = "csv"


@router.get("/export")
def export(request: Request, here: Here) -> HTMLResponse:
    """Choose what is given out, and see how much it is."""
    form = request.query_params.get("format") or USUAL
    told: dict[str, object] = {"rows_of": {}, "upto": 0, "made_of": {}}

    def found(asked: Asked) -> Page[None]:
        if form not in FORMATS:
            raise CommuniqueError("E809", f"there is no such format; there are {', '.join(FORMATS)}", form)
        with here.store.database.reading() as connection:
            of = portion(connection, asked.filters)
            texts = counted.texts_in(connection, of)
            rows = {name: count(connection, of) for name, count in ROWS.get(form, {}).items()}
            made_of = {} if rows else _made_of(connection, of)
        if not rows and texts <= WRITTEN_AT_ONCE:
            rows = rows_written(here.store, FORMATS[form], of)
        told.update(rows_of=rows, upto=of.upto, made_of={} if rows else made_of)
        return Page((), texts, None)

    return listed(
        request,
        EXPORT,
        found,
        "export.html",
        form_name=form,
        formats=FORMATS,
        many=MANY,
        outlets=_outlets(here.store),
        told=told,
    )


@router.get("/export/{form}", dependencies=[Depends(costly)])
def download(request: Request, form: str, here: Here) -> StreamingResponse:
    """What was chosen, as a file."""
    if form not in FORMATS:
        raise CommuniqueError("E701", f"there is no such format; there are {', '.join(FORMATS)}", form[:60])
    upto = request.query_params.get("upto", "")
    with here.store.database.reading() as connection:
        of = portion(connection, filters_of(request.query_params))
        if upto.isascii() and upto.isdigit() and len(upto) < 19:
            of = Portion(of.filters, min(int(upto), of.upto))
        # a filter that is not understood is told before the file begins
        counted.texts_in(connection, of)
    name = file_name(FORMATS[form], datetime.now(UTC).date().isoformat())
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(pieces(here.store, FORMATS[form], of), media_type=MEDIA_TYPES[form], headers=headers)


def _made_of(connection: Connection, of: Portion) -> dict[str, int]:
    return {"contacts": counted.contacts_in(connection, of), "quotes": counted.quotes_in(connection, of)}


def _outlets(store: Store) -> tuple[str, ...]:
    with store.database.reading() as connection:
        return outlets(connection)
