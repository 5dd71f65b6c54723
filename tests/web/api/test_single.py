"""One thing at a time through the interface: documents, originals, people, dossiers, the server's status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.export.dossier_schema import dossiers_schema
from communique.export.schema import schema
from communique.store.store import Store
from communique.version import VERSION


def test_a_document_is_the_line_that_was_added(site: str, examples_store: Path) -> None:
    answer = httpx.get(f"{site}/api/v1/documents/1")
    with Store(examples_store) as store:
        assert answer.content == store.reading_json(1)
    assert answer.headers["content-type"] == "application/json"
    jsonschema.validate(answer.json(), schema())


def test_an_original_is_kept_and_never_shown(site: str, examples_store: Path) -> None:
    answer = httpx.get(f"{site}/api/v1/documents/1/original")
    with Store(examples_store) as store:
        assert answer.content == store.original(1).data
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="commentary.json"')
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_person_is_found_by_any_spelling(site: str) -> None:
    (row,) = httpx.get(f"{site}/api/v1/people", params={"person": "Henrik Vos"}).json()["rows"]
    numbers = [int(spelt.split()[0]) for spelt in row["spellings"]]
    assert len(numbers) > 1
    told = [httpx.get(f"{site}/api/v1/people/{number}").json() for number in numbers]
    assert all(person == told[0] for person in told)
    assert [s["id"] for s in told[0]["spellings"]] == numbers
    assert {k: v for k, v in told[0].items() if k != "spellings"} == {k: v for k, v in row.items() if k != "spellings"}


def test_a_dossier_is_what_compare_prints(site: str, examples_store: Path) -> None:
    id = httpx.get(f"{site}/api/v1/dossiers").json()["rows"][0]["id"]
    told = httpx.get(f"{site}/api/v1/dossiers/{id}").json()
    done = CliRunner().invoke(app, ["compare", id, "--store", str(examples_store), "--format", "json"])
    assert told == json.loads(done.stdout)
    jsonschema.validate(told, dossiers_schema())
    assert len(told["dossiers"][0]["accounts"]) > 1


def test_a_dossier_has_a_report_to_be_kept(site: str, examples_store: Path) -> None:
    id = httpx.get(f"{site}/api/v1/dossiers").json()["rows"][0]["id"]
    answer = httpx.get(f"{site}/api/v1/dossiers/{id}/report")
    done = CliRunner().invoke(app, ["export", "html", "--dossier", id, "--store", str(examples_store)])
    assert answer.text.strip() == done.stdout.strip()
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{id}.html"')


def test_the_status_counts_what_the_lists_count(site: str) -> None:
    told = httpx.get(f"{site}/api/v1/status").json()
    totals = {name: httpx.get(f"{site}/api/v1/{name}").json()["total"] for name in ("documents", "quotes", "dossiers")}
    assert {name: told[name] for name in totals} == totals
    assert told["version"] == VERSION
    assert told["limits"]["text"] == 500_000


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("documents/999", 404, "E808"),
        ("documents/999/original", 404, "E808"),
        ("documents/" + "9" * 30, 404, "E808"),
        ("documents/0", 422, "E702"),
        ("documents/first", 422, "E702"),
        ("people/999", 404, "E808"),
        ("people/x", 422, "E702"),
        ("dossiers/d000000000000", 404, "E808"),
        ("dossiers/7", 422, "E702"),
        ("dossiers/d000000000000/report", 404, "E808"),
        ("nothing", 404, "E701"),
        ("", 404, "E701"),
    ],
)
def test_what_is_not_there_is_said(site: str, address: str, status: int, code: str) -> None:
    answer = httpx.get(f"{site}/api/v1/{address}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("PUT", "documents", {"GET", "POST"}),
        ("DELETE", "documents/1", {"GET"}),
        ("GET", "read", {"POST"}),
        ("PATCH", "judgements", {"GET", "POST"}),
        ("POST", "judgements/1", {"DELETE"}),
    ],
)
def test_a_method_that_is_not_there_is_told_with_those_that_are(
    site: str, method: str, address: str, allowed: set[str]
) -> None:
    answer = httpx.request(method, f"{site}/api/v1/{address}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "E707")
    assert set(answer.headers["allow"].split(", ")) == allowed


def test_a_head_is_the_answer_without_its_body(site: str) -> None:
    asked: Any = httpx.head(f"{site}/api/v1/documents/1")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["content-length"] == str(len(httpx.get(f"{site}/api/v1/documents/1").content))
