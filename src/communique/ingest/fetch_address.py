"""Which web addresses may be fetched: public ones only, told by the very numbers that the connection is made to.

A page, a feed or a redirect may name an address inside the user's own network, in many spellings. So nothing is told
from the spelling: the name is looked up once, every number found is checked, and one of these is connected to.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from communique.errors import CommuniqueError

LONGEST = 4_096
"""Code points of an address; browsers and servers take some 2,000 to 8,000."""
SCHEMES = {"http": 80, "https": 443}
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
"""What could end a line of the request, or is read differently by different programs."""
HOST = re.compile(r"[a-z0-9_.-]{1,253}|[0-9a-f:.]{2,45}")
SAFE = "/%:@!$&'()*+,;=~-._?"
GLOBAL = ipaddress.ip_network("2000::/3")
"""All that is given out of IPv6 for the public (RFC 4291, section 2.4)."""
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052): how networks without IPv4 reach all that has nothing else."""
CLOSED = tuple(
    map(
        ipaddress.ip_network,
        # relays of 6to4 (RFC 7526), documentation (RFC 9637)
        ("192.88.99.0/24", "3fff::/20"),
    )
)

Resolve = Callable[[str, int, float], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a web address leads: ``scheme`` is http or https, ``host`` ASCII, ``path`` with the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address, written in ASCII."""
        return f"{self.scheme}://{self.authority}{self.path}"


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also the one that it stands for in another form."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = _inner(found)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(found, ipaddress.IPv6Address) and (found not in GLOBAL or found.scope_id is not None):
        return False
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    return found.is_global and not special and not any(found in network for network in CLOSED)


def _inner(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, translated (Teredo is not public at all)."""
    if isinstance(found, ipaddress.IPv4Address):
        return None
    if found in TRANSLATED:
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour


def resolved(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Every IP address of a host, within so many seconds.

    Raises:
        CommuniqueError: E144 when the look-up takes too long, E146 when there is no such host.
    """
    found: list[tuple[str, ...] | OSError] = []

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.append(tuple(dict.fromkeys(str(info[4][0]) for info in infos)))
        except OSError as error:
            found.append(error)

    # the system's look-up knows no time limit, so it is left behind when it takes too long
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if not found:
        raise CommuniqueError("E144", f"the name {host} was not looked up in time; try again later")
    if isinstance(found[0], OSError):
        raise CommuniqueError("E146", f"there is no host {host}; check the address and your connection")
    return found[0]


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be connected to: ``ports``, how hosts are looked up, and which IP addresses are allowed.

    The default is the public web; a test may give another for a server of its own.
    """

    ports: frozenset[int] = frozenset(SCHEMES.values())
    resolve: Resolve = resolved
    is_allowed: Callable[[str], bool] = is_public


PUBLIC = Guard()


def target(url: str, guard: Guard = PUBLIC) -> Target:
    """Where the address leads, by its spelling alone.

    Raises:
        CommuniqueError: E141 for an address that is not http or https, holds a name or password, names a port that
            is not the web's, or is none at all.
    """
    # before it is taken apart: the library leaves line ends out in silence
    if len(url) > LONGEST or FORBIDDEN.search(url):
        raise _refused("it is too long, or holds a space, a backslash or a control character")
    try:
        parts = urlsplit(url)
        scheme, port, path, query = parts.scheme.lower(), parts.port, quote(parts.path, SAFE), quote(parts.query, SAFE)
        host = _ascii(parts.hostname or "")
    except ValueError:
        raise _refused("it is no address of the web") from None
    if scheme not in SCHEMES:
        raise _refused("only http and https are fetched")
    if "@" in parts.netloc:
        raise _refused("it holds a user name or password; leave it out")
    if not HOST.fullmatch(host):
        raise _refused("it names no host")
    port = SCHEMES[scheme] if port is None else port
    if port not in guard.ports:
        raise _refused(f"port {port} is not one of the web's")
    return Target(scheme, host, port, (path or "/") + (f"?{query}" if query else ""))


def _ascii(host: str) -> str:
    """The host as it is looked up: a name in other letters than ASCII has another spelling for that (RFC 3490)."""
    return host.encode("ascii" if ":" in host else "idna").decode("ascii").lower()


def allowed_addresses(where: Target, seconds: float, guard: Guard = PUBLIC) -> tuple[str, ...]:
    """The IP addresses to connect to; none unless all of the host's are allowed.

    Raises:
        CommuniqueError: E141 when one is not allowed, E144 and E146 when there are none.
    """
    addresses = guard.resolve(where.host, where.port, seconds)
    closed = next((address for address in addresses if not guard.is_allowed(address)), None)
    if closed is not None:
        raise _refused(f"{where.host} is {closed}, which is no address of the public internet")
    if not addresses:
        raise CommuniqueError("E146", f"there is no host {where.host}; check the address and your connection")
    return addresses


def _refused(why: str) -> CommuniqueError:
    return CommuniqueError("E141", f"this address is not fetched: {why}")
