"""What is delivered is well formed, and a file is whole or not there."""

from __future__ import annotations

import io
import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from communique.delivery import Delivery, Form, delivery
from communique.errors import CommuniqueError


def written(form: Form, *readings: str) -> str:
    stream = io.BytesIO()
    made = Delivery(stream, form)
    for reading in readings:
        made.write(reading)
    made.close()
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("form", "readings", "expected"),
    [
        ("jsonl", [], ""),
        ("jsonl", ['{"a":1}', '{"a":2}'], '{"a":1}\n{"a":2}\n'),
        ("text", ["one\n"], "one\n"),
        ("text", ["one\n", "two\n"], "one\n\ntwo\n"),
    ],
)
def test_readings_are_written_one_after_another(form: Form, readings: list[str], expected: str) -> None:
    assert written(form, *readings) == expected


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], []),
        (['{"a":1}'], {"a": 1}),
        (['{"a":1}', '{"a":2}'], [{"a": 1}, {"a": 2}]),
        (['{"a":1}'] * 3, [{"a": 1}] * 3),
    ],
)
def test_json_is_an_object_for_one_reading_and_an_array_for_more(readings: list[str], expected: object) -> None:
    assert json.loads(written("json", *readings)) == expected


def test_half_a_character_is_escaped_as_json_has_it() -> None:
    assert json.loads(written("jsonl", '{"a":"\ud83d"}')) == {"a": "\ud83d"}


def test_a_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with delivery("jsonl", target) as made:
        made.write("{}")
        assert not target.exists()
    assert target.read_text() == "{}\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_what_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before\n")
    with suppress(RuntimeError), delivery("jsonl", target) as made:
        made.write("{}")
        raise RuntimeError
    assert target.read_text() == "before\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_what_is_finished_when_the_user_stops_is_delivered_well_formed(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with suppress(KeyboardInterrupt), delivery("json", target) as made:
        made.write('{"a":1}')
        made.write('{"a":2}')
        raise KeyboardInterrupt
    assert json.loads(target.read_text()) == [{"a": 1}, {"a": 2}]


def test_an_interrupt_waits_until_a_reading_is_written_whole() -> None:
    class Interrupted(io.BytesIO):
        def write(self, data: object) -> int:
            signal.raise_signal(signal.SIGINT)
            return super().write(data)  # type: ignore[arg-type]

    stream = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        Delivery(stream, "jsonl").write('{"a":1}')
    assert stream.getvalue() == b'{"a":1}\n'


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real" / "out.jsonl")
    with delivery("jsonl", tmp_path / "link.jsonl") as made:
        made.write("{}")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real" / "out.jsonl").read_text() == "{}\n"


@pytest.mark.parametrize("target", ["nowhere/out.jsonl", "."])
def test_what_cannot_be_written_is_a_coded_error(tmp_path: Path, target: str) -> None:
    with pytest.raises(CommuniqueError) as caught, delivery("jsonl", tmp_path / target):
        pass
    assert caught.value.code == "E120"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device here")
def test_a_device_is_written_to_not_replaced() -> None:
    with delivery("jsonl", Path("/dev/null")) as made:
        made.write("{}")
    assert not os.path.isfile("/dev/null")
