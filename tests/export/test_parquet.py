"""Parquet: read back by pyarrow it holds the same, typed."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from communique.export import parquet
from communique.export.encodable import restored
from communique.export.parquet import arrow_schema, write_tables
from communique.export.tables import SCHEMA_VERSION, TABLES, Cell

from .full_reading import READING
from .sample_readings import samples


def back(value: object) -> Cell:
    """A value as pyarrow gives it, as the table's cell."""
    if isinstance(value, list):
        return tuple(restored(x) for x in value)
    return restored(value) if isinstance(value, str) else value  # type: ignore[return-value]


def rows_of(path: Path) -> list[tuple[Cell, ...]]:
    return [tuple(map(back, row.values())) for row in pq.read_table(path).to_pylist()]


@pytest.mark.parametrize("held", [1, 3, 20_000])
def test_every_cell_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(parquet, "ROWS_HELD", held)
    counts = write_tables(iter(samples()), tmp_path)
    for name, table in TABLES.items():
        expected = [cells for reading in samples() for cells in table.cells(reading)]
        assert rows_of(tmp_path / f"{name}.parquet") == expected
        assert counts[name] == len(expected)


def test_columns_are_typed_and_say_what_they_mean(tmp_path: Path) -> None:
    write_tables([READING], tmp_path)
    schema = pq.read_schema(tmp_path / "accounts.parquet")
    assert schema.field("start").type == pa.int64()
    assert schema.field("main").type == pa.bool_()
    assert schema.field("date").type == pa.string()
    assert schema.field("participants").type == pa.list_(pa.string())
    assert pq.read_schema(tmp_path / "contacts.parquet").field("lat").type == pa.float64()
    assert schema.metadata[b"communique.schema_version"] == SCHEMA_VERSION.encode()
    assert schema.metadata[b"communique.table"] == b"accounts"
    assert schema.field("on_word_of").metadata[b"meaning"] == b"on whose word it stands"


def test_no_readings_give_empty_tables_with_their_columns(tmp_path: Path) -> None:
    assert set(write_tables([], tmp_path).values()) == {0}
    for name, table in TABLES.items():
        found = pq.read_table(tmp_path / f"{name}.parquet")
        assert found.num_rows == 0
        assert found.schema == arrow_schema(table)


def test_rows_are_written_in_groups_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_HELD", 2)
    write_tables([READING] * 3, tmp_path)
    assert pq.ParquetFile(tmp_path / "contacts.parquet").metadata.num_row_groups == 3
