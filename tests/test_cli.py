"""The command line, as a user runs it: output, exit status, messages, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.version import VERSION

SOURCE = Path(__file__).resolve().parents[1] / "src"

# invented countries and officials
TEXT = """Ostmark's envoy meets President Marr

President Ada Marr of Veldania met Foreign Minister Ilan Droste of Ostmark in Marrowgate on Friday.

"We had a good talk," Droste said.
"""


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "communique", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    return kept | {"PYTHONPATH": str(SOURCE), "TERMINAL_WIDTH": "100"} | more


def run(*arguments: object, data: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments), input=data, capture_output=True, env=environment(**env), timeout=240, check=False
    )


def feed(path: Path, texts: Sequence[str]) -> Path:
    path.write_text("".join(json.dumps({"id": f"r{i}", "text": text}) + "\n" for i, text in enumerate(texts)))
    return path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT)
    return path


def test_a_text_is_read_for_reading(wire: Path) -> None:
    done = run("read", wire)
    assert done.returncode == 0
    assert b"Droste" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_json_is_the_contracts_object(wire: Path) -> None:
    done = run("read", wire, "--format", "json", "--published", "3 November 2023", "--outlet", "Norvik News")
    reading = json.loads(done.stdout)
    assert done.returncode == 0
    assert reading["document"]["text"] == TEXT
    assert reading["document"]["published"] == "2023-11-03"
    assert (reading["document"]["name"], reading["document"]["outlet"]) == ("wire", "Norvik News")


def test_standard_input_is_read() -> None:
    done = run("read", "-", "--format", "jsonl", data=TEXT.encode())
    assert json.loads(done.stdout)["document"]["name"] == "stdin"


def test_what_cannot_be_read_is_named_and_the_rest_delivered(wire: Path) -> None:
    done = run("read", wire.parent / "nope.txt", wire, "--format", "jsonl")
    assert done.returncode == 1
    assert json.loads(done.stdout)["document"]["name"] == "wire"
    assert done.stderr.decode().startswith(f"E101 {wire.parent / 'nope.txt'}: ")


def test_a_text_in_another_language_is_delivered_unread(tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_text("Министр иностранных дел встретился с президентом страны.", encoding="cp1251")
    done = run("read", tmp_path / "ru.txt", "--format", "json")
    reading = json.loads(done.stdout)
    assert done.returncode == 1
    assert reading["document"]["language"] == "ru"
    assert reading["entities"] == reading["quotes"] == reading["contacts"] == []
    assert [w["code"] for w in reading["warnings"]] == ["W101", "E201"]
    assert b"E201 ru" in done.stderr


def test_same_bytes_with_one_or_two_workers_and_any_hash_seed(tmp_path: Path) -> None:
    texts = [TEXT, "", TEXT.replace("Droste", "Sorrel"), "“", TEXT * 3, "Министр встретился с президентом.", TEXT[:40]]
    path = feed(tmp_path / "feed.jsonl", texts)
    one = run("read", path, "--format", "jsonl", PYTHONHASHSEED="0")
    two = run("read", path, "--format", "jsonl", "--workers", 2, PYTHONHASHSEED="4242")
    assert one.stdout.count(b"\n") == len(texts) - 1
    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (1, 1)


def test_many_documents_end_in_a_count(tmp_path: Path) -> None:
    done = run("read", feed(tmp_path / "feed.jsonl", [TEXT, TEXT, "", TEXT]), "--format", "jsonl")
    assert b"3 of 4 documents read in" in done.stderr
    assert b"1 could not be" in done.stderr


def test_output_goes_whole_to_a_file(wire: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("read", wire, "--format", "json", "--output", target)
    assert done.returncode == 0
    assert done.stdout == b""
    assert json.loads(target.read_bytes())["document"]["name"] == "wire"
    assert sorted(os.listdir(tmp_path)) == ["out.json", "wire.txt"]


def test_output_that_cannot_be_written_is_said_before_reading(wire: Path, tmp_path: Path) -> None:
    done = run("read", wire, "--output", tmp_path / "nowhere" / "out.txt")
    assert done.returncode == 1
    assert done.stderr.startswith(b"E120 ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--published", "soon"],
        ["read", "x", "--published", "1/11/2023"],
        ["read", "x", "--workers", "0"],
        ["read", "x", "--max-size", "much"],
        ["read", "x", "--max-size", "0"],
        ["explain", "E000"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_in_two(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr or not arguments
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("size", "status"), [("100", 1), ("0.1kB", 2), ("1kB", 0), ("1MB", 0), ("1000", 0)])
def test_the_limit_can_be_set(wire: Path, size: str, status: int) -> None:
    assert run("read", wire, "--max-size", size).returncode == status


def test_codes_are_explained() -> None:
    one, every = run("explain", "w301"), run("explain")
    assert one.returncode == every.returncode == 0
    assert one.stdout.startswith(b"W301 (warning): ambiguous date")
    assert b"--day-first" in one.stdout
    assert b"E101  " in every.stdout


def test_the_schema_is_printed_and_describes_the_output(wire: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(run("read", wire, "--format", "json").stdout), schema)


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.decode().strip() == VERSION


def test_help_does_not_load_the_parser() -> None:
    code = (
        "import sys; from communique.cli import app; app(['--help'], standalone_mode=False); "
        "sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert done.returncode == 0


def test_a_reader_that_has_enough_is_no_fault(tmp_path: Path) -> None:
    path = feed(tmp_path / "feed.jsonl", [TEXT] * 50)
    with subprocess.Popen(
        command("read", path, "--format", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert b"Traceback" not in errors
    assert b"Exception" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_delivers_what_is_finished(tmp_path: Path, workers: int) -> None:
    path, target = feed(tmp_path / "feed.jsonl", [TEXT * 20] * 3_000), tmp_path / "out.jsonl"
    arguments = command("read", path, "--format", "jsonl", "--workers", workers, "--output", target)
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment(), start_new_session=True)
    partial = tmp_path / f".out.jsonl.{process.pid}.partial"
    until = time.monotonic() + 120
    while time.monotonic() < until and not (partial.exists() and partial.stat().st_size):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert b"stopped" in errors
    readings = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [r["document"]["name"] for r in readings] == [f"r{i}" for i in range(len(readings))]
    assert 0 < len(readings) < 3_000
    assert is_gone(process.pid)


def is_gone(group: int) -> bool:
    """Whether no process of the group is left; the last may need a moment to notice that its parent has ended."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


KNOWN = "type,name,spellings,office,of,from,to\nperson,Mira Sand,,Envoy,Ostmark,2023,2024\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_users_file_tells_reaches_every_process(workers: int, tmp_path: Path) -> None:
    known, more = tmp_path / "people.csv", tmp_path / "more.csv"
    known.write_text(KNOWN)
    more.write_text("type,name,spellings\nperson,Mira Sand,The Sand Fox\n")
    texts = feed(tmp_path / "wire.jsonl", ["Mira Sand met Ada Marr on Friday. The Sand Fox smiled."] * 3)
    done = run(
        "read", texts, "--known", known, "--known", more, "--published", "2023-05-01", "--format", "jsonl",
        "--workers", workers,
    )  # fmt: skip
    assert done.returncode == 0
    for line in done.stdout.splitlines():
        reading = json.loads(line)
        (person,) = [e for e in reading["entities"] if e["name"] == "Mira Sand"]
        assert (person["office"], person["of"]) == ("Envoy", "Ostmark")
        assert "The Sand Fox" in [m["text"] for m in person["mentions"]]
        (warning,) = [w for w in reading["warnings"] if w["code"] == "W306"]
        assert f"{known}, line 2" in warning["message"]


def test_a_wrong_row_of_the_users_file_stops_all_before_anything_is_read(wire: Path, tmp_path: Path) -> None:
    known = tmp_path / "people.csv"
    known.write_text(KNOWN + "official,Ada Marr\nperson,Ilan Droste,,,,someday\n")
    output = tmp_path / "out.json"
    done = run("read", wire, "--known", known, "--output", output)
    assert done.returncode == 2
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == [f"E131 {known}, line 3", f"E131 {known}, line 4"]
    assert not output.exists()


def test_a_users_file_that_is_not_there_stops_all(wire: Path, tmp_path: Path) -> None:
    done = run("read", wire, "--known", tmp_path / "none.csv")
    assert done.returncode == 2
    assert b"E101" in done.stderr
