"""Files are whole or not there."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from communique.errors import CommuniqueError
from communique.export.placing import placed, placed_in_folder


class Stopped(BaseException):
    """Stands for whatever ends the writing early."""


def stop_midway(stream: BinaryIO, error: type[BaseException]) -> None:
    stream.write(b"half")
    raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, Stopped])
def test_a_file_is_left_as_it_was_when_writing_fails(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "out").write_bytes(b"before")
    with pytest.raises(error), placed(tmp_path / "out") as stream:
        stop_midway(stream, error)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out", b"before")]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, Stopped])
def test_a_folder_is_left_as_it_was_when_writing_fails(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a").write_bytes(b"before")
    for folder in ("old", "new"):
        with pytest.raises(error), placed_in_folder(tmp_path / folder, ["a", "b"]) as streams:
            stop_midway(streams["a"], error)
    assert [str(p.relative_to(tmp_path)) for p in sorted(tmp_path.rglob("*"))] == ["old", "old/a"]
    assert (tmp_path / "old" / "a").read_bytes() == b"before"


def test_all_files_are_moved_into_place_and_others_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "mine").write_bytes(b"mine")
    with placed_in_folder(tmp_path, ["a", "b"]) as streams:
        streams["a"].write(b"1")
        streams["b"].write(b"2")
        assert (tmp_path / "a").read_bytes() == b"before"
        assert not (tmp_path / "b").exists()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"1", "b": b"2", "mine": b"mine"}


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with placed(tmp_path / "link") as stream:
        stream.write(b"1")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"1"


def test_a_stream_is_written_to_and_left_open() -> None:
    given = io.BytesIO()
    with placed(given) as stream:
        stream.write(b"1")
    assert given.getvalue() == b"1"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device here")
def test_a_device_is_written_to_not_replaced() -> None:
    with placed(Path("/dev/null")) as stream:
        stream.write(b"1")
    assert not os.path.isfile("/dev/null")


@pytest.mark.parametrize("target", ["nowhere/out", "."])
def test_a_file_that_cannot_be_written_is_a_coded_error(tmp_path: Path, target: str) -> None:
    with pytest.raises(CommuniqueError) as caught, placed(tmp_path / target):
        pytest.fail("nothing can be written there")
    assert (caught.value.code, caught.value.where) == ("E120", str(tmp_path / target))


@pytest.mark.parametrize("target", ["nowhere/out", "file"])
def test_a_folder_that_cannot_be_written_is_a_coded_error(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CommuniqueError, match="E120"), placed_in_folder(tmp_path / target, ["a"]):
        pytest.fail("nothing can be written there")


def test_no_file_is_moved_when_one_of_them_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(CommuniqueError, match=r"E120.*folder of that name"), placed_in_folder(tmp_path, ["a", "b"]):
        pytest.fail("nothing can be written there")
    assert [p.name for p in tmp_path.iterdir()] == ["b"]
