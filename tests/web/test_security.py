"""The guard around the application: who is answered, and with which headers."""

from __future__ import annotations

import httpx
import pytest


def test_every_answer_forbids_foreign_code(site: str) -> None:
    for address in ("/", "/nothing", "/static/base.css", "/api/v1/nothing"):
        policy = httpx.get(site + address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_another_name_is_not_answered(site: str, host: str) -> None:
    answer = httpx.get(site, headers={"host": host})
    assert answer.status_code == 421
    assert "E705" in answer.text


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_another_site_changes_nothing(site: str, headers: dict[str, str]) -> None:
    assert httpx.post(site + "/add", headers=headers).status_code == 403


def test_a_body_over_the_limit_is_refused(site: str) -> None:
    answer = httpx.post(site + "/api/v1/read", content=b"x" * (33 * 1024 * 1024))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "E703"
