"""The reader page: what is marked, what stands beside it, what an address can ask for."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from communique.document import Document
from communique.export.records import from_dict
from communique.records import Entity, MadeBy, Mention, Reading, Voice
from communique.store.store import Store
from communique.web.reader.layout import LONGEST, laid_out
from communique.web.reader.notes import notes
from communique.web.reader.stretches import LAYERS, stretches

from .made import stored

ENDS = re.compile(r"\s+")


@pytest.fixture(scope="module")
def commentary(examples_store: Path) -> Reading:
    with Store(examples_store) as store:
        return from_dict(json.loads(store.reading_json("commentary")))


def flat(text: str) -> str:
    return ENDS.sub("", text)


def shown_text(page: str) -> str:
    tree = html.fromstring(page)
    title = tree.xpath('string(//header[@class="masthead"]/h1)')
    return str(title) + "".join(tree.xpath('//section[@id="reader-text"]/div/*[1]//text()'))


def test_the_page_shows_the_whole_text_once(site: str, commentary: Reading) -> None:
    assert flat(shown_text(httpx.get(f"{site}/documents/1").text)) == flat(commentary.document.text)


def test_every_record_has_an_anchor_of_its_own(site: str, commentary: Reading) -> None:
    ids = html.fromstring(httpx.get(f"{site}/documents/1").text).xpath("//@id")
    assert len(ids) == len(set(ids))
    for record in (*commentary.contacts, *commentary.quotes, *(e for e in commentary.entities if e.mentions)):
        assert record.id in ids


def test_a_mark_covers_the_words_of_its_record(site: str, commentary: Reading) -> None:
    tree = html.fromstring(httpx.get(f"{site}/documents/1").text)
    for quote in commentary.quotes:
        own = [
            "".join(piece.itertext())
            for piece in tree.xpath("//*[@data-notes]")
            if quote.id in piece.get("data-notes").split() and "quote" in piece.get("class").split()
        ]
        assert flat("".join(own)) == flat("".join(span.text for span in quote.content.spans))


def test_a_first_look_tells_who_on_whose_word_and_who_is_silent(site: str) -> None:
    short = html.fromstring(httpx.get(f"{site}/documents/1").text).xpath('string(//section[contains(@class,"short")])')
    for words in ("Anton Maresin", "Foreign Intelligence Service (Veldania) → Veldapress", "has said nothing of it"):
        assert words in short


def test_layers_are_switched_by_the_address(site: str) -> None:
    page = html.fromstring(httpx.get(f"{site}/documents/1", params={"layers": "quotes"}).text)
    assert page.get_element_by_id("reader").get("class").split() == ["reader", "on-quotes"]
    pressed = {b.get("data-layer"): b.get("aria-pressed") for b in page.xpath("//*[@data-layer]")}
    assert pressed == {name: "true" if name == "quotes" else "false" for name in LAYERS}
    voice = page.xpath('//*[@data-layer="voice"]/@href')[0]
    assert "layers=quotes%2Cvoice" in voice


def test_a_stretch_can_be_asked_for(site: str, commentary: Reading) -> None:
    span = commentary.quotes[0].content.spans[0]
    page = html.fromstring(httpx.get(f"{site}/documents/1", params={"at": f"{span.start}-{span.end}"}).text)
    assert flat("".join("".join(mark.itertext()) for mark in page.xpath('//mark[@class="at"]'))) == flat(span.text)
    assert len(page.xpath('//mark[@id="at"]')) == 1


@pytest.mark.parametrize("at", ["5-2", "0-99999999", "x", "1-2-3", "-1-4"])
def test_a_stretch_that_is_not_there_is_left_out(site: str, at: str) -> None:
    answer = httpx.get(f"{site}/documents/1", params={"at": at})
    assert answer.status_code == 200
    assert 'class="at"' not in answer.text


def test_right_to_left_words_stand_right(site: str) -> None:
    verses = html.fromstring(httpx.get(f"{site}/documents/1").text).xpath('//span[@dir="rtl"]')
    assert any("وَتَعَاوَنُوا" in verse.text_content() for verse in verses)


def test_a_text_that_is_not_there_is_said_to_be_so(site: str) -> None:
    answer = httpx.get(f"{site}/documents/999")
    assert answer.status_code == 404
    assert "E808" in answer.text


def long_reading(paragraphs: int) -> Reading:
    text = "\n\n".join(f"Paragraph {n} " + "word " * 200 for n in range(paragraphs))
    at = text.index("Paragraph 199")
    last = Entity("e1", "person", "Paragraph", None, None, (Mention(at, at + 9, "Paragraph", "name"),))
    return Reading(Document(text, "long", language="en"), (last,), (), (), Voice(), (), MadeBy("0"))


def test_a_long_text_comes_in_parts_that_lose_nothing() -> None:
    reading = long_reading(200)
    sheets = [laid_out(reading, part) for part in range(1, laid_out(reading).parts + 1)]
    assert len(sheets) == 2
    words = "".join(p.words for sheet in sheets for block in sheet.blocks for p in block.pieces)
    assert flat(words) == flat(reading.document.text)
    assert all(sum(len(p.words) for b in sheet.blocks for p in b.pieces) <= LONGEST for sheet in sheets)
    assert sheets[0].part_of == {"e1": 2}
    assert [note.id for block in sheets[1].blocks for note in block.notes] == ["e1"]


def test_a_part_is_found_by_a_stretch_in_it(tmp_path: Path) -> None:
    reading = long_reading(200)
    at = reading.document.text.index("Paragraph 199")
    assert laid_out(reading, at=(at, at + 9)).part == 2
    assert laid_out(reading, part=99).part == 2


@given(st.text(st.sampled_from('ab \n."ابג'), min_size=1, max_size=60), st.data())
def test_marks_that_nest_and_cross_lose_no_letter(text: str, data: st.DataObject) -> None:
    ends = [sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text))))) for _ in range(4)]
    entities = tuple(
        Entity(f"e{i}", "person", "x", None, None, (Mention(a, b, text[a:b], "name"),))
        for i, (a, b) in enumerate(ends)
        if a < b
    )
    reading = Reading(Document(text, "t", language="en"), entities, (), (), Voice(), (), MadeBy("0"))
    sheet = laid_out(reading)
    pieces = [*sheet.title, *(p for block in sheet.blocks for p in block.pieces)]
    assert flat("".join(p.words for p in pieces)) == flat(text)
    for entity in entities:
        (mention,) = entity.mentions
        assert flat("".join(p.words for p in pieces if entity.id in p.notes)) == flat(mention.text)
    # a note of a stretch that is white space alone stands beside something all the same
    assert sum(len(block.notes) for block in sheet.blocks) == (len(entities) if sheet.blocks else 0)


def test_every_mark_has_a_note(commentary: Reading) -> None:
    assert {mark.note for mark in stretches(commentary)} == {note.id for note in notes(commentary)}


def test_nothing_of_a_text_is_taken_for_a_tag(tmp_path: Path) -> None:
    from communique.web.settings import Settings

    from .conftest import served
    from .made import hostile

    stored(tmp_path / "h.db", [hostile("<img src=x onerror=ran(1)>", 1)])
    with served(Settings(tmp_path / "h.db")) as address:
        page = httpx.get(f"{address}/documents/1").text
    assert "<img src=x" not in page
    assert "<img src=x onerror=ran(1)>" in unescape(page)
