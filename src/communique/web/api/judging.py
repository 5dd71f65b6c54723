"""Who is who: what a user says of two spellings, and takes back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from communique import listed
from communique.store.judgements import Verdict
from communique.store.noted import judgement, list_judgements
from communique.store.pages import Order
from communique.web.answers import Json, rows
from communique.web.api import asked
from communique.web.api.described import errors
from communique.web.api.rows import JudgementRows, JudgementTold
from communique.web.site import Site, site

router = APIRouter(tags=["people"])
Here = Annotated[Site, Depends(site)]


class Said(BaseModel):
    """Two spellings, and whether they are of the same or of different people."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"a": 3, "b": 17, "verdict": "same"}]})

    a: Annotated[int, Field(description="The number of a spelling.", ge=1, strict=True)]
    b: Annotated[int, Field(description="The number of another.", ge=1, strict=True)]
    verdict: Verdict


@router.get("/judgements", operation_id="judgements", response_model=JudgementRows, responses=errors(422))
def judgements(query: Annotated[asked.Judgements, Query()], here: Here) -> Response:
    """List what was said of spellings, the first first, also what was taken back."""
    with here.store.database.reading() as connection:
        page = list_judgements(connection, Order("added", query.limit, query.after))
    return rows(page, listed.judgement)


@router.post(
    "/judgements",
    operation_id="judge",
    status_code=201,
    response_model=JudgementTold,
    responses=errors(404, 422, 507),
)
def judge(said: Said, here: Here) -> Response:
    """Say that two spellings are of the same person or body, or of different ones; the latest word on a pair holds."""
    id = here.store.judge(said.a, said.b, said.verdict)
    with here.store.database.reading() as connection:
        made = judgement(connection, id)
    return Json(listed.judgement(made), 201)


@router.delete(
    "/judgements/{id}", operation_id="undo", status_code=204, response_class=Response, responses=errors(404, 422, 507)
)
def undo(id: Annotated[int, Path(description="The judgement's number.", ge=1)], here: Here) -> Response:
    """Take a judgement back, as if it had not been made; twice is once."""
    here.store.undo(id)
    return Response(status_code=204)
