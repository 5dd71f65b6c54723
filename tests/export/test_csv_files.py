"""CSV: read back by Python's own reader it holds the same, and no cell of it is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.csv_files import escaped, joined, listed, unescaped, write_table, write_tables
from communique.export.tables import TABLES, Cell, Column, Table
from communique.records import Reading

from .full_reading import READING
from .sample_readings import EMPTY, HOSTILE, hostile_reading, samples

ANY = st.text(st.characters(exclude_categories=())) | st.text(" '=+-@\t\r\n\\;\"u0d83c\x00\ud83d\uff1d\u200b")
READERS = {
    "text": lambda cell: unescaped(cell) or None,
    "texts": listed,
    "whole": lambda cell: int(cell) if cell else None,
    "number": lambda cell: float(cell) if cell else None,
    "flag": {"true": True, "false": False, "": None}.get,
}


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def written(table: Table, *readings: Reading) -> bytes:
    stream = io.BytesIO()
    write_table(table, readings, stream)
    return stream.getvalue()


def as_read(column: Column[object], cell: Cell) -> Cell:
    """What a cell can be read back as: CSV knows no empty text beside nothing, and no list of one empty text."""
    return (None if column.kind == "text" else ()) if cell in ("", ("",)) else cell


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_comes_back_with_its_type(name: str) -> None:
    table = TABLES[name]
    head, *found = rows_of(written(table, *samples()))
    assert head == [column.name for column in table.columns]
    expected = [
        [as_read(c, cell) for c, cell in zip(table.columns, cells, strict=True)]
        for reading in samples()
        for cells in table.cells(reading)
    ]
    assert found
    assert [[READERS[c.kind](x) for c, x in zip(table.columns, row, strict=True)] for row in found] == expected


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_begins_a_formula_and_no_character_breaks_a_reader(name: str) -> None:
    table = TABLES[name]
    content = written(table, *map(hostile_reading, HOSTILE))
    assert b"\x00" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    for row in rows_of(content)[1:]:
        for column, cell in zip(table.columns, row, strict=True):
            if column.kind not in ("whole", "number"):
                assert cell[:1] not in tuple("\t\r\n") or not cell
                assert not cell.strip().strip("\u200b\u200f\ufeff\u202e").startswith(tuple("=+-@＝＋－＠﹦"))


def test_numbers_stay_numbers() -> None:
    head, row = rows_of(written(TABLES["contacts"], hostile_reading("=1")))
    cells = dict(zip(head, row, strict=True))
    assert (cells["lat"], cells["lon"], cells["start"]) == ("-33.5", "-70.25", "1")
    assert cells["words"] == "'=1"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-2", "'-2"),
        (" \t@x", "' \t@x"),
        ("\u200b＝1", "'\u200b＝1"),
        ("\tplain", "'\tplain"),
        ("'=1", "''=1"),
        ("'plain", "'plain"),
        ("a=1", "a=1"),
        ("2023-11-03", "2023-11-03"),
        ("— a dash", "— a dash"),
        ("", ""),
        ("\x00=1", "\\u0000=1"),
    ],
)
def test_what_is_escaped(text: str, cell: str) -> None:
    assert escaped(text) == cell
    assert unescaped(cell) == text


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.lists(ANY, min_size=1).filter(lambda texts: texts != [""]))
def test_any_list_comes_back(texts: list[str]) -> None:
    assert listed(escaped(joined(texts))) == tuple(texts)


def test_escaping_takes_no_longer_than_the_text_is_long() -> None:
    for text in ("'" * 200_000, " " * 200_000, "'" * 99_999 + " " * 99_999 + "x", "\\" * 200_001, ";" * 200_000):
        assert unescaped(escaped(text)) == text
        assert listed(escaped(joined([text, text]))) == (text, text)


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    content = written(TABLES["participants"], READING)
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 4
    assert b'""joint measures""' in written(TABLES["accounts"], READING)


def test_the_folder_holds_the_four_tables_and_their_rows_are_counted(tmp_path: Path) -> None:
    counts = write_tables(iter([READING, EMPTY]), tmp_path / "out")
    assert counts == {"contacts": 2, "participants": 3, "quotes": 5, "accounts": 2}
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    for name, count in counts.items():
        assert len(rows_of((tmp_path / "out" / f"{name}.csv").read_bytes())) == count + 1


def test_no_readings_give_headers_alone(tmp_path: Path) -> None:
    assert set(write_tables([], tmp_path / "out").values()) == {0}
    assert len(rows_of((tmp_path / "out" / "quotes.csv").read_bytes())) == 1
