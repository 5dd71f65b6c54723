"""Dossiers and drawings in a real browser: keyboard, hover, narrow screens, without scripts, in print."""

from __future__ import annotations

from itertools import pairwise

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def dossier(site: str) -> str:
    """The address of the dossier with the most accounts."""
    page = httpx.get(f"{site}/timeline").text
    at = page.index('href="/dossiers/d', page.index('class="chart"')) + 6
    return site + page[at : page.index('"', at)]


def test_tab_passes_a_drawing_in_one_step_and_arrows_go_from_mark_to_mark(tab: Page, site: str) -> None:
    tab.goto(f"{site}/timeline")
    assert tab.locator(".chart a.spot[tabindex='0']").count() == 1
    tab.locator(".chart a.spot[tabindex='0']").focus()
    first = tab.evaluate("document.activeElement.getAttribute('href')")
    told = tab.locator(".told")
    expect(told).to_be_visible()
    words = told.inner_text()
    tab.keyboard.press("ArrowRight")
    assert told.inner_text() != words or tab.evaluate("document.activeElement.getAttribute('href')") != first
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == first
    tab.keyboard.press("Escape")
    expect(told).to_be_hidden()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{first}")


def test_a_mark_tells_its_contact_on_hover(tab: Page, site: str) -> None:
    tab.goto(f"{site}/map")
    tab.locator(".chart a.spot").first.hover()
    expect(tab.locator(".told")).to_contain_text("contact")


def test_the_table_is_reached_past_the_drawing(tab: Page, site: str) -> None:
    tab.goto(f"{site}/network")
    skip = tab.get_by_role("link", name="Skip the drawing")
    skip.focus()
    box = skip.bounding_box()
    assert box is not None
    assert box["width"] > 40
    skip.press("Enter")
    assert tab.url.endswith("#numbers")


def test_narrowing_draws_anew_without_a_new_page(tab: Page, site: str) -> None:
    tab.goto(f"{site}/timeline")
    tab.get_by_label("Lanes").select_option("person")
    expect(tab.locator(".chart")).to_contain_text("Noa Lindgren")
    tab.wait_for_url("**lanes=person**")
    assert tab.locator(".chart a.spot[tabindex='0']").count() == 1


def test_lane_names_stay_in_sight_on_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto(f"{site}/timeline")
    tab.wait_for_function("document.querySelector('.names').getAttribute('transform')")
    name = tab.locator(".names text").first.bounding_box()
    assert name is not None
    assert 0 <= name["x"] < 390
    context.close()


def test_pages_are_whole_without_scripts(browser: Browser, site: str, dossier: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(dossier)
    tab.get_by_role("navigation", name="Points shown").get_by_role("link", name="Contradicted").click()
    expect(tab.locator("tbody.agree")).to_have_count(0)
    expect(tab.locator("tbody.contradict")).to_have_count(1)
    tab.goto(f"{site}/timeline")
    tab.get_by_label("Country").fill("Norvik")
    tab.get_by_role("button", name="Show").click()
    assert "country=Norvik" in tab.url
    tab.locator(".chart a.spot").first.click()
    assert "/contacts/" in tab.url or "/dossiers/" in tab.url
    context.close()


def test_a_point_is_a_card_on_a_phone(browser: Browser, dossier: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(dossier)
    cells = tab.locator("tbody.contradict tr:not(.title)").first.locator("td")
    boxes = [cells.nth(i).bounding_box() for i in range(cells.count())]
    assert all(a and b and a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(boxes))
    expect(cells.first.locator(".whose")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_heads_stay_in_sight_while_a_long_table_passes(tab: Page, dossier: str) -> None:
    tab.goto(dossier)
    tab.locator("tbody.one_sided tr").last.scroll_into_view_if_needed()
    head = tab.locator(".facts thead th").nth(1).bounding_box()
    assert head is not None
    assert head["y"] >= 0


def test_print_leaves_out_what_only_a_screen_needs(tab: Page, dossier: str) -> None:
    tab.goto(dossier)
    tab.emulate_media(media="print")
    expect(tab.locator(".top")).to_be_hidden()
    expect(tab.locator(".choose")).to_be_hidden()
    expect(tab.locator(".facts table")).to_be_visible()
