"""Web annotations: well-formed JSON-LD whose selectors find their place in the text."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from communique.export.web_annotation import annotations_of, write_annotations
from communique.records import Reading

from .full_reading import READING
from .sample_readings import EMPTY, HOSTILE, hostile_reading, samples, with_text_before


def written(*readings: Reading, dossiers: dict[tuple[str, str], str] | None = None) -> Any:
    stream = io.BytesIO()
    count = write_annotations(iter(readings), stream, dossiers or {})
    data = json.loads(stream.getvalue().decode("utf-8"))
    assert count == {"annotations": data["total"]} == {"annotations": len(data["first"]["items"])}
    return data


def selectors(annotation: Any) -> dict[str, Any]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def found_by_position(text: str, selector: Any) -> str:
    return units(text)[2 * selector["start"] : 2 * selector["end"]].decode("utf-16-le", "surrogatepass")


def tags(annotation: Any) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == "tagging"]


def test_the_document_is_a_collection_with_one_page() -> None:
    data = written(READING, EMPTY)
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationCollection"
    page = data["first"]
    assert (page["type"], page["startIndex"], page["partOf"]) == ("AnnotationPage", 0, data["id"])
    for annotation in page["items"]:
        assert set(annotation) == {"id", "type", "motivation", "body", "target"}
        assert annotation["type"] == "Annotation"
        assert {body["type"] for body in annotation["body"]} == {"TextualBody"}


def test_nothing_to_annotate_is_an_empty_page() -> None:
    assert written()["first"]["items"] == written(EMPTY)["first"]["items"] == []


def test_each_annotation_stands_on_a_line_of_its_own() -> None:
    stream = io.BytesIO()
    write_annotations([READING, hostile_reading("\u2028\r\n\x85")], stream)
    lines = stream.getvalue().decode("utf-8").splitlines()
    items = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert items == written(READING, hostile_reading("\u2028\r\n\x85"))["first"]["items"]


@pytest.mark.parametrize("reading", samples(), ids=lambda r: ascii(r.document.name))
def test_both_selectors_find_the_same_words(reading: Reading) -> None:
    text = reading.document.text
    for annotation in annotations_of(reading):
        quote, position = (selectors(annotation)[f"Text{k}Selector"] for k in ("Quote", "Position"))
        assert found_by_position(text, position) in (
            quote["exact"],
            units(quote["exact"]).decode("utf-16-le", "replace"),
        )
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text
        assert len(quote["prefix"]) <= 32 >= len(quote["suffix"])


@pytest.mark.parametrize(
    ("before", "start"), [("a ", 2), ("🙂 ", 3), ("مرحبا ", 6), ("👩‍👧🙂 مر", 10), ("e\u0301 ", 3), ("\ud83d ", 2)]
)
def test_positions_count_utf16_code_units(before: str, start: int) -> None:
    (annotation,) = annotations_of(with_text_before(EMPTY, before))
    position = selectors(annotation)["TextPositionSelector"]
    assert (position["start"], position["end"]) == (start, start + 9)


def test_prefix_and_suffix_have_32_characters() -> None:
    reading = with_text_before(EMPTY, "🙂" * 40)
    (annotation,) = annotations_of(reading)
    assert selectors(annotation)["TextQuoteSelector"] == {
        "type": "TextQuoteSelector", "exact": "shameless", "prefix": "🙂" * 32, "suffix": "",
    }  # fmt: skip


def test_every_kind_of_place_is_annotated() -> None:
    found = [tags(annotation)[0] for annotation in annotations_of(READING)]
    assert set(found) == {
        "contact", "participant", "place", "date", "topic", "outcome", "on_word_of", "carrier", "not_confirmed_by",
        "quote_source", "quote_cue", "quote_content", "scare_quotes", "loaded", "hedge",
    }  # fmt: skip
    assert found.count("quote_content") == 6
    assert found.count("participant") == 3


def test_bodies_say_what_it_is_and_which_dossier() -> None:
    first = next(annotations_of(READING, {(READING.document.id, "c1"): "d7"}))
    assert tags(first) == ["contact", "dossier d7"]
    assert first["body"][-1] == {  # type: ignore[index]
        "type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en",
        "value": "Meeting, held (c1)",
    }  # fmt: skip


def test_ids_are_the_same_each_time_and_never_twice() -> None:
    data = written(*samples())
    again = written(*samples())
    ids = [annotation["id"] for annotation in data["first"]["items"]]
    assert len(set(ids)) == len(ids)
    assert data == again
    assert all(id.startswith("urn:uuid:") for id in (*ids, data["id"], data["first"]["id"]))
    moved = replace(READING, document=replace(READING.document, url="https://elsewhere.example/1"))
    assert not {a["id"] for a in annotations_of(moved)} & set(ids)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "https://a\n", *HOSTILE]
)
def test_what_is_no_web_address_gives_way_to_the_digest(url: str | None) -> None:
    reading = replace(READING, document=replace(READING.document, url=url))
    targets: set[Any] = {a["target"]["source"] for a in annotations_of(reading)}  # type: ignore[index]
    assert targets == {f"urn:{READING.document.id}"}


def test_a_web_address_is_the_source() -> None:
    for url in ("https://letter.example/quiet-talks", "http://пример.example/a?b=1#c"):
        reading = replace(READING, document=replace(READING.document, url=url))
        assert next(annotations_of(reading))["target"]["source"] == url  # type: ignore[index]
