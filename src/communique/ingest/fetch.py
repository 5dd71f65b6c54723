"""Fetching one address of the public web, asked for by the user: guarded, limited in size and time.

No cookies, no proxies of the environment, no script, no further address but redirects, each of which is checked anew.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote, urljoin

from communique.errors import CommuniqueError
from communique.ingest.declared import media_type_of
from communique.ingest.fetch_address import PUBLIC, SAFE, Guard, Target, allowed_addresses, target
from communique.ingest.unpack import unpacked
from communique.version import VERSION

SECONDS = 30.0
"""Time for one address with all that it leads to."""
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
USER_AGENT = f"Communique/{VERSION} (reads single pages for a person)"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
    "Connection": "close",
}
STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the body unpacked, the ``url`` that it came from in the end, and what was declared."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None


def fetched(url: str, *, max_size: int, timeout: float = SECONDS, guard: Guard = PUBLIC) -> Fetched:
    """What a web address gives, of at most ``max_size`` bytes packed and unpacked, within ``timeout`` seconds in all.

    Raises:
        CommuniqueError: E141 (address not allowed), E142 (too many redirects), E143 (too large), E144 (no answer in
            time), E145 (status other than 200), E146 (no connection), E111 and E113 (packed in a way that is not
            read, or damaged).
    """
    until = time.monotonic() + timeout
    where = target(url, guard)
    for _ in range(MOST_REDIRECTS + 1):
        with _answered(where, until, guard) as response:
            if response.status not in REDIRECTS:
                return _content(response, where, max_size, until)
            following = _following(response, where, guard)
        if where.scheme == "https" and following.scheme == "http":
            raise CommuniqueError("E141", "this address is not fetched: it leads from a secure page to an open one")
        where = following
    raise CommuniqueError("E142", f"it leads on more than {MOST_REDIRECTS} times; give the address that it ends at")


def _following(response: http.client.HTTPResponse, where: Target, guard: Guard) -> Target:
    location = response.getheader("Location")
    if not location:
        raise CommuniqueError("E145", f"the server answered {response.status} without saying where to go")
    # headers come as Latin-1; what is not ASCII is written as an address must be
    written = quote(location.strip().encode("latin-1", "replace"), safe=f"{SAFE}#[]")
    try:
        return target(urljoin(where.url, written), guard)
    except ValueError:
        raise CommuniqueError("E141", "this address is not fetched: it leads to what is no address") from None


@contextmanager
def _answered(where: Target, until: float, guard: Guard) -> Iterator[http.client.HTTPResponse]:
    """The server's answer, its body still unread."""
    try:
        with closing(_connected(where, until, guard)) as wire:
            connection = http.client.HTTPConnection(where.host, where.port)
            connection.sock = cast("socket.socket", _Timed(wire, until))
            connection.request("GET", where.path, headers={"Host": where.authority, **HEADERS})
            yield connection.getresponse()
    except TimeoutError:
        raise _late() from None
    except ssl.SSLCertVerificationError as error:
        raise _unconnected(f"the certificate is not valid: {error.verify_message}") from None
    except (OSError, http.client.HTTPException) as error:
        raise _unconnected(str(error) or type(error).__name__) from None


def _connected(where: Target, until: float, guard: Guard) -> socket.socket:
    """A connection to one of the addresses that were checked, secured where the address says so."""
    refused: OSError | None = None
    for address in allowed_addresses(where, _left(until), guard):
        try:
            # the number itself: a name would be looked up anew, and might mean another address by now
            wire = socket.create_connection((address, where.port), timeout=_left(until))
        except TimeoutError:
            raise
        except OSError as error:
            refused = error
            continue
        return _secured(wire, where, until) if where.scheme == "https" else wire
    raise refused or OSError("no address answers")


def _secured(wire: socket.socket, where: Target, until: float) -> socket.socket:
    try:
        wire.settimeout(_left(until))
        return ssl.create_default_context().wrap_socket(wire, server_hostname=where.host)
    except BaseException:
        wire.close()
        raise


def _content(response: http.client.HTTPResponse, where: Target, max_size: int, until: float) -> Fetched:
    if response.status != 200:
        reason = "".join(c for c in response.reason[:60] if c.isprintable())
        raise CommuniqueError("E145", f"the server answered {response.status} {reason}".rstrip())
    body = _body(response, max_size)
    data = unpacked(body, response.getheader("Content-Encoding") or "", max_size)
    _left(until)
    if data is None:
        raise _too_large(max_size)
    return Fetched(data, where.url, *media_type_of(response.getheader("Content-Type")))


def _body(response: http.client.HTTPResponse, max_size: int) -> bytes:
    parts, size = [], 0
    while part := response.read(min(STEP, max_size + 1)):
        parts.append(part)
        size += len(part)
        if size > max_size:
            raise _too_large(max_size)
    if response.length:
        raise _unconnected("it ended before the page did")
    return b"".join(parts)


class _Timed(io.RawIOBase):
    """A socket as http.client wants it, each of whose reads ends when the time for all is over."""

    def __init__(self, wire: socket.socket, until: float) -> None:
        super().__init__()
        self._wire = wire
        self._until = until

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(self)

    def sendall(self, data: bytes) -> None:
        self._wire.settimeout(_left(self._until))
        self._wire.sendall(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self._wire.settimeout(_left(self._until))
        return self._wire.recv_into(buffer)

    def close(self) -> None:
        """Leave the socket to whoever opened it: http.client closes it before the body is read."""


def _left(until: float) -> float:
    """Seconds that are left; never 0, which would mean not to wait at all."""
    left = until - time.monotonic()
    if left <= 0:
        raise _late()
    return left


def _late() -> CommuniqueError:
    return CommuniqueError("E144", "no whole answer came in time; try again later, or save it from your browser")


def _too_large(max_size: int) -> CommuniqueError:
    return CommuniqueError("E143", f"longer than {max_size:,} bytes; save the part that matters and read that")


def _unconnected(why: str) -> CommuniqueError:
    return CommuniqueError("E146", f"no sound connection ({why}); check the address and your network")
