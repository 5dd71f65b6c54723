"""Files of the user's own names: tables as spreadsheets write them, and what is wrong with them. Names are invented."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from communique.errors import CODES, CommuniqueError
from communique.ingest.known import known_names, known_rows
from communique.known import KnownRow

HEAD = "type,name,spellings,office,of,from,to,note\n"
WHOLE = KnownRow(
    "person", "Ada Marr", ("A. Marr", "Ада Марр"), "Envoy", "Veldania", "2019-05", "2020-06-30", "x", "line 2"
)


def rows(path: Path, data: str | bytes) -> list[KnownRow | CommuniqueError]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(known_rows([path]))


LINE = "person,Ada Marr,A. Marr; Ада Марр,Envoy,Veldania,2019-05,2020-06-30,x"
WRITTEN = {
    "commas": HEAD + LINE,
    "tabs": (HEAD + LINE).replace(",", "\t"),
    "semicolons": (HEAD + LINE).replace("A. Marr; Ада Марр", '"A. Marr; Ада Марр"').replace(",", ";"),
    "a line that names the separator": "sep=;\n"
    + (HEAD + LINE).replace("A. Marr; Ада Марр", '"A. Marr; Ада Марр"').replace(",", ";"),
    "Windows line ends": (HEAD + LINE + "\n").replace("\n", "\r\n"),
    "byte order mark": codecs.BOM_UTF8 + (HEAD + LINE).encode(),
    "UTF-16": codecs.BOM_UTF16_LE + (HEAD + LINE).encode("utf-16-le"),
    "empty cells at the end of each line": HEAD.replace("\n", ",,\n") + LINE + ",,",
    "columns in another order": "name,type,note,to,from,of,office,Spellings\n"
    "Ada Marr,Person,x,2020-06-30,2019-05,Veldania,Envoy,A. Marr;Ада Марр",
    "dates as a spreadsheet writes them": HEAD + LINE.replace("2020-06-30", "30/06/2020"),
}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_table_is_read_however_it_is_written(data: str | bytes, tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "people.csv", data)
    assert isinstance(row, KnownRow), row
    line = 3 if isinstance(data, str) and data.startswith("sep=") else 2
    assert row.where == f"{tmp_path / 'people.csv'}, line {line}"
    assert [getattr(row, f) for f in ("type", "name", "spellings", "office", "of", "since", "until", "note")] == [
        getattr(WHOLE, f) for f in ("type", "name", "spellings", "office", "of", "since", "until", "note")
    ]


WRONG = {
    "no header": ("person,Ada Marr\n", "E130"),
    "a column of another name": ("type,name,spelling\nperson,Ada Marr,x\n", "E130"),
    "a column twice": ("type,name,name\nperson,Ada Marr,x\n", "E130"),
    "nothing but blank lines": ("\n\n", "E130"),
    "an unknown type": (HEAD + "official,Ada Marr\n", "E131"),
    "no name": (HEAD + "person,,A. Marr\n", "E131"),
    "an ordinary word": (HEAD + "person,Ada Marr,the\n", "E131"),
    "an ordinary word with a capital": (HEAD + "institution,Harrow Bureau,They\n", "E131"),
    "a word in small letters": (HEAD + "person,marr\n", "E131"),
    "one letter": (HEAD + "person,Ada Marr,A\n", "E131"),
    "a mark first": (HEAD + "person,«Ada»\n", "E131"),
    "no date": (HEAD + "person,Ada Marr,,Envoy,,spring 2019\n", "E131"),
    "a date with two readings": (HEAD + "person,Ada Marr,,Envoy,,5/6/2019\n", "E131"),
    "a month that is none": (HEAD + "person,Ada Marr,,Envoy,,2019-13\n", "E131"),
    "an end before the beginning": (HEAD + "person,Ada Marr,,Envoy,,2019-06,2019-05\n", "E131"),
    "an office of a country": (HEAD + "country,Veldania,,President\n", "E131"),
    "too many cells": (HEAD + "person,Ada Marr,,Envoy, Veldania,2019,2020,x,y\n", "E131"),
    "quotation marks that do not pair": (HEAD + 'person,"Ada Marr\nperson,Ilan Droste\n', "E131"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "E105"),
}


@pytest.mark.parametrize(("data", "code"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said_with_file_and_line(data: str | bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    (error,) = [row for row in rows(path, data) if isinstance(row, CommuniqueError)]
    assert error.code == code
    assert error.code in CODES
    assert error.where == (f"{path}, line 2" if code == "E131" else str(path))


def test_a_line_end_within_a_cell_is_counted(tmp_path: Path) -> None:
    data = HEAD + 'person,Ada Marr,,,,,,"one\ntwo"\nofficial,Ilan Droste\n'
    *_, error = rows(tmp_path / "people.csv", data)
    assert isinstance(error, CommuniqueError)
    assert error.where is not None
    assert error.where.endswith("line 4")


def test_every_wrong_row_is_told_and_the_right_ones_are_counted_on(tmp_path: Path) -> None:
    found = rows(tmp_path / "people.csv", HEAD + "x,A Marr\nperson,Ada Marr\ny,B Marr\n")
    assert [isinstance(row, CommuniqueError) for row in found] == [True, False, True]


def test_one_error_stands_for_all_in_python(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEAD + "x,A Marr\nperson,Ada Marr\ny,B Marr\n")
    with pytest.raises(CommuniqueError, match="1 more") as caught:
        known_names(path)
    assert caught.value.where == f"{path}, line 2"


def test_several_files_are_one_table(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.tsv"
    one.write_text(HEAD + "person,Ada Marr\n")
    two.write_text("type\tname\nplace\tKelmet\n")
    assert [row.name for row in known_names([one, two]).rows] == ["Ada Marr", "Kelmet"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    (error,) = known_rows([tmp_path / "none.csv"])
    assert isinstance(error, CommuniqueError)
    assert error.code == "E101"
