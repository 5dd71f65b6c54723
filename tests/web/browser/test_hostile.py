"""Scripts in texts, titles, outlets, authors, addresses and names: on no page does one run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from communique.web.settings import Settings

from ..conftest import served
from ..hostile import LEAST, payloads
from ..made import hostile_store

EVERY = int(os.environ.get("EVERY", "9"))
RAN = "window.ran = (number) => { window.numbersThatRan = (window.numbersThatRan || []).concat(number); };"
LISTS = (
    "/",
    "/documents",
    "/contacts",
    "/quotes",
    "/people",
    "/dossiers",
    "/timeline",
    "/network",
    "/map",
    "/problems",
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    hostile_store(path, list(payloads()))
    with served(Settings(path)) as address:
        yield address


def test_there_are_enough_payloads() -> None:
    assert len(set(payloads())) >= LEAST


def test_nothing_runs_on_any_page(browser: Browser, hostile_site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(RAN)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(f"{tab.url}: {said.text}") if said.type == "error" else None)
    tab.on("dialog", lambda dialog: wrong.append(f"{tab.url}: a dialog"))
    tab.on("request", lambda sent: None if sent.url.startswith(hostile_site) else wrong.append(f"asked for {sent.url}"))
    for address in _addresses(len(list(payloads()))):
        tab.goto(hostile_site + address)
        if tab.evaluate("window.numbersThatRan"):
            wrong.append(f"{address} ran {tab.evaluate('window.numbersThatRan')}")
    context.close()
    assert not wrong, wrong[:20]


def _addresses(documents: int) -> Iterator[str]:
    """Every list, page by page as far as it goes in one page, and the pages of every text."""
    for address in LISTS:
        yield f"{address}?limit=200"
    for number in range(1, documents + 1):
        yield f"/documents/{number}?layers=contacts,quotes,sources,voice,people"
    # what stands in many pages of a kind is escaped by the same lines of their templates; EVERY=1 asks for all of them
    yield from (f"/documents/{number}/contacts/c1" for number in range(1, documents + 1, EVERY))
    yield from (f"/people/{number}" for number in range(1, documents + 1, EVERY))
    yield from (
        f"/search?q={word}" for word in ("script", "onerror", "%3Cscript%3Eran(1)%3C/script%3E", "%22onfocus=%22")
    )
