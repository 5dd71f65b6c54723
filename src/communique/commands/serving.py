"""``communique serve``: the pages and the HTTP interface on a store."""

from __future__ import annotations

import ipaddress
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.commands.opening import DEFAULT, StorePath, told
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    import socket

    from communique.web.settings import Settings


@told
def serve(
    store: StorePath = None,
    demo: Annotated[bool, typer.Option("--demo", help="Serve the examples, in a store that is gone after.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8484,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; beyond this machine only with a password.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name that the server is reached under; may be given again."),
    ] = None,
) -> None:
    """Open the pages to read, compare and search, and the HTTP interface, on a
    store.

    They are for this machine alone, under the address that is printed, and open
    to whoever uses it, unless a password or a token was set ('communique
    access'). With --host others can reach the server too, if one is set. Ctrl-C
    stops the server.
    """
    from communique.web.serving import bound

    with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
        path = Path(folder) / "demo.db" if demo else (store or DEFAULT)
        settings = _settings(path, demo, host, name or [])
        _serve(settings, bound(host, port), host)


def _settings(path: Path, demo: bool, host: str, names: list[str]) -> Settings:
    """What the server is started with.

    Raises:
        CommuniqueError: E720 when it could be reached from elsewhere without a password, E723 when the file that says
            who may use it cannot be read.
    """
    from communique.web import access
    from communique.web.settings import LOOPBACK, Settings

    file = access.path_of(path)
    known = access.read(file)
    if not _is_loopback(host) and not known.lets_in:
        message = "whoever reaches this address could read and change all; set a password with `communique access`"
        raise CommuniqueError("E720", message, host)
    own = () if _is_everywhere(host) else (_written(host).lower(),)
    answered = dict.fromkeys((*LOOPBACK, *own, *(n.lower() for n in names)))
    return Settings(path, names=tuple(answered), demo=demo, access=file if file.exists() else None, ahead=True)


def _is_loopback(host: str) -> bool:
    address = _address(host)
    return host == "localhost" if address is None else address.is_loopback


def _is_everywhere(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_unspecified


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _written(host: str) -> str:
    """The host as it stands in an address of the web."""
    return f"[{host}]" if ":" in host else host


def _serve(settings: Settings, listener: socket.socket, host: str) -> None:
    from communique.web import serving

    if settings.demo:
        from communique.web.demo import fill

        fill(settings.store)
    shown = "127.0.0.1" if _is_everywhere(host) else _written(host)
    typer.echo(f"http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C stops the server)", err=True)
    serving.serve(settings, listener)
