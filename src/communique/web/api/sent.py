"""The shapes of what programs send: texts with what is known of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from communique.document import DayOrder


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty is needed")
    return value


def _day(value: object) -> str:
    if not isinstance(value, str) or len(value) != 10 or str(date.fromisoformat(value)) != value:
        raise ValueError("a date is written as YYYY-MM-DD")
    return value


# pydantic would refuse the halves of characters that a text may hold; they are read, and warned of
Whole = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"[^\s]"})]
Day = Annotated[str, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Short = Annotated[str, Field(max_length=2_000)]

OTHER = "Chancellor Henrik Vos of Ostmark said that he had met President Ada Marr of Veldania in Norvik on 3 May 2024."
LINES_GIVEN: dict[str, Any] = {
    "schema": {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Record"},
        "minItems": 1,
        "description": "One record, or one reading, a line.",
    }
}
EXAMPLE: dict[str, Any] = {
    "text": "President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Selm on 3 May 2024.",
    "name": "norvik-0504",
    "outlet": "Norvik News",
    "url": "https://norvik.example/0504",
    "published": "2024-05-04",
}


class Text(BaseModel):
    """One text, with what is known of it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    text: Annotated[Whole, Field(description="The text, as published; every offset counts its code points.")]
    name: Annotated[Short, Field(description="What it is called in lists and messages.", min_length=1)] = "text"
    title: Annotated[Short | None, Field(description="The headline, where the text does not begin with it.")] = None
    author: Short | None = None
    outlet: Annotated[Short | None, Field(description="Who published it.")] = None
    url: Annotated[Short | None, Field(description="Its address.")] = None
    published: Annotated[Day | None, Field(description="The day from which 'yesterday' counts.")] = None
    day_order: Annotated[DayOrder | None, Field(description="How it writes dates such as 1/11/2023.")] = None


class Record(BaseModel):
    """A line of JSON: a text, with what is known of it, or, as `communique read --format jsonl` wrote it, a reading,
    which is taken as it is.

    Fields that are not known are left out of account; one that cannot be used is left out with a warning.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [{"id": "norvik-0504", "text": OTHER}]})

    text: Whole
    id: Annotated[Any, Field(description="What it is called in lists and messages.")] = ""
    title: Any = None
    author: Any = None
    outlet: Any = None
    url: Any = None
    published: Annotated[Any, Field(description="The day from which 'yesterday' counts.")] = None


class Texts(BaseModel):
    """Texts that are compared."""

    model_config = ConfigDict(extra="forbid")

    texts: Annotated[list[Text], Field(min_length=1)]


class ForAll(BaseModel):
    """What holds for every file that does not say otherwise."""

    model_config = ConfigDict(extra="forbid")

    outlet: Short | None = None
    published: Day | None = None
    day_order: DayOrder | None = None
