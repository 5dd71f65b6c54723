"""Which files a user means, in a fixed order; what cannot be opened is named."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, documents
from communique.ingest.count import count

TEXT = "The envoy of Ostmark met Ada Marr in Veldania."
RECORD = '{"id": "r", "text": "The envoy met her."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of invented texts in several formats, with files that are not for reading."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {
        "c.txt": TEXT,
        "a.TXT": TEXT,
        "b/z.jsonl": RECORD * 2,
        "b/a.html": f"<html><body><p>{TEXT}</p></body></html>",
        ".hidden/h.txt": TEXT,
        ".h.txt": TEXT,
        "picture.png": "",
        "notes.md": TEXT,
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    return tmp_path


def names(found: object) -> list[str]:
    assert isinstance(found, list)
    return [d.name if isinstance(d, Document) else d.code for d in found]


def test_a_folder_gives_its_texts_sorted_without_hidden_ones(folder: Path) -> None:
    assert names(list(documents([folder]))) == ["a", "a", "r", "r", "c"]


def test_a_pattern_gives_what_it_matches_sorted(folder: Path) -> None:
    assert names(list(documents([f"{folder}/*.txt"]))) == ["c"]
    assert names(list(documents([f"{folder}/**/*.jsonl"]))) == ["r", "r"]


def test_a_file_that_is_named_like_a_pattern_is_itself(tmp_path: Path) -> None:
    (tmp_path / "wire[1].txt").write_text(TEXT)
    assert names(list(documents([tmp_path / "wire[1].txt"]))) == ["wire[1]"]


def test_sources_come_in_the_order_in_which_they_are_named(folder: Path) -> None:
    assert names(list(documents([folder / "c.txt", folder / "nope.txt", folder / "a.TXT"]))) == ["c", "E101", "a"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("nope.txt", "E101"),
        ("c.txt/inside.txt", "E101"),
        ("nul\0.txt", "E101"),
        ("x" * 5_000, "E113"),
        ("*.zzz", "E109"),
        ("empty", "E109"),
    ],
)
def test_what_is_not_there_is_named(folder: Path, source: str, code: str) -> None:
    (folder / "empty").mkdir()
    (error,) = documents([f"{folder}/{source}"])
    assert isinstance(error, CommuniqueError)
    assert error.code == code
    assert error.where == f"{folder}/{source}"


def test_documents_in_a_format_that_is_not_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7")
    (error,) = documents([tmp_path])
    assert isinstance(error, CommuniqueError)
    assert (error.code, error.where) == ("E111", str(tmp_path / "report.pdf"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = documents([tmp_path / "pipe.txt"])
    assert isinstance(error, CommuniqueError)
    assert error.code == "E112"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission_is_named_as_that(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "secret.txt").chmod(0)
    (error,) = documents([tmp_path / "secret.txt"])
    assert isinstance(error, CommuniqueError)
    assert error.code == "E102"


def test_no_permission_is_named_as_that_for_anyone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (error,) = documents([tmp_path / "secret.txt"])
    assert isinstance(error, CommuniqueError)
    assert (error.code, error.where) == ("E102", str(tmp_path / "secret.txt"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert names(list(documents([folder]))) == ["a", "a", "r", "r", "c", "E113"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT, ["stdin"]),
        (RECORD * 2, ["r", "r"]),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", ["stdin"]),
        ("", ["E104"]),
    ],
)
def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch, data: str, found: list[str]) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data.encode())))
    monkeypatch.setattr(sys, "stdin", stream)
    assert names(list(documents(["-"]))) == found


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 100)
    (error,) = documents([tmp_path / "long.txt"], Options(max_size=1_000))
    assert isinstance(error, CommuniqueError)
    assert error.code == "E103"


def test_text_is_what_the_file_holds(tmp_path: Path) -> None:
    (tmp_path / "crlf.txt").write_bytes(b"\xef\xbb\xbf The envoy\r\n met her.\r\n\n")
    (document,) = documents([tmp_path / "crlf.txt"])
    assert isinstance(document, Document)
    assert document.text == " The envoy\r\n met her.\r\n\n"
    assert document.title is None


def test_options_hold_for_texts_that_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TEXT)
    (document,) = documents([tmp_path], Options("2023-11-03", "Norvik News", "day_first"))
    assert isinstance(document, Document)
    assert (document.published, document.outlet, document.day_order) == ("2023-11-03", "Norvik News", "day_first")


def test_documents_are_counted_without_reading_them(folder: Path) -> None:
    assert count([folder]) == 5
    assert count([folder, "nope"]) == 6
    assert count([folder, "-"]) is None
