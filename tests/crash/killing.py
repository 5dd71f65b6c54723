"""``communique add`` killed at a moment drawn by chance, and what must then hold of the store."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from communique.errors import CommuniqueError
from communique.export.records import from_dict
from communique.records import Reading
from communique.store.prepared import key_of
from communique.store.store import Store

SOURCE = Path(__file__).resolve().parents[2] / "src"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(SOURCE)}
WORDS = {"document_words": "documents", "contact_words": "contacts", "quote_words": "quotes"}
"""Full-text tables, each with as many rows as the table whose words it holds."""


def readings(path: Path) -> dict[str, Reading]:
    """The readings of a file of lines, by the keys under which a store has them."""
    found = (from_dict(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
    return {key_of(reading.document): reading for reading in found}


def command(feed: Path, store: Path, workers: int = 2) -> list[str]:
    """What is run and killed."""
    return [sys.executable, "-m", "communique", "add", *map(str, (feed, "--store", store, "--workers", workers))]


def added_until_killed(feed: Path, store: Path, seconds: float, *, amid: bool) -> bool:
    """Add a file and kill every process of it after so many seconds; false when it was done before.

    With ``amid`` the time is counted from the first document that is added, else from the start.
    """
    before = documents_in(store)
    until = time.monotonic() + 60
    with subprocess.Popen(
        command(feed, store), stderr=subprocess.DEVNULL, env=ENVIRONMENT, start_new_session=True
    ) as process:
        while amid and process.poll() is None and time.monotonic() < until and documents_in(store) == before:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
    return False


def added(feed: Path, store: Path) -> int:
    """Add a file and wait; the exit status."""
    return subprocess.run(command(feed, store), stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=False).returncode


def faults(store: Path, wanted: dict[str, Reading]) -> list[str]:
    """What is wrong with a store after a kill: every document that is there must have all its rows, once."""
    if not store.exists() or store.stat().st_size == 0:
        return []
    try:
        with Store(store, create=True) as opened:
            opened.check()
            lines = {document.id: opened.reading_json(document.id) for document in _documents(opened)}
    except CommuniqueError as error:
        return [str(error)]
    connection = sqlite3.connect(store)
    try:
        return [*_rows_wrong(connection, wanted, lines), *_tables_wrong(connection)]
    finally:
        connection.close()


def _documents(store: Store) -> list[object]:
    found, mark = [], None
    while True:
        page = store.documents(sort="added", limit=1000, after=mark)
        found += page.rows
        if page.next is None:
            return found
        mark = page.next


def _rows_wrong(connection: sqlite3.Connection, wanted: dict[str, Reading], lines: dict[int, bytes]) -> list[str]:
    wrong = []
    for id, key in connection.execute("SELECT id, key FROM documents"):
        reading = wanted.get(key)
        if reading is None:
            wrong.append(f"document {id} is none of those that were added")
            continue
        told = {
            "contacts": len(reading.contacts), "quotes": len(reading.quotes), "outlines": 1, "signatures": 1,
        }  # fmt: skip
        found = {t: _count(connection, f"{t} WHERE document_id = {id}") for t in told}
        wrong += [f"document {id} has {found[t]} {t} of {n}" for t, n in told.items() if found[t] != n]
        members = {r for (r,) in connection.execute("SELECT record FROM dossier_members WHERE document_id = ?", (id,))}
        if not {c.id for c in reading.contacts} <= members or not members:
            wrong.append(f"document {id} lacks its places among the dossiers")
        if from_dict(json.loads(lines[id])) != reading:
            wrong.append(f"document {id} has another reading")
    return wrong


def _tables_wrong(connection: sqlite3.Connection) -> list[str]:
    """What does not depend on a single document: damage, doubles, rows without their document, words without rows."""
    wrong = [] if connection.execute("PRAGMA integrity_check").fetchone() == ("ok",) else ["integrity_check"]
    wrong += [
        f"{table} row {row} hangs on nothing" for table, row, *_ in connection.execute("PRAGMA foreign_key_check")
    ]
    if doubles := _count(connection, "(SELECT 1 FROM documents GROUP BY key HAVING count(*) > 1)"):
        wrong.append(f"{doubles} documents are there twice")
    if loose := _count(connection, "contacts WHERE dossier_id IS NULL"):
        wrong.append(f"{loose} contacts belong to no dossier")
    short = "dossiers d WHERE n_accounts <> (SELECT count(*) FROM dossier_members WHERE dossier_id = d.id)"
    if counted := _count(connection, short):
        wrong.append(f"{counted} dossiers count their accounts wrongly")
    for words, table in WORDS.items():
        if _count(connection, f"{words}_docsize") != _count(connection, table):
            wrong.append(f"{words} does not go with {table}")
    return wrong


def _count(connection: sqlite3.Connection, rows: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run of kills: how many hit while documents were being added, documents kept, what was wrong."""

    kills: int
    amid: int
    kept: tuple[int, ...]
    wrong: tuple[str, ...]


def killed(feed: Path, folder: Path, kills: int, longest: float, seed: int = 1) -> Outcome:
    """Add the file again and again, killed each time within ``longest`` seconds; each store is then finished.

    A store is killed several times while it grows; when one is whole a new one is begun.
    """
    wanted, chance = readings(feed), random.Random(seed)
    kept: list[int] = []
    wrong: list[str] = []
    amid = number = 0
    for kill in range(kills):
        store = folder / f"{number}.db"
        # one in four at any moment from the start, the others while documents come in
        amid_adding = bool(kill % 4)
        seconds = chance.uniform(0, longest if amid_adding else 3 * longest)
        hit = added_until_killed(feed, store, seconds, amid=amid_adding)
        wrong += [f"after kill {kill}: {fault}" for fault in faults(store, wanted)]
        kept.append(documents_in(store))
        amid += hit and 0 < kept[-1] < len(wanted)
        number += not hit or kept[-1] == len(wanted)
    wrong += _finished(feed, folder, wanted)
    return Outcome(kills, amid, tuple(kept), tuple(wrong))


def _finished(feed: Path, folder: Path, wanted: dict[str, Reading]) -> Sequence[str]:
    """What is wrong when each store is added to once more, undisturbed."""
    wrong = []
    for store in sorted(folder.glob("*.db")):
        status = added(feed, store)
        if status != 0 or documents_in(store) != len(wanted):
            wrong.append(f"{store.name} is not whole in the end (exit status {status})")
        wrong += [f"in the end: {fault}" for fault in faults(store, wanted)]
    return wrong


def documents_in(store: Path) -> int:
    """The number of documents in a store that may not be there yet."""
    if not store.exists() or store.stat().st_size == 0:
        return 0
    connection = sqlite3.connect(store)
    try:
        return _count(connection, "documents")
    except sqlite3.OperationalError:
        # killed before the tables were made
        return 0
    finally:
        connection.close()
