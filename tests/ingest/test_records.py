"""JSON Lines: a record is a document, and a bad line costs only itself."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, documents

TEXT = "The envoy of Ostmark met Ada Marr in Veldania."


def read(folder: Path, *lines: str | bytes, options: Options | None = None) -> list[Document | CommuniqueError]:
    path = folder / "feed.jsonl"
    path.write_bytes(b"\n".join(line.encode("utf-8") if isinstance(line, str) else line for line in lines))
    return list(documents([path], options))


def record(**fields: Any) -> str:
    return json.dumps({"id": "a", "text": TEXT} | fields)


def only(found: list[Document | CommuniqueError]) -> Document:
    assert len(found) == 1
    assert isinstance(found[0], Document)
    return found[0]


def test_a_record_gives_its_fields(tmp_path: Path) -> None:
    fields = {
        "title": "Envoy meets Marr",
        "outlet": "Norvik News",
        "author": "Tess Brand",
        "url": "https://example.org",
    }
    document = only(read(tmp_path, record(date="2023-11-03", lang="en", **fields)))
    assert (document.name, document.text, document.published) == ("a", TEXT, "2023-11-03")
    assert {key: getattr(document, key) for key in fields} == fields


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("not json", "E106", "column 1"),
        ('{"id": "a", "text": "cut', "E106", "column"),
        ("[" * 100_000, "E106", "deeply"),
        ('{"text": ' + "9" * 5_000 + "}", "E106", "number"),
        ("[1]", "E107", "list"),
        ("null", "E107", "null"),
        ('{"id": "a"}', "E108", "no field 'text'"),
        ('{"id": "a", "text": 5}', "E108", "not a string"),
        ('{"id": "a", "text": null}', "E108", "not a string"),
        ('{"id": "a", "text": " "}', "E104", "empty"),
        ('{"id": "a", "text": "' + "x" * 2_000_001 + '"}', "E103", "2,000,000"),
        ('{"id": "a", "more": "' + "x" * 13_000_000 + '"}', "E103", "2,000,000"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "long",
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, code: str, words: str) -> None:
    before, error, after = read(tmp_path, record(id="before"), line, record(id="after"))
    assert isinstance(error, CommuniqueError)
    assert (error.code, error.where) == (code, f"{tmp_path / 'feed.jsonl'}:2")
    assert words in error.message
    assert [d.name for d in (before, after) if isinstance(d, Document)] == ["before", "after"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"id": "x-1"}, "x-1"),
        ({"id": 7}, "7"),
        ({"id": None}, "feed#1"),
        ({"id": ""}, "feed#1"),
        ({"id": []}, "feed#1"),
    ],
)
def test_a_record_is_named_by_its_id_or_its_line(tmp_path: Path, fields: dict[str, Any], name: str) -> None:
    assert only(read(tmp_path, record(**fields))).name == name


@pytest.mark.parametrize(
    ("fields", "published", "codes"),
    [
        ({"published": "2023-11-03"}, "2023-11-03", []),
        ({"date": "2023-11-03"}, "2023-11-03", []),
        ({"published": "2023-11-03", "date": "2020-01-01"}, "2023-11-03", []),
        ({}, "2020-02-02", []),
        ({"date": None}, "2020-02-02", []),
        ({"date": ""}, "2020-02-02", []),
        ({"date": "soon"}, None, ["W106"]),
        ({"date": 20231103}, None, ["W106"]),
        ({"date": "1/11/2023"}, None, ["W106"]),
    ],
)
def test_a_date_that_is_none_is_left_out_with_a_notice(
    tmp_path: Path, fields: dict[str, Any], published: str | None, codes: list[str]
) -> None:
    document = only(read(tmp_path, record(**fields), options=Options(published="2020-02-02")))
    assert document.published == published
    assert [n.code for n in document.notices] == codes


def test_a_field_of_the_wrong_type_is_left_out_with_a_notice(tmp_path: Path) -> None:
    document = only(read(tmp_path, record(title=5, outlet="", author=None)))
    assert (document.title, document.outlet, document.author) == (None, None, None)
    assert [(n.code, "title" in n.message) for n in document.notices] == [("W106", True)]


def test_halves_of_characters_and_nul_stay_where_they_are(tmp_path: Path) -> None:
    document = only(read(tmp_path, '{"id": "a", "text": "The \\ud83d envoy\\u0000 met her \\ud83d\\ude00."}'))
    assert document.text == "The \ud83d envoy\0 met her 😀."
    assert [n.code for n in document.notices] == ["W103", "W104"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_another_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    lines = '{"id": "a", "text": "“Yes,” said the envoy of Ostmark."}\nno json\n'
    found = read(tmp_path, lines.encode(encoding))
    assert isinstance(found[0], Document)
    assert found[0].text == "“Yes,” said the envoy of Ostmark."
    assert [e.where for e in found if isinstance(e, CommuniqueError)] == [f"{tmp_path / 'feed.jsonl'}:2"]


def test_blank_lines_and_windows_line_ends_are_no_records(tmp_path: Path) -> None:
    found = read(tmp_path, record(id="a") + "\r\n\r\n  \n" + record(id="b") + "\r\n\n")
    assert [d.name for d in found if isinstance(d, Document)] == ["a", "b"]
    assert len(found) == 2


def test_a_compressed_file_is_unpacked_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    packed = gzip.compress("\n".join(record(id=str(i), more=str(i) * 50) for i in range(1_000)).encode())
    (tmp_path / "whole.jsonl.gz").write_bytes(packed)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert len(list(documents([tmp_path / "whole.jsonl.gz"]))) == 1_000
    *some, last = documents([tmp_path / "cut.jsonl.gz"])
    assert some
    assert isinstance(last, CommuniqueError)
    assert last.code == "E113"


def test_records_stream(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(record(id="first") + "\n" + "no json\n" * 10)
    stream = documents([path])
    first = next(stream)
    assert isinstance(first, Document)
    assert first.name == "first"
    stream.close()
