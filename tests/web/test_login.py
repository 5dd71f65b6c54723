"""Signing in and out, as a browser does it; sessions that end; wrong passwords that cost time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from communique.web import access
from communique.web.access import Access
from communique.web.rates import TooMany
from communique.web.sessions import IDLE, LONGEST, MOST, Sessions
from communique.web.settings import Settings
from communique.web.throttle import FORGOTTEN, FREE, LONGEST_WAIT, Throttle

from .conftest import served

PASSWORD = "four words, none of them alike"


class Clock:
    """A time that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def guarded(examples_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server with a password; who tried in vain is forgotten with it."""
    file = tmp_path / "own.db.access"
    access.write(file, access.with_password(Access(), PASSWORD))
    with served(Settings(examples_store, access=file)) as address:
        yield address


@pytest.fixture
def browser(guarded: str) -> Iterator[httpx.Client]:
    """A client that keeps its cookies."""
    with httpx.Client(base_url=guarded) as client:
        yield client


def test_who_signs_in_goes_on_to_the_page_that_was_asked_for(browser: httpx.Client) -> None:
    asked = browser.get("/documents/1", follow_redirects=True)
    assert 'name="next" value="/documents/1"' in asked.text
    answer = browser.post("/login", data={"password": PASSWORD, "next": "/documents/1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents/1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    page = browser.get("/documents/1")
    assert page.status_code == 200
    assert "Sign out" in page.text
    assert page.headers["cache-control"] == "no-store"
    # the session is good for the interface too, and for all of it
    assert browser.get("/api/v1/status").status_code == 200
    assert browser.delete("/api/v1/judgements/999").status_code == 404
    assert browser.get("/login").headers["location"] == "/"


def test_who_signs_out_is_out(browser: httpx.Client) -> None:
    browser.post("/login", data={"password": PASSWORD})
    held = browser.cookies["communique"]
    answer = browser.post("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "communique" not in browser.cookies
    browser.cookies.set("communique", held)
    assert browser.get("/").status_code == 303


def test_each_session_has_an_id_of_its_own(browser: httpx.Client) -> None:
    ids = set()
    for _ in range(3):
        browser.cookies.clear()
        browser.cookies.set("communique", "chosen-by-another", domain="127.0.0.1", path="/")
        browser.post("/login", data={"password": PASSWORD})
        ids |= set(browser.cookies.values()) - {"chosen-by-another"}
    assert len(ids) == 3


def test_another_site_signs_nobody_in_or_out(browser: httpx.Client) -> None:
    for address in ("/login", "/logout"):
        answer = browser.post(address, data={"password": PASSWORD}, headers={"origin": "http://evil.example"})
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "next",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:1",
        "",
        "/login?next=/",
        "/a\r\nb",
    ],
)
def test_nobody_is_sent_to_another_site(browser: httpx.Client, next: str) -> None:
    answer = browser.post("/login", data={"password": PASSWORD, "next": next})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_wrong_passwords_are_slowed(browser: httpx.Client) -> None:
    for _ in range(FREE + 1):
        answer = browser.post("/login", data={"password": "wrong"})
        assert answer.status_code == 401
        assert "That is not the password." in answer.text
    answer = browser.post("/login", data={"password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) in (1, 2)
    assert "Try again in" in answer.text
    assert "communique" not in browser.cookies


def test_a_new_password_ends_every_session(browser: httpx.Client, tmp_path: Path) -> None:
    browser.post("/login", data={"password": PASSWORD})
    assert browser.get("/").status_code == 200
    access.write(tmp_path / "own.db.access", access.with_password(Access(), "another password"))
    assert browser.get("/").status_code == 303


def test_a_server_with_tokens_alone_says_so(examples_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens.access"
    access.write(file, access.with_token(Access(), "reader", "read")[0])
    with served(Settings(examples_store, access=file)) as address:
        assert "no password is set" in httpx.get(f"{address}/login").text
        assert httpx.post(f"{address}/login", data={"password": ""}).status_code == 401


def test_an_open_server_asks_for_nothing(site: str) -> None:
    assert httpx.get(f"{site}/login").headers["location"] == "/"
    assert httpx.post(f"{site}/login", data={"password": "x", "next": "/people"}).headers["location"] == "/people"
    assert httpx.post(f"{site}/logout").headers["location"] == "/login"
    assert "Sign out" not in httpx.get(f"{site}/").text


def test_a_session_ends_when_nobody_uses_it() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    id = sessions.begin("hash")
    clock.at += IDLE - 1
    assert sessions.goes_on(id, "hash")
    clock.at += IDLE - 1
    assert sessions.goes_on(id, "hash")
    clock.at += IDLE
    assert not sessions.goes_on(id, "hash")
    assert not sessions.goes_on("another", "hash")


def test_a_session_ends_at_the_latest_after_some_days() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    id, begun = sessions.begin("hash"), clock.at
    while clock.at + IDLE / 2 < begun + LONGEST:
        clock.at += IDLE / 2
        assert sessions.goes_on(id, "hash")
    clock.at = begun + LONGEST
    assert not sessions.goes_on(id, "hash")


def test_only_so_many_sessions_are_held() -> None:
    sessions = Sessions()
    ids = [sessions.begin("hash") for _ in range(MOST + 1)]
    assert [sessions.goes_on(id, "hash") for id in (ids[0], ids[1], ids[-1])] == [False, True, True]


def test_waiting_grows_and_ends_and_is_each_clients_own() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(FREE + 14):
        try:
            with throttle.trying("one"):
                throttle.wrong("one")
        except TooMany as error:
            waits.append(error.seconds)
            clock.at += error.seconds
            with throttle.trying("one"):
                throttle.wrong("one")
    assert waits[:4] == [2, 4, 8, 16]
    assert max(waits) == LONGEST_WAIT
    with throttle.trying("another"):
        pass
    clock.at += FORGOTTEN
    with throttle.trying("one"):
        throttle.wrong("one")
    with throttle.trying("one"):
        throttle.right("one")


def test_the_right_password_forgets_the_wrong_ones() -> None:
    throttle = Throttle(Clock())
    for _ in range(3):
        for _ in range(FREE):
            with throttle.trying("one"):
                throttle.wrong("one")
        with throttle.trying("one"):
            throttle.right("one")
