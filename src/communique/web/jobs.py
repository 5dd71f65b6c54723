"""Many documents added while the server goes on: jobs in threads, each with a store of its own, that can be stopped.

Jobs are kept in memory, the latest ``MOST_KEPT``. What they add is in the store whether or not anybody looks at them;
what could not be read is kept among the store's problems, as ``communique add`` does.
"""

from __future__ import annotations

import secrets
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.ingest import Options, Taken
    from communique.keeping import Kept, Made
    from communique.troubles import Placed

State = Literal["running", "stopping", "done", "stopped", "failed"]

MOST_KEPT, MOST_RUNNING = 50, 4
MOST_FAILURES, MOST_SHOWN = 100, 20
"""Failures and documents that a job tells one by one."""
AT_END = 5.0
"""Seconds that a server which ends waits for a job to end the text that it is at."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a job is to add: files, what they are called, where problems are kept, and a folder to remove afterwards."""

    files: Sequence[Path]
    names: Sequence[str]
    options: Options
    placed: Placed
    folder: Path | None = None


@dataclass(slots=True)
class Job:
    """How far a job is; the counts are of documents. ``total`` is None where it cannot be told beforehand."""

    id: str
    names: Sequence[str]
    total: int | None = None
    state: State = "running"
    done: int = 0
    added: int = 0
    versions: int = 0
    known: int = 0
    failed: int = 0
    failures: list[CommuniqueError] = field(default_factory=list)
    documents: list[tuple[int, str]] = field(default_factory=list)
    error: CommuniqueError | None = None
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None

    @property
    def active(self) -> bool:
        """Whether it goes on."""
        return self.ended is None

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return (self.ended or time.monotonic()) - self.began

    @property
    def left(self) -> float | None:
        """Seconds that are left at the rate so far; None while that cannot be told."""
        if not self.total or not self.done or self.done > self.total:
            return None
        return self.seconds / self.done * (self.total - self.done)

    @property
    def rate(self) -> float | None:
        """Documents a minute; None before the first."""
        return 60 * self.done / self.seconds if self.done and self.seconds else None


class Jobs:
    """The jobs of one server."""

    def __init__(self, store: Path, make: Callable[[Taken], Made]) -> None:
        """``store`` is the file that is added to, ``make`` reads a document and makes it ready."""
        self._store = store
        self._make = make
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._threads: dict[str, threading.Thread] = {}
        self._lock = threading.Lock()
        self._closed = False

    def start(self, work: Work) -> Job:
        """Begin a job.

        Raises:
            CommuniqueError: E704 when as many run as may.
        """
        with self._lock:
            if self._closed or sum(job.active for job in self._jobs.values()) >= MOST_RUNNING:
                raise CommuniqueError("E704", f"{MOST_RUNNING} jobs are running; wait until one has ended, or stop one")
            job = Job(secrets.token_urlsafe(12), tuple(work.names))
            self._jobs[job.id] = job
            self._forget()
            thread = threading.Thread(target=self._run, args=(job, work), name=f"adding {job.id}", daemon=True)
            self._threads[job.id] = thread
        thread.start()
        return job

    def job(self, id: str) -> Job:
        """A job by its id.

        Raises:
            CommuniqueError: E701 when there is none, or it was forgotten.
        """
        with self._lock:
            if id not in self._jobs:
                message = "this server knows no such job; what it had added is in the store"
                raise CommuniqueError("E701", message, id[:60])
            return self._jobs[id]

    def stop(self, id: str) -> None:
        """Let a job end after the text that it is at.

        Raises:
            CommuniqueError: E701 when there is none.
        """
        job = self.job(id)
        if job.state == "running":
            job.state = "stopping"

    def latest(self) -> tuple[Job, ...]:
        """The jobs that are known, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stop all; what was added is kept."""
        with self._lock:
            self._closed = True
            threads = list(self._threads.values())
            for job in self._jobs.values():
                if job.state == "running":
                    job.state = "stopping"
        for thread in threads:
            thread.join(AT_END)

    def _forget(self) -> None:
        """Forget the oldest jobs that have ended."""
        for id in [id for id, job in self._jobs.items() if not job.active]:
            if len(self._jobs) <= MOST_KEPT:
                return
            del self._jobs[id]

    def _run(self, job: Job, work: Work) -> None:
        try:
            self._add(job, work)
            job.state = "stopped" if job.state == "stopping" else "done"
        except CommuniqueError as error:
            job.error, job.state = error, "failed"
        except Exception as error:
            # a thread has nobody above it: the page of the job is where a fault of ours is told
            job.error = CommuniqueError("E401", f"a fault in Communique itself ({type(error).__name__}: {error})")
            job.state = "failed"
        finally:
            if work.folder is not None:
                shutil.rmtree(work.folder, ignore_errors=True)
            job.ended = time.monotonic()
            with self._lock:
                self._threads.pop(job.id, None)

    def _add(self, job: Job, work: Work) -> None:
        from communique.ingest import taken
        from communique.ingest.count import count
        from communique.keeping import keep_taken
        from communique.store.store import Store
        from communique.troubles import Troubles

        job.total = count(work.files)
        with (
            Store(self._store) as store,
            closing(taken(work.files, work.options)) as found,
            closing(keep_taken(store, found, self._make)) as results,
        ):
            troubles = Troubles(store, work.placed)
            for result in results:
                if self._closed and isinstance(result, CommuniqueError):
                    # the text was not at fault: the server ends while it is read
                    return
                error = result if isinstance(result, CommuniqueError) else troubles.kept(result)
                if isinstance(result, CommuniqueError):
                    troubles.note(result)
                else:
                    _count(job, result)
                if error is not None:
                    _fail(job, CommuniqueError(error.code, error.message, work.placed(error.where or "-")[1]))
                job.done += 1
                if job.state == "stopping":
                    return
            troubles.close_what_is_gone()


def _count(job: Job, kept: Kept) -> None:
    """Count what became of a document."""
    match kept.added.outcome:
        case "added":
            job.added += 1
        case "new_version":
            job.versions += 1
        case "known":
            job.known += 1
    job.documents = [(kept.added.id, kept.name), *job.documents[: MOST_SHOWN - 1]]


def _fail(job: Job, error: CommuniqueError) -> None:
    job.failed += 1
    if len(job.failures) < MOST_FAILURES:
        job.failures.append(error)
