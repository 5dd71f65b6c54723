"""``communique serve``: the pages and the HTTP interface on a store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.commands.opening import DEFAULT, StorePath, told

if TYPE_CHECKING:
    import socket

    from communique.web.settings import Settings


@told
def serve(
    store: StorePath = None,
    demo: Annotated[bool, typer.Option("--demo", help="Serve the examples, in a store that is gone after.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8484,
) -> None:
    """Open the pages to read, compare and search, and the HTTP interface, on a
    store.

    They are for this machine alone, under the address that is printed. Ctrl-C
    stops the server.
    """
    from communique.web.serving import bound
    from communique.web.settings import Settings

    listener = bound("127.0.0.1", port)
    with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
        path = Path(folder) / "demo.db" if demo else (store or DEFAULT)
        _serve(Settings(path, demo=demo), listener)


def _serve(settings: Settings, listener: socket.socket) -> None:
    from communique.web import serving

    if settings.demo:
        from communique.web.demo import fill

        fill(settings.store)
    typer.echo(f"http://127.0.0.1:{listener.getsockname()[1]}/  (Ctrl-C stops the server)", err=True)
    serving.serve(settings, listener)
