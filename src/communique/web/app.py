"""The application: the guard around it, the pages, the interface, the files that belong to the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from communique.errors import CommuniqueError
from communique.web.api.openapi import describe
from communique.web.api.routes import DESCRIPTION, router
from communique.web.entrance import Entrance, Keeper
from communique.web.failures import answer
from communique.web.pages import (
    adding,
    api_docs,
    charts,
    contact,
    dossier,
    exporting,
    guide,
    home,
    judging,
    lists,
    login,
    people,
    problems,
    reader,
    search,
)
from communique.web.rendering import STATIC
from communique.web.security import App, Guard
from communique.web.settings import Settings
from communique.web.site import Site

PAGES = (
    adding,
    api_docs,
    charts,
    contact,
    dossier,
    exporting,
    guide,
    home,
    judging,
    lists,
    login,
    people,
    problems,
    reader,
    search,
)
"""The modules of pages; each has a ``router``."""
YEAR = 365 * 24 * 3600


def create_app(settings: Settings) -> App:
    """The application over a store, ready to be served.

    Raises:
        CommuniqueError: E802 to E807 where the store cannot be opened.
    """
    keeper = Keeper(settings.access) if settings.access else None
    inside = application(Site(settings), keeper)
    return Guard(Entrance(inside, keeper) if keeper else inside, settings)


def application(site: Site, keeper: Keeper | None = None) -> FastAPI:
    """The application without its guard; ``keeper`` is asked who may sign in."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        site.start()
        yield
        site.close()

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=DESCRIPTION)
    describe(app, guarded=keeper is not None)
    app.state.site = site
    app.state.keeper = keeper
    for kind in (CommuniqueError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)
    for module in PAGES:
        app.include_router(module.router, include_in_schema=False)
    app.include_router(router)
    app.mount("/static", _Kept(directory=STATIC))
    return app


class _Kept(StaticFiles):
    """Files whose addresses hold their digest: a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if b"v=" in scope["query_string"]:
            response.headers["cache-control"] = f"public, max-age={YEAR}, immutable"
        return response
