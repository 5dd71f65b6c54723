"""What holds for every page: no violation that axe finds, no scrolling sideways on a phone, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from ..addresses import pages

SIZES = {"desk": 1280, "phone": 360}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    found: list[str] = []
    for address in pages(site):
        tab.goto(site + address)
        for violation in Axe().run(tab).response["violations"]:
            places = [node["target"] for node in violation["nodes"]][:3]
            found.append(f"{address}: {violation['id']} {places}")
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_no_page_scrolls_sideways(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    wide: list[str] = []
    for address in pages(site):
        tab.goto(site + address)
        if (reach := tab.evaluate("document.documentElement.scrollWidth")) > width:
            wide.append(f"{address}: {reach}")
    context.close()
    assert not wide, wide
