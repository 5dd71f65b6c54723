"""Who is who: what a user says of two spellings, and takes back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from communique import listed
from communique.store.judgement_pages import judgement, page_of_judgements
from communique.store.judgements import Verdict
from communique.store.pages import Order
from communique.web.answers import Json, rows
from communique.web.api import asked
from communique.web.api.described import errors
from communique.web.api.rows import JudgementRows, JudgementTold
from communique.web.site import Site, site

router = APIRouter(tags=["people"])
Here = Annotated[Site, Depends(site)]


def _number(value: Any) -> int:
    whole = isinstance(value, float) and value.is_integer() or isinstance(value, int) and not isinstance(value, bool)
    if not whole or value < 1:
        raise ValueError("a number from 1 on is needed")
    return int(value)


# JSON has one kind of numbers: 3.0 is 3, but "3" is none
Spelling = Annotated[int, PlainValidator(_number), WithJsonSchema({"type": "integer", "minimum": 1})]


class Said(BaseModel):
    """Two spellings, and whether they are of the same or of different people."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"a": 3, "b": 17, "verdict": "same"}]})

    a: Annotated[Spelling, Field(description="The number of a spelling.")]
    b: Annotated[Spelling, Field(description="The number of another.")]
    verdict: Verdict


@router.get(
    "/judgements",
    operation_id="judgements",
    summary="List judgements",
    response_model=JudgementRows,
    responses=errors(422),
)
def judgements(query: Annotated[asked.Judgements, Query()], here: Here) -> Response:
    """List what was said of spellings, the first first, also what was taken back."""
    with here.store.database.reading() as connection:
        page = page_of_judgements(connection, Order("added", query.limit, query.after))
    return rows(page, listed.judgement)


@router.post(
    "/judgements",
    operation_id="judge",
    summary="Judge two spellings",
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
    "/judgements/{id}",
    operation_id="undo",
    summary="Take a judgement back",
    status_code=204,
    response_class=Response,
    responses=errors(404, 422, 507),
)
def undo(id: Annotated[int, Path(description="The judgement's number.", ge=1)], here: Here) -> Response:
    """Take a judgement back, as if it had not been made; twice is once."""
    here.store.undo(id)
    return Response(status_code=204)
