"""Texts read for the server in a process of its own: pages stay quick meanwhile, and what takes too long is ended."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, ClassVar, cast

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.document import Document
    from communique.dossiers import Dossier
    from communique.ingest import Taken
    from communique.keeping import Made
    from communique.reader import Reader
    from communique.records import Reading

    Task = Callable[[Reader, Any], Any]

STARTING = 120.0
"""Seconds that the process may take until its models are loaded."""


class ReadingProcess:
    """One process beside the server that reads one text at a time; started with the first, and anew after a failure."""

    def __init__(self, seconds: float) -> None:
        """``seconds`` is the time that one text may take."""
        self.seconds = seconds
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def read(self, document: Document) -> Reading:
        """The reading of a document.

        Raises:
            CommuniqueError: E401 a fault of ours, E402 the process ended, E403 it took too long.
        """
        return cast("Reading", self._done(_read, document, document.name))

    def make(self, item: Taken) -> Made:
        """A document read and made ready for the store.

        Raises:
            CommuniqueError: E401 to E403 as above, E601 a line that is no reading.
        """
        return cast("Made", self._done(_make, item, item.name))

    def compare(self, readings: tuple[Reading, ...]) -> tuple[Dossier, ...]:
        """The accounts of each contact in the readings, side by side.

        Raises:
            CommuniqueError: E401 to E403 as above.
        """
        return cast("tuple[Dossier, ...]", self._done(_compare, _Readings(readings), _Readings.name))

    def start(self) -> None:
        """Start the process now, so that the first text need not wait for the models."""
        with self._turn:
            self._started()

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()

    def _done(self, task: Task, item: object, name: str) -> object:
        with self._turn:
            connection = self._started()
            try:
                connection.send((task, item))
                if not connection.poll(self.seconds):
                    self.close()
                    message = f"reading it took longer than {self.seconds:.0f} seconds; split it and read the parts"
                    raise CommuniqueError("E403", message, name)
                answer = connection.recv()
            except (EOFError, OSError):
                self.close()
                message = "the process that read it ended early, perhaps for lack of memory; split it"
                raise CommuniqueError("E402", message, name) from None
        if isinstance(answer, CommuniqueError):
            raise answer
        return answer

    def _started(self) -> Connection:
        if self._process is None or self._connection is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            if not self._connection.poll(STARTING):
                self.close()
                raise CommuniqueError("E402", "the process that reads could not be started in time; try again")
            self._connection.recv()
        return self._connection


@dataclass(frozen=True, slots=True)
class _Readings:
    """Readings that are compared, under the name that messages give them."""

    readings: tuple[Reading, ...]
    name: ClassVar[str] = "the comparison"


def _serve(connection: Connection) -> None:
    """What the process does: load the models, then do one task after another until nobody asks any more."""
    from communique.reader import Reader

    # Ctrl-C is for the server, which ends this process itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader()
    _warm(reader)
    connection.send(None)
    while True:
        try:
            task, item = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(_answer(task, reader, item))


def _answer(task: Task, reader: Reader, item: Any) -> object:
    try:
        return task(reader, item)
    except CommuniqueError as error:
        return error
    except Exception as error:
        # one text that we fail on must not end the process for the others
        return CommuniqueError("E401", f"a fault in Communique itself ({type(error).__name__}: {error})", item.name)


def _warm(reader: Reader) -> None:
    from communique.document import Document

    reader.read(Document("The ministers met.", language="en"))


def _read(reader: Reader, document: Document) -> Reading:
    return reader.read(document)


def _make(reader: Reader, item: Taken) -> Made:
    from communique.keeping import make

    return make(reader, item)


def _compare(reader: Reader, item: _Readings) -> tuple[Dossier, ...]:
    from communique.api import compare_readings

    return compare_readings(item.readings)
