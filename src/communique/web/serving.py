"""The server itself: uvicorn, in this process, until it is told to stop."""

from __future__ import annotations

import socket

import uvicorn

from communique.errors import CommuniqueError
from communique.web.app import create_app
from communique.web.settings import Settings


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any that is free.

    Raises:
        CommuniqueError: E708 when the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        message = f"nothing can be served there ({error.strerror}); give another --port or --host"
        raise CommuniqueError("E708", message, f"{host}:{port}") from None
    return listener


def config(settings: Settings) -> uvicorn.Config:
    """How the server runs.

    Raises:
        CommuniqueError: E802 to E807 where the store cannot be opened.
    """
    return uvicorn.Config(
        create_app(settings),
        log_level="warning",
        server_header=False,
        date_header=False,
        # who asks is counted by address, which nobody may choose by a header
        proxy_headers=False,
        timeout_graceful_shutdown=5,
        lifespan="on",
    )


def serve(settings: Settings, listener: socket.socket) -> None:
    """Serve until Ctrl-C; what is being answered then is answered first.

    Raises:
        CommuniqueError: E802 to E807 where the store cannot be opened.
    """
    uvicorn.Server(config(settings)).run(sockets=[listener])
