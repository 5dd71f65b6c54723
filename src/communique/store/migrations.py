"""From the tables of an older version to those of this one: forward only, a copy kept, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from communique.errors import CommuniqueError
from communique.store import schema, second, sqlite, third
from communique.version import VERSION

BASE = 1
"""The version of the tables that :func:`_make` makes out of ``schema.py`` when there are no steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """What brings the tables to ``version`` from the version before it."""

    version: int
    change: Callable[[Connection], None]


STEPS: tuple[Step, ...] = (Step(2, second.change), Step(3, third.change))
"""Every step since the first version, in order; ``schema.py`` tells the tables after the last."""


def bring_up(path: Path, engine: Engine, steps: Sequence[Step] = STEPS) -> None:
    """Make the tables in a new file, or bring those of an older version up to the last step's, in one transaction.

    Before an older store is changed, a copy of the file is written beside it, ``NAME.before-vN``; N is the version
    that is brought about.

    Raises:
        CommuniqueError: E802 when the database is another program's, E803 when its version is newer than the steps.
        DBAPIError: what the database reports.
    """
    latest = steps[-1].version if steps else BASE
    with engine.connect() as connection:
        if _version(connection, path, latest) == latest:
            return
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        # looked at again: another process may have been first
        found = _version(connection, path, latest)
        if found == 0:
            _make(connection, latest)
        elif found < latest:
            _keep_copy(path, latest)
            for step in steps:
                if step.version > found:
                    step.change(connection)
            sqlite.set_version(connection, latest)


def _version(connection: Connection, path: Path, latest: int) -> int:
    application, version = sqlite.version_of(connection)
    if application != sqlite.APPLICATION_ID and (application or version or sqlite.has_tables(connection)):
        raise CommuniqueError("E802", "the database is another program's; give the path of a store", str(path))
    if version > latest:
        message = f"the store has version {version} of the tables, this Communique knows {latest}; update it"
        raise CommuniqueError("E803", message, str(path))
    return version


def _make(connection: Connection, version: int) -> None:
    schema.METADATA.create_all(connection)
    sqlite.make_word_tables(connection)
    made = {"made_by": f"communique {VERSION}", "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
    connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in made.items()])
    sqlite.set_version(connection, version)


def _keep_copy(path: Path, version: int) -> None:
    """Write the copy under another name first: a copy cut short must not pass for one."""
    target, partly = (path.with_name(f"{path.name}.before-v{version}{end}") for end in ("", ".part"))
    partly.unlink(missing_ok=True)
    os.close(os.open(partly, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    sqlite.copied(path, partly)
    partly.replace(target)
