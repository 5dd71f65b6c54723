"""A file that is no store, is held, full, cut short or may not be written: a coded error, and nothing is harmed."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.store import sqlite
from communique.store.store import Store

from .made import MARR, VOS, entry, reading

FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(CommuniqueError) as caught:
        act()
    assert caught.value.where
    return caught.value.code


def filled(path: Path, count: int = 30) -> Path:
    with Store(path, create=True) as store:
        for n in range(count):
            store.add(entry(reading(MARR, VOS, text=f"No. {n}", name=f"n{n}")))
    return path


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE sheep (name)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "create", "code"),
    [
        (lambda path: None, False, "E801"),
        (lambda path: path.touch(), False, "E801"),
        (lambda path: path.mkdir(), False, "E802"),
        (lambda path: path.mkdir(), True, "E802"),
        (lambda path: path.write_text("Minutes of a meeting. " * 100), False, "E802"),
        (lambda path: path.write_text("Minutes of a meeting. " * 100), True, "E802"),
        (other_program, True, "E802"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), True, "E802"),
    ],
    ids=[
        "nothing there", "an empty file", "a folder", "a folder to create in", "a text", "a text to create in",
        "another program's database", "the head of a database alone",
    ],
)  # fmt: skip
def test_what_is_no_store_is_told_and_left_alone(
    path: Path, make: Callable[[Path], None], create: bool, code: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert code_of(lambda: Store(path, create=create)) == code
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert code_of(lambda: Store(tmp_path / "no" / "such.store", create=True)) == "E806"


def test_the_file_is_its_owners_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        with Store(path, create=True) as store:
            store.add(entry(reading(MARR)))
            files = list(path.parent.glob(f"{path.name}*"))
            assert len(files) > 1
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)


def test_a_store_that_is_there_is_opened_and_not_made_anew(path: Path) -> None:
    filled(path, 2)
    with Store(path, create=True) as store:
        assert store.documents().total == 2


def test_a_newer_store_is_left_as_it_is(path: Path) -> None:
    filled(path, 1)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert code_of(lambda: Store(path)) == "E803"


def test_a_store_that_is_held_too_long_is_told(path: Path) -> None:
    filled(path, 1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Store(path, wait=0.05) as store:
        assert code_of(lambda: store.add(entry(reading(VOS)))) == "E804"
        assert store.documents().total == 1
        holder.execute("ROLLBACK")
        assert store.add(entry(reading(VOS))).outcome == "added"
    holder.close()


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_store_that_was_cut_short_is_told(path: Path, kept: float) -> None:
    filled(path)
    os.truncate(path, int(path.stat().st_size * kept))

    def use() -> None:
        with Store(path) as store:
            store.check()

    assert code_of(use) == "E807"


def test_a_store_with_a_spoilt_page_is_told(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xa5" * 4096 * 20)

    def use() -> None:
        with Store(path) as store:
            for n in range(30):
                store.reading_json(f"n{n}")
            store.check()

    assert code_of(use) == "E807"


def outcome_in_child(act: Callable[[], object]) -> str:
    """What a child process, which may lose rights or room, is told."""
    ours, theirs = FORK.Pipe()

    def run() -> None:
        try:
            act()
            theirs.send("nothing")
        except CommuniqueError as error:
            theirs.send(error.code)
        except BaseException as error:
            theirs.send(repr(error))

    process = FORK.Process(target=run)
    process.start()
    told = str(ours.recv())
    process.join()
    return told


def test_a_full_disk_is_told_and_what_was_added_before_is_kept(path: Path) -> None:
    filled(path, 3)

    def fill_up() -> None:
        with Store(path) as store:
            room = path.stat().st_size + 40_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            for n in range(3, 1000):
                store.add(entry(reading(MARR, text=f"No. {n}"), original=os.urandom(20_000)))

    assert outcome_in_child(fill_up) == "E805"
    with Store(path) as store:
        store.check()
        assert store.documents().total >= 3
        assert store.add(entry(reading(VOS, text="Later"))).outcome == "added"


@pytest.fixture
def lent() -> Iterator[Path]:
    """A folder that others can reach: pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_that_may_not_be_written_is_told(lent: Path, create: bool) -> None:
    path = lent / "readings.store"
    if not create:
        filled(path, 1).chmod(0o444)
    lent.chmod(0o555)

    def use() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        with Store(path, create=create) as store:
            store.add(entry(reading(VOS)))

    assert outcome_in_child(use) == "E806"


def test_each_connection_has_the_settings_that_keep_what_is_added(store: Store) -> None:
    with store.database.reading() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "application_id")
        }
    assert told == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "application_id": sqlite.APPLICATION_ID}
