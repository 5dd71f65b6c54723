"""What is taken in comes with the very bytes that it was made from; a line that holds a reading keeps it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, documents, taken

pytestmark = pytest.mark.usefixtures("shared_pages")

TEXT = "The envoy of Ostmark met Ada Marr in Veldania."
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"
FEED = f"<rss version='2.0'><channel><title>N</title><item><description>{TEXT}</description></item></channel></rss>"
MESSAGE = f"Subject: Talks\nFrom: ana@example.org\n\n{TEXT}\n"
FACTS = {
    "id": "sha256:0",
    "name": "wire",
    "title": "Envoy meets Marr",
    "author": "Tess Brand",
    "outlet": "Norvik News",
    "url": "https://example.org/wire",
    "published": "2023-11-03",
    "language": "de",
    "text": TEXT,
}


def reading(**facts: Any) -> dict[str, Any]:
    return {"document": FACTS | facts, "entities": [], "contacts": [], "quotes": [], "warnings": []}


def one(found: list[Taken | CommuniqueError]) -> Taken:
    assert len(found) == 1
    assert isinstance(found[0], Taken), found[0]
    return found[0]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "original", "media_type"),
    [
        ("a.txt", f"\ufeff{TEXT}\r\n", f"\ufeff{TEXT}\r\n", "text/plain"),
        ("a.html", PAGE, PAGE, "text/html"),
        ("a.jsonl", f'\n{{"text": "{TEXT}"}}\r\n', f'{{"text": "{TEXT}"}}', "application/json"),
        ("a.eml", MESSAGE, MESSAGE, "message/rfc822"),
        ("a.rss", FEED, f"<item><description>{TEXT}</description></item>", "application/rss+xml"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_original_is_there_byte_for_byte(
    tmp_path: Path, name: str, data: str, original: str, media_type: str, packed: bool
) -> None:
    path = write(tmp_path / f"{name}.gz", gzip.compress(data.encode())) if packed else write(tmp_path / name, data)
    item = one(list(taken([path])))
    assert (item.original, item.media_type, item.reading) == (original.encode(), media_type, None)
    assert TEXT in item.document.text


def test_the_documents_are_those_that_are_taken(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.jsonl", f'no json\n{{"text": "{TEXT}"}}\n{json.dumps(reading())}\n')
    write(tmp_path / "c.html", PAGE)
    items = list(taken([tmp_path, "nope"]))
    shown = [str(i) if isinstance(i, CommuniqueError) else i.document for i in items]
    assert [str(d) if isinstance(d, CommuniqueError) else d for d in documents([tmp_path, "nope"])] == shown
    assert [isinstance(i, Taken) for i in items] == [True, False, True, True, True, False]


def test_a_line_of_readings_gives_its_document_unchanged_and_itself(tmp_path: Path) -> None:
    line = json.dumps(reading())
    options = Options(published="2020-02-02", outlet="Elsewhere", day_order="day_first")
    item = one(list(taken([write(tmp_path / "a.jsonl", line + "\n")], options)))
    fields = {key: value for key, value in FACTS.items() if key != "id"}
    assert {key: getattr(item.document, key) for key in fields} == fields
    assert item.reading == json.loads(line)
    assert item.original == line.encode()


def test_nothing_is_filled_in_where_a_reading_says_null(tmp_path: Path) -> None:
    line = json.dumps(reading(published=None, outlet=None, language=None, title=None))
    path = write(tmp_path / "a.jsonl", line)
    document = one(list(taken([path], Options(published="2020-02-02", outlet="Elsewhere")))).document
    assert (document.published, document.outlet, document.language, document.title) == (None, None, None, None)


@pytest.mark.parametrize(
    "line",
    [
        {"text": TEXT, "document": "x", "contacts": [], "quotes": []},
        {"text": TEXT, "document": {"text": "other"}, "contacts": []},
        {"text": TEXT, "contacts": [], "quotes": []},
    ],
    ids=["document is no object", "no quotes", "no document"],
)
def test_what_only_resembles_a_reading_is_a_record(tmp_path: Path, line: dict[str, Any]) -> None:
    item = one(list(taken([write(tmp_path / "a.jsonl", json.dumps(line))])))
    assert (item.document.text, item.reading) == (TEXT, None)


@pytest.mark.parametrize(
    ("facts", "code"), [({"text": None}, "E108"), ({"text": " "}, "E104"), ({"text": "x" * 2_001}, "E103")]
)
def test_a_reading_without_a_text_that_can_be_taken_is_named(tmp_path: Path, facts: dict[str, Any], code: str) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps(reading(**facts)))
    (error,) = taken([path], Options(max_size=2_000))
    assert isinstance(error, CommuniqueError)
    assert (error.code, error.where) == (code, f"{path}:1")


def test_a_reading_may_be_much_longer_than_its_text(tmp_path: Path) -> None:
    options = Options(max_size=20_000)
    long = reading() | {"entities": ["x" * 350_000]}
    path = write(tmp_path / "a.jsonl", f"{json.dumps(long)}\n{json.dumps(reading(name='next'))}\n")
    assert [i.document.name for i in taken([path], options) if isinstance(i, Taken)] == ["wire", "next"]
    too_long = reading() | {"entities": ["x" * 600_000]}
    path = write(tmp_path / "b.jsonl", f"{json.dumps(too_long)}\n{json.dumps(reading(name='next'))}\n")
    error, after = taken([path], options)
    assert isinstance(error, CommuniqueError)
    assert (error.code, isinstance(after, Taken)) == ("E103", True)


def test_what_is_taken_streams(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", (json.dumps(reading()) + "\n") * 3)
    stream = taken([path, "nope"])
    first = next(stream)
    assert isinstance(first, Taken)
    assert isinstance(first.document, Document)
    stream.close()


def test_a_folder_gives_every_format(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, data in (
        ("a.ATOM", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><summary>She met.</summary></entry></feed>"),
        ("b.eml", MESSAGE),
        ("c.rss", FEED),
        ("d.xml", FEED),
        ("e.xml", "<note>The envoy met her.</note>"),
        ("in/f.xml.gz", gzip.compress(FEED.encode())),
        ("g.xml", PAGE),
        ("h.png", b"\x89PNG"),
        ("i.pdf", b"%PDF-"),
    ):
        write(tmp_path / name, data)
    found = list(taken([tmp_path]))
    names = [i.document.name if isinstance(i, Taken) else i.code for i in found]
    assert names == ["a#1", "b", "c#1", "d#1", "E111", "g", "E111", "f#1"]
    assert [i.where for i in found if isinstance(i, CommuniqueError)] == [f"{tmp_path}/e.xml", f"{tmp_path}/i.pdf"]
    assert [i.document.name for i in taken([f"{tmp_path}/*.rss"]) if isinstance(i, Taken)] == ["c#1"]
