"""A store of the first version of the tables is brought up and goes on as if it had never been older."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from communique import read_all
from communique.compare.outlines import glance_from_json, outline_from_json
from communique.compare.sketches import sketch_from_json
from communique.export.records import to_json
from communique.keeping import Kept, keep
from communique.reader import Reader
from communique.records import Reading
from communique.store.store import Store

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FIRST = """
DROP TABLE dossier_keys;
CREATE TABLE dossier_keys (
    key TEXT NOT NULL, date INTEGER NOT NULL, dossier_id TEXT NOT NULL,
    PRIMARY KEY (key, date, dossier_id), FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
) WITHOUT ROWID;
CREATE INDEX dossier_keys_by_dossier ON dossier_keys (dossier_id);
DROP INDEX contacts_by_date;
CREATE INDEX contacts_by_date ON contacts (date_first, id);
DROP INDEX contacts_in_kind;
DROP INDEX contacts_in_status;
DROP INDEX people_by_office;
DROP TABLE laid;
DROP INDEX dossiers_of_several;
"""
TOLD = {
    "members": "SELECT dossier_id, document_id, record, whole FROM dossier_members ORDER BY 1, 2, 3",
    "dossiers": "SELECT id, kind, n_accounts, date_first, date_last FROM dossiers ORDER BY 1",
    "keys": "SELECT date, key, dossier_id FROM dossier_keys ORDER BY 1, 2, 3",
    "outlines": "SELECT document_id, outline FROM outlines ORDER BY 1",
    "sketches": "SELECT id, sketch FROM contacts ORDER BY 1",
    "tables": "SELECT name, type, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%' ORDER BY 1",
}


@pytest.fixture(scope="module")
def lines() -> list[str]:
    sources = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".jsonl"))
    return [to_json(found) for found in read_all(sources) if isinstance(found, Reading)]


def add(path: Path, lines: Sequence[str]) -> None:
    feed = path.with_suffix(".jsonl")
    feed.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with Store(path, create=True) as store:
        assert all(isinstance(result, Kept) for result in keep(store, [feed], None, Reader()))


def made_older(path: Path) -> None:
    """Write the store as the first version of the tables had it."""
    with closing(sqlite3.connect(path)) as connection:
        keys = connection.execute(TOLD["keys"]).fetchall()
        connection.executescript(FIRST)
        connection.executemany("INSERT INTO dossier_keys (date, key, dossier_id) VALUES (?, ?, ?)", keys)
        for table, id, column, read in (
            ("outlines", "document_id", "outline", lambda told: outline_from_json(told, glance_from_json(told))),
            ("contacts", "id", "sketch", sketch_from_json),
        ):
            found = connection.execute(f"SELECT {column}, {id} FROM {table} WHERE {column} IS NOT NULL").fetchall()
            older = [(json.dumps(asdict(read(line)), ensure_ascii=False), number) for line, number in found]
            connection.executemany(f"UPDATE {table} SET {column} = ? WHERE {id} = ?", older)
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def told(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {what: connection.execute(question).fetchall() for what, question in TOLD.items()}


def test_an_older_store_is_brought_up_and_goes_on_as_if_it_had_not_been(lines: list[str], tmp_path: Path) -> None:
    half = len(lines) // 2
    add(tmp_path / "new.db", lines)
    add(tmp_path / "old.db", lines[:half])
    made_older(tmp_path / "old.db")
    add(tmp_path / "old.db", lines[half:])
    assert told(tmp_path / "old.db") == told(tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "old.db.before-v3")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_lines_that_are_none_of_the_older_version_stay(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    add(path, lines[:2])
    made_older(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE contacts SET sketch = NULL WHERE id = 1")
        connection.commit()
    Store(path).close()
    assert (1, None) in told(path)["sketches"]
