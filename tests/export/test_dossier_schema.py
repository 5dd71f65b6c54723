"""The published schema of a comparison fits what compare gives, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from communique import compare_readings, read
from communique.dossiers import Dossier, Fact, Link, Word
from communique.export.dossier_json import dossiers_to_json
from communique.export.dossier_schema import dossiers_schema
from communique.spans import Span

EXAMPLES = Path(__file__).parents[2] / "examples"
VALIDATOR = Draft202012Validator(dossiers_schema())
FULL = Dossier(
    id="d0123456789ab",
    kind="meeting",
    status="held",
    date=None,
    place=None,
    participants=("Ada Marr", "Henrik Vos"),
    accounts=("a", "b"),
    copies=(("a", "b"),),
    independent_sources=1,
    sides_heard=("Veldania",),
    not_heard=("Ostmark",),
    facts=(Fact("topic", {"a": Span(0, 3, "gas"), "b": None}, "one_sided", 1),),
    links=(Link("b", "a", "same_words", 0.5, None), Link("b", "a", "names_it", None, Span(0, 1, "A"))),
    confirmed_by=(Word("a", "Ada Marr", Span(0, 3, "Ada")),),
    not_confirmed_by=(Word("b", "Henrik Vos", None, "no_comment"),),
)


def given(*dossiers: Dossier) -> Any:
    """The object that compare prints of these dossiers."""
    return json.loads(dossiers_to_json(dossiers))


@cache
def compared() -> str:
    """What compare prints of the two readouts."""
    texts = (EXAMPLES / f"readout_{side}.txt" for side in ("ostmark", "veldania"))
    return dossiers_to_json(compare_readings(read(path) for path in texts))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(dossiers_schema())
    assert json.loads(json.dumps(dossiers_schema())) == dossiers_schema()


def test_what_compare_gives_of_real_texts_is_valid() -> None:
    data = json.loads(compared())
    assert len(data["dossiers"][0]["accounts"]) == 2
    assert {f["verdict"] for f in data["dossiers"][0]["facts"]} == {"agree", "contradict", "one_sided"}
    assert list(VALIDATOR.iter_errors(data)) == []


@pytest.mark.parametrize("dossiers", [(), (FULL,), (FULL, FULL)], ids=["none", "every field", "two"])
def test_every_comparison_is_valid(dossiers: tuple[Dossier, ...]) -> None:
    assert list(VALIDATOR.iter_errors(given(*dossiers))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("mood",), "good", id="unknown field"),
        pytest.param(("facts", 0, "verdict"), "true", id="unknown verdict"),
        pytest.param(("facts", 0, "says", "a"), "gas", id="words without a place"),
        pytest.param(("facts", 0, "says", "a", "start"), -1, id="negative offset"),
        pytest.param(("links", 0, "share"), 1.5, id="share above one"),
        pytest.param(("not_confirmed_by", 0, "how"), "shrugged", id="unknown silence"),
        pytest.param(("independent_sources",), 0, id="no source at all"),
        pytest.param(("accounts",), None, id="null where a list must stand"),
    ],
)
def test_what_is_wrong_is_not_valid(path: tuple[str | int, ...], value: object) -> None:
    data = given(FULL)
    at = data["dossiers"][0]
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not VALIDATOR.is_valid(data)
