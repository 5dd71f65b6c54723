"""Schemathesis asks a server everything that the OpenAPI document allows, and much that it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from communique.web import access
from communique.web.access import Access
from communique.web.settings import Limits, Settings

from .conftest import served

HERE = Path(__file__).parent
AT_MOST = ("--max-time", "80")
"""Seconds after which fuzzing ends; on a machine that does nothing else all is done in half of that."""
WITHOUT_END = Limits(a_minute=1_000_000)


def fuzzed(site: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What Schemathesis says of a server."""
    call = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        f"{site}/api/v1/openapi.json",
        "--generation-deterministic",
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "fuzz_hooks", "PYTHONPATH": str(HERE)}
    return subprocess.run(
        [*call, "--no-color", "--continue-on-failure", *options],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=280,
    )


@pytest.fixture
def store(examples_store: Path, tmp_path: Path) -> Path:
    """A copy of the examples."""
    copy = tmp_path / "fuzzed.db"
    copy.write_bytes(examples_store.read_bytes())
    return copy


def test_every_answer_is_one_that_is_described(store: Path) -> None:
    with served(Settings(store, limits=WITHOUT_END)) as site:
        # the first text waits for the models, longer than the client does
        httpx.post(f"{site}/api/v1/read", json={"text": "They met."}, timeout=120).raise_for_status()
        done = fuzzed(site, "--phases", "examples,coverage,fuzzing", "--max-examples", "5", *AT_MOST)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    assert "20 selected / 20 total" in done.stdout


def test_no_operation_of_a_guarded_server_is_open(store: Path) -> None:
    file = access.path_of(store)
    known, token = access.with_token(Access(), "fuzzer", "write")
    access.write(file, known)
    with served(Settings(store, access=file, limits=WITHOUT_END)) as site:
        bearer = f"Authorization: Bearer {token}"
        checks = "ignored_auth,status_code_conformance,content_type_conformance"
        lists = ("--include-method", "GET")
        done = fuzzed(site, "-H", bearer, "--phases", "fuzzing", "--max-examples", "3", "-c", checks, *lists)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
