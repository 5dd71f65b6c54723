"""The shapes of answers that are no lists, for the interface's own description."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from communique.errors import CODES
from communique.store.adding import Outcome

Noticed = Annotated[dict[str, Any], WithJsonSchema({"$ref": "#/components/schemas/Warning"})]
"""A warning of a reading, as the contract has it."""


class Shape(BaseModel):
    """Every field is always there; null where there is nothing."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


def example(**told: Any) -> ConfigDict:
    """A shape's example, for its configuration."""
    return ConfigDict(json_schema_extra={"examples": [told]})


class Failure(Shape):
    """What went wrong, where, and what to do about it."""

    model_config = example(
        code="E808",
        title=CODES["E808"].title,
        message="the store holds no such document",
        where="4711",
        remedy=CODES["E808"].remedy,
    )

    code: Annotated[str, Field(pattern=r"^E[0-9]{3}$")]
    title: str
    message: str
    where: Annotated[str | None, Field(description="The field, file, line or record.")]
    remedy: str


class Failed(Shape):
    """The one shape of every error."""

    error: Failure


class ItemTold(Shape):
    """What became of one document: kept (``outcome``, ``document_id``), or not (``error``)."""

    model_config = example(
        name="norvik-0504",
        outcome="added",
        document_id=12,
        version_of=None,
        copy_of=[{"document_id": 9, "resemblance": 0.87}],
        warnings=[],
        error=None,
    )

    name: Annotated[str, Field(description="The document's name, or the file and line that could not be taken in.")]
    outcome: Outcome | None
    document_id: int | None
    version_of: int | None
    copy_of: list[CopyTold]
    warnings: list[Noticed]
    error: Failure | None


class CopyTold(Shape):
    """An earlier near-copy, with its resemblance from 0 to 1."""

    document_id: int
    resemblance: float


class AddedTold(Shape):
    """What became of every document that was sent, in order, and how many became what."""

    items: list[ItemTold]
    added: int
    new_version: int
    known: int
    failed: int


class StatusTold(Shape):
    """The server and what its store holds."""

    model_config = example(
        version="0.1.0",
        documents=418,
        contacts=1204,
        quotes=2210,
        people=690,
        dossiers=77,
        open_problems=2,
        demo=False,
        limits={"body": 33_554_432, "files": 200, "text": 500_000, "documents": 500, "seconds": 60.0, "a_minute": 120},
    )

    version: str
    documents: int
    contacts: int
    quotes: int
    people: int
    dossiers: Annotated[int, Field(description="Those with two accounts or more.")]
    open_problems: int
    demo: bool
    limits: LimitsTold


class LimitsTold(Shape):
    """What one request may ask for; see the documentation."""

    body: Annotated[int, Field(description="Bytes of a request.")]
    files: Annotated[int, Field(description="Files of an upload.")]
    text: Annotated[int, Field(description="Code points of a text.")]
    documents: Annotated[int, Field(description="Documents of one request.")]
    seconds: Annotated[float, Field(description="Time for reading one text.")]
    a_minute: Annotated[int, Field(description="Costly requests of a client a minute.")]
