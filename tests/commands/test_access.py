"""``communique access``: the password and the tokens; ``communique serve`` beyond this machine without any."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from communique.cli import app
from communique.web import access

PASSWORD = "four words, none of them alike"
SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store would be; who may use a server on it can be said before there is one."""
    return tmp_path / "texts.db"


def run(*arguments: str, store: Path, data: str = "") -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(store)], input=data)


def test_a_password_is_read_and_kept_as_its_hash(store: Path) -> None:
    done = run("access", "password", store=store, data=PASSWORD + "\n")
    assert done.exit_code == 0, done.output
    known = access.read(access.path_of(store))
    assert access.fits(known, PASSWORD)
    assert PASSWORD not in access.path_of(store).read_text(encoding="utf-8")
    assert not store.exists()


@pytest.mark.parametrize("data", ["", "\n", "short\n"])
def test_a_password_that_is_none_changes_nothing(store: Path, data: str) -> None:
    run("access", "password", store=store, data=PASSWORD + "\n")
    done = run("access", "password", store=store, data=data)
    assert done.exit_code == 1
    assert "E724" in done.stderr
    assert access.fits(access.read(access.path_of(store)), PASSWORD)


@pytest.mark.parametrize(("again", "status"), [(PASSWORD, 0), ("another password", 1)])
def test_a_password_is_asked_for_twice_and_not_shown(store: Path, again: str, status: int) -> None:
    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "communique", "access", "password", "--store", str(store)]
    # a session of its own has no other terminal to ask at
    process = subprocess.Popen(
        call,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        start_new_session=True,
    )
    os.close(theirs)
    seen = b""
    for prompt, answer in ((b"Password: ", PASSWORD), (b"Once more: ", again)):
        while prompt not in seen:
            seen += os.read(ours, 1_000)
        os.write(ours, answer.encode() + b"\n")
    assert process.wait(60) == status
    os.close(ours)
    assert PASSWORD.encode() not in seen
    assert access.path_of(store).exists() is (status == 0)


def test_tokens_are_made_listed_and_revoked(store: Path) -> None:
    asked = (["reader"], ["importer", "--scope", "write"])
    tokens = [run("access", "token", *arguments, store=store).stdout.strip() for arguments in asked]
    assert all(re.fullmatch(r"cmq_[\w-]{43}", token) for token in tokens)
    known = access.read(access.path_of(store))
    assert [access.token_of(known, token) for token in tokens] == list(known.tokens)
    listed = run("access", "list", "--format", "jsonl", store=store)
    rows = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [(row["name"], row["scope"]) for row in rows] == [("reader", "read"), ("importer", "write")]
    assert "no password is set" in listed.stderr
    assert not any(token in listed.output for token in tokens)
    assert run("access", "revoke", "reader", store=store).exit_code == 0
    left = access.read(access.path_of(store))
    assert [token.name for token in left.tokens] == ["importer"]


@pytest.mark.parametrize(
    ("arguments", "code"), [(("token", "reader"), "E725"), (("token", ""), "E725"), (("revoke", "nobody"), "E725")]
)
def test_a_name_that_is_taken_or_unknown_is_said(store: Path, arguments: tuple[str, ...], code: str) -> None:
    run("access", "token", "reader", store=store)
    done = run("access", *arguments, store=store)
    assert done.exit_code == 1
    assert code in done.stderr


@pytest.mark.parametrize("command", [("list",), ("token", "x"), ("revoke", "x"), ("password",)])
def test_a_file_of_something_else_is_left_as_it_is(store: Path, command: tuple[str, ...]) -> None:
    access.path_of(store).write_text("mine", encoding="utf-8")
    done = run("access", *command, store=store, data=PASSWORD + "\n")
    assert done.exit_code == 1
    assert "E723" in done.stderr
    assert access.path_of(store).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_a_server_beyond_this_machine_needs_a_password(store: Path, host: str) -> None:
    done = run("serve", "--host", host, "--port", "0", store=store)
    assert done.exit_code == 1
    assert "E720" in done.stderr
    assert not store.exists()


def test_a_demonstration_is_for_this_machine_alone() -> None:
    done = CliRunner().invoke(app, ["serve", "--demo", "--host", "0.0.0.0", "--port", "0"])
    assert done.exit_code == 1
    assert "E720" in done.stderr


def test_a_server_with_a_token_answers_to_the_names_that_it_was_given(store: Path) -> None:
    token = run("access", "token", "reader", store=store).stdout.strip()
    call = [sys.executable, "-m", "communique", "serve", "--store", str(store), "--port", "0"]
    call += ["--host", "0.0.0.0", "--name", "Texts.Example"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        found = re.match(r"(http://127\.0\.0\.1:\d+)/", process.stderr.readline())
        assert found
        statuses = [_status(found[1], host, token) for host in ("texts.example", "localhost", "other.example")]
        assert httpx.get(f"{found[1]}/api/v1/status").status_code == 401
        process.terminate()
        process.wait(30)
    assert statuses == [200, 200, 421]


def _status(site: str, host: str, token: str) -> int:
    """The status of an answer, as soon as there is one."""
    headers = {"host": host, "authorization": f"Bearer {token}"}
    until = time.monotonic() + 60
    while True:
        try:
            return httpx.get(f"{site}/api/v1/status", headers=headers).status_code
        except httpx.ConnectError:
            assert time.monotonic() < until
