"""Documents added through the interface: one, lines, files; each once, and each told."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest

LINES = {"content-type": "application/x-ndjson"}


def post(site: str, **request: Any) -> httpx.Response:
    return httpx.post(f"{site}/api/v1/documents", timeout=120, **request)


def text_of(day: int) -> str:
    return f"President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Selm on {day} May 2021."


def lines(*records: Any) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def outcomes(answer: httpx.Response) -> list[str]:
    assert answer.status_code in (200, 201), answer.text
    return [item["outcome"] or item["error"]["code"] for item in answer.json()["items"]]


def test_one_text_is_added_once(scratch: str) -> None:
    given = {"text": text_of(1), "name": "may-1", "outlet": "Norvik News", "published": "2021-05-02"}
    first, again = post(scratch, json=given), post(scratch, json=given)
    assert (first.status_code, again.status_code) == (201, 200)
    (item,), (same,) = first.json()["items"], again.json()["items"]
    assert (item["outcome"], same["outcome"]) == ("added", "known")
    assert item["document_id"] == same["document_id"]
    kept = httpx.get(f"{scratch}/api/v1/documents/{item['document_id']}").json()
    assert (kept["document"]["name"], kept["document"]["text"]) == ("may-1", given["text"])
    assert json.loads(httpx.get(f"{scratch}/api/v1/documents/{item['document_id']}/original").content) == given
    contacts = httpx.get(f"{scratch}/api/v1/contacts", params={"since": "2021-05-01", "until": "2021-05-01"}).json()
    assert [row["document_id"] for row in contacts["rows"]] == [item["document_id"]]


def test_another_text_at_the_same_address_is_a_new_version(scratch: str) -> None:
    address = {"url": "https://norvik.example/versions"}
    first = post(scratch, json={"text": text_of(2), **address}).json()["items"][0]
    later = post(scratch, json={"text": text_of(2) + " It was late.", **address})
    assert later.status_code == 201
    (item,) = later.json()["items"]
    assert (item["outcome"], item["version_of"]) == ("new_version", first["document_id"])
    assert [copy["document_id"] for copy in item["copy_of"]] == [first["document_id"]]


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"text": " "}, 422, "E702"),
        ({"text": "x " * 2_501}, 413, "E703"),
        ({"text": text_of(3), "published": "3 May"}, 422, "E702"),
        ({"text": text_of(3), "id": "x"}, 422, "E702"),
    ],
)
def test_one_text_that_cannot_be_added_is_an_error(scratch: str, given: Any, status: int, code: str) -> None:
    answer = post(scratch, json=given)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_bad_line_costs_only_itself(scratch: str) -> None:
    reading = httpx.post(f"{scratch}/api/v1/read", json={"text": text_of(4), "name": "may-4"}, timeout=120).json()
    body = lines(reading, {"id": "may-5", "text": text_of(5)}) + b"{\n" + lines({"id": "no-text"})
    answer = post(scratch, content=body, headers=LINES)
    assert answer.status_code == 200
    told = answer.json()
    assert outcomes(answer) == ["added", "added", "E106", "E108"]
    assert [item["name"] for item in told["items"]] == ["may-4", "may-5", "line:3", "line:4"]
    assert (told["added"], told["new_version"], told["known"], told["failed"]) == (2, 0, 0, 2)
    assert outcomes(post(scratch, content=body, headers=LINES)) == ["known", "known", "E106", "E108"]


def test_a_reading_is_kept_as_it_is(scratch: str) -> None:
    reading = httpx.post(f"{scratch}/api/v1/read", json={"text": text_of(6)}, timeout=120).json()
    (item,) = post(scratch, content=lines(reading), headers=LINES).json()["items"]
    assert httpx.get(f"{scratch}/api/v1/documents/{item['document_id']}").json() == reading


def test_a_reading_that_was_changed_is_none(scratch: str) -> None:
    reading = httpx.post(f"{scratch}/api/v1/read", json={"text": text_of(7)}, timeout=120).json()
    reading["contacts"][0]["trigger"]["text"] = "quarrelled with"
    assert outcomes(post(scratch, content=lines(reading), headers=LINES)) == ["E601"]


def test_more_lines_than_a_request_may_have_are_left(scratch: str) -> None:
    answer = post(scratch, content=lines(*({"text": text_of(10 + n)} for n in range(8))), headers=LINES)
    assert outcomes(answer) == ["added"] * 6 + ["E703"]
    assert answer.json()["items"][-1]["name"] == "line:7"


@pytest.mark.parametrize("body", [b"", b"\n"])
def test_no_line_is_an_error(scratch: str, body: bytes) -> None:
    answer = post(scratch, content=body, headers=LINES)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "E104")


def test_files_of_any_form_are_added(scratch: str) -> None:
    page = f"<html><head><title>Marr and Vos</title></head><body><p>{text_of(21)}</p></body></html>"
    files = [
        ("files", ("../../etc/may-20.txt", text_of(20).encode())),
        ("files", ("may-21.html", page.encode())),
        ("files", ("may-22.jsonl.gz", gzip.compress(lines({"id": "may-22", "text": text_of(22)})))),
        ("files", ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50))),
        ("files", ("", b"")),
    ]
    answer = post(scratch, files=files[:4], data={"outlet": "Norvik News", "published": "2021-05-30"})
    assert outcomes(answer) == ["added", "added", "added", "E105"]
    told = answer.json()["items"]
    assert [item["name"] for item in told] == ["may-20", "may-21", "may-22", "picture.txt"]
    kept = httpx.get(f"{scratch}/api/v1/documents/{told[0]['document_id']}").json()["document"]
    assert (kept["outlet"], kept["published"]) == ("Norvik News", "2021-05-30")


def test_the_day_order_holds_for_all_files(scratch: str) -> None:
    text = "President Ada Marr met Chancellor Henrik Vos on 1/11/2020."
    answer = post(scratch, files=[("files", ("order.txt", text.encode()))], data={"day_order": "day_first"})
    (item,) = answer.json()["items"]
    contacts = httpx.get(f"{scratch}/api/v1/documents/{item['document_id']}").json()["contacts"]
    assert contacts[0]["date"]["value"] == "2020-11-01"


@pytest.mark.parametrize(
    ("files", "data", "status", "code", "where"),
    [
        ([("files", (f"{n}.txt", b"text")) for n in range(6)], {}, 413, "E703", None),
        ([("file", ("a.txt", b"text"))], {}, 422, "E702", "body.file"),
        ([("files", ("a.txt", b"text"))], {"colour": "red"}, 422, "E702", "body.colour"),
        ([("files", ("a.txt", b"text"))], {"published": "May"}, 422, "E702", "body.published"),
        ([("files", ("a.txt", b"text"))], {"a": "1", "b": "2", "c": "3", "d": "4"}, 422, "E702", None),
    ],
)
def test_an_upload_that_is_not_understood_is_refused(
    scratch: str, files: Any, data: dict[str, str], status: int, code: str, where: str | None
) -> None:
    answer = post(scratch, files=files, data=data)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (status, code, where)


def test_an_upload_without_files_is_refused(scratch: str) -> None:
    form = {"content-type": "multipart/form-data; boundary=x"}
    for body in (b"--x--\r\n", b"", b"nothing of the kind"):
        answer = post(scratch, content=body, headers=form)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "E702")
