"""What SQLite reports, as coded errors that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from communique.errors import CommuniqueError

FAILURES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("E804", "another process has held the store for too long; wait until it has ended"),
    sqlite3.SQLITE_LOCKED: ("E804", "another process has held the store for too long; wait until it has ended"),
    sqlite3.SQLITE_FULL: ("E805", "there is no space left on the disk; free some and run the command again"),
    sqlite3.SQLITE_TOOBIG: ("E805", "the document is larger than a store can hold; split it"),
    sqlite3.SQLITE_READONLY: ("E806", "the store may not be written; get the right to, or copy it elsewhere"),
    sqlite3.SQLITE_CANTOPEN: ("E806", "the store cannot be opened; check the rights of its folder"),
    sqlite3.SQLITE_PERM: ("E806", "the store may not be opened; check the rights of the file"),
    sqlite3.SQLITE_NOTADB: ("E802", "the file is no database; give the path of a store"),
    sqlite3.SQLITE_CORRUPT: ("E807", "the file is damaged; restore it from a copy"),
}
"""Code and message by SQLite's primary result code."""
OVERFLOW = "SQLite INTEGER"
"""In Python's words for a number of more than 64 bits, which no row can have."""
WRITE_FAILURES = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_FSYNC})
SHORT_READ = frozenset({sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_READ})


@contextmanager
def coded(path: Path) -> Iterator[None]:
    """Turn what the database reports into a coded error that names the store.

    Raises:
        CommuniqueError: E802, E804 to E807, E808 for a number that no row can have; what is a fault of our own passes
            as it is.
    """
    try:
        yield
    except DBAPIError as error:
        failure = error.orig if isinstance(error.orig, sqlite3.Error) else None
        known = _known(failure)
        if known is None:
            raise
        raise CommuniqueError(*known, str(path)) from error
    except OverflowError as error:
        if OVERFLOW not in str(error):
            raise
        raise CommuniqueError("E808", "there is nothing with so large a number in the store", str(path)) from error
    except sqlite3.Error as error:
        known = _known(error)
        if known is None:
            raise
        raise CommuniqueError(*known, str(path)) from error


def _known(error: sqlite3.Error | None) -> tuple[str, str] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in WRITE_FAILURES:
        return "E805", "the disk, or the limit on the size of files, is full; free some space and run the command again"
    if code in SHORT_READ:
        return FAILURES[sqlite3.SQLITE_CORRUPT]
    return FAILURES.get(code & 0xFF)
