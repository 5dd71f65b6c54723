"""An older store is brought up to this version whole or not at all, and a copy of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from communique.errors import CommuniqueError
from communique.store import migrations, sqlite
from communique.store.migrations import BASE, Step
from communique.store.store import Store

from .made import MARR, entry, reading


def add_colour(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE documents ADD COLUMN colour TEXT"))


def fill_colour(connection: Connection) -> None:
    connection.execute(text("UPDATE documents SET colour = 'blue'"))


def fail(connection: Connection) -> None:
    connection.execute(text("DROP TABLE problems"))
    raise RuntimeError("no")


NOW = migrations.STEPS[-1].version if migrations.STEPS else BASE
TWO_STEPS = (Step(NOW + 1, add_colour), Step(NOW + 2, fill_colour))


@pytest.fixture
def old(path: Path) -> Path:
    with Store(path, create=True) as store:
        store.add(entry(reading(MARR, name="kept")))
    return path


def version(path: Path) -> int:
    engine = sqlite.engine(path, 1)
    with engine.connect() as connection:
        found = sqlite.version_of(connection)
    engine.dispose()
    assert found[0] == sqlite.APPLICATION_ID
    return found[1]


def bring_up(path: Path, *steps: Step) -> None:
    engine = sqlite.engine(path, 1)
    try:
        migrations.bring_up(path, engine, steps)
    finally:
        engine.dispose()


def test_every_step_is_taken_once_and_a_copy_of_the_old_store_is_kept(old: Path) -> None:
    bring_up(old, *TWO_STEPS)
    bring_up(old, *TWO_STEPS)
    assert version(old) == NOW + 2
    engine = sqlite.engine(old, 1)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name, colour FROM documents")).all() == [("kept", "blue")]
    engine.dispose()
    copy = old.with_name(f"{old.name}.before-v{NOW + 2}")
    assert copy.stat().st_mode & 0o777 == 0o600
    with Store(copy) as store:
        assert store.document("kept").name == "kept"


def test_a_step_that_fails_leaves_the_store_as_it_was(old: Path) -> None:
    with pytest.raises(RuntimeError):
        bring_up(old, TWO_STEPS[0], Step(NOW + 2, fail))
    assert version(old) == NOW
    with Store(old) as store:
        assert store.document("kept").name == "kept"
        assert store.problems() == ()
    bring_up(old, *TWO_STEPS)
    assert version(old) == NOW + 2


def test_a_store_that_was_brought_up_is_refused_by_this_version(old: Path) -> None:
    bring_up(old, *TWO_STEPS)
    with pytest.raises(CommuniqueError) as caught:
        Store(old)
    assert caught.value.code == "E803"


def test_a_new_store_has_the_latest_version_and_no_copy(path: Path) -> None:
    with Store(path, create=True):
        pass
    assert version(path) == NOW
    assert list(path.parent.glob("*.before-*")) == []
