"""How much costly work (reading, adding, comparing, exporting) one client may ask for, and how much goes on at once."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, MutableMapping
from threading import BoundedSemaphore, Lock
from typing import Any

from fastapi import Request

from communique.errors import CommuniqueError

MINUTE = 60.0
MOST_CLIENTS = 10_000
"""Clients that are remembered; those that asked longest ago are forgotten first."""
AT_ONCE = 8
"""Costly requests that are answered at once: they wait in threads, and the pages need some too."""
SOON = 5
"""Seconds after which one that found no room may ask again."""
CLIENT = "communique.client"
"""Where the scope of a request names the token that it came with."""


class TooMany(CommuniqueError):
    """E704, with the whole seconds after which the client may ask again."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__("E704", message)
        self.seconds = max(1, math.ceil(seconds))


class Rates:
    """Counts the costly requests of each client over the last minute."""

    def __init__(self, a_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self.a_minute = a_minute
        self._now = now
        self._spent: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()
        self._room = BoundedSemaphore(AT_ONCE)

    def spend(self, client: str) -> None:
        """Count one more request of a client.

        Raises:
            TooMany: when it had as many as a minute allows.
        """
        with self._lock:
            now = self._now()
            spent = self._spent.setdefault(client, deque())
            self._spent.move_to_end(client)
            while len(self._spent) > MOST_CLIENTS:
                self._spent.popitem(last=False)
            while spent and spent[0] <= now - MINUTE:
                spent.popleft()
            if len(spent) >= self.a_minute:
                message = f"one client may ask for {self.a_minute} readings, additions and exports a minute"
                raise TooMany(message, spent[0] + MINUTE - now)
            spent.append(now)

    def enter(self) -> None:
        """Take one of the places for work that goes on at once; :meth:`leave` gives it back.

        Raises:
            TooMany: when all are taken.
        """
        if not self._room.acquire(blocking=False):
            raise TooMany(f"the server does {AT_ONCE} such things at once already", SOON)

    def leave(self) -> None:
        """Give the place back."""
        self._room.release()


async def costly(request: Request) -> AsyncIterator[None]:
    """For ``Depends``: counts the request, and holds a place for as long as it is answered.

    Raises:
        TooMany: E704.
    """
    rates: Rates = request.app.state.site.rates
    rates.spend(client_of(request.scope))
    rates.enter()
    try:
        yield
    finally:
        rates.leave()


def client_of(scope: MutableMapping[str, Any]) -> str:
    """Whom a request counts for: its token, else its address; of an IPv6 address the network, which is one house."""
    if CLIENT in scope:
        return str(scope[CLIENT])
    host = (scope.get("client") or ("unknown",))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.IPv6Network((int(address), 64), strict=False))
