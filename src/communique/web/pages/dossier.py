"""One dossier: what is reported, by whom, what is disputed; its accounts side by side; who has it from whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from communique.export.dossier_html import dossier_page
from communique.export.wording import KINDS
from communique.web.accounts import laid, shown
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]


@router.get("/dossiers/{id}")
def dossier(request: Request, id: str, here: Here) -> HTMLResponse:
    """The dossier with this id."""
    show = shown(request.query_params.get("show"))
    found = laid(here, id)
    return page(request, "dossier.html", laid=found, dossier=found.dossier, show=show, title=KINDS[found.dossier.kind])


@router.get("/dossiers/{id}/report")
def report(id: str, here: Here) -> Response:
    """The dossier as a page of its own with its texts, to be printed or passed on."""
    found = laid(here, id)
    words = dossier_page(found.dossier, (account.reading for account in found.accounts))
    headers = {"content-disposition": f'attachment; filename="communique-{found.dossier.id}.html"'}
    return Response(words, media_type="text/html; charset=utf-8", headers=headers)
