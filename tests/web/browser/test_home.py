"""The first page in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_first_page_leads_to_a_text(tab: Page, site: str) -> None:
    tab.goto(site)
    tab.get_by_role("region").first.or_(tab.locator("section").first).locator("a").first.wait_for()
    expect(tab.get_by_role("heading", name="Overview")).to_be_visible()
