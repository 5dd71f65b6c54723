"""The published schema fits what is written, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from communique.document import Document
from communique.export.records import to_dict
from communique.export.schema import schema
from communique.records import MadeBy, Reading, Voice

from .full_reading import READING

VALIDATOR = Draft202012Validator(schema())


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize(
    "reading",
    [READING, Reading(Document("x"), (), (), (), Voice(), (), MadeBy("0.1.0"))],
    ids=["full", "empty"],
)
def test_readings_are_valid(reading: Reading) -> None:
    assert list(VALIDATOR.iter_errors(to_dict(reading))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("contacts", 0, "kind"), "duel", id="unknown kind"),
        pytest.param(("contacts", 0, "mood"), "good", id="unknown field"),
        pytest.param(("contacts", 0, "trigger", "start"), -1, id="negative offset"),
        pytest.param(("contacts", 0, "reasons", 0, "score"), 1.5, id="score above one"),
        pytest.param(("quotes", 0, "source"), None, id="null where an object must stand"),
        pytest.param(("document", "text"), None, id="no text"),
        pytest.param(("entities", 0, "name"), 3, id="number for words"),
    ],
)
def test_what_is_wrong_is_not_valid(path: tuple[str | int, ...], value: object) -> None:
    data: Any = to_dict(READING)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def test_every_field_is_required_and_every_object_described() -> None:
    found: Any = schema()
    for name, definition in [("Reading", found), *found["$defs"].items()]:
        assert definition["required"] == list(definition["properties"]), name
        assert definition["additionalProperties"] is False, name
        assert definition["description"], name
