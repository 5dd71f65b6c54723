"""The tables as Parquet: the same columns, typed; lists are ``list<string>``, offsets ``int64``, dates ISO strings.

Dates stay strings because a text may give only a month or a year. Parquet strings are UTF-8 as CSV is: NUL and lone
surrogates are written out by the same rule (see :mod:`communique.export.encodable`); nothing else is escaped. Each
file's metadata tells ``communique.schema_version``, ``communique.version`` and ``communique.table``, and each column's
``meaning``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from communique.export.encodable import encodable
from communique.export.placing import placed_in_folder
from communique.export.tables import NO_DOSSIERS, SCHEMA_VERSION, TABLES, Cell, Dossiers, Kind, Table
from communique.records import Reading
from communique.version import VERSION

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_HELD = 20_000
"""Rows kept in memory before they are written as a row group: some tens of megabytes of long quotes."""


def write_tables(readings: Iterable[Reading], folder: Path, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The four tables as ``<table>.parquet`` in a folder, all of them or none; the number of rows of each.

    Raises:
        CommuniqueError: E120 when they cannot be written.
    """
    names = {f"{name}.parquet": table for name, table in TABLES.items()}
    with placed_in_folder(folder, names) as streams:
        with ExitStack() as opened:
            files = [opened.enter_context(_File(names[name], stream)) for name, stream in streams.items()]
            for reading in readings:
                for file in files:
                    file.add(reading, dossiers)
        return {file.table.name: file.count for file in files}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with its metadata."""
    import pyarrow as pa

    kinds: dict[Kind, pa.DataType] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    told = {"schema_version": SCHEMA_VERSION, "version": VERSION, "table": table.name}
    fields = [pa.field(c.name, kinds[c.kind], metadata={"meaning": c.meaning}) for c in table.columns]
    return pa.schema(fields, metadata={f"communique.{key}": value for key, value in told.items()})


class _File:
    """One table's file: rows are held and written as row groups."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        from pyarrow.parquet import ParquetWriter

        self.table = table
        self.count = 0
        self._schema = arrow_schema(table)
        self._writer = ParquetWriter(stream, self._schema, compression="zstd")
        self._held: list[tuple[Cell, ...]] = []

    def __enter__(self) -> _File:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._write_held()
        self._writer.close()

    def add(self, reading: Reading, dossiers: Dossiers) -> None:
        """Take the rows of one reading."""
        self._held += self.table.cells(reading, dossiers)
        if len(self._held) >= ROWS_HELD:
            self._write_held()

    def _write_held(self) -> None:
        import pyarrow as pa

        if self._held:
            columns = zip(*self._held, strict=True)
            arrays = [
                pa.array([_held(cell) for cell in column], field.type)
                for column, field in zip(columns, self._schema, strict=True)
            ]
            self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self.count += len(self._held)
        self._held = []


def _held(cell: Cell) -> object:
    if isinstance(cell, str):
        return encodable(cell)
    return [encodable(text) for text in cell] if isinstance(cell, tuple) else cell
