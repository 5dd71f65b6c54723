"""Who is signed in: sessions in memory, that end when nobody uses them, and at the latest after some days."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

IDLE = 8 * 3600.0
"""Seconds without a request after which a session ends: a working day."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after which it ends whatever happens."""
MOST = 1_000
"""Sessions that are held; the one that was unused longest goes first."""


@dataclass(slots=True)
class _Session:
    made: float
    used: float
    password: str


class Sessions:
    """Sessions by the digest of their id; the id itself is in the browser alone."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._held: OrderedDict[str, _Session] = OrderedDict()
        self._lock = Lock()

    def begin(self, password: str) -> str:
        """A new session's id; it lasts as long as the password's hash is this one."""
        id, now = secrets.token_urlsafe(32), self._now()
        with self._lock:
            self._held[_key(id)] = _Session(now, now, password)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return id

    def goes_on(self, id: str, password: str | None) -> bool:
        """Whether the session is one that has not ended; it was used now, then."""
        with self._lock:
            now, key = self._now(), _key(id)
            found = self._held.get(key)
            if found is None:
                return False
            if now - found.used >= IDLE or now - found.made >= LONGEST or found.password != password:
                del self._held[key]
                return False
            found.used = now
            self._held.move_to_end(key)
            return True

    def end(self, id: str) -> None:
        """End a session, if there is one."""
        with self._lock:
            self._held.pop(_key(id), None)


def _key(id: str) -> str:
    # looked up by its digest, an id cannot be guessed piece by piece from the time that looking takes
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()
