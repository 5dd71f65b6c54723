"""Exports: what was counted is what the file holds, whatever is added meanwhile."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pyarrow.parquet
import pytest

from communique.document import Document
from communique.dossier_store import homes
from communique.export.formats import FORMATS
from communique.export.records import from_dict
from communique.ingest import Taken
from communique.keeping import make
from communique.reader import Reader
from communique.store.store import Store

FILES = {f"{name}.csv" for name in ("contacts", "participants", "quotes", "accounts")}


def chosen(site: str, **query: str) -> tuple[dict[str, int], str]:
    """The numbers that the page tells, and where it leads."""
    page = httpx.get(site + "/export", params=query).text
    told = re.search(r"The file will hold (.*?)</p>", page, re.DOTALL)
    address = re.search(r'href="(/export/[^"]+)" download', page)
    assert told
    assert address
    numbers = re.findall(r"<b>([\d,]+)</b> ([A-Za-z_ ]+)", told[1])
    return {name.strip(): int(number.replace(",", "")) for number, name in numbers}, unescape(address[1])


def of_tables(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == FILES
        return {n[:-4]: len(list(csv.reader(io.StringIO(archive.read(n).decode())))) - 1 for n in archive.namelist()}


def of_parquet(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n[:-8]: pyarrow.parquet.read_table(io.BytesIO(archive.read(n))).num_rows for n in archive.namelist()}


ROWS: list[tuple[str, Callable[[bytes], dict[str, int]]]] = [
    ("jsonl", lambda data: {"readings": len(data.splitlines())}),
    ("csv", of_tables),
    ("parquet", of_parquet),
    ("plover", lambda data: {"events": len(list(csv.reader(io.StringIO(data.decode())))) - 1}),
]


@pytest.mark.parametrize(("form", "rows"), ROWS, ids=[form for form, _ in ROWS])
@pytest.mark.parametrize("query", [{}, {"person": "Vos"}, {"outlet": "Norvik News", "since": "2024"}])
def test_what_is_counted_is_downloaded(
    site: str, form: str, rows: Callable[[bytes], dict[str, int]], query: dict[str, str]
) -> None:
    told, address = chosen(site, format=form, **query)
    assert rows(httpx.get(site + address).content) == told


@pytest.mark.parametrize("form", ["webanno", "ftm"])
def test_objects_are_counted_by_writing_them(site: str, form: str) -> None:
    told, address = chosen(site, format=form, person="Vos")
    data = httpx.get(site + address).content
    made = json.loads(data)["first"]["items"] if form == "webanno" else data.splitlines()
    assert len(made) == sum(told.values())


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if one.single_file])
def test_a_file_is_what_the_command_line_writes(site: str, examples_store: Path, form: str, tmp_path: Path) -> None:
    answer = httpx.get(f"{site}/export/{form}")
    with Store(examples_store) as store:
        readings = (from_dict(json.loads(line)) for line in store.stream())
        FORMATS[form].write(readings, tmp_path / "file", homes(store))
    assert answer.content == (tmp_path / "file").read_bytes()
    assert re.fullmatch(
        rf'attachment; filename="communique-{form}-\d{{4}}-\d\d-\d\d{re.escape(FORMATS[form].suffix)}"',
        answer.headers["content-disposition"],
    )


def test_what_comes_later_is_not_in_the_file(own_site: str, tmp_path: Path) -> None:
    told, address = chosen(own_site, format="jsonl")
    document = Document("President Ada Marr met Chancellor Henrik Vos in Geneva.", "late", language="en")
    with Store(tmp_path / "own.db") as store:
        store.add(make(Reader(), Taken(document, b"", "text/plain")).entry)
    assert len(httpx.get(own_site + address).content.splitlines()) == told["readings"]
    assert chosen(own_site, format="jsonl")[0]["readings"] == told["readings"] + 1


def test_an_export_that_is_none_is_refused_before_it_begins(site: str) -> None:
    assert httpx.get(site + "/export/docx").status_code == 404
    assert httpx.get(site + "/export/csv?since=x").status_code == 422
    assert httpx.get(site + "/export/csv?speaker=Vos").status_code == 422
