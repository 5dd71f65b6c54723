"""A dossier's page and a contact's page: what is reported, by whom, what is disputed, each with its words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest

from communique.dossier_store import list_dossiers
from communique.dossiers import Dossier
from communique.laying import stored_dossier
from communique.store.store import Store


@pytest.fixture(scope="module")
def geneva(examples_store: Path) -> Dossier:
    with Store(examples_store) as store:
        found = (stored_dossier(store, row.id) for row in list_dossiers(store, least=3).rows)
        return next(dossier for dossier in found if dossier.place == "Geneva")


@pytest.fixture(scope="module")
def numbers(examples_store: Path) -> dict[str, int]:
    with Store(examples_store) as store:
        return {row.name: row.id for row in store.documents(limit=100).rows}


@pytest.fixture
def page(site: str, geneva: Dossier) -> str:
    return httpx.get(f"{site}/dossiers/{geneva.id}").text


def test_the_top_tells_what_by_whom_and_what_is_disputed(page: str) -> None:
    top = page[page.index("glance") : page.index('id="facts"')]
    for words in ("Reported", "12 Mar 2024", "Geneva", "Saule Amanova", "Foreign Minister of Ostmark"):
        assert words in top
    assert re.search(r"<b>4</b>\s+accounts from <b>3</b> independent", top)
    assert top.count("side heard") == 2
    assert top.index("Disputed") < top.index("212 trucks")


def test_every_account_has_its_words_on_every_fact_with_a_link_to_them(
    page: str, geneva: Dossier, numbers: dict[str, int]
) -> None:
    table = page[page.index('class="scroll facts') : page.index("</table>")]
    for fact in geneva.facts:
        for name, span in fact.says.items():
            if span:
                assert f'href="/documents/{numbers[name]}?at={span.start}-{span.end}#at"' in table
    silent = sum(span is None for fact in geneva.facts for span in fact.says.values())
    assert table.count('class="silent"') == silent


def test_contradictions_come_first_and_are_told_by_word_sign_and_colour(page: str, geneva: Dossier) -> None:
    table = page[page.index('class="scroll facts') : page.index("</table>")]
    order = [table.index(f'<tbody role="rowgroup" class="{v}"') for v in ("contradict", "agree", "one_sided")]
    assert order == sorted(order)
    contradicted = sum(fact.verdict == "contradict" for fact in geneva.facts)
    assert contradicted > 0
    assert table.count('<span class="verdict contradict">contradict</span>') == contradicted


@pytest.mark.parametrize(
    ("show", "there", "not_there"), [("contradict", "contradict", "agree"), ("agree", "agree", "one_sided")]
)
def test_one_verdict_can_be_shown_alone(site: str, geneva: Dossier, show: str, there: str, not_there: str) -> None:
    page = httpx.get(f"{site}/dossiers/{geneva.id}", params={"show": show}).text
    assert f'class="{there}"' in page
    assert f'class="{not_there}"' not in page
    assert f'show={show}#facts" aria-current="true"' in page


def test_another_verdict_is_not_understood(site: str, geneva: Dossier) -> None:
    assert httpx.get(f"{site}/dossiers/{geneva.id}", params={"show": "true"}).status_code == 422


def test_who_has_it_from_whom_is_drawn_and_told_with_its_evidence(page: str) -> None:
    assert 'class="copied"' in page
    told = page[page.index("Who has it from whom") : page.index("Who says that it was")]
    assert "The Torkent Post" in told
    assert "Ministry of Foreign Affairs of Karadan" in told
    assert "?at=" in told


def test_who_has_not_confirmed_it_is_told_with_the_words(site: str, numbers: dict[str, int]) -> None:
    vienna = httpx.get(f"{site}/documents/{numbers['vienna-norvik']}/contacts/c1").text
    (id,) = set(re.findall(r'href="/dossiers/(d\w+)"', vienna))
    page = httpx.get(f"{site}/dossiers/{id}").text
    told = page[page.index("Who has not confirmed it") :]
    assert "denies it" in told
    assert "neither confirmed nor denied it" in told
    assert "side unheard" in page


def test_the_report_is_an_attachment_that_stands_alone(site: str, geneva: Dossier) -> None:
    answer = httpx.get(f"{site}/dossiers/{geneva.id}/report")
    assert answer.headers["content-disposition"] == f'attachment; filename="communique-{geneva.id}.html"'
    assert answer.text.startswith("<!doctype html>")
    assert "We have moved from promises to dates" in answer.text


@pytest.mark.parametrize("address", ["/dossiers/d000000000000", "/dossiers/d000000000000/report"])
def test_a_dossier_that_is_not_there_is_not_found(site: str, address: str) -> None:
    answer = httpx.get(site + address)
    assert answer.status_code == 404
    assert "E808" in answer.text


def test_a_contact_tells_all_that_its_text_gives(site: str, numbers: dict[str, int]) -> None:
    page = httpx.get(f"{site}/documents/{numbers['vienna-norvik']}/contacts/c1").text
    for words in ("20 Feb 2024", "Vienna (AT)", "two people familiar with the talks", "denies it", "CONSULT", "040"):
        assert words in page
    assert "the exchange of data on border crossings" in page
    assert "contacts.meet" in page
    assert "Both accounts side by side" in page
    assert "consult: meet, call, visit, talk" in page


def test_the_words_of_a_contact_are_linked_at_their_place(
    site: str, examples_store: Path, numbers: dict[str, int]
) -> None:
    number = numbers["vienna-norvik"]
    with Store(examples_store) as store:
        contact = json.loads(store.reading_json(number))["contacts"][0]
    page = httpx.get(f"{site}/documents/{number}/contacts/c1").text
    spans = [contact["trigger"], contact["date"]["span"], *contact["topics"], *contact["outcomes"]]
    spans += [row["span"] for row in (*contact["on_word_of"], *contact["not_confirmed_by"])]
    for span in spans:
        assert f'href="/documents/{number}?at={span["start"]}-{span["end"]}#at"' in page


def test_the_contacts_of_a_text_lead_to_each_other(site: str, numbers: dict[str, int]) -> None:
    number = numbers["wire"]
    first = httpx.get(f"{site}/documents/{number}/contacts/c1").text
    assert "Previous contact" not in first
    assert f'rel="next" class="button" href="/documents/{number}/contacts/c2"' in first
    second = httpx.get(f"{site}/documents/{number}/contacts/c2").text
    assert f'rel="prev" class="button" href="/documents/{number}/contacts/c1"' in second


@pytest.mark.parametrize("address", ["/documents/1/contacts/c99", "/documents/9999/contacts/c1"])
def test_a_contact_that_is_not_there_is_not_found(site: str, address: str) -> None:
    assert httpx.get(site + address).status_code == 404
