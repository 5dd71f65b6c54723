"""The JSON Schema (2020-12) of the output contract, made from the records themselves."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from communique.export.records import Json, field_types
from communique.records import Reading
from communique.version import VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"

LIMITS: dict[str, dict[str, Json]] = {
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "score": {"minimum": 0, "maximum": 1},
    "subjective": {"minimum": 0, "maximum": 1},
    "author_share": {"minimum": 0, "maximum": 1},
    "lat": {"minimum": -90, "maximum": 90},
    "lon": {"minimum": -180, "maximum": 180},
    "share": {"minimum": 0, "maximum": 1},
    "independent": {"minimum": 0},
    "independent_sources": {"minimum": 1},
}
"""What a type cannot say of a number, by field name."""


def schema() -> dict[str, Json]:
    """The schema of one reading, strict: every field is required and no other is allowed."""
    return {
        "$schema": DIALECT,
        "title": "Communique reading",
        "$comment": f"made by communique {VERSION}; offsets count Unicode code points of document.text",
        **object_of(Reading),
        "$defs": definitions(kind for kind in records_of(Reading) if kind is not Reading),
    }


def definitions(records: Iterable[type]) -> dict[str, Json]:
    """The definitions of records by their names."""
    return {r.__name__: object_of(r) for r in sorted(records, key=lambda r: r.__name__)}


def object_of(record: type) -> dict[str, Json]:
    """The schema of a record: every field is required and no other is allowed."""
    kinds = field_types(record)
    return {
        "description": " ".join((record.__doc__ or "").split("\n\n")[0].split()),
        "type": "object",
        "properties": {name: _named(name, kind) for name, kind in kinds.items()},
        "required": list(kinds),
        "additionalProperties": False,
    }


def _named(name: str, kind: Any) -> Json:
    found = _schema_of(kind)
    if name not in LIMITS:
        return found
    return {**found, **LIMITS[name]}


@cache
def _simple(kind: Any) -> str:
    return {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]


def _schema_of(kind: Any) -> dict[str, Json]:
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return _nullable(_schema_of(next(k for k in get_args(kind) if k is not types.NoneType)))
    if origin is tuple:
        return {"type": "array", "items": _schema_of(get_args(kind)[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(get_args(kind)[1])}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if is_dataclass(kind):
        return {"$ref": f"#/$defs/{getattr(kind, '__name__', '')}"}
    return {"type": _simple(kind)}


def _nullable(found: dict[str, Json]) -> dict[str, Json]:
    if "type" in found:
        return {**found, "type": [found["type"], "null"]}
    if "enum" in found:
        return {"enum": [*_listed(found["enum"]), None]}
    return {"anyOf": [found, {"type": "null"}]}


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def records_of(kind: Any, seen: set[Any] | None = None) -> Iterator[type]:
    """The record types that a type holds, itself among them, each once; those ``seen`` are passed over."""
    seen = set() if seen is None else seen
    if kind in seen:
        return
    seen.add(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for inner in field_types(kind).values():
            yield from records_of(inner, seen)
    for inner in get_args(kind):
        yield from records_of(inner, seen)
