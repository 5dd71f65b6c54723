"""The file of a store, opened: made when asked, brought up to this version, never taken for what it is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from communique.errors import CommuniqueError
from communique.store import migrations, sqlite
from communique.store.failures import coded

WAIT = 30.0
"""Seconds that a process waits for another that writes."""
PRIVATE = 0o600
"""Rights of the file: what somebody reads is nobody else's affair."""
MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Database:
    """An open store: its file and the engine that connects to it."""

    path: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is now until the end of the block.

        Raises:
            CommuniqueError: E804 to E807.
        """
        with coded(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of the block is kept, or nothing where it raises.

        Raises:
            CommuniqueError: E804 to E807.
        """
        with coded(self.path), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def opened(path: Path, *, create: bool, wait: float = WAIT) -> Database:
    """The store in this file, brought up to this version; with ``create`` it is made when there is none.

    ``wait`` is the time in seconds that it waits for another process that writes.

    Raises:
        CommuniqueError: E801 no store here, E802 not a store, E803 store of a newer version, E804 to E807.
    """
    _check(path, create=create)
    database = Database(path, sqlite.engine(path, wait))
    try:
        with coded(path):
            migrations.bring_up(path, database.engine)
    except BaseException:
        database.close()
        raise
    return database


def check_soundness(database: Database) -> None:
    """Read the whole file and look for damage; slow, to be called on suspicion.

    Raises:
        CommuniqueError: E807 when something is wrong.
    """
    with database.reading() as connection:
        if not sqlite.is_sound(connection):
            raise CommuniqueError("E807", "the file is damaged; restore it from a copy", str(database.path))


def _check(path: Path, *, create: bool) -> None:
    """Make the file when there is none, with private rights; refuse what cannot be a database."""
    try:
        if create:
            _make(path)
        if not path.exists():
            raise CommuniqueError("E801", "there is no store here; check the path", str(path))
        if not path.is_file():
            raise CommuniqueError("E802", "this is no file; give the path of a store", str(path))
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise CommuniqueError("E806", f"the store cannot be opened: {error.strerror}", str(path)) from error
    if head and head != MAGIC:
        raise CommuniqueError("E802", "the file is no database; give the path of a store", str(path))
    if not head and not create:
        raise CommuniqueError("E801", "the file is empty; check the path", str(path))
    with coded(path):
        if sqlite.foreign(path):
            raise CommuniqueError("E802", "the database is another program's; give the path of a store", str(path))


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return
