"""The page of the HTTP interface, made from its own description."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.web.api.routes import DESCRIPTION
from communique.web.api.told import families, shapes
from communique.web.entrance import DOCS
from communique.web.rendering import page

router = APIRouter()


@router.get(DOCS)
def docs(request: Request) -> HTMLResponse:
    """Every operation, what it takes and answers."""
    document = request.app.openapi()
    return page(
        request,
        "api_docs.html",
        description=DESCRIPTION,
        limits=request.app.state.site.settings.limits,
        families=families(document),
        shapes=shapes(document),
        guarded=request.app.state.keeper is not None,
    )
