"""A store that is full, held, cut short, of a newer version or not there: said with a code, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.export.records import to_json
from communique.store.store import Store

from .store.made import MARR, VOS, entry, reading
from .test_cli import environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
NOBODY = 65534
FORK = multiprocessing.get_context("fork")
IMPATIENT = """
import os
import resource
from functools import partialmethod
from communique.store.store import Store
Store.__init__ = partialmethod(Store.__init__, wait=0.1)
if "ROOM" in os.environ:
    from communique.ingest.language import identify
    identify("The two ministers met.")  # unpacks its model to a file of its own
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["ROOM"]),) * 2)
from communique.cli import main
main()
"""
"""The command line, but it does not wait half a minute for another process; no file may grow beyond ``ROOM`` bytes."""


def run(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", IMPATIENT, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=environment(**env),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three documents."""
    with Store(tmp_path / "s.db", create=True) as store:
        for n in range(3):
            store.add(entry(reading(MARR, VOS, text=f"No. {n}", name=f"n{n}")))
    return tmp_path / "s.db"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Readings to be added."""
    path = tmp_path / "feed.jsonl"
    made = (reading(MARR, text=os.urandom(4000).hex(), name=f"m{n}") for n in range(40))
    path.write_text("".join(f"{to_json(each)}\n" for each in made), encoding="utf-8")
    return path


def told(done: subprocess.CompletedProcess[str], code: str, path: Path) -> None:
    assert done.returncode == 1
    assert f"{code} {path}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def count(path: Path) -> int:
    with Store(path) as store:
        store.check()
        return store.documents().total


def test_a_full_disk_keeps_what_was_added_and_the_rest_is_added_later(path: Path, feed: Path) -> None:
    room = path.stat().st_size + 150_000
    told(run("add", feed, "--store", path, ROOM=str(room)), "E805", path)
    kept = count(path)
    assert 3 <= kept < 43
    assert run("add", feed, "--store", path).returncode == 0
    assert count(path) == 43


@pytest.mark.parametrize("command", [["add"], ["same", "1", "2"]], ids=" ".join)
def test_a_store_that_another_process_holds_is_told(path: Path, feed: Path, command: list[str]) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    told(run(*command, *([feed] if command == ["add"] else []), "--store", path), "E804", path)
    assert run("documents", "--store", path).returncode == 0
    holder.execute("ROLLBACK")
    holder.close()
    assert count(path) == 3


def newer(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize("command", [["add"], ["contacts"], ["search", "gas"]], ids=" ".join)
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: os.truncate(path, path.stat().st_size // 3), "E807"),
        (newer, "E803"),
        (lambda path: path.write_text("Minutes of a meeting. " * 500), "E802"),
    ],
    ids=["cut short", "newer", "no database"],
)
def test_a_file_that_is_no_sound_store_is_told_and_left_alone(
    path: Path, feed: Path, command: list[str], spoil: Callable[[Path], object], code: str
) -> None:
    spoil(path)
    before = path.read_bytes()
    told(run(*command, *([feed] if command == ["add"] else []), "--store", path), code, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["contacts", "dossiers", "problems", "judgements"])
def test_where_there_is_no_store_none_is_made(tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.db"
    told(run(command, "--store", path), "E801", path)
    assert not path.exists()


@pytest.fixture
def lent() -> Iterator[Path]:
    """A folder that others can reach: pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written_is_told(
    path: Path, feed: Path, lent: Path, tmp_path: Path, there: bool
) -> None:
    target, source = lent / "s.db", str(shutil.copy(feed, lent))
    if there:
        shutil.copy(path, target)
        target.chmod(0o444)
    lent.chmod(0o555)

    # what is loaded late must be there before the right to read it is given up
    assert CliRunner().invoke(app, ["add", str(feed), "--store", str(tmp_path / "other.db")]).exit_code == 0
    ours, theirs = FORK.Pipe()

    def as_nobody() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        done = CliRunner().invoke(app, ["add", source, "--store", str(target)])
        theirs.send((done.exit_code, done.stderr))

    process = FORK.Process(target=as_nobody)
    process.start()
    status, errors = ours.recv()
    process.join()
    assert (status, errors.split(": ")[0]) == (1, f"E806 {target}")
    assert target.exists() == there
