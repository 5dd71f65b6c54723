"""Full-text search: texts that answer, each with the stretch that does, and what the answer is made of."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from communique.export.visible import visible
from communique.export.wording import KINDS
from communique.store.facets import Facets, facets
from communique.store.pages import Page
from communique.store.search import Hit
from communique.store.snippets import Snippet
from communique.web import fields
from communique.web.asking import NAMES
from communique.web.listing import Asked, Listing, listed
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()

HITS = 20
"""Texts of a page of answers."""
SEARCH = Listing(
    "/search",
    "Search",
    "text",
    "No texts yet.",
    (fields.PERSON, fields.COUNTRY, fields.KIND, fields.OUTLET, fields.SINCE, fields.UNTIL),
    (fields.INSTITUTION, fields.SIDE, fields.LANGUAGE),
)


@router.get("/search")
def search(request: Request, here: Annotated[Site, Depends(site)], q: str = "") -> HTMLResponse:
    """The texts that answer, the best first; a page of its own while nothing was asked."""
    if not q.strip():
        return page(request, "search_empty.html")
    made_of: list[Facets] = []

    def found(asked: Asked) -> Page[Hit]:
        limit = min(asked.limit, HITS)
        hits = here.store.search(q, asked.filters, limit=limit, after=asked.after)
        if hits.total:
            with here.store.database.reading() as connection:
                made_of.append(facets(connection, q, asked.filters))
        return hits

    bare = dict.fromkeys((*NAMES, "after"))
    told = {"q": q, "made_of": made_of, "marked": marked, "kinds": KINDS, "no_filters": bare}
    return listed(request, SEARCH, found, "search.html", **told)


def marked(snippet: Snippet) -> Markup:
    """The words of a snippet with what was sought marked; everything escaped and made visible."""
    parts = []
    at = snippet.start
    for start, end in snippet.marks:
        if start < at:
            continue
        parts.append(escape(_words(snippet, at, start)))
        parts.append(Markup("<mark>{}</mark>").format(_words(snippet, start, end)))
        at = end
    parts.append(escape(_words(snippet, at, snippet.end)))
    return Markup("<bdi>{}</bdi>").format(Markup("").join(parts))


def _words(snippet: Snippet, start: int, end: int) -> str:
    return visible(snippet.text[start - snippet.start : end - snippet.start])
