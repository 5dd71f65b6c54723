"""One account of a contact in full: everything that the text gives, each with its words, and why it was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from communique.coding.meanings import meaning
from communique.dossier_store import dossier_members
from communique.errors import CommuniqueError
from communique.export.wording import day
from communique.records import Codes, Contact, Reading
from communique.store.contact_homes import dossier_of
from communique.store.listing import document_rows
from communique.store.rows import DocumentRow
from communique.web.accounts import chains_of
from communique.web.charts.chains import Told, chains_drawing
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()


@router.get("/documents/{number}/contacts/{record}")
def contact(request: Request, number: int, record: str, here: Annotated[Site, Depends(site)]) -> HTMLResponse:
    """The account of a contact that a text gives."""
    row, reading = here.store.document(number), here.reading(number)
    place = next((i for i, c in enumerate(reading.contacts) if c.id == record), None)
    if place is None:
        raise CommuniqueError("E808", "the text has no contact with this id", f"{number}, {record}")
    found = reading.contacts[place]
    dossier = dossier_of(here.store, number, record)
    return page(
        request,
        "contact.html",
        row=row,
        reading=reading,
        contact=found,
        place=place,
        dossier=dossier,
        others=_others(here, dossier, number),
        codes=list(_codes(found.codes)),
        chains=_chains(found, reading, number),
    )


def _others(here: Site, dossier: str | None, number: int) -> list[tuple[DocumentRow, str]]:
    """The other accounts of its dossier: their documents, and the ids of their contacts."""
    if dossier is None:
        return []
    members = [member for member in dossier_members(here.store, dossier) if member[0] != number]
    with here.store.database.reading() as connection:
        rows = {row.id: row for row in document_rows(connection, [id for id, _ in members])}
    return [(rows[id], record) for id, record in members]


def _codes(codes: Codes) -> Iterable[tuple[str, str, str]]:
    """Scheme, code and meaning of each code that the contact has."""
    if codes.plover:
        yield "PLOVER", codes.plover, meaning("plover", codes.plover)
    if codes.plover_mode:
        yield "PLOVER mode", codes.plover_mode, meaning("mode", codes.plover_mode)
    if codes.cameo:
        yield "CAMEO", codes.cameo, meaning("cameo", codes.cameo)


def _chains(contact: Contact, reading: Reading, number: int) -> str | None:
    """The source chains, drawn; None where the text names no source."""
    if not contact.on_word_of:
        return None
    document = reading.document
    published = day(document.published) if document.published else ""
    name = document.outlet or document.name
    return chains_drawing([Told(name, published, f"/documents/{number}#{contact.id}", tuple(chains_of(contact)))])
