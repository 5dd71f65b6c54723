"""The interface's own description as a page tells it: operations by their tags, and the shapes of what is sent."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.web.api.contract import COMPONENTS
from communique.web.api.openapi import operations

Schema = Mapping[str, Any]
ADDRESS = "http://127.0.0.1:8484"
"""Where `communique serve` listens when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value can be: words, and between them the name of a shape that is told elsewhere."""

    before: str
    shape: str | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a shape."""

    name: str
    kind: Kind
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which something is sent or answered: its media type, and its shape."""

    media_type: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of an operation."""

    status: str
    meaning: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``example`` is a command that calls it, ``scope`` the right that a token needs for it, if any."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    scope: str | None
    parameters: tuple[Field, ...]
    body: tuple[Form, ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Family:
    """Operations with the same tag."""

    name: str
    meaning: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a JSON object, and an example."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    example: str | None


def families(document: Mapping[str, Any]) -> tuple[Family, ...]:
    """The operations by their tags, in the order of the tags."""
    schemas = document["components"]["schemas"]
    found = [(told["tags"][0], _operation(path, method, told, schemas)) for path, method, told in operations(document)]
    return tuple(
        Family(tag["name"], tag["description"], tuple(o for name, o in found if name == tag["name"]))
        for tag in document["tags"]
    )


def shapes(document: Mapping[str, Any]) -> tuple[Shape, ...]:
    """The shapes of what is sent and answered, by name."""
    return tuple(_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items()))


def _operation(path: str, method: str, told: Mapping[str, Any], schemas: Mapping[str, Schema]) -> Operation:
    content = told.get("requestBody", {}).get("content", {})
    return Operation(
        told["operationId"],
        method.upper(),
        path,
        told["summary"],
        told["description"],
        told.get("x-token-scope"),
        tuple(_parameter(p) for p in told.get("parameters", ())),
        tuple(_forms(content)),
        tuple(Answer(s, a["description"], tuple(_forms(a.get("content", {})))) for s, a in told["responses"].items()),
        _example(path, method, told, _sent(content, schemas)),
    )


def _parameter(told: Mapping[str, Any]) -> Field:
    return Field(told["name"], kind_of(told["schema"]), told.get("description", ""), told["required"])


def _forms(content: Mapping[str, Any]) -> Iterator[Form]:
    for media_type, told in content.items():
        yield Form(media_type, kind_of(told.get("schema", {})))


def _shape(name: str, schema: Schema) -> Shape:
    required = set(schema.get("required", ()))
    fields = tuple(
        Field(field, kind_of(told), told.get("description", ""), field in required)
        for field, told in schema.get("properties", {}).items()
    )
    examples = schema.get("examples", ())
    example = json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else None
    return Shape(name, schema.get("description", ""), fields, example)


def kind_of(schema: Schema) -> Kind:
    """What a schema allows, in words."""
    if "$ref" in schema:
        return Kind("", str(schema["$ref"]).removeprefix(COMPONENTS))
    if "anyOf" in schema:
        return _either([kind_of(s) for s in schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return Kind(", ".join("null" if v is None else str(v) for v in values))
    if schema.get("type") == "array":
        inner = kind_of(schema.get("items", {}))
        return Kind(f"list of {inner.before}", inner.shape, inner.after)
    return Kind(_plain(schema))


def _either(kinds: list[Kind]) -> Kind:
    shape = next((k for k in kinds if k.shape), None)
    others = [k.before for k in kinds if k is not shape]
    if shape is None:
        return Kind(" or ".join(others))
    return Kind(shape.before, shape.shape, "".join(f" or {other}" for other in others))


def _plain(schema: Schema) -> str:
    """The type, and what it is limited to."""
    types = schema.get("type", "anything")
    named = " or ".join(types) if isinstance(types, list) else str(types)
    if "format" in schema:
        named = "bytes" if schema["format"] == "binary" else f"{schema['format']} ({named})"
    if "minimum" in schema:
        most = schema.get("maximum")
        named += f", from {schema['minimum']}" if most is None else f", {schema['minimum']} to {most:,}"
    if "maxLength" in schema:
        named += f", up to {schema['maxLength']:,} characters"
    return f"{named}; default {schema['default']}" if schema.get("default") not in (None, "") else named


def _example(path: str, method: str, told: Mapping[str, Any], body: Any) -> str:
    """A command that calls the operation; ``body`` is what it sends, None where that is nothing."""
    values = {p["name"]: _given(p) for p in told.get("parameters", ()) if p["in"] == "path" or p["required"]}
    for name in list(values):
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", values.pop(name))
    query = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in values.items())
    words = ["curl", *(["-X", method.upper()] if method not in ("get", "post") else [])]
    if body is not None:
        words += ["-H", "Content-Type: application/json", "-d", json.dumps(body, ensure_ascii=False)]
    return shlex.join([*words, f"{ADDRESS}{path}{'?' + query if query else ''}"])


def _given(parameter: Mapping[str, Any]) -> str:
    schema = parameter["schema"]
    examples = schema.get("examples") or schema.get("enum") or [1]
    return str(examples[0])


def _sent(content: Mapping[str, Any], schemas: Mapping[str, Schema]) -> Any:
    """An example of what is sent as JSON."""
    form = content.get("application/json")
    if form is None:
        return None
    shape = kind_of(form["schema"]).shape
    examples = schemas[shape].get("examples", ()) if shape else ()
    return form.get("example") or next(iter(examples), None)
