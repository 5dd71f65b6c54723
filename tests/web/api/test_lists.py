"""Lists through the interface: the rows that the command line prints, page by page, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from communique import listed
from communique.cli import app
from communique.web.api import rows as shapes

LISTS = ("contacts", "quotes", "people", "documents", "dossiers")


def get(site: str, address: str, **query: Any) -> dict[str, Any]:
    answer = httpx.get(f"{site}/api/v1/{address}", params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


def printed(store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, [*arguments, "--store", str(store), "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_those_that_the_command_line_prints(site: str, examples_store: Path, name: str) -> None:
    told = get(site, name, limit=200)
    assert told["rows"] == printed(examples_store, name, "--limit", "200")
    assert told["rows"]
    assert told["total"] == len(told["rows"])
    assert told["next"] is None


@pytest.mark.parametrize(
    ("name", "query", "options"),
    [
        ("contacts", {"person": "vos", "kind": "meeting"}, ["--person", "vos", "--kind", "meeting"]),
        ("contacts", {"since": "2024-06", "sort": "date"}, ["--from", "2024-06", "--sort", "date"]),
        ("quotes", {"speaker": "Ada Marr"}, ["--speaker", "Ada Marr"]),
        ("people", {"country": "Veldania", "kind": "person"}, ["--country", "Veldania", "--kind", "person"]),
        ("documents", {"topic": "security", "until": "2024"}, ["--topic", "security", "--to", "2024"]),
        ("dossiers", {"least": 1}, ["--least", "1"]),
    ],
)
def test_filters_are_those_of_the_command_line(
    site: str, examples_store: Path, name: str, query: dict[str, Any], options: list[str]
) -> None:
    told = get(site, name, **query)["rows"]
    assert told == printed(examples_store, name, *options)
    assert told


def test_a_search_answers_as_the_command_line_does(site: str, examples_store: Path) -> None:
    assert get(site, "search", q="security report")["rows"] == printed(examples_store, "search", "security report")


@pytest.mark.parametrize(
    ("address", "query"),
    [(name, {}) for name in LISTS[:4]] + [("dossiers", {"least": 1}), ("search", {"q": "the"})],
)
def test_pages_hold_every_row_once(site: str, address: str, query: dict[str, Any]) -> None:
    whole = get(site, address, limit=200, **query)["rows"]
    found: list[Any] = []
    after: dict[str, str] = {}
    while True:
        page = get(site, address, limit=3, **query, **after)
        found += page["rows"]
        assert page["total"] == len(whole)
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == whole


@pytest.mark.parametrize(
    ("address", "code", "where"),
    [
        ("contacts?limit=0", "E702", "query.limit"),
        ("contacts?limit=201", "E702", "query.limit"),
        ("contacts?limit=many", "E702", "query.limit"),
        ("contacts?sort=colour", "E702", "query.sort"),
        ("contacts?kind=wedding", "E702", "query.kind"),
        ("contacts?colour=red", "E702", "query.colour"),
        ("contacts?since=yesterday", "E702", "query.since"),
        ("contacts?since=2024-13", "E702", "query.since"),
        ("contacts?after=nothing", "E809", "nothing"),
        ("contacts?dossier=7", "E702", "query.dossier"),
        ("quotes?office=minister", "E702", "query.office"),
        ("people?kind=place", "E702", "query.kind"),
        ("documents?person=" + "x" * 401, "E702", "query.person"),
        ("dossiers?least=0", "E702", "query.least"),
        ("dossiers?after=nothing", "E809", "nothing"),
        ("search", "E702", "query.q"),
        ("search?q=", "E702", "query.q"),
        ("search?q=a&after=x", "E809", "x"),
        ("problems?resolved=perhaps", "E702", "query.resolved"),
        ("judgements?after=x", "E809", "x"),
    ],
)
def test_what_is_not_understood_is_named(site: str, address: str, code: str, where: str) -> None:
    answer = httpx.get(f"{site}/api/v1/{address}")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (422, code, where)
    assert error["message"]
    assert error["remedy"]


def test_a_mark_belongs_to_its_order(site: str) -> None:
    mark = get(site, "contacts", limit=1)["next"]
    assert httpx.get(f"{site}/api/v1/contacts", params={"sort": "kind", "after": mark}).status_code == 422


@pytest.mark.parametrize(
    ("shape", "columns"),
    [
        (shapes.ContactListed, listed.CONTACTS),
        (shapes.QuoteListed, listed.QUOTES),
        (shapes.PersonListed, listed.PEOPLE),
        (shapes.DocumentListed, listed.DOCUMENTS),
        (shapes.HitListed, listed.HITS),
        (shapes.DossierListed, listed.DOSSIERS),
        (shapes.ProblemListed, listed.PROBLEMS),
        (shapes.JudgementTold, listed.JUDGEMENTS),
    ],
)
def test_the_shapes_told_are_the_columns_given(shape: type[BaseModel], columns: tuple[str, ...]) -> None:
    assert set(shape.model_fields) == set(columns)
