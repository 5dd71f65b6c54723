"""What only SQLite has: the settings of a connection, full-text tables, backup, and what its errors mean.

Full-text tables are contentless: they hold the index alone, since the text stands in the readings (a copy would cost
half as much room again). Whoever fills or asks them gives folded text; nothing else is ever taken for syntax.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    TextClause,
    bindparam,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.sql.dml import ReturningInsert

APPLICATION_ID = 0x436D7171
"""Marks the file as a store of Communique ("Cmqq")."""

HEADER = 100
"""Bytes of the head of a database file."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "document_words": ("title", "text", "names"),
    "contact_words": ("names", "offices", "place", "topics", "sources"),
    "quote_words": ("source", "content"),
}
"""The full-text tables and their columns; their row numbers are those of documents, contacts and quotes."""

SETTINGS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "synchronous = FULL",
    "cache_size = -64000",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 16000",
)
"""FULL: what is said to be added outlives a power cut too, and not only the end of the process. That costs 1 ms of the
12 that adding a document takes (7 where others keep the disk busy), beside the 100 and more that reading it takes.

A cache of 64 MB holds what documents of one time are compared with: in a store of 69,000, each reads 270 pages and not
410. A document changes 200 pages, many of them those of the one before, so the log is brought into the file after 80 of
them and not after 20, which takes a third off the time of committing.
"""


ROWID: ColumnElement[int] = literal_column("rowid")
TESTED_ROWID: ColumnElement[int] = literal_column("+rowid")
RANK: ColumnElement[float] = literal_column("ranked")
"""The row number in a full-text table; the same where it is only to be tested, since one that is looked up has the
table matched anew for every row; and the rank under which :func:`ranked` gives its rows."""


def tested(column: Column[Any]) -> ColumnElement[Any]:
    """The column where it is only to be tested: rows are not looked up by it."""
    return literal_column(f"+{column.table.name}.{column.name}")


def engine(path: Path, wait: float) -> Engine:
    """An engine over the file; a connection waits ``wait`` seconds for a lock.

    Transactions begin when they are begun, not at the first write; those of a connection with the execution option
    ``writing`` take the right to write at once, so that two writers never meet in the midst.
    """
    made = create_engine(f"sqlite:///{path}", connect_args={"timeout": wait, "check_same_thread": False})
    event.listen(made, "connect", _set)
    event.listen(made, "begin", _begin)
    return made


def foreign(path: Path) -> bool:
    """Whether the file is another program's database; nothing is changed by looking.

    Raises:
        sqlite3.Error: when it can't be read as a database.
    """
    with path.open("rb") as file:
        head = file.read(HEADER)
    if not head or int.from_bytes(head[68:72], "big") == APPLICATION_ID:
        return False
    # the mark of a new store may still lie in its log
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        made = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        return bool(application != APPLICATION_ID and (application or made))
    finally:
        connection.close()


def version_of(connection: Connection) -> tuple[int, int]:
    """The application number and the version of the tables, both 0 in a new file."""
    numbers = (connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("application_id", "user_version"))
    application, version = numbers
    return int(application), int(version)


def set_version(connection: Connection, version: int) -> None:
    """Write the version of the tables; part of the transaction."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {int(version)}"))


def has_tables(connection: Connection) -> bool:
    """Whether anything was ever made in the file."""
    return connection.execute(text("SELECT 1 FROM sqlite_master LIMIT 1")).first() is not None


def is_sound(connection: Connection) -> bool:
    """Whether SQLite finds nothing wrong with the file's pages; reads the whole file."""
    return bool(connection.execute(text("PRAGMA quick_check(1)")).scalar_one() == "ok")


def make_word_tables(connection: Connection) -> None:
    """Make the full-text tables."""
    for table, columns in WORDS.items():
        told = f"{', '.join(columns)}, content='', tokenize='unicode61 remove_diacritics 2'"
        connection.execute(text(f"CREATE VIRTUAL TABLE {table} USING fts5({told})"))


def insert_words(connection: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """File rows ``{"rowid": ..., column: folded text, ...}`` in a full-text table."""
    if rows:
        connection.execute(_words_filed(table), list(rows))


@cache
def _words_filed(table: str) -> TextClause:
    columns = WORDS[table]
    names, values = ", ".join(columns), ", ".join(f":{c}" for c in columns)
    return text(f"INSERT INTO {table}(rowid, {names}) VALUES (:rowid, {values})")


def listed(name: str) -> Select[Any]:
    """What stands in the JSON array that is given as this parameter.

    A question with it stays the same however much is asked for, so it is put together once.
    """
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def array(values: Sequence[object]) -> str:
    """What is given as such a parameter."""
    return json.dumps(values, ensure_ascii=False)


def next_id(connection: Connection, table: Table) -> int:
    """The number of the next row: good within a transaction that writes, where nobody else does."""
    return int(connection.execute(_last_id(table)).scalar() or 0) + 1


@cache
def _last_id(table: Table) -> Select[int]:
    return select(func.max(table.c.id))


def matching(table: str, expression: str) -> Select[Any]:
    """The row numbers of a full-text table that match; ``expression`` comes from ``query.py`` alone."""
    return select(ROWID).select_from(text(table)).where(_match(table, expression))


def ranked(table: str, expression: str, weights: Sequence[float]) -> Select[int, float]:
    """Row number and rank (the lower the better: bm25 with a weight for each column) of what matches."""
    rank: ColumnElement[float] = literal_column(f"bm25({table}, {', '.join(str(float(w)) for w in weights)})").label(
        "ranked"
    )
    return select(ROWID.label("id"), rank.label("ranked")).select_from(text(table)).where(_match(table, expression))


def among(numbers: Sequence[int]) -> Select[int]:
    """The numbers as rows, for long lists: one parameter, where each number would be one."""
    return select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value)


def insert_new(connection: Connection, table: Table, row: Mapping[str, object], returning: str = "id") -> Any | None:
    """Insert the row unless one with the same unique columns is there; the new row's id, None when one was there."""
    return connection.execute(_new(table, returning), dict(row)).scalar()


@cache
def _new(table: Table, returning: str) -> ReturningInsert[Any]:
    return insert(table).on_conflict_do_nothing().returning(table.c[returning])


def count_up(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert the rows with ``count`` 1, or count those one up that are there."""
    if rows:
        connection.execute(_counted(table), [{**row, "count": 1} for row in rows])


@cache
def _counted(table: Table) -> Insert:
    more = {"count": table.c["count"] + 1}
    return insert(table).on_conflict_do_update(index_elements=list(table.primary_key), set_=more)


def copied(source: Path, target: Path) -> None:
    """Copy a database as it stands, also while others write to it.

    Raises:
        sqlite3.Error: when it can't be read or the copy can't be written.
    """
    read, written = sqlite3.connect(source), sqlite3.connect(target)
    try:
        read.backup(written)
    finally:
        written.close()
        read.close()


def _match(table: str, expression: str) -> ColumnElement[bool]:
    column: ColumnElement[str] = literal_column(table)
    return column.bool_op("MATCH")(expression)


def _set(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
