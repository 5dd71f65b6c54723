"""What the demonstration shows: the project's own examples, and further ones that are read as they are meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.dossier_store import list_dossiers
from communique.dossiers import Dossier
from communique.laying import stored_dossier
from communique.store.filters import Filters
from communique.store.store import Store
from communique.web.demo import EXAMPLES

FOLDER = Path(__file__).parents[2] / "examples"
REAL = ("Geneva", "Vienna", "Helsinki", "Reykjavik", "Nairobi", "Singapore", "Buenos Aires")


def records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_first_file_has_the_texts_of_the_examples() -> None:
    given = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    given |= {record["id"]: record["text"] for record in records(FOLDER / "records.jsonl")}
    shown = {record["id"]: record["text"] for record in records(EXAMPLES / "examples.jsonl")}
    assert {id: text.strip() for id, text in shown.items()} == {id: text.strip() for id, text in given.items()}


def test_every_text_has_an_outlet_a_day_and_an_address_that_leads_nowhere() -> None:
    for path in EXAMPLES.glob("*.jsonl"):
        for record in records(path):
            assert record["outlet"]
            assert record.get("published") or record.get("date")
            url = record.get("url")
            assert url is None or ".example/" in url


@pytest.fixture(scope="module")
def dossiers(examples_store: Path) -> dict[str, Dossier]:
    with Store(examples_store) as store:
        rows = list_dossiers(store, least=2).rows
        return {found.place or found.kind: found for found in (stored_dossier(store, row.id) for row in rows)}


def test_a_meeting_has_four_accounts_that_differ_and_one_that_copies(dossiers: dict[str, Dossier]) -> None:
    geneva = dossiers["Geneva"]
    assert set(geneva.accounts) == {"geneva-norvik", "geneva-karadan", "geneva-ostmark", "geneva-torkent-post"}
    assert geneva.independent_sources == 3
    assert [link.copy for link in geneva.links] == ["geneva-torkent-post"]
    assert {fact.verdict for fact in geneva.facts} == {"contradict", "agree", "one_sided"}
    assert geneva.sides_heard == ("Karadan", "Ostmark")


def test_a_meeting_is_denied(dossiers: dict[str, Dossier]) -> None:
    vienna = dossiers["Vienna"]
    assert {word.how for word in vienna.not_confirmed_by} == {"denied", "neither"}
    assert vienna.not_heard == ("Veldania",)


def test_a_call_is_told_by_both_sides_and_each_says_that_the_other_asked_for_it(dossiers: dict[str, Dossier]) -> None:
    assert [f.about for f in dossiers["call"].facts if f.verdict == "contradict"] == ["initiator"]


@pytest.mark.parametrize("place", REAL)
def test_the_map_is_not_empty(examples_store: Path, place: str) -> None:
    with Store(examples_store) as store:
        found = store.contacts(Filters(place=place)).rows
    assert found
    assert all(row.country for row in found)


def test_all_kinds_of_status_are_seen(examples_store: Path) -> None:
    with Store(examples_store) as store:
        rows = store.contacts(limit=200).rows
    assert {"held", "planned", "cancelled"} <= {row.status for row in rows}
    assert {"meeting", "call", "signing", "message", "visit"} <= {row.kind for row in rows}
