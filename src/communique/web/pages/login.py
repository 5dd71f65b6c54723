"""Signing in with the server's password, and out."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.web import access
from communique.web.entrance import COOKIE, LOGIN, Keeper
from communique.web.rates import TooMany, client_of
from communique.web.rendering import SIGNED_IN, page

router = APIRouter()
OWN = re.compile(r"/(?:[^/\\\x00-\x20\x7f][^\\\x00-\x20\x7f]*)?")
"""An address of this server: a second slash or a backslash would lead to another."""


@router.get(LOGIN)
def ask(request: Request, next: Annotated[str, Query(max_length=2_000)] = "/") -> Response:
    """The page to sign in; whoever is signed in, or need not be, goes on."""
    keeper = _keeper(request)
    if keeper is None or SIGNED_IN in request.scope:
        return RedirectResponse(_own(next), 303)
    return _asked(request, keeper, next)


@router.post(LOGIN)
def sign_in(
    request: Request,
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form(max_length=2_000)] = "/",
) -> Response:
    """Begin a session, if the password is right.

    Raises:
        TooMany: E704, where too many wrong ones came.
    """
    keeper = _keeper(request)
    if keeper is None:
        return RedirectResponse(_own(next), 303)
    try:
        known = _known(keeper, client_of(request.scope), password)
    except TooMany as error:
        wait = f"Too many wrong passwords came from here. Try again in {_duration(error.seconds)}."
        answer = _asked(request, keeper, next, wait, 429)
        answer.headers["retry-after"] = str(error.seconds)
        return answer
    if known is None:
        return _asked(request, keeper, next, "That is not the password.", 401)
    response = RedirectResponse(_own(next), 303)
    id = keeper.sessions.begin(known)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, id, path="/", httponly=True, samesite="strict", secure=secure)
    return response


@router.post("/logout")
def sign_out(request: Request) -> Response:
    """End the session."""
    keeper = _keeper(request)
    if keeper is not None and SIGNED_IN in request.scope:
        keeper.sessions.end(request.scope[SIGNED_IN])
    response = RedirectResponse(LOGIN, 303)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response


def _known(keeper: Keeper, client: str, password: str) -> str | None:
    """The hash of the password, if it is right."""
    with keeper.throttle.trying(client):
        found = keeper.access()
        if not access.fits(found, password):
            keeper.throttle.wrong(client)
            return None
        keeper.throttle.right(client)
        return found.password


def _asked(request: Request, keeper: Keeper, next: str, wrong: str = "", status: int = 200) -> Response:
    has_password = keeper.access().password is not None
    return page(request, "login.html", status=status, next=_own(next), wrong=wrong, has_password=has_password)


def _keeper(request: Request) -> Keeper | None:
    found: Keeper | None = request.app.state.keeper
    return found


def _own(address: str) -> str:
    """The address to go on to, if it is one of this server."""
    return address if OWN.fullmatch(address) and not address.startswith(LOGIN) else "/"


def _duration(seconds: int) -> str:
    return f"{seconds} second{'s' * (seconds > 1)}" if seconds < 120 else f"{round(seconds / 60)} minutes"
