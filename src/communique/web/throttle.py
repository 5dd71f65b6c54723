"""Wrong passwords are counted for each client; after a few, each costs twice the time that the one before did."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock

from communique.web.rates import MOST_CLIENTS, SOON, TooMany

FREE = 4
"""Wrong passwords that cost nothing: people mistype."""
AT_ONCE = 4
"""Clients that wait for their turn at once; each holds a thread that pages need too."""
LONGEST_WAIT = 15 * 60.0
FORGOTTEN = 3600.0
"""Seconds after the last wrong password when they are forgotten."""


@dataclass(slots=True)
class _Wrong:
    times: int
    last: float
    until: float


class Throttle:
    """Lets a client try a password, or says how long it has to wait."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong: OrderedDict[str, _Wrong] = OrderedDict()
        self._lock = Lock()
        self._turn = Lock()
        self._waiting = BoundedSemaphore(AT_ONCE)

    @contextmanager
    def trying(self, client: str) -> Iterator[None]:
        """The block compares a password: one client after the other, since that takes memory and time.

        Raises:
            TooMany: when the client has to wait, or too many others try.
        """
        if not self._waiting.acquire(blocking=False):
            raise TooMany("many others are signing in", SOON)
        try:
            with self._turn:
                self._check(client)
                yield
        finally:
            self._waiting.release()

    def _check(self, client: str) -> None:
        """Return when the client may try.

        Raises:
            TooMany: when it has to wait; also with the right password, or waiting would mean nothing.
        """
        with self._lock:
            now, found = self._now(), self._wrong.get(client)
            if found is not None and now - found.last >= FORGOTTEN:
                del self._wrong[client]
            elif found is not None and now < found.until:
                message = f"{found.times} wrong passwords came from this client; it has to wait"
                raise TooMany(message, found.until - now)

    def wrong(self, client: str) -> None:
        """Count a wrong password."""
        with self._lock:
            now = self._now()
            found = self._wrong.setdefault(client, _Wrong(0, now, now))
            self._wrong.move_to_end(client)
            found.times, found.last = found.times + 1, now
            if found.times > FREE:
                found.until = now + min(2.0 ** (found.times - FREE), LONGEST_WAIT)
            while len(self._wrong) > MOST_CLIENTS:
                self._wrong.popitem(last=False)

    def right(self, client: str) -> None:
        """Forget the wrong ones: the right one came."""
        with self._lock:
            self._wrong.pop(client, None)
