"""Every operation of the interface."""

from __future__ import annotations

from fastapi import APIRouter

from communique.web.api import adding, exporting, judging, lists, reading, single

PREFIX = "/api/v1"
DESCRIPTION = f"{PREFIX}/openapi.json"

router = APIRouter(prefix=PREFIX)
for module in (reading, lists, single, adding, judging, exporting):
    router.include_router(module.router)
