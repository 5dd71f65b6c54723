"""A store with the examples in it, and a server over it that a browser or a client can ask."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from communique.web.demo import fill
from communique.web.serving import bound, config
from communique.web.settings import Limits, Settings


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the examples; not to be changed."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    fill(path)
    return path


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The address of a server in a thread of this process, until the end of the block."""
    listener = bound("127.0.0.1", 0)
    server = uvicorn.Server(config(settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def site(examples_store: Path) -> Iterator[str]:
    """The address of a server over the examples, for tests that change nothing."""
    with served(Settings(examples_store)) as address:
        yield address


@pytest.fixture
def own_site(examples_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over a copy of the examples, which a test may change."""
    copy = tmp_path / "own.db"
    copy.write_bytes(examples_store.read_bytes())
    with served(Settings(copy)) as address:
        yield address


@pytest.fixture(scope="session")
def scratch(examples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a copy of the examples, which tests may add to: one process reads for all."""
    copy = tmp_path_factory.mktemp("scratch") / "scratch.db"
    copy.write_bytes(examples_store.read_bytes())
    with served(Settings(copy, limits=Limits(files=5, documents=6, text=5_000, a_minute=100_000))) as address:
        yield address


@pytest.fixture(scope="session")
def filling_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that ``filling_site`` serves, empty at first."""
    return tmp_path_factory.mktemp("filling") / "filling.db"


@pytest.fixture(scope="session")
def filling_site(filling_store: Path) -> Iterator[str]:
    """The address of a server for all tests that add, so that the process that reads is started once."""
    with served(Settings(filling_store, limits=Limits(files=4, text=2_000))) as address:
        yield address


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """The tests in a real browser run in ``make test-web``, which says so."""
    if collection_path.name == "browser" and not os.environ.get("COMMUNIQUE_BROWSER"):
        return True
    return None
