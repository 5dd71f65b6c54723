"""Who may use a server: tokens and their rights, sessions, the access file, and a server that has none."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from communique.errors import CommuniqueError
from communique.web import access
from communique.web.access import Access
from communique.web.settings import Settings

from .conftest import served

PASSWORD = "four words, none of them alike"
POSTED = ("documents", "judgements")


@pytest.fixture(scope="module")
def guarded(
    examples_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path, dict[str, str]]]:
    """The address of a server with a password, its access file, and a token of each scope."""
    store = tmp_path_factory.mktemp("guarded") / "guarded.db"
    store.write_bytes(examples_store.read_bytes())
    known, reads = access.with_token(access.with_password(Access(), PASSWORD), "reader", "read")
    known, writes = access.with_token(known, "writer", "write")
    file = access.path_of(store)
    access.write(file, known)
    with served(Settings(store, access=file)) as address:
        yield address, file, {"read": reads, "write": writes}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest.mark.parametrize("address", ["status", "openapi.json", "documents/1", "nothing", "export/jsonl"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer"},
        {"authorization": "Bearer cmq_guess"},
        {"authorization": "Basic YTpi"},
        {"authorization": "Bearer \xff"},
        {"cookie": "communique=guess"},
        {"cookie": "communique"},
        {"cookie": 'a="b; communique=\x80'},
    ],
)
def test_without_a_token_the_interface_tells_nothing(
    guarded: tuple[str, Path, dict[str, str]], address: str, headers: dict[str, str]
) -> None:
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = httpx.get(f"{guarded[0]}/api/v1/{address}", headers=sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "E706")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("scope", ["read", "write"])
def test_a_token_reads(guarded: tuple[str, Path, dict[str, str]], scope: str) -> None:
    site, _, tokens = guarded
    for address in ("status", "documents/1", "openapi.json", "export/jsonl"):
        assert httpx.get(f"{site}/api/v1/{address}", headers=bearer(tokens[scope])).status_code == 200
    # what is posted to be read reaches the operation
    for address in ("read", "compare"):
        answer = httpx.post(f"{site}/api/v1/{address}", headers=bearer(tokens[scope]), json={})
        assert answer.json()["error"]["code"] == "E702"


def test_only_a_token_that_may_write_writes(guarded: tuple[str, Path, dict[str, str]]) -> None:
    site, _, tokens = guarded
    for method, address in (("POST", "documents"), ("POST", "judgements"), ("DELETE", "judgements/999")):
        refused = httpx.request(method, f"{site}/api/v1/{address}", headers=bearer(tokens["read"]))
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "E721")
        done = httpx.request(method, f"{site}/api/v1/{address}", headers=bearer(tokens["write"]))
        assert done.status_code in (404, 415, 422)


def test_pages_take_no_token_and_ask_people_to_sign_in(guarded: tuple[str, Path, dict[str, str]]) -> None:
    site, _, tokens = guarded
    for headers in ({}, bearer(tokens["write"])):
        answer = httpx.get(f"{site}/documents/1?at=3-9", headers=headers)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/documents/1%3Fat%3D3-9")
    assert httpx.get(f"{site}/").headers["location"] == "/login"
    assert httpx.post(f"{site}/add").headers["location"] == "/login"
    assert httpx.get(f"{site}/api/v1/docs").headers["location"] == "/login?next=/api/v1/docs"
    part = httpx.get(f"{site}/contacts", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/login")


def test_what_pages_look_like_is_no_secret(guarded: tuple[str, Path, dict[str, str]]) -> None:
    assert httpx.get(f"{guarded[0]}/static/base.css").status_code == 200
    assert httpx.get(f"{guarded[0]}/login").status_code == 200
    assert httpx.get(f"{guarded[0]}/static/../api/v1/status").status_code in (401, 404)
    assert httpx.get(f"{guarded[0]}/static/%2e%2e/%2e%2e/settings.py").status_code == 404


def test_a_token_that_is_revoked_is_refused_at_once(guarded: tuple[str, Path, dict[str, str]]) -> None:
    site, file, _ = guarded
    before = access.read(file)
    known, token = access.with_token(before, "passing", "read")
    access.write(file, known)
    assert httpx.get(f"{site}/api/v1/status", headers=bearer(token)).status_code == 200
    access.write(file, access.without_token(known, "passing"))
    assert httpx.get(f"{site}/api/v1/status", headers=bearer(token)).status_code == 401


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"form": 1}', b'{"form": 2, "password": null, "tokens": []}']
)
def test_a_server_whose_access_file_fails_lets_nobody_in(
    guarded: tuple[str, Path, dict[str, str]], content: bytes | None
) -> None:
    site, file, tokens = guarded
    held = file.read_bytes()
    try:
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        for address in ("/api/v1/status", "/", "/login"):
            answer = httpx.get(site + address, headers=bearer(tokens["write"]))
            assert answer.status_code == 500
            assert "E723" in answer.text
    finally:
        file.write_bytes(held)
    assert httpx.get(f"{site}/api/v1/status", headers=bearer(tokens["read"])).status_code == 200


def test_the_description_says_who_may_ask(guarded: tuple[str, Path, dict[str, str]], site: str) -> None:
    address, _, tokens = guarded
    told = httpx.get(f"{address}/api/v1/openapi.json", headers=bearer(tokens["read"])).json()
    add, read = told["paths"]["/api/v1/documents"]["post"], told["paths"]["/api/v1/read"]["post"]
    assert (add["x-token-scope"], read["x-token-scope"]) == ("write", "read")
    assert all("401" in operation["responses"] for item in told["paths"].values() for operation in item.values())
    assert set(told["components"]["securitySchemes"]) == {"token", "session"}
    assert "securitySchemes" not in httpx.get(f"{site}/api/v1/openapi.json").json()["components"]


def test_the_file_holds_no_secret_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = access.path_of(tmp_path / "texts.db")
    known, token = access.with_token(access.with_password(Access(), PASSWORD), "reader", "read")
    access.write(file, known)
    assert file.name == "texts.db.access"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    held = file.read_text(encoding="utf-8")
    assert json.loads(held)["password"].startswith("$argon2id$")
    assert token not in held
    assert PASSWORD not in held
    assert access.read(file) == known
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_token_is_long_and_each_another() -> None:
    known, first = access.with_token(Access(), "a", "read")
    known, second = access.with_token(known, "b", "write")
    assert first != second
    assert first.startswith("cmq_")
    assert len(first) >= 47
    assert access.token_of(known, second) == known.tokens[1]
    assert access.token_of(known, second[:-1]) is None
    assert access.token_of(known, "\ud800") is None


@pytest.mark.parametrize(
    ("password", "fits"),
    [(PASSWORD, True), (PASSWORD + " ", False), ("", False), ("\ud800" * 12, False), ("x" * 10**6, False)],
)
def test_a_password_fits_or_not(password: str, fits: bool) -> None:
    assert access.fits(access.with_password(Access(), PASSWORD), password) is fits
    assert not access.fits(Access(), password)


@pytest.mark.parametrize("password", ["", "short", "x" * 9, "x" * 1_001])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(CommuniqueError) as caught:
        access.with_password(Access(), password)
    assert caught.value.code == "E724"


@pytest.mark.parametrize("name", ["", " ", "a" * 61, "two\nlines", "reader"])
def test_a_token_has_a_name_of_its_own(name: str) -> None:
    known, _ = access.with_token(Access(), "reader", "read")
    with pytest.raises(CommuniqueError) as caught:
        access.with_token(known, name, "read")
    assert caught.value.code == "E725"


def test_a_token_that_is_not_there_cannot_be_revoked() -> None:
    with pytest.raises(CommuniqueError) as caught:
        access.without_token(Access(), "nobody")
    assert caught.value.code == "E725"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError) as caught:
        access.write(tmp_path / "nowhere" / "texts.db.access", Access())
    assert caught.value.code == "E120"
