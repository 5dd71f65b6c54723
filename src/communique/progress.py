"""How far a long reading is, on standard error."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

FEW = 2
"""Up to so many documents, progress says nothing."""
EVERY = 10.0
"""Seconds between two lines where standard error is no terminal."""


class Progress:
    """Counts and time left: a bar in a terminal, a line now and then elsewhere, nothing for few documents.

    ``total`` is the number of documents, None when it is not known; ``bar`` whether a bar may be drawn.
    """

    def __init__(self, total: int | None, *, bar: bool) -> None:
        self.total = total
        self.done = 0
        self._began = self._spoke = time.monotonic()
        self._bar: Bar | None = _bar(total) if bar and sys.stderr.isatty() and (total or 0) > FEW else None

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """One more document is done."""
        self.done += 1
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])
        elif self.done > FEW and not sys.stderr.isatty() and time.monotonic() - self._spoke >= EVERY:
            self._spoke = time.monotonic()
            self.say(f"{self.done}{f' of {self.total}' if self.total else ''} documents{self._left()}")

    def say(self, line: str) -> None:
        """Write a line without spoiling the bar; what is no printable character is shown by its number."""
        shown = "".join(ch if ch.isprintable() else ascii(ch)[1:-1] for ch in line)
        if self._bar:
            self._bar.console.print(shown, markup=False, highlight=False, soft_wrap=True)
        else:
            print(shown, file=sys.stderr, flush=True)

    def taken(self) -> str:
        """The time since the beginning, as words."""
        return duration(time.monotonic() - self._began)

    def _left(self) -> str:
        if not self.total or self.total < self.done:
            return f", {self.taken()} so far"
        rest = (time.monotonic() - self._began) / self.done * (self.total - self.done)
        return f", about {duration(rest)} left"


def duration(seconds: float) -> str:
    """A time in words: ``40 s``, ``12 min``, ``3 h 5 min``."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 5400 else f"{whole // 3600} h {whole % 3600 // 60} min"


def _bar(total: int | None) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total)
    return bar
