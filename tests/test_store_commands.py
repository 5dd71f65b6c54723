"""The store on the command line: texts added once, listed, searched, judged, compared, given back."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from communique import read_all
from communique.api import compare_readings
from communique.cli import app
from communique.dossier_store import list_dossiers
from communique.export.csv_files import unescaped
from communique.export.records import from_dict, to_json
from communique.keeping import Kept, keep
from communique.laying import stored_dossier
from communique.reader import Reader
from communique.records import Reading
from communique.store.filters import Filters
from communique.store.store import Store

from .store.made import MARR, VOS, reading
from .test_cli import run as run_apart

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NO_DOSSIER = "d000000000000"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The readings of the examples, as ``communique read --format jsonl`` writes them."""
    sources = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".jsonl"))
    return [to_json(found) for found in read_all(sources) if isinstance(found, Reading)]


@pytest.fixture(scope="module")
def filled(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("filled")
    path = written(folder / "examples.jsonl", lines)
    assert run("add", path, "--store", folder / "examples.db").returncode == 0
    return folder / "examples.db"


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: object) -> Done:
    """A command in this process, which is quicker than in one of its own."""
    done = CliRunner().invoke(app, [*map(str, arguments)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def written(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def record(text: str, **fields: str) -> str:
    return json.dumps({"id": "text", "text": text, **fields})


def said(done: Done | subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode().splitlines()[-1]


def rows(*arguments: object) -> list[dict[str, Any]]:
    done = run(*arguments, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


TALK = "President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Selm on 3 May 2024. "
TALK += "They spoke of gas, of grain and of the railway between the two countries, and agreed on nothing at all."


def test_texts_are_added_once(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    first, again = (run_apart("add", EXAMPLES, "--store", path) for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0)
    assert said(first).startswith("7 added; 0 new versions; 0 known; ")
    assert said(again).startswith("0 added; 0 new versions; 7 known; ")
    with Store(path) as store:
        assert store.documents().total == 7


def test_what_is_known_is_not_read_again(lines: list[str], tmp_path: Path) -> None:
    class Deaf(Reader):
        def read(self, document: object) -> Reading:
            raise AssertionError("read again")

    path = written(tmp_path / "a.jsonl", [record(TALK)])
    with Store(tmp_path / "s.db", create=True) as store:
        (first,) = keep(store, [path], None, Reader())
        (again,) = keep(store, [path], None, Deaf())
    assert isinstance(first, Kept)
    assert isinstance(again, Kept)
    assert (first.added.outcome, again.added.outcome, again.added.id) == ("added", "known", first.added.id)
    assert (first.anew, again.anew, again.place) == (True, False, f"{path}:1")


def test_a_changed_text_at_the_same_address_is_a_new_version(tmp_path: Path) -> None:
    address = {"url": "https://norvik.example/1", "outlet": "Norvik News", "published": "2024-05-04"}
    texts = [record(TALK, **address), record(TALK.replace("on nothing", "on little"), **address)]
    done = run("add", written(tmp_path / "a.jsonl", texts), "--store", tmp_path / "s.db")
    assert said(done).startswith("1 added; 1 new versions; 0 known; ")
    with Store(tmp_path / "s.db") as store:
        assert [(d.id, d.version_of) for d in store.documents(sort="added").rows] == [(1, None), (2, 1)]


def test_a_reprint_is_a_document_of_its_own_and_linked_as_a_copy(tmp_path: Path) -> None:
    texts = [record(TALK, outlet="Norvik News"), record(TALK, outlet="Selm Post")]
    done = run("add", written(tmp_path / "a.jsonl", texts), "--store", tmp_path / "s.db")
    assert said(done).startswith("2 added; ")
    with Store(tmp_path / "s.db") as store:
        assert [d.copy_of for d in store.documents(sort="added").rows] == [(), ((1, 1.0),)]
        (dossier,) = list_dossiers(store, least=2).rows
        assert stored_dossier(store, dossier.id).independent_sources == 1


def test_a_reading_is_stored_as_it_is_byte_for_byte(lines: list[str], tmp_path: Path) -> None:
    changed = [re.sub(r'"author_share":[0-9.]+', '"author_share":0.4321', line, count=1) for line in lines]
    assert all("0.4321" in line for line in changed)
    path, store = written(tmp_path / "a.jsonl", changed), tmp_path / "s.db"
    assert run("add", path, "--workers", 2, "--store", store).returncode == 0
    assert run("export", "jsonl", "--store", store).stdout == path.read_bytes()
    name = json.loads(changed[3])["document"]["name"]
    assert run("show", name, "--format", "json", "--store", store).stdout.decode() == changed[3] + "\n"


def test_what_is_no_reading_is_told_with_its_line(lines: list[str], tmp_path: Path) -> None:
    broken = lines[0].replace('"kind":"direct"', '"kind":"loud"', 1)
    path = written(tmp_path / "a.jsonl", [lines[1], broken])
    done = run("add", path, "--store", tmp_path / "s.db")
    assert done.returncode == 1
    assert f"E601 {path}:2: " in done.stderr.decode()
    assert said(done).startswith("1 added; 0 new versions; 0 known; 1 not read")


def test_problems_are_listed_until_the_place_is_read_well(lines: list[str], tmp_path: Path) -> None:
    feed = written(tmp_path / "feed.jsonl", [lines[0], "{broken", lines[1], '{"id": "no text"}'])
    (tmp_path / "empty.txt").write_bytes(b"")
    store = tmp_path / "s.db"

    def problems(*more: str) -> set[tuple[str, str]]:
        return {(Path(p["where"]).name, p["code"]) for p in rows("problems", *more, "--store", store)}

    for _ in range(2):
        assert run("add", feed, tmp_path / "empty.txt", tmp_path / "none.txt", "--store", store).returncode == 1
        assert len(rows("problems", "--store", store)) == 4
    assert problems() == {
        ("feed.jsonl:2", "E106"), ("feed.jsonl:4", "E108"), ("empty.txt", "E104"), ("none.txt", "E101"),
    }  # fmt: skip

    # line 2 is mended, line 4 is left out: neither is wrong any more; what was not given again stays
    written(feed, [lines[0], lines[2], lines[1]])
    assert run("add", feed, "--store", store).returncode == 0
    assert problems() == {("empty.txt", "E104"), ("none.txt", "E101")}
    (tmp_path / "empty.txt").write_text(TALK)
    assert run("add", tmp_path, "--store", store).returncode == 0
    assert problems() == {("none.txt", "E101")}
    assert len(problems("--resolved")) == 4


def test_a_text_left_unread_stays_a_problem_when_it_comes_again(tmp_path: Path) -> None:
    text, store = tmp_path / "ru.txt", tmp_path / "s.db"
    text.write_text("Министр иностранных дел встретился с президентом страны.", encoding="utf-8")
    first, again = (run("add", text, "--store", store) for _ in range(2))
    assert (first.returncode, again.returncode) == (1, 0)
    assert [(p["code"], p["where"]) for p in rows("problems", "--store", store)] == [("E201", str(text))]


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        (["contacts", "--person", "Saule Amanova", "--from", "2024"], "date", ["2024-06-03"]),
        (["contacts", "--kind", "call", "--country", "Veldania"], "document", ["norvik-2024-05-29"]),
        (["quotes", "--speaker", "Petra Saal"], "content", ["“I refer you to our statement,”"]),
        (["people", "--person", "Klara Winther"], "name", ["Klara Winther"]),
        (["documents", "--outlet", "Norvik News"], "document", ["norvik-2024-05-29"]),
        (["search", '"draft" sailors telephone'], "document", []),
        (["search", "sailors telephone call"], "document", ["norvik-2024-05-29"]),
        (["dossiers", "--from", "2024-05-14", "--to", "2024-05-15"], "accounts", [3]),
        (["dossiers", "--from", "2024-06", "--least", "1"], "kind", ["meeting"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and value and isinstance(value[0], str) else None,
)  # fmt: skip
def test_lists_give_what_is_asked_for(filled: Path, arguments: list[str], column: str, expected: list[object]) -> None:
    assert [row[column] for row in rows(*arguments, "--store", filled)] == expected


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["contacts", "--sort", "colour"], 1, "E809"),
        (["contacts", "--after", "nonsense"], 1, "E809"),
        (["quotes", "--from", "soon"], 1, "E809"),
        (["people", "--sort", "-age"], 1, "E809"),
        (["documents", "--to", "2024-13"], 1, "E809"),
        (["search", "gas", "--after", "x"], 1, "E809"),
        (["dossiers", "--from", "soon"], 1, "E809"),
        (["dossiers", "--after", "x"], 1, "E809"),
        (["show", "nothing-of-the-name"], 1, "E808"),
        (["show", "4711"], 1, "E808"),
        (["show", "9" * 30], 1, "E808"),
        (["same", "1", "1"], 1, "E809"),
        (["different", "1", "4711"], 1, "E808"),
        (["same", "1", "9" * 30], 1, "E808"),
        (["undo", "4711"], 1, "E808"),
        (["undo", "9" * 30], 1, "E808"),
        (["compare", NO_DOSSIER], 1, "E808"),
        (["export", "html", "--dossier", NO_DOSSIER], 1, "E808"),
        (["export", "jsonl", "--from", "soon"], 1, "E809"),
        (["export", "html"], 2, "--dossier"),
        (["export", "csv"], 2, "--output"),
        (["export", "jsonl", "--output", "nowhere/at/all.jsonl"], 1, "E120"),
        (["problems", "--format", "xml"], 2, "xml"),
        (["judgements", "--store", "nowhere.db"], 1, "E801"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)  # fmt: skip
def test_a_wrong_question_is_told(filled: Path, arguments: list[str], status: int, code: str) -> None:
    done = run(arguments[0], "--store", filled, *arguments[1:])
    assert done.returncode == status
    assert code in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize(
    "list", ["contacts", "quotes", "people", "documents", "search", "dossiers", "problems", "judgements"]
)
def test_every_list_comes_as_table_csv_and_json(filled: Path, list: str) -> None:
    more = {"search": ["the"], "dossiers": ["--least", "1"]}.get(list, [])
    found = rows(list, *more, "--store", filled)
    table = run(list, *more, "--store", filled)
    cells = [*csv.reader(io.StringIO(run(list, *more, "--store", filled, "--format", "csv").stdout.decode()))]
    assert table.returncode == 0
    assert f"{len(found)} of " in table.stderr.decode()
    assert len(cells) == len(found) + 1
    assert all([*row] == cells[0] for row in found)


def test_the_pages_of_every_list_give_every_row_once(filled: Path) -> None:
    with Store(filled) as store:
        asks = {
            "contacts": lambda **page: store.contacts(**page), "quotes": lambda **page: store.quotes(**page),
            "people": lambda **page: store.people(**page), "documents": lambda **page: store.documents(**page),
            "search": lambda **page: store.search("the", **page),
            "dossiers": lambda **page: list_dossiers(store, **page),
        }  # fmt: skip
        for name, ask in asks.items():
            found, mark, total = [], None, ask(limit=1000).total
            while True:
                page = ask(limit=2, after=mark)
                found += page.rows
                assert page.total == total, name
                if page.next is None:
                    break
                mark = page.next
            assert found == [*ask(limit=1000).rows], name
            assert len(found) == total > 2, name


def test_the_mark_of_the_next_page_is_said(filled: Path) -> None:
    first = run("documents", "--limit", 4, "--format", "jsonl", "--store", filled)
    mark = said(first).removeprefix("more: --after ")
    rest = run("documents", "--limit", 4, "--format", "jsonl", "--after", mark, "--store", filled)
    names = [json.loads(line)["document"] for line in (first.stdout + rest.stdout).splitlines()]
    assert len(set(names)) == len(names) == 7
    assert b"more:" not in rest.stderr


def test_no_cell_of_csv_is_a_formula(tmp_path: Path) -> None:
    wild = reading(
        ("=HYPERLINK(1)", "+Minister", "-Land"), VOS, said="@SUM(1)", name="=cmd", outlet="\t=1", title="a\nb"
    )
    store = tmp_path / "s.db"
    assert run("add", written(tmp_path / "a.jsonl", [to_json(wild)]), "--store", store).returncode == 0
    for list in ("contacts", "quotes", "people", "documents"):
        plain = rows(list, "--store", store)
        done = run(list, "--format", "csv", "--store", store)
        found = [*csv.DictReader(io.StringIO(done.stdout.decode(), newline=""))]
        assert not [c for row in found for c in row.values() if c.startswith(("=", "+", "-", "@", "\t"))]
        texts = [{k: v for k, v in row.items() if isinstance(v, str)} for row in plain]
        assert [{k: unescaped(row[k]) for k in text} for row, text in zip(found, texts, strict=True)] == texts


def test_a_document_is_shown_as_report_record_and_original(filled: Path, lines: list[str], tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    run("add", EXAMPLES / "wire.txt", "--store", store)
    assert b"Droste" in run("show", "wire", "--store", store).stdout
    assert json.loads(run("show", "1", "--format", "json", "--store", store).stdout)["document"]["name"] == "wire"
    original = run("show", "wire", "--format", "original", "--store", store)
    assert original.stdout == (EXAMPLES / "wire.txt").read_bytes()


def test_a_judgement_joins_parts_and_is_taken_back(tmp_path: Path) -> None:
    texts = [to_json(reading(p, VOS, text=p[0])) for p in (MARR, ("Adelheid Marr", "Minister", "Veldania"))]
    store = tmp_path / "s.db"
    run("add", written(tmp_path / "a.jsonl", texts), "--store", store)

    def marrs() -> list[int]:
        return [row["id"] for row in rows("people", "--person", "Marr", "--store", store)]

    one, other = marrs()
    assert b"judgement 1 " in run("same", one, other, "--store", store).stdout
    assert len(marrs()) == 1
    assert run("undo", 1, "--store", store).returncode == 0
    assert len(marrs()) == 2
    assert b"judgement 2 " in run("different", one, other, "--store", store).stdout
    judged = rows("judgements", "--store", store)
    assert [(j["verdict"], j["undone_at"] is None) for j in judged] == [("same", False), ("different", True)]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "webanno", "ftm", "plover"])
def test_every_export_is_written(filled: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    done = run("export", form, "--output", target, "--store", filled)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(b"7 documents\n")
    files = [target] if target.is_file() else [*target.iterdir()]
    assert files
    assert all(file.stat().st_size for file in files)


def test_a_report_of_a_dossier_is_written(filled: Path) -> None:
    id = next(row["id"] for row in rows("dossiers", "--store", filled) if row["kind"] == "meeting")
    done = run("export", "html", "--dossier", id, "--store", filled)
    assert done.returncode == 0
    assert b"readout_ostmark" in done.stdout


def test_a_dossier_of_the_store_is_what_comparing_its_sources_gives(
    filled: Path, lines: list[str], tmp_path: Path
) -> None:
    found = rows("dossiers", "--least", 2, "--store", filled)
    assert found
    for row in found:
        stored = run("compare", row["id"], "--format", "json", "--store", filled)
        (told,) = json.loads(stored.stdout)["dossiers"]
        own = [line for line in lines if json.loads(line)["document"]["name"] in told["accounts"]]
        compared = json.loads(run("compare", written(tmp_path / "a.jsonl", own), "--format", "json").stdout)
        assert told in compared["dossiers"]


def test_the_store_gathers_what_comparing_all_sources_gathers(lines: list[str], tmp_path: Path) -> None:
    # without a date of publication a text is brought together with others only where nothing else is there to take
    dated = [line for line in lines if '"name":"wire"' not in line]
    run("add", written(tmp_path / "a.jsonl", dated), "--store", tmp_path / "s.db")
    with Store(tmp_path / "s.db") as store:
        stored = sorted(sorted(stored_dossier(store, d.id).accounts) for d in list_dossiers(store, limit=1000).rows)
    compared = compare_readings(from_dict(json.loads(line)) for line in dated)
    assert stored == sorted(sorted(d.accounts) for d in compared)


def dossiers_in(path: Path) -> list[tuple[str, ...]]:
    """The accounts of each dossier, as document and contact, whatever the dossiers' ids."""
    with Store(path) as store:
        found = [store.contacts(Filters(dossier=d.id)).rows for d in list_dossiers(store, limit=1000).rows]
    return sorted(tuple(sorted(f"{c.document.name} {c.record}" for c in rows)) for rows in found)


@pytest.mark.parametrize("turn", ["backwards", "odd and even", "by their ends"])
def test_the_order_of_adding_does_not_change_the_dossiers(lines: list[str], tmp_path: Path, turn: str) -> None:
    # a text that comes weeks later joins those that are there, but is not looked at again when it was first
    lines = [line for line in lines if '"name":"harbour-letter-7"' not in line]
    run("add", written(tmp_path / "straight.jsonl", lines), "--store", tmp_path / "straight.db")
    turned = {
        "backwards": lines[::-1],
        "odd and even": lines[1::2] + lines[::2],
        "by their ends": sorted(lines, key=lambda line: line[::-1]),
    }[turn]
    run("add", written(tmp_path / "a.jsonl", turned), "--store", tmp_path / "s.db")
    assert dossiers_in(tmp_path / "s.db") == dossiers_in(tmp_path / "straight.db")
