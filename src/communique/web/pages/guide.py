"""The page of help: what the words mean, what the marks of the reader are, which keys there are."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.export.formats import FORMATS
from communique.export.wording import SILENCES
from communique.web.rendering import page

router = APIRouter()


@router.get("/help")
def help(request: Request) -> HTMLResponse:
    """Words, marks and keys."""
    return page(request, "help.html", formats=FORMATS, silences=SILENCES)
