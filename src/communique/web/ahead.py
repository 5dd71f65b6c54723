"""The latest dossiers laid side by side before anybody opens them, in a process that gives way to all others."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.store.store import Store

LATEST = 300
"""Dossiers that are laid ahead: six pages of the list."""
FIRST, PAUSE = 3.0, 10.0
"""Seconds until the process begins, and between two looks at what has come since."""
LOWEST = 19


class Ahead:
    """The process beside a server; it ends with it."""

    def __init__(self, store: Path) -> None:
        """``store`` is the file whose dossiers are laid."""
        self._store = store
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        """Start the process."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(self._store, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def close(self) -> None:
        """End the process at once: what it is at is kept whole or not at all."""
        if self._process is not None and self._connection is not None:
            self._connection.close()
            self._process.kill()
            self._process.join()
            self._process = self._connection = None


def _work(path: Path, server: Connection) -> None:
    # Ctrl-C is for the server, which ends this process itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(LOWEST)
    if not server.poll(FIRST):
        lay_ahead(path, server)


def lay_ahead(path: Path, server: Connection) -> None:
    """Lay what is not laid, look again now and then; until the server closes its end."""
    from communique.store.store import Store

    with Store(path) as store:
        left: set[str] = set()
        while True:
            for id in _waiting(store):
                if server.poll():
                    return
                if id not in left and not _laid(store, id):
                    left.add(id)
            if server.poll(PAUSE):
                return


def _waiting(store: Store) -> tuple[str, ...]:
    """What is not laid; nothing while the store is held, which is looked at again."""
    from communique.laying import unlaid

    try:
        return unlaid(store, LATEST)
    except CommuniqueError:
        return ()


def _laid(store: Store, id: str) -> bool:
    from communique.laying import lay

    try:
        lay(store, id)
    except Exception:
        # whoever opens it is told what fails; the others are laid
        return False
    return True
