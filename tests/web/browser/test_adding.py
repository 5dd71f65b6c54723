"""Texts added in a real browser: pasted and opened, sent as files and watched."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

TEXT = "President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Sarnograd on 14 May 2024. "
SLOW = 60_000.0
"""Milliseconds until a text must have been read, models loaded and all."""


def file(name: str, data: str | bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": data.encode() if isinstance(data, str) else data}


def test_a_pasted_text_is_opened(tab: Page, filling_site: str) -> None:
    tab.goto(filling_site + "/add")
    tab.get_by_label("Text, whole and as it was published").fill(TEXT + "They had tea.")
    tab.get_by_label("Headline").fill("Tea in Sarnograd")
    tab.get_by_label("Outlet", exact=True).fill("The Tea Letter")
    tab.get_by_role("button", name="Read and add").first.click()
    expect(tab).to_have_url(re.compile(r"/documents/\d+$"), timeout=SLOW)
    expect(tab.get_by_role("heading", name="Tea in Sarnograd")).to_be_visible()


def test_files_are_watched_and_a_bad_one_is_told(tab: Page, filling_site: str) -> None:
    tab.goto(filling_site + "/add")
    good = [file(f"part-{n}.txt", f"{TEXT} Part {n} of the talks was short.") for n in range(3)]
    tab.locator("#files").set_input_files([*good, file("picture.txt", b"\x89PNG\x00\x01" * 300)])
    expect(tab.locator(".chosen li")).to_have_count(4)
    tab.get_by_role("button", name="Read and add").last.click()
    expect(tab).to_have_url(re.compile(r"/add/[\w-]{8,}$"))
    expect(tab.get_by_role("progressbar")).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Done", timeout=SLOW)
    expect(tab.get_by_text("3 added")).to_be_visible()
    expect(tab.locator(".failures li")).to_contain_text("picture.txt")
    expect(tab.locator(".failures li")).to_contain_text("E105")
    assert Axe().run(tab).response["violations"] == []
    tab.get_by_role("link", name="problems", exact=True).click()
    expect(tab.get_by_role("heading", name="picture.txt")).to_be_visible()
    assert Axe().run(tab).response["violations"] == []
    tab.get_by_role("button", name="Close picture.txt", exact=True).click()
    expect(tab.get_by_role("heading", name="picture.txt")).to_have_count(0)


def test_files_are_added_without_scripts(browser: Browser, filling_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(filling_site + "/add")
    page.locator("#files").set_input_files([file("quiet.txt", TEXT + "Nothing else was said.")])
    page.get_by_role("button", name="Read and add").last.click()
    expect(page.get_by_role("link", name="Open the text")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Open the text").click()
    expect(page).to_have_url(re.compile(r"/documents/\d+$"))
    context.close()


def test_a_mistake_is_told_beside_its_field(tab: Page, filling_site: str) -> None:
    # the page itself is answered with 422, which a browser logs as an error
    context = tab.context
    page = context.new_page()
    page.goto(filling_site + "/add")
    page.get_by_label("Text, whole and as it was published").fill(TEXT)
    page.get_by_label("Published", exact=True).fill("soon")
    page.get_by_role("button", name="Read and add").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Not a date")
    expect(page.get_by_label("Published", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Text, whole and as it was published")).to_have_value(TEXT)
    assert Axe().run(page).response["violations"] == []
