"""The example texts: named in their README, readable by every way out, and read as a person would read them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from communique import read, read_all
from communique.errors import CommuniqueError
from communique.export.html import html
from communique.export.records import from_dict, to_dict, to_json
from communique.export.schema import schema
from communique.export.text import report
from communique.records import Contact, Reading
from communique.spans import Span

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = (
    "commentary",
    "readout_ostmark",
    "readout_veldania",
    "wire",
    "norvik-2024-05-29",
    "karadan-mfa-118",
    "harbour-letter-7",
)


@cache
def readings() -> dict[str, Reading]:
    found = {}
    for reading in read_all(sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".jsonl"))):
        assert not isinstance(reading, CommuniqueError)
        found[reading.document.name] = reading
    return found


def main_contact(name: str) -> Contact:
    return next(c for c in readings()[name].contacts if c.main)


def spans_of(value: Any) -> list[Span]:
    """Every object with offsets and words in a reading's JSON."""
    if isinstance(value, list):
        return [s for v in value for s in spans_of(v)]
    if not isinstance(value, dict):
        return []
    own = [Span(value["start"], value["end"], value["text"])] if {"start", "end", "text"} <= value.keys() else []
    return own + [s for v in value.values() for s in spans_of(v)]


def test_every_example_is_in_the_readme_which_says_that_all_is_invented() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "is invented" in " ".join(readme.split())
    assert [p.name for p in EXAMPLES.iterdir() if p.name not in readme and p.name != "README.md"] == []


def test_all_examples_are_read() -> None:
    assert sorted(readings()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_way_out_works(name: str) -> None:
    reading = readings()[name]
    data = json.loads(to_json(reading))
    Draft202012Validator(schema()).validate(data)
    assert from_dict(data) == from_dict(to_dict(reading))
    assert html(reading).endswith("</div>")
    assert max(map(cell_len, report(reading, evidence=True, why=True).splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_its_words(name: str) -> None:
    reading = readings()[name]
    spans = spans_of(to_dict(reading))
    assert len(spans) > 10
    assert [s for s in spans if reading.document.text[s.start : s.end] != s.text] == []


def words_of(contact: Contact) -> dict[str, Any]:
    """A contact in the words that a reader would tell it with."""
    return {
        "kind": contact.kind,
        "status": contact.status,
        "who": {p.name for p in contact.participants},
        "where": contact.place.name if contact.place else None,
        "when": contact.date.value if contact.date else None,
        "word": [(link.name, [v.name for v in link.via]) for link in contact.on_word_of],
    }


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        pytest.param("commentary", "kind", "meeting", id="commentary: held talks"),
        pytest.param("commentary", "status", "held", id="commentary: they took place"),
        pytest.param("commentary", "who", {"Anton Maresin", "Rustam Ilyazov"}, id="commentary: the two heads"),
        pytest.param("commentary", "where", "Torkent", id="commentary: place"),
        pytest.param("commentary", "when", None, id="commentary: the date of the report is not that of the talks"),
        pytest.param(
            "commentary",
            "word",
            [("Foreign Intelligence Service", ["Veldapress"])],
            id="commentary: one report, one agency",
        ),
        pytest.param("readout_veldania", "when", "2024-05-15", id="one side's date"),
        pytest.param("readout_ostmark", "when", "2024-05-14", id="the other side's date"),
        pytest.param("readout_veldania", "word", [], id="a readout vouches itself"),
        pytest.param("karadan-mfa-118", "when", "2024-06-03", id="a full date"),
        pytest.param("karadan-mfa-118", "who", {"Saule Amanova", "Klara Winther"}, id="minister and ambassador"),
        pytest.param("harbour-letter-7", "when", "2024-05", id="last month, counted from the publication date"),
    ],
)
def test_the_main_contact_is_told_as_the_text_tells_it(name: str, fact: str, expected: object) -> None:
    assert words_of(main_contact(name))[fact] == expected


@pytest.mark.parametrize(
    ("name", "speaker", "words"),
    [
        pytest.param("commentary", "Anton Maresin", "see the threat in the same way", id="a name spelled two ways"),
        pytest.param("commentary", "Leila Sarybay", "by our own laws", id="a pronoun for the speaker"),
        pytest.param("commentary", "Pavel Orlin", "reminded of its manners", id="words in part his own"),
        pytest.param("wire", "Ilan Droste", "The first trucks will cross", id="told reporters"),
        pytest.param("wire", "Nurlan Besimov", "They have promised us this before", id="said X"),
        pytest.param("readout_ostmark", "Henrik Vos", "long contracts need long trust", id="an office for the speaker"),
        pytest.param("norvik-2024-05-29", "Henrik Vos", "on their way home", id="family name for the speaker"),
    ],
)
def test_words_have_their_speaker(name: str, speaker: str, words: str) -> None:
    said = [q.source.name for q in readings()[name].quotes if words in " ".join(s.text for s in q.content.spans)]
    assert speaker in said


def test_the_commentarys_verse_is_whole_and_has_its_reference() -> None:
    verse = readings()["commentary"].quotes[-1]
    assert verse.content.spans[0].text.startswith("﴿وَتَعَاوَنُوا")
    assert verse.source.name == "Al-Ma'idah: 2"


def test_the_commentarys_date_is_ambiguous_until_it_is_said_how_to_read_it() -> None:
    assert "W301" in [w.code for w in readings()["commentary"].warnings]
    text = (EXAMPLES / "commentary.txt").read_text(encoding="utf-8")
    assert "W301" not in [w.code for w in read(text, day_order="day_first").warnings]


def test_the_author_is_told_from_the_sources() -> None:
    voice = readings()["commentary"].voice
    assert 0.5 < (voice.author_share or 0) < 0.9
    assert {'"brotherly"', '"partnership"'} <= {m.text for m in voice.marks if m.kind == "scare_quotes"}
    assert "disgrace" in {m.text for m in voice.marks if m.kind == "loaded"}
    assert readings()["wire"].voice.marks == ()
