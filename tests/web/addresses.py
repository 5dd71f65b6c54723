"""The address of every page, with records of the examples where a page is about one."""

from __future__ import annotations

import httpx

LISTS = ("documents", "contacts", "quotes", "people", "dossiers", "timeline", "network", "map", "problems")
OTHERS = ("/", "/add", "/export", "/help", "/search?q=meeting", "/search?q=nothinghasthisword", "/nothing")


def pages(site: str) -> list[str]:
    """Every page of a site over the examples: lists full and empty, each kind of record, an error."""
    dossiers = httpx.get(f"{site}/api/v1/dossiers", params={"least": 2}).json()["rows"]
    return [
        *OTHERS,
        *(f"/{name}" for name in LISTS),
        *(f"/{name}?person=Nobody+Atall" for name in LISTS[:8]),
        "/documents/1",
        "/documents/1?layers=contacts,quotes,sources,voice,people",
        "/documents/1/contacts/c1",
        "/people/1",
        f"/dossiers/{dossiers[0]['id']}",
        "/api/v1/docs",
    ]
