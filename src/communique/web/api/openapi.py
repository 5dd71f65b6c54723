"""The interface's description of itself (OpenAPI 3.1), made from the operations and from the contract's schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from communique.version import VERSION
from communique.web.api.contract import COMPONENTS, contract_schemas
from communique.web.api.described import MEANINGS
from communique.web.api.sent import Record, Text, Texts
from communique.web.api.shapes import Shape
from communique.web.entrance import COOKIE, READS
from communique.web.security import SAFE

SUMMARY = "Reads texts about contacts between officials: who met whom, who said what, on whose word."
DESCRIPTION = """\
Everything is evidence with its place in a text: offsets count Unicode code points. Lists are cut into pages: `next` of
an answer is `after` of the next request. Every error has one shape, with a code, what it means and what to do."""
TAGS = (
    ("texts", "Texts read and compared; nothing is stored."),
    ("documents", "The documents of the store."),
    ("lists", "What the documents tell, over all of them."),
    ("dossiers", "Contacts that several documents tell of."),
    ("people", "Who is who."),
    ("export", "The store in other formats."),
    ("server", "The server itself."),
)
BASES = ("Origin", "Rows")
"""Shapes that others are made of, and that are never answered themselves."""
METHODS = ("get", "post", "delete")


def describe(app: FastAPI, *, guarded: bool) -> None:
    """Let the application give this description; ``guarded`` is a server that wants a password or a token."""
    made: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not made:
            made.update(_document(app, guarded))
        return made

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI, guarded: bool) -> dict[str, Any]:
    tags = [{"name": name, "description": told} for name, told in TAGS]
    about = {"title": "Communique", "version": VERSION, "summary": SUMMARY, "description": DESCRIPTION}
    found = get_openapi(**about, routes=app.routes, tags=tags)  # type: ignore[arg-type]
    schemas = found["components"]["schemas"]
    known = _models() | contract_schemas()
    schemas |= {name: schema for name, schema in known.items() if name in schemas or name not in BASES}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for path, method, operation in operations(found):
        _complete(path, method, operation, guarded)
    if guarded:
        found["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Made with `communique access token`."},
            "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "Of who is signed in."},
        }
    return found


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of every operation."""
    for path, item in document["paths"].items():
        yield from ((path, method, item[method]) for method in METHODS if method in item)


def _models() -> dict[str, Any]:
    """What is sent and answered. The framework does not see all of what operations take that know several forms, and
    leaves out of examples what is null.
    """
    sent: list[tuple[type[BaseModel], JsonSchemaMode]] = [(m, "validation") for m in (Text, Texts, Record)]
    answered: list[tuple[type[BaseModel], JsonSchemaMode]] = [(m, "serialization") for m in _below(Shape)]
    _, found = models_json_schema([*sent, *answered], ref_template=COMPONENTS + "{model}")
    schemas: dict[str, Any] = found["$defs"]
    return schemas


def _below(shape: type[Shape]) -> Iterator[type[Shape]]:
    """Every shape that is answered."""
    for own in shape.__subclasses__():
        yield own
        yield from _below(own)


def _complete(path: str, method: str, operation: dict[str, Any], guarded: bool) -> None:
    """Add what every operation can end in, and who may ask for it; leave out what an address cannot hold."""
    changes = method.upper() not in SAFE and path not in READS
    everywhere = [421, 500, 503]
    everywhere += [401] if guarded else []
    everywhere += [403] if method.upper() not in SAFE else []
    everywhere += [413] if "requestBody" in operation else []
    responses = operation["responses"]
    for status in everywhere:
        responses.setdefault(str(status), _failed(status))
    operation["responses"] = {status: responses[status] for status in sorted(responses)}
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _without_null(parameter["schema"])
    if guarded:
        operation["security"] = [{"token": []}, {"session": []}]
        operation["x-token-scope"] = "write" if changes else "read"


def _failed(status: int) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": COMPONENTS + "Failed"}}}
    return {"description": MEANINGS[status], "content": content}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or not, and never null."""
    kinds: list[dict[str, Any]] = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {name: value for name, value in schema.items() if name not in ("anyOf", "default")} | kinds[0]
