"""Timeline, network and map: with the filters of the lists, as pages and as files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest

from communique.keeping import keep
from communique.reader import Reader
from communique.store.store import Store

CHARTS = ("timeline", "network", "map")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_page_has_the_drawing_the_same_as_a_table_and_the_way_to_the_file(site: str, chart: str) -> None:
    page = httpx.get(f"{site}/{chart}", params={"country": "Karadan"})
    assert page.status_code == 200
    assert '<svg viewBox="' in page.text
    assert f'href="/{chart}.svg?country=Karadan"' in page.text
    assert "<table" in page.text
    assert 'style="' not in page.text


@pytest.mark.parametrize("chart", CHARTS)
def test_a_file_is_an_attachment_that_stands_alone(site: str, chart: str) -> None:
    answer = httpx.get(f"{site}/{chart}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["content-disposition"] == f'attachment; filename="communique-{chart}.svg"'
    root = ET.fromstring(answer.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].tag.endswith("title")
    assert root[1].get("fill") == "#ffffff"
    assert not list(root.iter("{http://www.w3.org/2000/svg}a"))


@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_that_fits_is_said_and_not_drawn(site: str, chart: str) -> None:
    page = httpx.get(f"{site}/{chart}", params={"person": "Nobody Atall"})
    assert page.status_code == 200
    assert "Nothing fits" in page.text
    assert "<svg viewBox" not in page.text
    file = httpx.get(f"{site}/{chart}.svg", params={"person": "Nobody Atall"})
    assert file.status_code == 422


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("timeline?lanes=planet", "&#39;lanes&#39; is one of"),
        ("network?nodes=planet", "&#39;nodes&#39; is one of"),
        ("map?area=moon", "&#39;area&#39; is one of"),
        ("timeline?limit=0", "whole number"),
        ("timeline?limit=1e9", "whole number"),
        ("map?since=soon", "a date is written as"),
    ],
)
def test_a_question_that_is_not_understood_is_said_above_its_form(site: str, address: str, words: str) -> None:
    page = httpx.get(f"{site}/{address}")
    assert page.status_code == 422
    assert words in page.text
    assert '<form class="filters"' in page.text


def test_fewer_than_fit_are_said_to_be_fewer(site: str) -> None:
    page = httpx.get(f"{site}/timeline", params={"limit": 5}).text
    assert "The latest 5 accounts of" in page


@pytest.mark.parametrize(
    ("address", "there", "not_there"),
    [
        ("timeline?lanes=person", "Noa Lindgren: 6 contacts", "Karadan: "),
        ("timeline?lanes=country", "Karadan: 14 contacts", "Noa Lindgren: 6 contacts"),
        ("network?nodes=country", "Karadan and Ostmark: ", "Henrik Vos and Ada Marr: "),
        ("network", "Henrik Vos and Ada Marr: ", "Karadan and Ostmark: "),
        ("map", "Nairobi: 3 contacts", "Torkent: "),
        ("map?status=cancelled", "Buenos Aires: 1 contact", "Geneva: "),
    ],
)
def test_a_drawing_shows_what_is_asked_for(site: str, address: str, there: str, not_there: str) -> None:
    page = httpx.get(f"{site}/{address}").text
    assert f"<title>{there}" in page
    assert f"<title>{not_there}" not in page


def test_a_mark_of_several_accounts_leads_to_the_dossier_and_of_one_to_the_contact(site: str) -> None:
    page = httpx.get(f"{site}/timeline").text
    assert '<a class="spot" href="/dossiers/d' in page
    assert '<a class="spot" href="/documents/' in page


def test_what_the_map_does_not_show_is_listed(site: str) -> None:
    page = httpx.get(f"{site}/map").text
    assert "Not on the map" in page
    assert "<bdi>Torkent</bdi>" in page
    assert "no place in any account" in page


def test_what_the_timeline_does_not_show_is_listed(site: str) -> None:
    assert "Without a date" in httpx.get(f"{site}/timeline").text


def test_a_drawing_follows_the_store(own_site: str, tmp_path: Path) -> None:
    before = httpx.get(f"{own_site}/timeline").text
    assert httpx.get(f"{own_site}/timeline").text == before
    text = "Prime Minister Noa Lindgren of Norvik met Chancellor Henrik Vos of Ostmark in Vienna on 3 July 2024."
    (tmp_path / "more.txt").write_text(text, encoding="utf-8")
    with Store(tmp_path / "own.db") as store:
        assert not any(isinstance(each, Exception) for each in keep(store, [tmp_path / "more.txt"], None, Reader()))
    assert "3 Jul 2024" in httpx.get(f"{own_site}/timeline").text
