"""The example texts: named in their README, readable by every way out, and read as a person would read them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from communique import read_all
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
