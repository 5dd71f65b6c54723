"""The contract's JSON object: nothing lost on the way out and back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.document import Document
from communique.errors import CommuniqueError
from communique.export.records import from_dict, to_dict, to_json
from communique.records import MadeBy, Reading, Voice

from .full_reading import READING, TEXT

EMPTY = Reading(Document(""), (), (), (), Voice(), (), MadeBy("0.1.0"))


def bare(text: str) -> Reading:
    return replace(EMPTY, document=Document(text))


def test_the_object_has_the_contracts_fields_in_order() -> None:
    data: Any = to_dict(READING)
    assert list(data) == ["document", "entities", "contacts", "quotes", "voice", "warnings", "made_by"]
    assert list(data["document"]) == [
        "id", "name", "title", "author", "outlet", "url", "published", "language", "text",
    ]  # fmt: skip
    assert list(data["contacts"][0]) == [
        "id", "kind", "status", "main", "trigger", "participants", "place", "date", "topics", "outcomes",
        "on_word_of", "not_confirmed_by", "not_heard", "codes", "reasons",
    ]  # fmt: skip
    assert list(data["quotes"][0]) == ["id", "kind", "source", "cue", "content", "via", "part_of", "reasons"]


def test_what_is_unknown_is_null_and_present() -> None:
    data: Any = to_dict(EMPTY)
    assert data["document"]["title"] is None
    assert data["voice"] == {"sentences": [], "marks": [], "author_share": None}
    assert to_dict(READING)["contacts"][1]["place"]["lat"] is None  # type: ignore[index,call-overload]


def test_a_value_stands_where_the_contract_puts_it() -> None:
    data: Any = to_dict(READING)
    link = data["contacts"][0]["on_word_of"][0]
    assert link["via"][0]["name"] == "Veldapress"
    assert data["entities"][0]["mentions"][1] == {
        "start": TEXT.index("Marisin"), "end": TEXT.index("Marisin") + 7, "text": "Marisin", "kind": "name",
    }  # fmt: skip


@pytest.mark.parametrize("reading", [READING, EMPTY, bare("\ud83d and \x00")], ids=["full", "empty", "odd characters"])
def test_round_trip(reading: Reading) -> None:
    assert from_dict(to_dict(reading)) == reading
    assert from_dict(json.loads(to_json(reading))) == reading


def test_the_day_order_is_no_part_of_the_contract() -> None:
    document = replace(READING.document, day_order="day_first")
    assert from_dict(to_dict(replace(READING, document=document))) == READING


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_one_line_of_utf8_and_comes_back(text: str) -> None:
    line = to_json(bare(text))
    assert len(line.splitlines()) == 1
    back = from_dict(json.loads(line.encode("utf-8"))) if not _pairs(text) else bare(text)
    assert back.document.text == text


def _pairs(text: str) -> bool:
    return any("\ud800" <= a < "\udc00" <= b < "\ue000" for a, b in pairwise(text))


def test_indented_json_holds_the_same() -> None:
    assert json.loads(to_json(READING, indent=2)) == json.loads(to_json(READING))
    assert "وَتَعَاوَنُوا" in to_json(READING)


def _changed(path: str, value: object) -> dict[str, Any]:
    data: Any = json.loads(to_json(READING))
    at = data
    *steps, last = [int(s) if s.isdigit() else s for s in path.split("/")]
    for step in steps:
        at = at[step]
    if value is KeyError:
        del at[last]
    else:
        at[last] = value
    return dict(data)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param("quotes", KeyError, "lacks the field quotes", id="field missing"),
        pytest.param("contacts/0/mood", "good", 'unknown field "mood"', id="field unknown"),
        pytest.param("contacts/0/kind", "duel", 'reading.contacts[0].kind cannot be "duel"', id="value not allowed"),
        pytest.param("contacts/0/main", 1, "main cannot be 1", id="number for a truth value"),
        pytest.param("quotes/0/cue/spans/0/start", True, "start cannot be true", id="truth value for a number"),
        pytest.param("quotes/0/cue/spans/0/start", 7, "does not hold the words", id="words moved"),
        pytest.param("quotes/0/cue/spans/0/start", -5, "does not hold the words", id="before the text"),
        pytest.param("voice/sentences/0/end", 10**9, "does not hold the words", id="beyond the text"),
        pytest.param("voice/author_share", float("nan"), "author_share cannot be NaN", id="not a number"),
        pytest.param("document/text", "other", "id is not the digest", id="text changed"),
        pytest.param("document", None, "reading.document cannot be null", id="no document"),
        pytest.param("entities", {}, "reading.entities cannot be {}", id="object for a list"),
    ],
)
def test_what_is_not_a_reading_is_refused_with_its_place(path: str, value: object, message: str) -> None:
    with pytest.raises(CommuniqueError) as raised:
        from_dict(_changed(path, value))
    assert raised.value.code == "E601"
    assert message in raised.value.message


def test_an_empty_object_is_refused() -> None:
    with pytest.raises(CommuniqueError, match="E601"):
        from_dict({})
