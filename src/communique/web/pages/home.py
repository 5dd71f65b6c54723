"""The first page: what the store holds, what is new, what is disputed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from communique.dossier_store import list_dossiers
from communique.web.rendering import page
from communique.web.site import Site, site

router = APIRouter()
FEW = 8
"""Rows of each list on the first page."""


@router.get("/")
def home(request: Request, here: Annotated[Site, Depends(site)]) -> HTMLResponse:
    """What the store holds, in short."""
    store = here.store
    return page(
        request,
        "home.html",
        documents=store.documents(sort="-added", limit=FEW),
        contacts=store.contacts(limit=FEW),
        dossiers=list_dossiers(store, least=2, limit=FEW),
        problems=len(store.problems()),
    )
