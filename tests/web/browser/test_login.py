"""Signing in and out in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from communique.web import access
from communique.web.access import Access
from communique.web.settings import Settings

from ..conftest import served

PASSWORD = "four words, none of them alike"


@pytest.fixture
def guarded(examples_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server with a password."""
    file = tmp_path / "own.db.access"
    access.write(file, access.with_password(Access(), PASSWORD))
    with served(Settings(examples_store, access=file)) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_who_signs_in_with_the_keyboard_lands_where_they_wanted(browser: Browser, guarded: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(f"{guarded}/people?kind=person")
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(tab.get_by_role("link", name="Texts")).to_have_count(0)
    tab.keyboard.type(PASSWORD)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/people?kind=person")
    tab.get_by_role("button", name="Sign out").click()
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_to_sign_in_has_no_violation(browser: Browser, guarded: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(guarded)
    assert Axe().run(tab).response["violations"] == []
    tab.get_by_label("Password").fill("wrong")
    tab.get_by_role("button", name="Sign in").click()
    expect(tab.get_by_role("alert")).to_have_text("That is not the password.")
    assert Axe().run(tab).response["violations"] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_a_session_that_ends_sends_a_live_page_to_sign_in(browser: Browser, guarded: str) -> None:
    context = browser.new_context()
    tab: Page = context.new_page()
    tab.goto(f"{guarded}/login?next=/contacts")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/contacts")
    context.clear_cookies()
    tab.get_by_label("Person", exact=True).fill("Marr")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()
