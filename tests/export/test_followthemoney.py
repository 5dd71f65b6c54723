"""FollowTheMoney entities: schemata and properties that there are, values that their types take, links that hold."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from communique.export.followthemoney import entities, write_entities
from communique.records import Codes, DateValue, Participant, Place, Reading

from .full_reading import READING
from .sample_readings import EMPTY, HOSTILE, examples, hostile_reading, samples

# Facts of FollowTheMoney's schema files: Thing, LegalEntity, Person, Event, Interval, Interest, Documentation and
# Document; the types of what is written, and of some that could be.
THING = {
    "name": "name", "country": "country", "summary": "text", "description": "text", "notes": "text",
    "sourceUrl": "url", "publisher": "string", "keywords": "string", "proof": "Document",
}  # fmt: skip
INTERVAL = {
    "startDate": "date", "endDate": "date", "date": "date", "summary": "text", "description": "text",
    "recordId": "string", "sourceUrl": "url", "publisher": "string",
}  # fmt: skip
PROPERTIES = {
    "Article": THING | {
        "title": "string", "author": "string", "fileName": "string", "language": "language", "publishedAt": "date",
        "date": "date",
    },
    "LegalEntity": THING,
    "Organization": THING,
    "PublicBody": THING,
    "Person": THING | {"title": "string", "position": "string"},
    "Event": THING | INTERVAL | {"location": "address", "involved": "LegalEntity", "organizer": "LegalEntity"},
    "Documentation": INTERVAL | {"role": "string", "status": "string", "document": "Document", "entity": "Thing"},
}  # fmt: skip
REQUIRED: dict[str, set[str]] = {"Documentation": {"document", "entity"}, "Article": set()}
IS_A = {
    "Document": {"Article"},
    "LegalEntity": {"LegalEntity", "Organization", "PublicBody", "Person"},
    "Thing": set(PROPERTIES) - {"Documentation"},
}
VALID = {
    "date": re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
}


def told(*readings: Reading, dossiers: dict[tuple[str, str], str] | None = None) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    counts = write_entities(readings, stream, dossiers or {})
    lines = stream.getvalue().decode("utf-8").split("\n")
    assert lines.pop() == ""
    found = [json.loads(line) for line in lines]
    assert counts == {s: sum(e["schema"] == s for e in found) for s in {e["schema"] for e in found}}
    return found


def of(schema: str, found: list[dict[str, Any]]) -> list[dict[str, list[str]]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


def held(contact_change: dict[str, Any], reading: Reading = READING) -> Reading:
    return replace(reading, contacts=(replace(reading.contacts[0], **contact_change),))


@pytest.mark.parametrize("reading", samples(), ids=lambda r: ascii(r.document.name))
def test_every_entity_is_one_that_followthemoney_takes(reading: Reading) -> None:
    found = told(reading)
    schemata = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemata) == len(found)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch("[0-9a-f]{40}", entity["id"])
        types = PROPERTIES[entity["schema"]]
        for name, values in entity["properties"].items():
            assert name in types, f"{entity['schema']} has no {name}"
            assert values
            assert len(set(values)) == len(values)
            for value in values:
                assert isinstance(value, str)
                assert value
                if types[name] in IS_A:
                    assert schemata[value] in IS_A[types[name]]
                elif types[name] in VALID:
                    assert VALID[types[name]].fullmatch(value), (name, value)


@pytest.mark.parametrize("reading", samples(), ids=lambda r: ascii(r.document.name))
def test_what_is_required_is_there(reading: Reading) -> None:
    for entity in told(reading):
        assert REQUIRED.get(entity["schema"], {"name"}) <= set(entity["properties"])


def test_an_event_holds_what_the_account_says_and_on_whose_word() -> None:
    found = told(READING, dossiers={(READING.document.id, "c1"): "d7"})
    first, second = of("Event", found)
    names = {entity["id"]: entity["properties"].get("name") for entity in found}
    assert first["name"] == ["Meeting, held: Anton Maresin, Rustam Ilyazov"]
    assert [names[id] for id in first["involved"]] == [["Anton Maresin"], ["Rustam Ilyazov"]]
    assert first["keywords"] == ["meeting", "held", "dossier d7"]
    assert "Foreign Intelligence Service (Veldania) → Veldapress" in first["summary"][0]
    assert "State Security Service has said nothing of it" in first["summary"][0]
    assert first["recordId"] == [f"{READING.document.id}/c1"]
    assert "date" not in first
    assert second["date"] == second["startDate"] == ["2023-12"]
    assert second["location"] == ["Sarnograd"]


@pytest.mark.parametrize("status", ["planned", "proposed", "refused", "denied", "cancelled"])
def test_what_was_not_held_does_not_look_as_if_it_was(status: str) -> None:
    found = told(held({"status": status, "codes": Codes()}))
    (event,) = of("Event", found)
    assert event["name"][0].startswith(f"Meeting, {status}:")
    assert [link["status"] for link in of("Documentation", found) if link["role"] == ["reports"]] == [[status]]


def test_the_article_documents_events_and_parties() -> None:
    found = told(READING)
    (article,) = (entity for entity in found if entity["schema"] == "Article")
    assert article["properties"]["publishedAt"] == ["2023-11-03"]
    assert article["properties"]["language"] == ["eng"]
    names = {entity["id"]: entity["properties"].get("name", [""])[0] for entity in found}
    links = of("Documentation", found)
    assert all(link["document"] == [article["id"]] for link in links)
    assert sorted((names[link["entity"][0]], link["role"][0]) for link in links) == [
        ("Anton Maresin", "is named in a contact"),
        ("Anton Maresin", "is quoted"),
        ("Daniyar Toktasin", "is named in a contact"),
        ("Foreign Intelligence Service", "is quoted"),
        ("Meeting, held: Anton Maresin, Rustam Ilyazov", "reports"),
        ("Rustam Ilyazov", "is named in a contact"),
        ("Visit, planned: Daniyar Toktasin", "reports"),
    ]


@pytest.mark.parametrize(
    ("type", "of_whom", "schema", "country"),
    [
        ("person", "Norway", "Person", ["no"]),
        ("person", None, "Person", None),
        ("institution", "Norway", "PublicBody", ["no"]),
        ("institution", "Veldania", "PublicBody", None),
        ("institution", None, "Organization", None),
        ("group", "Norway", "LegalEntity", ["no"]),
    ],
)
def test_parties_by_type(type: Any, of_whom: str | None, schema: str, country: list[str] | None) -> None:
    found = told(held({"participants": (Participant(None, "Someone", None, of_whom, type, None),)}))
    (someone,) = (e for e in found if e["properties"].get("name") == ["Someone"])
    assert someone["schema"] == schema
    assert someone["properties"].get("country") == country


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("2023", ["2023"]), ("2023-02", ["2023-02"]), ("2024-02-29", ["2024-02-29"]), ("2023-02-30", None),
        ("2023-13", None), ("last week", None), (None, None),
    ],
)  # fmt: skip
def test_only_dates_that_there_are(value: str | None, given: list[str] | None) -> None:
    (event,) = of("Event", told(held({"date": DateValue(value, None, None, "stated")})))
    assert event.get("date") == event.get("startDate") == given


def test_countries_are_in_small_letters() -> None:
    (event,) = of("Event", told(held({"place": Place("Oslo", None, "NO")})))
    assert event["country"] == ["no"]


def test_a_long_list_of_participants_is_named_in_short_and_kept_whole() -> None:
    many = tuple(Participant(None, f"P{i}", None, None, "person", None) for i in range(30))
    (event,) = of("Event", told(held({"participants": many})))
    assert event["name"] == ["Meeting, held: P0, P1, P2, P3 and 26 more"]
    assert len(event["involved"]) == 30


def test_ids_are_stable_and_those_of_copies_differ() -> None:
    ids = [made["id"] for made in entities(READING)]
    assert ids == [made["id"] for made in entities(READING)]
    copy = replace(READING, document=replace(READING.document, url="https://copy.example/"))
    assert not set(ids) & {made["id"] for made in entities(copy)}


@pytest.mark.parametrize("words", HOSTILE)
def test_values_hold_no_controls_and_no_halves(words: str) -> None:
    for entity in told(hostile_reading(words)):
        for values in entity["properties"].values():
            assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", "".join(values))


def test_followthemoney_itself_takes_every_entity() -> None:
    model = pytest.importorskip("followthemoney", reason="the FollowTheMoney package is not installed").model
    for reading in samples():
        for entity in told(reading):
            schema = model.get(entity["schema"])
            model.get_proxy(entity)
            for name, values in entity["properties"].items():
                assert not schema.get(name).stub, name
                for value in values if reading in (READING, EMPTY, *examples()) else ():
                    # a name may be cleaned further; what has a form must have it already
                    assert schema.get(name).type.clean(value) in (value, " ".join(value.split())), (name, value)
