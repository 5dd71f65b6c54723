"""Exports through the interface: the bytes of ``communique export``, counted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from communique.cli import app

SINGLE = ("jsonl", "webanno", "ftm", "plover")


def get(site: str, format: str, **query: str) -> httpx.Response:
    return httpx.get(f"{site}/api/v1/export/{format}", params=query, timeout=60)


def counted(answer: httpx.Response) -> dict[str, int]:
    parts = (part.split("=") for part in answer.headers["communique-rows"].split(", "))
    return {name: int(number) for name, number in parts}


@pytest.mark.parametrize("format", SINGLE)
@pytest.mark.parametrize("query", [{}, {"person": "Ada Marr"}, {"outlet": "nobody at all"}])
def test_a_file_is_what_the_command_line_writes(
    site: str, examples_store: Path, tmp_path: Path, format: str, query: dict[str, str]
) -> None:
    answer = get(site, format, **query)
    options = [part for name, value in query.items() for part in (f"--{name}", value)]
    path = tmp_path / "out"
    done = CliRunner().invoke(app, ["export", format, "--output", str(path), "--store", str(examples_store), *options])
    assert done.exit_code == 0, done.output
    assert answer.status_code == 200
    assert answer.content == path.read_bytes()
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="communique-{format}.')


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_several_files_come_in_one_archive(site: str, examples_store: Path, tmp_path: Path, format: str) -> None:
    answer = get(site, format)
    done = CliRunner().invoke(
        app, ["export", format, "--output", str(tmp_path / "out"), "--store", str(examples_store)]
    )
    assert done.exit_code == 0, done.output
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    written: dict[str, Any] = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {name: archive.read(name) for name in archive.namelist()} == written
    assert answer.headers["content-type"] == "application/zip"
    assert get(site, format).content == answer.content


def test_the_rows_are_counted(site: str) -> None:
    status = httpx.get(f"{site}/api/v1/status").json()
    answer = get(site, "jsonl")
    assert counted(answer) == {"documents": status["documents"], "readings": len(answer.text.splitlines())}
    told = counted(get(site, "csv"))
    assert (told["documents"], told["contacts"], told["quotes"]) == (
        status["documents"],
        status["contacts"],
        status["quotes"],
    )


@pytest.mark.parametrize("address", ["docx", "html", "jsonl?kind=meeting", "csv?since=May", "jsonl?limit=5"])
def test_what_cannot_be_exported_is_said(site: str, address: str) -> None:
    answer = httpx.get(f"{site}/api/v1/export/{address}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "E702")
