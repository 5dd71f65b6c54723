"""Texts read and compared through the interface: the contract, without anything being stored."""

from __future__ import annotations

import json
from typing import Any

import httpx
import jsonschema
import pytest

from communique.export.dossier_schema import dossiers_schema
from communique.export.schema import schema

MARR = "President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Selm on 3 May 2024."
VOS = "Chancellor Henrik Vos of Ostmark said that he had met President Ada Marr of Veldania in Norvik on 3 May 2024."
LINES = {"content-type": "application/x-ndjson"}


def post(site: str, address: str, **request: Any) -> httpx.Response:
    return httpx.post(f"{site}/api/v1/{address}", timeout=120, **request)


def lines(*records: Any) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_text_is_read(scratch: str) -> None:
    before = httpx.get(f"{scratch}/api/v1/status").json()["documents"]
    told = {"name": "selm", "title": "Marr in Selm", "outlet": "Norvik News", "published": "2024-05-04"}
    answer = post(scratch, "read", json={"text": MARR, **told, "url": "https://norvik.example/1", "author": "Ida Lund"})
    assert answer.status_code == 200, answer.text
    reading = answer.json()
    jsonschema.validate(reading, schema())
    assert {name: reading["document"][name] for name in told} == told
    assert reading["document"]["text"] == MARR
    (contact,) = reading["contacts"]
    assert (contact["kind"], contact["date"]["value"]) == ("meeting", "2024-05-03")
    assert httpx.get(f"{scratch}/api/v1/status").json()["documents"] == before


def test_the_day_order_decides_a_date(scratch: str) -> None:
    text = "President Ada Marr met Chancellor Henrik Vos on 1/11/2023."
    days = [
        post(scratch, "read", json={"text": text, "day_order": order}).json()["contacts"][0]["date"]["value"]
        for order in ("day_first", "month_first")
    ]
    assert days == ["2023-11-01", "2023-01-11"]


def test_halves_of_characters_are_read_and_given_back(scratch: str) -> None:
    body = b'{"text": "Ada Marr met Henrik Vos. \\ud83d"}'
    answer = post(scratch, "read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 200, answer.text
    assert "W104" in {warning["code"] for warning in answer.json()["warnings"]}
    assert answer.json()["document"]["text"].endswith("\ud83d")


@pytest.mark.parametrize(
    ("given", "status", "code", "where"),
    [
        ({}, 422, "E702", "body.text"),
        ({"text": ""}, 422, "E702", "body.text"),
        ({"text": " \n"}, 422, "E702", "body.text"),
        ({"text": 7}, 422, "E702", "body.text"),
        ({"text": MARR, "colour": "red"}, 422, "E702", "body.colour"),
        ({"text": MARR, "published": "yesterday"}, 422, "E702", "body.published"),
        ({"text": MARR, "published": "2024-02-30"}, 422, "E702", "body.published"),
        ({"text": MARR, "day_order": "none"}, 422, "E702", "body.day_order"),
        ({"text": MARR, "name": ""}, 422, "E702", "body.name"),
        ({"text": MARR, "outlet": "x" * 2_001}, 422, "E702", "body.outlet"),
        ([MARR], 422, "E702", "body"),
        ({"text": "x " * 2_501, "name": "long"}, 413, "E703", "long"),
    ],
)
def test_what_cannot_be_read_is_said(scratch: str, given: Any, status: int, code: str, where: str) -> None:
    answer = post(scratch, "read", json=given)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (status, code, where)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"text": NaN}', b"null"])
@pytest.mark.parametrize("address", ["read", "compare", "documents", "judgements"])
def test_what_is_no_json_is_refused(scratch: str, address: str, body: bytes) -> None:
    answer = post(scratch, address, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "E702")


def test_texts_are_compared(scratch: str) -> None:
    texts = [{"text": MARR, "name": "veldania"}, {"text": VOS, "name": "ostmark"}]
    answer = post(scratch, "compare", json={"texts": texts})
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), dossiers_schema())
    (dossier,) = answer.json()["dossiers"]
    assert sorted(dossier["accounts"]) == ["ostmark", "veldania"]
    assert [f["verdict"] for f in dossier["facts"] if f["about"] == "place"] == ["contradict"]


def test_lines_of_texts_and_of_readings_are_compared_alike(scratch: str) -> None:
    first = post(scratch, "read", json={"text": MARR, "name": "veldania"}).json()
    mixed = lines(first, {"id": "ostmark", "text": VOS})
    texts = [{"text": MARR, "name": "veldania"}, {"text": VOS, "name": "ostmark"}]
    by_lines = post(scratch, "compare", content=mixed, headers=LINES)
    assert by_lines.json() == post(scratch, "compare", json={"texts": texts}).json()


@pytest.mark.parametrize(
    ("body", "status", "code", "where"),
    [
        (b"", 422, "E104", None),
        (b"\n\n", 422, "E104", None),
        (lines({"text": MARR}, {"id": "x"}), 422, "E108", "line:2"),
        (lines({"text": MARR}) + b"{", 422, "E106", "line:2"),
        (lines({"text": "x " * 2_501}), 413, "E703", "line:1"),
        (lines(*[{"text": "They met."}] * 7), 413, "E703", "line:7"),
        (lines({"document": {}, "contacts": [], "quotes": []}), 422, "E108", "line:1"),
        (lines({"document": {"text": "a"}, "contacts": [], "quotes": []}), 422, "E601", "line:1"),
    ],
)
def test_one_bad_line_and_nothing_is_compared(
    scratch: str, body: bytes, status: int, code: str, where: str | None
) -> None:
    answer = post(scratch, "compare", content=body, headers=LINES)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (status, code, where)


@pytest.mark.parametrize("texts", [[], [{"text": MARR}] * 7, [{"text": ""}], "text"])
def test_texts_to_compare_are_some_and_not_too_many(scratch: str, texts: Any) -> None:
    assert post(scratch, "compare", json={"texts": texts}).status_code in (413, 422)


@pytest.mark.parametrize("address", ["compare", "documents"])
def test_another_form_is_not_taken(scratch: str, address: str) -> None:
    answer = post(scratch, address, content=b"text", headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "E712")
