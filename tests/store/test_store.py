"""The store as a whole: the examples read, added, found again; problems kept until they are resolved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import communique
from communique.compare.signatures import bands, signature
from communique.document import Document
from communique.errors import CommuniqueError
from communique.export.records import from_dict, to_json
from communique.store.filters import Filters
from communique.store.prepared import Entry
from communique.store.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def entry_of(path: Path) -> Entry:
    raw = path.read_bytes()
    read = communique.read(Document(raw.decode(), name=path.stem))
    numbers = signature(read.document.text)
    return Entry(read, to_json(read).encode(), raw, "text/plain", numbers, bands(numbers))


def test_the_examples_are_added_and_found(store: Store) -> None:
    entries = [entry_of(EXAMPLES / f"{name}.txt") for name in ("readout_ostmark", "readout_veldania", "wire")]
    assert [store.add(one).outcome for one in entries] == ["added"] * 3
    assert [from_dict(json.loads(line)) for line in store.stream()] == [one.reading for one in entries]
    vos = store.people(Filters(person="Henrik Vos")).rows[0]
    assert (vos.office, vos.country, vos.documents) == ("Chancellor", "Ostmark", 3)
    assert store.contacts(Filters(person="Vos", country="Veldania", status="held")).total == 2
    assert store.quotes(Filters(speaker="Nurlan Besimov")).rows[0].content.startswith('"They have promised')
    assert {hit.document.name for hit in store.search('"gas pipeline" marr').rows} == {
        "readout_ostmark",
        "readout_veldania",
    }
    assert store.original("wire").data == (EXAMPLES / "wire.txt").read_bytes()


def test_a_problem_is_kept_once_until_it_is_resolved(store: Store) -> None:
    for message in ("cut short", "still cut short"):
        store.note("feeds/selm", CommuniqueError("E113", message, "page 7"))
    store.note("feeds/selm", CommuniqueError("E104", "empty", "page 8"))
    store.note("folder", CommuniqueError("E104", "empty", "\ud800"))
    assert [(p.where, p.code, p.message) for p in store.problems("feeds/selm")] == [
        ("page 8", "E104", "empty"),
        ("page 7", "E113", "cut short"),
    ]
    assert store.resolve("feeds/selm", "page 7") == 1
    assert [p.where for p in store.problems("feeds/selm")] == ["page 8"]
    assert (store.resolve("feeds/selm"), store.resolve("feeds/selm")) == (1, 0)
    assert len(store.problems()) == 1
    assert len(store.problems(resolved=True)) == 3
    store.note("feeds/selm", CommuniqueError("E113", "again", "page 7"))
    assert len(store.problems("feeds/selm")) == 1


def test_readers_go_on_while_another_writes(store: Store, path: Path) -> None:
    store.add(entry_of(EXAMPLES / "wire.txt"))
    with store.database.writing(), Store(path, wait=0.05) as other:
        assert other.documents().total == 1
        assert other.search("border").total == 1


def test_a_stream_does_not_see_what_comes_after_it_began(store: Store, path: Path) -> None:
    store.add(entry_of(EXAMPLES / "wire.txt"))
    lines = store.stream()
    next(lines)
    with Store(path) as other:
        other.add(entry_of(EXAMPLES / "commentary.txt"))
    assert list(lines) == []


@pytest.mark.parametrize("document", ["wire", 1])
def test_a_document_is_known_by_name_and_number(store: Store, document: int | str) -> None:
    store.add(entry_of(EXAMPLES / "wire.txt"))
    row = store.document(document)
    assert (row.id, row.name, row.words > 100, row.version_of, row.copy_of) == (1, "wire", True, None, ())
