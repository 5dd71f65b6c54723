"""The lists as a client without scripts sees them: narrowed, sorted, page by page, and safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pytest

from communique.document import Document
from communique.dossier_store import list_dossiers
from communique.ingest import Taken
from communique.keeping import make
from communique.reader import Reader
from communique.store.filters import Filters
from communique.store.store import Store

LISTS = ("/documents", "/contacts", "/dossiers", "/quotes", "/people", "/people/1", "/people/judgements", "/search")
OTHERS = ("/search?q=gas", "/export", "/problems", "/help", "/add", "/people/1/join?name=Vos", "/people/1/join/3")
ROW = re.compile(r'<tr role="row">\s*<t[dh] (?:class="[^"]*" )?(?:scope="row" )?role="(?:cell|rowheader)"')


def count(page: str) -> str:
    found = re.search(r'id="count" role="status">([^<]*)<', page)
    assert found
    return found[1].strip()


def rows(page: str) -> int:
    return len(ROW.findall(page))


@pytest.mark.parametrize("address", [*LISTS, *OTHERS])
def test_every_page_is_whole_without_scripts(site: str, address: str) -> None:
    answer = httpx.get(site + address)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=", answer.text)


@pytest.mark.parametrize(
    ("address", "total"),
    [
        ("/documents", lambda s: s.documents().total),
        ("/documents?outlet=norvik+news", lambda s: s.documents(Filters(outlet="Norvik News")).total),
        ("/documents?since=2024-06", lambda s: s.documents(Filters(since="2024-06-01")).total),
        ("/documents?kind=call", lambda s: s.documents(Filters(kind="call")).total),
        ("/contacts?kind=call", lambda s: s.contacts(Filters(kind="call")).total),
        ("/contacts?person=Vos&place=Sarnograd", lambda s: s.contacts(Filters(person="Vos", place="Sarnograd")).total),
        ("/quotes?speaker=Petra+Saal&person=&kind=", lambda s: s.quotes(Filters(speaker="Petra Saal")).total),
        ("/people?kind=person&country=Karadan", lambda s: s.people(Filters(kind="person", country="Karadan")).total),
        ("/dossiers", lambda s: list_dossiers(s, least=2).total),
        ("/dossiers?least=1&since=2024", lambda s: list_dossiers(s, since="2024").total),
        ("/search?q=gas&kind=call", lambda s: s.search("gas", Filters(kind="call")).total),
        ("/search?q=gas&since=2024&until=2024", lambda s: s.search("gas", Filters(since="2024", until="2024")).total),
    ],
)
def test_the_address_narrows(site: str, examples_store: Path, address: str, total: Callable[[Store], int]) -> None:
    with Store(examples_store) as store:
        expected = total(store)
    assert expected > 0
    assert int(count(httpx.get(site + address).text).split()[0].replace(",", "")) == expected


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/contacts?since=yesterday", "a date is written as"),
        ("/contacts?sort=size", "there is no such sort key"),
        ("/documents?speaker=Vos", "documents are not narrowed by speaker"),
        ("/documents?limit=many", "is a whole number from 1 to 200"),
        ("/documents?limit=5000", "is a whole number from 1 to 200"),
        ("/contacts?after=x", "no mark of a page"),
        ("/dossiers?person=Vos", "dossiers are narrowed by"),
        ("/dossiers?least=0", "is a whole number from 1 to 1000"),
        ("/search?q=gas&after=x", "no mark of a page"),
        ("/export?format=docx", "there is no such format"),
    ],
)
def test_what_is_not_understood_is_said_above_the_form(site: str, address: str, told: str) -> None:
    answer = httpx.get(site + address)
    assert answer.status_code == 422
    assert told in unescape(answer.text)


@pytest.mark.parametrize("address", ["/documents", "/contacts", "/quotes", "/people", "/dossiers?least=1"])
def test_pages_follow_each_other_to_the_end(site: str, address: str) -> None:
    whole = re.findall(r'class="lead[^>]*>\s*<a[^>]*href="([^"]+)"', httpx.get(site + address).text)
    seen: list[str] = []
    here: str | None = f"{address}{'&' if '?' in address else '?'}limit=4"
    while here:
        page = httpx.get(site + here).text
        seen += re.findall(r'class="lead[^>]*>\s*<a[^>]*href="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        here = unescape(following[1]) if following else None
        assert here is None or "limit=4" in here
    assert len(seen) >= len(whole) > 4
    assert seen[: len(whole)] == whole


def test_a_filter_can_be_taken_away(site: str) -> None:
    page = httpx.get(site + "/contacts?kind=call&person=Vos&sort=date").text
    (address,) = re.findall(r'class="chip" href="([^"]+)"><span class="quiet">kind', page)
    assert unescape(address) == "/contacts?person=Vos&sort=date"


def test_rows_lead_to_their_words_and_to_the_dossier(site: str) -> None:
    page = httpx.get(site + "/contacts?place=Sarnograd").text
    assert re.search(r'href="/documents/3\?at=\d+-\d+#c\d+"', page)
    assert re.search(r'href="/dossiers/d[0-9a-f]{12}">\d+ accounts side by side', page)
    assert re.search(r'href="/documents/\d+\?at=\d+-\d+#q\d+"', httpx.get(site + "/quotes").text)


def test_an_answer_is_marked_and_leads_to_its_place(site: str) -> None:
    page = httpx.get(site + '/search?q="natural+gas"').text
    assert "<mark>natural gas</mark>" in page
    assert re.search(r'href="/documents/3\?at=\d+-\d+#at"', page)


def test_nothing_that_a_text_says_is_taken_for_a_page(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from communique.web.app import application
    from communique.web.settings import Settings
    from communique.web.site import Site

    path = tmp_path / "hostile.db"
    bad = "<script>alert(1)</script>\"' onload=x \u202egnirts"
    text = f"President Ada {bad} Marr met Chancellor Henrik Vos in Geneva on 3 May 2024. “{bad}”, said Marr. " * 2
    document = Document(text, bad, bad, bad, bad, "javascript:alert(1)", "2024-05-03", "en")
    with Store(path, create=True) as store:
        store.add(make(Reader(), Taken(document, text.encode(), "text/plain")).entry)
    site = Site(Settings(path))
    client = TestClient(application(site), base_url="http://127.0.0.1")
    for address in (*LISTS, "/search?q=alert", "/dossiers?least=1", "/export"):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "\u202e" not in page.text
        assert 'href="javascript' not in page.text
    page = client.get("/documents", params={"outlet": bad, "person": bad}).text
    assert "<script>alert" not in page
    site.close()


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from communique.web.app import application
    from communique.web.settings import Settings
    from communique.web.site import Site

    site = Site(Settings(tmp_path / "new.db"))
    client = TestClient(application(site), base_url="http://127.0.0.1")
    for address in ("/documents", "/contacts", "/quotes", "/people"):
        page = client.get(address).text
        assert "yet." in page
        assert 'href="/add"' in page
    assert "Nothing is open" in client.get("/problems").text
    site.close()
