"""The reader in a real browser: keys, layers, links of records, without script, on paper."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect


def test_keys_switch_layers_and_the_address_tells_so(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    quotes = tab.locator(".note.quotes").first
    expect(quotes).to_be_visible()
    tab.keyboard.press("2")
    expect(quotes).to_be_hidden()
    expect(tab.get_by_role("button", name="Quotes")).to_have_attribute("aria-pressed", "false")
    assert "layers=contacts%2Csources%2Cvoice" in tab.url
    tab.reload()
    expect(tab.locator(".note.quotes").first).to_be_hidden()
    tab.keyboard.press("2")
    expect(tab.locator(".note.quotes").first).to_be_visible()


def test_j_and_k_step_through_the_notes(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    tab.keyboard.press("j")
    first = tab.evaluate("location.hash")
    tab.keyboard.press("j")
    second = tab.evaluate("location.hash")
    assert first != second
    tab.keyboard.press("k")
    assert tab.evaluate("location.hash") == first
    assert tab.evaluate("document.activeElement.id") == first.removeprefix("#")


def test_a_mark_leads_to_its_note_and_lights_up_with_it(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    piece = tab.locator("[data-notes~=q1].quote").first
    piece.click()
    assert re.search(r"#[a-z]+\d", tab.url)
    note = tab.locator("#q1")
    note.hover()
    expect(piece).to_have_class(re.compile(r"\blit\b"))
    expect(note).to_have_class(re.compile(r"\blit\b"))


def test_a_record_has_a_link_of_its_own(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1#q3")
    expect(tab.locator("#q3")).to_be_in_viewport()
    assert tab.locator("#q3").evaluate("e => e.matches(':target')")


def test_the_reason_is_shown_on_demand(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    note = tab.locator("#c1")
    expect(note.locator("code").first).to_be_hidden()
    note.locator("summary").focus()
    tab.keyboard.press("Enter")
    expect(note.locator("code").first).to_contain_text("contacts.")


def test_notes_stand_level_with_their_paragraph(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    expect(tab.locator("#reader.floating")).to_be_visible()
    rows = tab.locator(".row:has(aside)")
    below = 0.0
    for i in range(rows.count()):
        text, margin = rows.nth(i).locator("> p, > h3").bounding_box(), rows.nth(i).locator("aside").bounding_box()
        assert text is not None
        assert margin is not None
        # beside its paragraph, or as near below as the notes before it let it, but never over them
        assert margin["x"] > text["x"] + text["width"]
        assert below - 1 <= margin["y"] <= max(text["y"], below) + 170
        assert margin["y"] >= text["y"] - 4
        below = margin["y"] + margin["height"]


def test_it_is_read_and_switched_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}/documents/1")
    expect(tab.locator("#q1")).to_be_visible()
    tab.get_by_role("button", name="Quotes").click()
    expect(tab.locator("#q1")).to_be_hidden()
    tab.locator("nav[aria-labelledby=contacts-here] a").first.click()
    expect(tab.locator("#c1")).to_be_in_viewport()
    context.close()


def test_marks_differ_by_more_than_their_colour(tab: Page, site: str) -> None:
    tab.goto(f"{site}/documents/1")
    look = """selector => { const s = getComputedStyle(document.querySelector(selector));
        return [s.fontWeight, s.textDecorationStyle, s.textDecorationLine, s.outlineStyle, s.borderBottomStyle,
                s.borderBottomWidth, s.boxShadow === 'none', s.backgroundColor === 'rgba(0, 0, 0, 0)'].join() }"""
    kinds = ("contact", "party", "quote", "speaker", "cue", "word", "loaded", "scare_quotes", "hedge", "judging")
    seen = {kind: tab.evaluate(look, f"[data-notes].{kind}") for kind in kinds}
    # a judging sentence is told from a quote by its ground and its pen, which is no style of the words themselves
    assert tab.evaluate("getComputedStyle(document.querySelector('.first'), '::before').content") == '"✎"'
    del seen["judging"]
    assert len(set(seen.values())) == len(seen), seen
