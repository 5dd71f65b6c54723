"""The reader: one text in a calm column, its records marked in it and told in the margin."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()


@router.get("/documents/{number}")
def document(request: Request, number: int, here: Annotated[Site, Depends(site)]) -> HTMLResponse:
    """One text with its records."""
    return page(request, "reader.html", row=here.store.document(number), reading=here.reading(number))
