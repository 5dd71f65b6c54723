"""What holds for every answer and every request: headers that forbid foreign code, and a check of who asks.

The policy allows scripts, styles, fonts and pictures from this server alone, none of them inline, and no frame around
a page. A request is refused when it asks for the server by a name that is not its own (DNS rebinding), when it would
change something and comes from another site (cross-site request forgery), or when it is larger than the limit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from html import escape
from typing import Any

from starlette.exceptions import HTTPException

from communique.errors import CODES, CommuniqueError
from communique.export.json_lines import json_line
from communique.web.settings import Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Wraps the application; see the module."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = _with_headers(send)
        refused = self._refused(scope)
        if refused is not None:
            status, error = refused
            await refuse(scope, send, status, error)
            return
        if scope["method"] == "HEAD":
            # asked as GET; the server leaves the body out
            scope = {**scope, "method": "GET"}
        await self.app(scope, limited(receive, self.settings.limits.body), send)

    def _refused(self, scope: Scope) -> tuple[int, CommuniqueError] | None:
        """Status and reason of the refusal; None when the request may go on."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if _name(host) not in self.settings.names:
            message = "this server does not answer to the name that it was asked for; `--name` adds one"
            return 421, CommuniqueError("E705", message)
        if scope["method"] not in SAFE and _from_elsewhere(headers, host):
            return 403, CommuniqueError("E705", "a page of another site may change nothing here")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.settings.limits.body:
            mebibytes = self.settings.limits.body // (1024 * 1024)
            return 413, CommuniqueError("E703", f"one request may have {mebibytes} MiB")
        return None


def _name(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host[: host.find("]") + 1].lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _from_elsewhere(headers: MutableMapping[str, str], host: str) -> bool:
    """Whether a browser says that a page of another site sends this; programs that are no browsers say nothing."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.split("://", 1)[-1] != host


def limited(receive: Receive, limit: int) -> Receive:
    """The body of a request, of at most so many bytes, also where its length is not told beforehand."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            # the application answers it in its own shape of errors
            raise HTTPException(413)
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in message.get("headers", ())}
            message["headers"] = [*message.get("headers", ()), *(h for h in HEADERS if h[0] not in own)]
        await send(message)

    return sent


def closed(send: Send) -> Send:
    """Answers that nobody keeps, since they are for those who are signed in."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name, value) for name, value in message.get("headers", ()) if name.lower() != b"cache-control"]
            message["headers"] = [*own, (b"cache-control", b"no-store")]
        await send(message)

    return sent


async def refuse(
    scope: Scope, send: Send, status: int, error: CommuniqueError, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Answer a request that does not reach the application, in the shape that the application gives its errors."""
    told = CODES[error.code]
    if scope["path"].startswith("/api/"):
        parts = {"code": error.code, "title": told.title, "message": error.message, "where": error.where}
        body, kind = json_line({"error": {**parts, "remedy": told.remedy}}), b"application/json"
    else:
        page = (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{error.code} {escape(told.title)}</title>'
            f"<h1>{escape(told.title)}</h1><p>{escape(error.message)}.</p><p>{escape(told.remedy)}</p></html>"
        )
        body, kind = page.encode(), b"text/html; charset=utf-8"
    length = str(len(body)).encode()
    await _send(send, status, ((b"content-type", kind), (b"content-length", length), *headers), body)


async def redirected(send: Send, address: str, *, by_script: bool) -> None:
    """Send a browser elsewhere; a script of ours that asked for a part of a page takes the whole page there."""
    to = address.encode("ascii")
    if by_script:
        await _send(send, 401, ((b"hx-redirect", to), (b"content-length", b"0")), b"")
    else:
        await _send(send, 303, ((b"location", to), (b"content-length", b"0")), b"")


async def _send(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})
