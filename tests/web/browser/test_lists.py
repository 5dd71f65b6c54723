"""Lists, people, search and export in a real browser: live filters, keys alone, no scripts, and what axe finds."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

ADDRESSES = (
    "/documents",
    "/contacts?kind=call&institution=x",
    "/contacts",
    "/dossiers?least=1",
    "/quotes",
    "/people",
    "/people/17",
    "/people/17/join?name=Marr",
    "/people/17/join/22",
    "/people/judgements",
    "/search",
    "/search?q=gas&kind=call",
    "/search?q=zzzz",
    "/export",
    "/problems",
    "/add",
    "/help",
)


def violations(page: Page) -> list[Any]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_nothing_runs_over(browser: Browser, site: str, address: str) -> None:
    for width, scheme in ((1280, "light"), (360, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site + address)
        assert violations(page) == []
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, width
        context.close()


def test_a_list_is_narrowed_while_one_types(tab: Page, site: str) -> None:
    tab.goto(site + "/contacts")
    total = tab.locator("#count").inner_text()
    tab.get_by_label("Kind", exact=True).select_option("call")
    expect(tab.locator("#count")).not_to_have_text(total)
    expect(tab).to_have_url(site + "/contacts?kind=call")
    tab.get_by_label("Person", exact=True).press_sequentially("Vos")
    expect(tab).to_have_url(re.compile(r"person=Vos"))
    expect(tab.locator(".sheet tbody .tag:text-is('Meeting')")).to_have_count(0)
    expect(tab.get_by_label("Person", exact=True)).to_be_focused()
    tab.reload()
    expect(tab.get_by_label("Person", exact=True)).to_have_value("Vos")
    tab.locator(".chip", has_text="Vos").click()
    expect(tab).to_have_url(site + "/contacts?kind=call")
    tab.go_back()
    expect(tab.get_by_label("Person", exact=True)).to_have_value("Vos")


def test_an_unfinished_date_is_not_asked_for(tab: Page, site: str) -> None:
    tab.goto(site + "/contacts")
    tab.get_by_label("From").press_sequentially("2024-")
    tab.get_by_label("From").press_sequentially("05")
    expect(tab).to_have_url(site + "/contacts?since=2024-05")


def test_pages_are_turned(tab: Page, site: str) -> None:
    tab.goto(site + "/quotes?limit=5")
    first = tab.locator(".said a").first.inner_text()
    tab.get_by_role("link", name="Next page").click()
    expect(tab.locator(".said a").first).not_to_have_text(first)
    tab.get_by_role("link", name="First page").click()
    expect(tab.locator(".said a").first).to_have_text(first)


def test_two_people_are_joined_and_put_back(tab: Page, own_site: str) -> None:
    tab.goto(own_site + "/people?person=Amanova&kind=person")
    expect(tab.locator("#count")).to_have_text("1 entry")
    tab.get_by_role("link", name="Saule Amanova").first.click()
    tab.get_by_label("Find by name").fill("Sarybay")
    tab.get_by_role("button", name="Find").click()
    tab.get_by_role("link", name="Leila Sarybay", exact=True).click()
    tab.get_by_role("button", name="Yes, join them").click()
    expect(tab.get_by_role("status").filter(has_text="Joined.")).to_be_visible()
    tab.goto(own_site + "/people?person=Sarybay&kind=person")
    expect(tab.get_by_role("link", name="Saule Amanova").first).to_be_visible()
    tab.go_back()
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_role("status").filter(has_text="Taken back.")).to_be_visible()
    tab.goto(own_site + "/people?person=Sarybay&kind=person")
    expect(tab.get_by_role("link", name="Leila Sarybay").first).to_be_visible()


def test_a_spelling_is_separated(tab: Page, own_site: str) -> None:
    tab.goto(own_site + "/people?person=Henrik+Vos&kind=person")
    tab.locator("th.lead").get_by_role("link", name="Henrik Vos").first.click()
    tab.get_by_role("link", name="This is somebody else").last.click()
    tab.get_by_role("button", name="Yes, separate it").click()
    expect(tab.get_by_role("status").filter(has_text="Separated.")).to_be_visible()
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_role("status").filter(has_text="Taken back.")).to_be_visible()


def test_an_answer_is_narrowed_by_what_it_is_made_of(tab: Page, site: str) -> None:
    tab.goto(site)
    tab.keyboard.press("/")
    tab.keyboard.type("gas")
    tab.keyboard.press("Enter")
    expect(tab.locator("mark").first).to_have_text("gas", ignore_case=True)
    total = tab.locator("#count").inner_text()
    tab.get_by_role("complementary").get_by_role("link", name="Norvik News").click()
    expect(tab.locator("#count")).not_to_have_text(total)
    expect(tab).to_have_url(re.compile(r"q=gas&outlet=Norvik\+News"))
    expect(tab.locator(".hits .origin").first).to_contain_text("Norvik News")


def test_what_is_shown_is_what_is_downloaded(tab: Page, site: str) -> None:
    tab.goto(site + "/export")
    told = tab.locator("#given")
    before = told.inner_text()
    tab.get_by_label("Outlet").fill("Norvik News")
    expect(told).not_to_have_text(before)
    numbers = [int(n) for n in tab.locator(".given b").all_inner_texts()]
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Download csv").click()
    path = download.value.path()
    assert download.value.suggested_filename.endswith(".zip")
    with zipfile.ZipFile(Path(path)) as archive:
        tables = [list(csv.reader(io.StringIO(archive.read(n).decode()))) for n in archive.namelist()]
    assert sorted(len(table) - 1 for table in tables) == sorted(numbers)


def test_keys_alone_lead_from_a_list_to_the_words(tab: Page, site: str) -> None:
    tab.goto(site + "/contacts")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("Person", exact=True)).to_be_focused()
    tab.keyboard.type("Droste")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("person=Droste"))
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('th.lead') !== null"):
            break
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"/documents/\d+(\?at=\d+-\d+)?#c\d+"))


def test_all_of_it_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/contacts")
    page.get_by_label("Kind", exact=True).select_option("call")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".chip")).to_have_count(1)
    page.get_by_role("link", name="kind Telephone call").click()
    expect(page.locator(".chip")).to_have_count(0)
    page.get_by_text("More filters").click()
    page.get_by_label("Place").fill("Sarnograd")
    page.get_by_role("button", name="Show").click()
    page.locator("th.lead a").first.click()
    expect(page).to_have_url(re.compile(r"/documents/\d+(\?at=\d+-\d+)?#c\d+"))
    context.close()
