"""The interface's description of itself: complete, with examples that hold, and a page made from it."""

from __future__ import annotations

import re
from typing import Any

import httpx
import jsonschema
import pytest

from communique.web.api.described import MEANINGS

REFERENCE = "#/components/schemas/"


@pytest.fixture(scope="module")
def described(site: str) -> dict[str, Any]:
    """The OpenAPI document of a server that is open to all."""
    found: dict[str, Any] = httpx.get(f"{site}/api/v1/openapi.json").json()
    return found


def operations(described: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Address and description of each operation, by its id."""
    return {
        told["operationId"]: (f"{method.upper()} {path}", told)
        for path, item in described["paths"].items()
        for method, told in item.items()
    }


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    assert {id: address for id, (address, _) in operations(described).items()} == {
        "read": "POST /api/v1/read",
        "compare": "POST /api/v1/compare",
        "documents": "GET /api/v1/documents",
        "add": "POST /api/v1/documents",
        "document": "GET /api/v1/documents/{number}",
        "original": "GET /api/v1/documents/{number}/original",
        "contacts": "GET /api/v1/contacts",
        "quotes": "GET /api/v1/quotes",
        "people": "GET /api/v1/people",
        "person": "GET /api/v1/people/{id}",
        "dossiers": "GET /api/v1/dossiers",
        "dossier": "GET /api/v1/dossiers/{id}",
        "report": "GET /api/v1/dossiers/{id}/report",
        "search": "GET /api/v1/search",
        "problems": "GET /api/v1/problems",
        "judgements": "GET /api/v1/judgements",
        "judge": "POST /api/v1/judgements",
        "undo": "DELETE /api/v1/judgements/{id}",
        "export": "GET /api/v1/export/{format}",
        "status": "GET /api/v1/status",
    }
    tags = {tag["name"] for tag in described["tags"]}
    for _, told in operations(described).values():
        assert told["summary"]
        assert told["description"].endswith(".")
        assert set(told["tags"]) <= tags
        assert all(parameter["description"] for parameter in told.get("parameters", ()))


@pytest.mark.parametrize(
    ("id", "own"),
    [
        ("read", {403, 413, 422, 429, 504}),
        ("compare", {403, 413, 415, 422, 429, 504, 507}),
        ("add", {403, 413, 415, 422, 429, 504, 507}),
        ("contacts", {422}),
        ("document", {404, 422}),
        ("dossier", {404, 422}),
        ("export", {422, 429, 507}),
        ("judge", {403, 404, 413, 422, 507}),
        ("undo", {403, 404, 422, 507}),
        ("status", set()),
    ],
)
def test_what_an_operation_can_end_in_is_told(described: dict[str, Any], id: str, own: set[int]) -> None:
    _, told = operations(described)[id]
    wrong = {int(status) for status in told["responses"] if status >= "300"}
    assert wrong == own | {421, 500, 503}
    for status in wrong:
        content = told["responses"][str(status)]["content"]["application/json"]
        assert content["schema"] == {"$ref": REFERENCE + "Failed"}
        assert told["responses"][str(status)]["description"] == MEANINGS[status]


def test_every_shape_that_is_named_is_there(described: dict[str, Any]) -> None:
    named = set(re.findall(rf'"{re.escape(REFERENCE)}(\w+)"', str(described).replace("'", '"')))
    assert named <= set(described["components"]["schemas"])
    assert {"Reading", "Comparison", "Text", "Texts", "Record", "Failed"} <= named


def test_every_example_is_what_its_shape_says(described: dict[str, Any]) -> None:
    held = 0
    for name, shape in described["components"]["schemas"].items():
        for example in shape.get("examples", ()):
            jsonschema.validate(example, {"$ref": REFERENCE + name, "components": described["components"]})
            held += 1
    assert held >= 15


def test_no_parameter_can_be_null(described: dict[str, Any]) -> None:
    schemas = [p["schema"] for _, told in operations(described).values() for p in told.get("parameters", ())]
    assert [schema for schema in schemas if "anyOf" in schema or "null" in str(schema)] == []


def test_the_page_tells_every_operation_and_every_shape(site: str, described: dict[str, Any]) -> None:
    page = httpx.get(f"{site}/api/v1/docs")
    assert page.headers["content-type"].startswith("text/html")
    for id in operations(described):
        assert f'id="{id}-operation"' in page.text
    for name in described["components"]["schemas"]:
        assert f'id="{name}"' in page.text
    assert "<script>" not in page.text
    assert "style=" not in page.text
