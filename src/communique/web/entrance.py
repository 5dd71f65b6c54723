"""Who comes in: with an access file in force, every request needs a session or a token with the right to do it.

The files of ``/static`` and the page to sign in are open. The interface takes ``Authorization: Bearer`` or the session,
pages take the session alone. The file is read anew when it changes, so that a token that is revoked is refused at once.
"""

from __future__ import annotations

import os
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from starlette.datastructures import Headers

from communique.errors import CommuniqueError
from communique.web import access
from communique.web.access import Access
from communique.web.rates import CLIENT
from communique.web.rendering import SIGNED_IN
from communique.web.security import SAFE, App, Receive, Scope, Send, closed, limited, redirected, refuse
from communique.web.sessions import Sessions
from communique.web.throttle import Throttle

COOKIE = "communique"
LOGIN = "/login"
DOCS = "/api/v1/docs"
"""A page, whatever its address says."""
READS = frozenset({"/api/v1/read", "/api/v1/compare"})
"""What is posted there changes nothing."""
PASSWORD_FORM = 16 * 1024
"""Bytes of a form with a password."""
CHALLENGE = ((b"www-authenticate", b"Bearer"),)


class Keeper:
    """The access file of a running server, who is signed in, and who tried in vain."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sessions = Sessions()
        self.throttle = Throttle()
        self._seen: tuple[int, int, int] | None = None
        self._access = Access()
        self._lock = Lock()

    def access(self) -> Access:
        """What the file says now; nobody comes in when it is gone.

        Raises:
            CommuniqueError: E723.
        """
        try:
            stat = os.stat(self.path)
        except OSError as error:
            message = f"it cannot be read ({error.strerror}); nobody is let in"
            raise CommuniqueError("E723", message, self.path.name) from None
        seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if seen != self._seen:
                self._access, self._seen = access.read(self.path), seen
            return self._access


class Entrance:
    """Wraps the application; see the module."""

    def __init__(self, app: App, keeper: Keeper) -> None:
        self.app = app
        self.keeper = keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say what is lacking."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path.startswith("/static/"):
            await self.app(scope, receive, send)
            return
        send = closed(send)
        try:
            come = self._comes_in(scope, Headers(scope=scope))
        except CommuniqueError as error:
            challenge = CHALLENGE if error.code == "E706" else ()
            await refuse(scope, send, STATUS[error.code], error, challenge)
            return
        if come:
            await self.app(scope, receive, send)
        elif path == LOGIN:
            # nobody has to take much from somebody whom they do not know
            await self.app(scope, limited(receive, PASSWORD_FORM), send)
        else:
            await _ask(scope, send)

    def _comes_in(self, scope: Scope, headers: Headers) -> bool:
        """Whether the request may go on; false where a person has to sign in first.

        Raises:
            CommuniqueError: E706, E721, E723.
        """
        known = self.keeper.access()
        interface = is_interface(scope["path"])
        given = headers.get("authorization")
        if interface and given is not None:
            _check(scope, known, given)
            return True
        id = cookie_of(headers)
        if id is not None and self.keeper.sessions.goes_on(id, known.password):
            scope[SIGNED_IN] = id
            return True
        if interface:
            raise CommuniqueError("E706", "this server wants a token: Authorization: Bearer ...")
        return False


STATUS = {"E706": 401, "E721": 403, "E723": 500}


def is_interface(path: str) -> bool:
    """Whether a program asks here, and not a person."""
    return path.startswith("/api/") and path != DOCS


def cookie_of(headers: Headers) -> str | None:
    """The id of the session that a browser sends."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _check(scope: Scope, known: Access, given: str) -> None:
    kind, _, secret = given.partition(" ")
    token = access.token_of(known, secret.strip()) if kind.lower() == "bearer" else None
    if token is None:
        raise CommuniqueError("E706", "this token is not one of this server's, or was revoked")
    reads = scope["method"] in SAFE or scope["method"] == "POST" and scope["path"] in READS
    if not reads and token.scope != "write":
        raise CommuniqueError("E721", "this token may read, and not change anything", token.name)
    scope[CLIENT] = f"token {token.name}"


async def _ask(scope: Scope, send: Send) -> None:
    """Send a person to the page to sign in, and back from there."""
    query = scope.get("query_string", b"").decode("latin-1")
    here = scope["path"] + (f"?{query}" if query else "")
    back = f"?next={quote(here, safe='/')}" if scope["method"] in SAFE and here != "/" else ""
    # what htmx asks for is a part of a page: it has to be told to go elsewhere as a whole
    by_script = Headers(scope=scope).get("hx-request") is not None
    await redirected(send, LOGIN + (back if not by_script else ""), by_script=by_script)
