"""The lists of texts, contacts, dossiers and quotes: each row leads to its place in the text."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from communique.dossier_store import DossierRow, list_dossiers
from communique.errors import CommuniqueError
from communique.store.browsing import accounts_of, outlets, titles_of
from communique.store.pages import Page
from communique.store.rows import ContactRow, DocumentRow
from communique.web import fields
from communique.web.listing import Asked, Listing, listed, number
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]

TEXTS = Listing(
    "/documents",
    "Texts",
    "text",
    "No texts yet.",
    (fields.WORDS, fields.PERSON, fields.COUNTRY, fields.OUTLET, fields.SINCE, fields.UNTIL),
    (fields.INSTITUTION, fields.KIND, fields.SIDE, fields.LANGUAGE),
    (
        ("-published", "Newest first"),
        ("published", "Oldest first"),
        ("-added", "Added last"),
        ("name", "By name"),
        ("-words", "Longest first"),
    ),
)
CONTACTS = Listing(
    "/contacts",
    "Contacts",
    "account",
    "No contacts yet.",
    (fields.PERSON, fields.COUNTRY, fields.KIND, fields.STATUS, fields.TOPIC, fields.SINCE, fields.UNTIL),
    (
        fields.INSTITUTION,
        fields.OFFICE,
        fields.PLACE,
        fields.WORD_OF,
        fields.OUTLET,
        fields.SIDE,
        fields.LANGUAGE,
    ),
    (
        ("-date", "Latest first"),
        ("date", "Earliest first"),
        ("-added", "Added last"),
        ("kind", "By kind"),
        ("status", "By status"),
    ),
)
QUOTES = Listing(
    "/quotes",
    "Quotes",
    "quote",
    "No quotes yet.",
    (fields.SPEAKER, fields.SAID, fields.COUNTRY, fields.QUOTE_KIND, fields.SINCE, fields.UNTIL),
    (fields.PERSON, fields.INSTITUTION, fields.OUTLET, fields.SIDE, fields.LANGUAGE),
    (
        ("-published", "Newest first"),
        ("published", "Oldest first"),
        ("-added", "Added last"),
        ("speaker", "By speaker"),
    ),
)
DOSSIERS = Listing(
    "/dossiers", "Dossiers", "dossier", "No dossiers yet.", (fields.LEAST, fields.SINCE, fields.UNTIL), sorts=()
)
TOLD_TWICE = 2
MOST_ACCOUNTS = 1_000


@router.get("/documents")
def documents(request: Request, here: Here) -> HTMLResponse:
    """The texts."""
    titles: dict[int, str] = {}

    def found(asked: Asked) -> Page[DocumentRow]:
        rows = here.store.documents(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after)
        others = {row.version_of for row in rows.rows if row.version_of} | {
            of for row in rows.rows for of, _ in row.copy_of
        }
        with here.store.database.reading() as connection:
            titles.update(titles_of(connection, others) if others else {})
        return rows

    return listed(request, TEXTS, found, "documents.html", titles=titles, **_suggestions(here))


@router.get("/contacts")
def contacts(request: Request, here: Here) -> HTMLResponse:
    """The accounts of contacts."""
    accounts: dict[str, int] = {}

    def found(asked: Asked) -> Page[ContactRow]:
        rows = here.store.contacts(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after)
        with here.store.database.reading() as connection:
            accounts.update(accounts_of(connection, {row.dossier_id for row in rows.rows if row.dossier_id}))
        return rows

    return listed(request, CONTACTS, found, "contacts.html", accounts=accounts, **_suggestions(here))


@router.get("/quotes")
def quotes(request: Request, here: Here) -> HTMLResponse:
    """The quotes."""

    def found(asked: Asked) -> Page[Any]:
        return here.store.quotes(asked.filters, sort=asked.sort, limit=asked.limit, after=asked.after)

    return listed(request, QUOTES, found, "quotes.html", **_suggestions(here))


@router.get("/dossiers")
def dossiers(request: Request, here: Here) -> HTMLResponse:
    """The dossiers: contacts that several texts tell of."""

    def found(asked: Asked) -> Page[DossierRow]:
        for name in asked.narrowed:
            if name not in ("since", "until"):
                raise CommuniqueError("E809", "dossiers are narrowed by least, since and until", name)
        least = number(request.query_params, "least", TOLD_TWICE, MOST_ACCOUNTS)
        since, until = asked.filters.since, asked.filters.until
        return list_dossiers(here.store, least=least, since=since, until=until, limit=asked.limit, after=asked.after)

    return listed(request, DOSSIERS, found, "dossiers.html")


def _suggestions(here: Site) -> dict[str, tuple[str, ...]]:
    with here.store.database.reading() as connection:
        return {"outlets": outlets(connection)}
