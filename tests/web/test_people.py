"""People joined, separated and put back through the pages, without scripts."""

from __future__ import annotations

import re

import httpx


def person(site: str, name: str, country: str) -> str:
    """The address of somebody's page."""
    page = httpx.get(site + "/people", params={"person": name, "kind": "person", "country": country}).text
    found = re.search(r'href="(/people/\d+)"', page)
    assert found
    return found[1]


def undo(site: str, page: str) -> httpx.Response:
    found = re.search(r'name="ids" value="([\d,]+)"', page)
    assert found
    return httpx.post(site + "/people/judgements/undo", data={"ids": found[1]}, follow_redirects=True)


def test_a_page_tells_who_somebody_is(site: str) -> None:
    page = httpx.get(site + person(site, "Henrik Vos", "Ostmark")).text
    for words in ("Chancellor", "Ada Marr", "Offices, as texts give them", "Spellings", "This is somebody else"):
        assert words in page


def test_another_spelling_leads_to_the_same_page(site: str) -> None:
    first = person(site, "Henrik Vos", "Ostmark")
    for spelling in re.findall(rf'href="{first}/separate/(\d+)"', httpx.get(site + first).text):
        answer = httpx.get(f"{site}/people/{spelling}", follow_redirects=True)
        assert answer.url.path == first


def test_two_are_joined_and_put_back(own_site: str) -> None:
    one, other = person(own_site, "Saule Amanova", "Karadan"), person(own_site, "Leila Sarybay", "Karadan")
    assert one != other
    choices = httpx.get(own_site + one + "/join", params={"name": "Sarybay"}).text
    assert f'href="{one}/join/{other.rpartition("/")[2]}"' in choices
    assert "Yes, join them" in httpx.get(f"{own_site}{one}/join/{other.rpartition('/')[2]}").text
    joined = httpx.post(own_site + one + "/join", data={"other": other.rpartition("/")[2]}, follow_redirects=True)
    assert "Joined." in joined.text
    assert person(own_site, "Saule Amanova", "Karadan") == person(own_site, "Leila Sarybay", "Karadan")
    assert "Saule Amanova" in httpx.get(own_site + "/people/judgements").text
    assert "Taken back." in undo(own_site, joined.text).text
    assert person(own_site, "Saule Amanova", "Karadan") != person(own_site, "Leila Sarybay", "Karadan")


def test_a_spelling_is_separated_and_put_back(own_site: str) -> None:
    own = person(own_site, "Henrik Vos", "Ostmark")
    page = httpx.get(own_site + own).text
    spellings = re.findall(rf'href="{own}/separate/(\d+)"', page)
    assert len(spellings) == 3
    assert "Yes, separate it" in httpx.get(f"{own_site}{own}/separate/{spellings[2]}").text
    parted = httpx.post(own_site + own + "/separate", data={"spelling": spellings[2]}, follow_redirects=True)
    assert "Separated." in parted.text
    assert len(re.findall(r'href="/people/\d+/separate/', parted.text)) == 2
    back = undo(own_site, parted.text)
    assert len(re.findall(r'href="/people/\d+/separate/', back.text)) == 3


def test_what_makes_no_sense_is_refused(own_site: str) -> None:
    own = person(own_site, "Henrik Vos", "Ostmark")
    assert httpx.get(own_site + "/people/99999").status_code == 404
    assert httpx.get(own_site + own + "/join/99999").status_code == 404
    assert httpx.get(own_site + own + "/separate/1").status_code == 422
    assert httpx.post(own_site + own + "/join", data={"other": own.rpartition("/")[2]}).status_code == 422
    assert httpx.post(own_site + own + "/join", data={"other": "x"}).status_code == 422
    assert httpx.post(own_site + "/people/judgements/undo", data={"ids": "1;2"}).status_code == 422
    assert httpx.post(own_site + "/people/judgements/undo", data={"ids": "77"}).status_code == 404
    elsewhere = {"origin": "http://evil.example"}
    assert httpx.post(own_site + own + "/join", data={"other": "1"}, headers=elsewhere).status_code == 403
