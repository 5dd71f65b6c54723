"""How much costly work a client may ask for, and how much goes on at once."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from communique.web.rates import AT_ONCE, CLIENT, MOST_CLIENTS, Rates, TooMany, client_of
from communique.web.settings import Limits, Settings

from .conftest import served


class Clock:
    """A time that goes on when it is told to."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_client_has_so_many_requests_in_any_minute() -> None:
    clock = Clock()
    rates = Rates(3, clock)
    for _ in range(3):
        rates.spend("one")
        clock.at += 10
    with pytest.raises(TooMany) as caught:
        rates.spend("one")
    assert (caught.value.code, caught.value.seconds) == ("E704", 30)
    rates.spend("another")
    clock.at = 60
    rates.spend("one")
    with pytest.raises(TooMany) as caught:
        rates.spend("one")
    assert caught.value.seconds == 10


def test_only_so_many_clients_are_remembered() -> None:
    rates = Rates(1)
    for client in range(MOST_CLIENTS + 1):
        rates.spend(str(client))
    rates.spend("0")
    with pytest.raises(TooMany):
        rates.spend(str(MOST_CLIENTS))


def test_only_so_much_goes_on_at_once() -> None:
    rates = Rates(100)
    for _ in range(AT_ONCE):
        rates.enter()
    with pytest.raises(TooMany):
        rates.enter()
    rates.leave()
    rates.enter()


@pytest.mark.parametrize(
    ("scope", "client"),
    [
        ({"client": ("192.0.2.7", 5)}, "192.0.2.7"),
        ({"client": ("2001:db8:1:2:3::4", 5)}, "2001:db8:1:2::/64"),
        ({"client": ("::1", 5)}, "::/64"),
        ({"client": ("::ffff:192.0.2.7", 5)}, "192.0.2.7"),
        ({"client": None}, "unknown"),
        ({}, "unknown"),
        ({"client": ("192.0.2.7", 5), CLIENT: "token reader"}, "token reader"),
    ],
)
def test_a_client_is_a_token_an_address_or_a_house(scope: dict[str, object], client: str) -> None:
    assert client_of(scope) == client


def test_a_server_says_when_to_come_again(examples_store: Path) -> None:
    with served(Settings(examples_store, limits=Limits(a_minute=2))) as site:
        answers = [httpx.get(f"{site}/api/v1/export/jsonl") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[-1].json()["error"]["code"] == "E704"
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        # nobody chooses by a header who they are
        spoofed = httpx.get(f"{site}/api/v1/export/jsonl", headers={"x-forwarded-for": "192.0.2.7"})
        assert spoofed.status_code == 429
        assert httpx.post(f"{site}/api/v1/read", json={"text": "They met."}).status_code == 429
        assert httpx.get(f"{site}/api/v1/contacts").status_code == 200
