"""One task over many documents: in this process or in several, results in input order, whatever goes wrong."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar, cast

from communique.errors import CommuniqueError


class Named(Protocol):
    """What a task is done for: a document, or what was taken in of one."""

    @property
    def name(self) -> str:
        """What it is called in messages."""


T = TypeVar("T")
D = TypeVar("D", bound=Named)

LOOK_AHEAD = 16
"""Documents for each process that may be taken in before the oldest of them is delivered: bounds memory.

One text may be fifty times as long as another: with few, the other processes would wait for the one that has it.
"""
IN_HAND = 2
"""Documents that a process has at once: the next lies ready when one is done, so that it never waits for the parent."""


@dataclass(slots=True)
class Place(Generic[T]):
    """A document's place in the order of results, filled when its result is there."""

    name: str
    result: T | CommuniqueError | None = None


@dataclass(slots=True, eq=False)
class Worker(Generic[T]):
    """A process that does the task, one document after another, and the places that its results belong in, in order."""

    process: BaseProcess
    connection: Connection
    given: deque[tuple[Named, Place[T]]] = field(default_factory=deque)

    def give(self, document: Named, place: Place[T]) -> None:
        """Let it do the task for this document; what it lacks to answer is noticed when the answer is taken."""
        self.given.append((document, place))
        with suppress(OSError):
            self.connection.send(document)

    def take(self) -> bool:
        """Put its answer in the place; false when the process has ended instead."""
        _, place = self.given.popleft()
        try:
            place.result = self.connection.recv()
        except (EOFError, OSError):
            message = "the process that read it ended early, perhaps for lack of memory; read it alone, or split it"
            place.result = CommuniqueError("E402", message, place.name)
            return False
        return True

    def stop(self) -> None:
        """End the process at once."""
        self.process.terminate()
        self.process.join()
        self.connection.close()


def in_order(
    task: Callable[[D], T], documents: Iterable[D | CommuniqueError], workers: int = 1
) -> Generator[T | CommuniqueError, None, None]:
    """The task's result for each document, in the order of the documents; errors stay in their place.

    With more than one worker the task must be importable by name, its result picklable. A document that the task
    fails on gives E401, one whose process ends E402; the rest goes on. At most ``LOOK_AHEAD`` documents a worker
    are held at once.
    """
    if workers > 1:
        yield from _by_crew(task, iter(documents), workers)
        return
    for document in documents:
        yield document if isinstance(document, CommuniqueError) else attempt(task, document)


def attempt(task: Callable[[D], T], document: D) -> T | CommuniqueError:
    """The task's result, or what went wrong as a coded error."""
    try:
        return task(document)
    except CommuniqueError as error:
        return CommuniqueError(error.code, error.message, error.where or document.name)
    except Exception as error:
        message = f"a fault of Communique's own ({type(error).__name__}: {error}); please report it"
        return CommuniqueError("E401", message, document.name)


def _by_crew(
    task: Callable[[D], T], documents: Iterator[D | CommuniqueError], workers: int
) -> Iterator[T | CommuniqueError]:
    crew = [_started(task) for _ in range(workers)]
    places: deque[Place[T]] = deque()
    more = True
    try:
        while more or places:
            more = more and _hand_out(documents, crew, places)
            if places and places[0].result is not None:
                yield cast("T | CommuniqueError", places.popleft().result)
                _take_in(task, crew, 0)
            elif places:
                _take_in(task, crew)
    finally:
        for worker in crew:
            worker.stop()


def _hand_out(documents: Iterator[D | CommuniqueError], crew: list[Worker[T]], places: deque[Place[T]]) -> bool:
    """Give every process that has time a document, within the look-ahead; false when there are no more."""
    while len(places) < LOOK_AHEAD * len(crew):
        idlest = min(crew, key=lambda worker: len(worker.given))
        if len(idlest.given) >= IN_HAND:
            break
        document = next(documents, None)
        if document is None:
            return False
        if isinstance(document, CommuniqueError):
            places.append(Place(document.where or "", document))
        else:
            places.append(Place(document.name))
            idlest.give(document, places[-1])
    return True


def _take_in(task: Callable[[Any], T], crew: list[Worker[T]], seconds: float | None = None) -> None:
    """Wait until a process has answered, no longer than that; put another in the place of one that has ended."""
    busy = {worker.connection: i for i, worker in enumerate(crew) if worker.given}
    for connection in wait(list(busy), seconds):
        i = busy[cast("Connection", connection)]
        if not crew[i].take():
            left = crew[i].given
            crew[i].stop()
            crew[i] = _started(task)
            for document, place in left:
                crew[i].give(document, place)


def _started(task: Callable[[Any], T]) -> Worker[T]:
    # spawn: the parent may hold threads and open files that a fork would copy
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(task, theirs), daemon=True)
    with _deaf_to_interrupts():
        process.start()
    theirs.close()
    return Worker(process, ours)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process that is started here never hears Ctrl-C: it is the parent's to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(task: Callable[[Any], T], connection: Connection) -> None:
    """Do the task for what comes, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what comes is taken at once: were both to wait until the other has taken something large, neither would go on
    come: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, come), daemon=True).start()
    with suppress(OSError):
        while (document := come.get()) is not None:
            connection.send(attempt(task, document))


def _receive(connection: Connection, come: queue.SimpleQueue[Any]) -> None:
    """Put what comes into the queue, and None when the parent is gone."""
    try:
        with suppress(EOFError, OSError):
            while True:
                come.put(connection.recv())
    finally:
        come.put(None)
