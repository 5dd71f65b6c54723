"""Event rows: one for each pair of a contact, and what is denied is no event."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from communique.export.csv_files import unescaped
from communique.export.event_rows import write_events
from communique.records import Codes, Entity, Participant, Reading

from .full_reading import READING
from .sample_readings import HOSTILE, hostile_reading, samples


def events(*readings: Reading, dossiers: dict[tuple[str, str], str] | None = None) -> list[dict[str, str]]:
    stream = io.BytesIO()
    counts = write_events(readings, stream, dossiers or {})
    found = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""), strict=True))
    assert counts == {"events": len(found)}
    return found


def who(name: str, of: str | None = None, type: str = "person") -> Participant:
    return Participant(None, name, None, of, type, None)  # type: ignore[arg-type]


def with_participants(*participants: Participant) -> Reading:
    return replace(READING, contacts=(replace(READING.contacts[0], participants=participants),))


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        ("", [("", "")]),
        ("A", [("A", "")]),
        ("AB", [("A", "B")]),
        ("ABC", [("A", "B"), ("A", "C"), ("B", "C")]),
        ("ABCD", [("A", "B"), ("A", "C"), ("A", "D"), ("B", "C"), ("B", "D"), ("C", "D")]),
    ],
)
def test_every_pair_has_one_row(names: str, pairs: list[tuple[str, str]]) -> None:
    found = events(with_participants(*map(who, names)))
    assert [(row["source_name"], row["target_name"]) for row in found] == pairs
    assert len({row["event_id"] for row in found}) == len(pairs)


def test_a_row_holds_what_the_contact_holds() -> None:
    row = events(READING, dossiers={(READING.document.id, "c1"): "d7"})[0]
    expected = {
        "event_date": "", "event_type": "CONSULT", "event_mode": "meet", "cameo": "040", "kind": "meeting",
        "status": "held", "main": "true", "source_name": "Anton Maresin", "source_of": "Veldania",
        "source_office": "Director of the Foreign Intelligence Service", "source_type": "person",
        "target_name": "Rustam Ilyazov", "target_of": "State Security Service", "placename": "Torkent",
        "latitude": "41.3", "longitude": "69.25", "document_id": READING.document.id, "record_id": "c1",
        "words": "held talks", "publisher": "The Torkent Letter", "published": "2023-11-03",
        "url": "https://letter.example/quiet-talks", "dossier_id": "d7", "headline": "Quiet talks in Torkent",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert READING.document.text[int(row["start"]) : int(row["end"])] == "held talks"


def test_a_denied_contact_has_a_row_without_an_event_type() -> None:
    denied = replace(READING.contacts[0], status="denied", codes=Codes())
    (row,) = events(replace(READING, contacts=(denied,)))
    assert (row["status"], row["event_type"], row["cameo"]) == ("denied", "", "")


@pytest.mark.parametrize(
    ("participant", "country"),
    [
        pytest.param(who("A", "Norway"), "NO", id="of a country"),
        pytest.param(who("the Netherlands", type="country"), "NL", id="is a country"),
        pytest.param(who("A", "Harbour Office"), "NO", id="of a body that is of a country"),
        pytest.param(who("A", "Veldania"), "", id="of a country that has no code"),
        pytest.param(who("Norway"), "", id="a person called like a country"),
        pytest.param(who("A", "Unknown Office"), "", id="of a body that nobody knows"),
        pytest.param(who("A"), "", id="of nobody"),
    ],
)
def test_countries_are_those_that_the_reading_gives(participant: Participant, country: str) -> None:
    office = Entity("e9", "institution", "Harbour Office", None, "Norway")
    reading = replace(with_participants(participant, who("B")), entities=(office,))
    assert events(reading)[0]["source_country"] == country


def test_a_body_of_two_countries_has_none() -> None:
    offices = tuple(
        Entity(f"e{i}", "institution", "Harbour Office", None, of) for i, of in enumerate(("Norway", "Chad"))
    )
    reading = replace(with_participants(who("A", "Harbour Office"), who("B")), entities=offices)
    assert events(reading)[0]["source_country"] == ""


def test_ids_are_stable_and_differ_between_documents() -> None:
    ids = [row["event_id"] for row in events(*samples())]
    assert ids == [row["event_id"] for row in events(*samples())]
    assert len(set(ids)) == len(ids)
    elsewhere = replace(READING, document=replace(READING.document, url="https://other.example/"))
    assert not {r["event_id"] for r in events(elsewhere)} & set(ids)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_come_back(words: str) -> None:
    (row,) = events(hostile_reading(words))
    for column in ("source_name", "source_office", "placename", "publisher", "url", "headline", "words"):
        assert unescaped(row[column]) == words
    assert (row["latitude"], row["longitude"]) == ("-33.5", "-70.25")
