"""Every format by name: what is given is written, whole, and counted."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.export.formats import FORMATS, Format
from communique.export.records import from_dict
from communique.records import Reading

from .full_reading import READING
from .sample_readings import EMPTY, HOSTILE, examples, hostile_reading, samples

EVERY = pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))


def target(format: Format, folder: Path) -> Path:
    return folder / ("out" + format.suffix if format.single_file else "out")


def contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


def test_the_names() -> None:
    assert list(FORMATS) == ["jsonl", "csv", "parquet", "webanno", "ftm", "plover"]
    assert [name for name, format in FORMATS.items() if not format.single_file] == ["csv", "parquet"]


@EVERY
def test_the_examples_are_written_and_written_the_same_again(format: Format, tmp_path: Path) -> None:
    counts = format.write(iter(examples()), target(format, tmp_path))
    assert sum(counts.values()) > 0
    once = contents(target(format, tmp_path))
    assert {Path(name).suffix for name in once} == {Path(f"x{format.suffix}").suffix}
    assert format.write(examples(), target(format, tmp_path)) == counts
    assert contents(target(format, tmp_path)) == once


@EVERY
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_stands_in_a_text_stops_the_writing(format: Format, words: str, tmp_path: Path) -> None:
    assert sum(format.write([hostile_reading(words)], target(format, tmp_path)).values()) > 0


@EVERY
def test_what_fails_midway_leaves_nothing_behind(format: Format, tmp_path: Path) -> None:
    def readings() -> Iterator[Reading]:
        yield READING
        raise CommuniqueError("E101", "gone")

    with pytest.raises(CommuniqueError, match="E101"):
        format.write(readings(), target(format, tmp_path))
    assert list(tmp_path.iterdir()) == []


@EVERY
def test_a_stream_takes_what_a_file_would_hold(format: Format, tmp_path: Path) -> None:
    stream = io.BytesIO()
    if not format.single_file:
        with pytest.raises(CommuniqueError, match=r"E120.*folder"):
            format.write([READING], stream)
        return
    format.write([READING, EMPTY], stream)
    format.write([READING, EMPTY], target(format, tmp_path))
    assert [stream.getvalue()] == list(contents(target(format, tmp_path)).values())


@EVERY
def test_no_readings_are_no_error(format: Format, tmp_path: Path) -> None:
    assert sum(format.write([], target(format, tmp_path)).values()) == 0
    assert contents(target(format, tmp_path))


def test_json_lines_are_the_contract(tmp_path: Path) -> None:
    # two surrogates that form no pair in the text do so in JSON: the contract says so
    given = [r for r in samples() if r.document.name != "\ud83d\ude00"]
    assert FORMATS["jsonl"].write(given, tmp_path / "out") == {"readings": len(given)}
    lines = (tmp_path / "out").read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [from_dict(json.loads(line)) for line in lines] == [
        from_dict(json.loads(json.dumps(d))) for d in map(plain, given)
    ]


def plain(reading: Reading) -> object:
    from communique.export.records import to_dict

    return to_dict(reading)


def test_the_table_of_formats_loads_no_heavy_library() -> None:
    heavy = ("pyarrow", "spacy", "rich")
    code = f"import sys; import communique.export.formats; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
