"""A reading is added once and whole: again, by two at once, killed in the midst, undone by its joiner."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from communique.errors import CommuniqueError
from communique.export.records import from_dict, to_json
from communique.store import schema
from communique.store.store import Store

from .made import MARR, VOS, entry, reading

SPAWN = multiprocessing.get_context("spawn")


def counts(store: Store) -> dict[str, int]:
    with store.database.reading() as connection:
        tables = [*schema.METADATA.sorted_tables]
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def test_a_reading_is_given_back_byte_for_byte(store: Store) -> None:
    given = entry(reading(MARR, VOS, said="We agree", name="readout"))
    added = store.add(given)
    assert (added.outcome, store.reading_json(added.id), store.reading_json("readout")) == (
        "added",
        given.reading_json,
        given.reading_json,
    )
    assert store.document(given.reading.document.id).id == added.id


def test_adding_again_changes_nothing(store: Store) -> None:
    given = entry(reading(MARR, VOS, said="We agree"), signature=(1, 2, 3), bands=(9,), original=b"raw")
    first = store.add(given)
    before = counts(store)
    again = store.add(given)
    assert (again.outcome, again.id, counts(store)) == ("known", first.id, before)


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        ({"name": "another-file"}, "known"),
        ({"outlet": "Selm Post"}, "added"),
        ({"url": "https://b.example/1"}, "added"),
        ({"url": "https://a.example/1", "text": "Corrected."}, "new_version"),
        ({"text": "Another."}, "added"),
    ],
    ids=["another name", "another outlet", "another address", "another text at the address", "another text"],
)
def test_what_is_one_document(store: Store, other: dict[str, str], outcome: str) -> None:
    told = {"url": "https://a.example/1"} if "url" in other else {}
    first = store.add(entry(reading(MARR, VOS, **told)))
    added = store.add(entry(reading(MARR, VOS, **{**told, **other})))
    assert added.outcome == outcome
    assert added.version_of == (first.id if outcome == "new_version" else None)


def test_a_third_version_is_of_the_second(store: Store) -> None:
    texts = ("One.", "Two.", "Three.", "Two.")
    added = [store.add(entry(reading(MARR, text=text, url="https://a.example/1"))) for text in texts]
    assert [a.version_of for a in added] == [None, added[0].id, added[1].id, added[0].id]
    assert added[3].outcome == "known"


def test_an_original_is_kept_once_for_all_its_documents(store: Store) -> None:
    raw = bytes(range(256)) * 40
    for name in ("one", "two"):
        store.add(entry(reading(MARR, text=name, name=name), original=raw, media_type="text/html"))
    assert store.original("one") == store.original("two")
    assert (store.original("one").data, store.original("one").media_type) == (raw, "text/html")
    assert counts(store)["originals"] == 1


def test_an_original_that_was_not_kept_is_told(store: Store) -> None:
    store.add(entry(reading(MARR, name="bare")))
    with pytest.raises(CommuniqueError) as caught:
        store.original("bare")
    assert caught.value.code == "E808"


@pytest.mark.parametrize("strange", ["\ud800 half", "nul\x00here", "\u202e right to left", "'; DROP TABLE people; --"])
def test_strange_texts_and_names_go_in_and_come_back(store: Store, strange: str) -> None:
    party = (f"Ada {strange}", strange, strange)
    given = entry(
        reading(party, topic=f"on {strange}", said=f"no {strange}", outlet=strange, url=strange, title=strange)
    )
    added = store.add(given)
    assert store.reading_json(added.id) == given.reading_json
    assert store.add(given).outcome == "known"
    assert store.contacts().total == store.quotes().total == 1


def test_what_joins_is_kept_with_the_document(store: Store) -> None:
    def join(connection: Connection, id: int) -> None:
        contacts = connection.execute(select(schema.contacts).where(schema.contacts.c.document_id == id)).all()
        assert [c.sketch for c in contacts] == ["sketch of c1"]
        connection.execute(insert(schema.dossiers), {"id": "d1", "kind": "meeting", "n_accounts": 1})
        connection.execute(schema.contacts.update().values(dossier_id="d1"))

    store.add(entry(reading(MARR, VOS), sketches={"c1": "sketch of c1"}), inside=join)
    assert store.contacts().rows[0].dossier_id == "d1"


def test_what_fails_while_joining_leaves_nothing(store: Store) -> None:
    before = counts(store)

    def fail(connection: Connection, id: int) -> None:
        raise CommuniqueError("E401", "a fault", "c1")

    with pytest.raises(CommuniqueError):
        store.add(entry(reading(MARR, VOS, said="We agree"), original=b"raw"), inside=fail)
    assert counts(store) == before
    assert store.add(entry(reading(MARR, VOS, said="We agree"))).outcome == "added"


def add_all(path: Path, numbers: range, start: Barrier, outcomes: multiprocessing.SimpleQueue[list[str]]) -> None:
    with Store(path, create=True) as store:
        start.wait()
        readings = (reading(MARR, VOS, text=f"No. {n}", url="https://a.example/1") for n in numbers)
        outcomes.put([store.add(entry(r)).outcome for r in readings])


def test_two_processes_that_add_the_same_add_it_once(path: Path) -> None:
    start, outcomes = SPAWN.Barrier(2), SPAWN.SimpleQueue()
    crew = [SPAWN.Process(target=add_all, args=(path, range(20), start, outcomes)) for _ in range(2)]
    for process in crew:
        process.start()
    told = outcomes.get() + outcomes.get()
    for process in crew:
        process.join()
    with Store(path) as store:
        assert store.documents().total == 20
        assert told.count("known") == 20
        assert [row.version_of for row in store.documents(sort="added").rows].count(None) == 1
        assert sorted(p.documents for p in store.people().rows) == [20, 20, 20, 20]


def add_until_killed(path: Path, started: Event, acknowledged: multiprocessing.SimpleQueue[int]) -> None:
    with Store(path, create=True) as store:
        for n in range(100_000):
            acknowledged.put(store.add(entry(reading(MARR, VOS, text=f"No. {n}"), original=b"%d" % n)).id)
            started.set()


@pytest.mark.parametrize("after", [1, 7, 23])
def test_what_was_acknowledged_outlives_a_killed_process(path: Path, after: int) -> None:
    started, acknowledged = SPAWN.Event(), SPAWN.SimpleQueue()
    process = SPAWN.Process(target=add_until_killed, args=(path, started, acknowledged))
    process.start()
    ids = [acknowledged.get() for _ in range(after)]
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    with Store(path) as store:
        store.check()
        whole = counts(store)
        assert whole["documents"] >= after
        assert whole["contacts"] == whole["originals"] == whole["documents"]
        assert all(store.document(id).id == id for id in ids)
        assert store.search("met").total == whole["documents"]
        assert store.add(entry(reading(MARR, VOS, text="After"))).outcome == "added"


def test_the_stream_gives_readings_in_the_order_of_their_coming(store: Store) -> None:
    given = [reading(MARR, text=f"No. {n}", outlet="Selm Post" if n % 2 else None) for n in range(120)]
    for one in given:
        store.add(entry(one))
    assert [line.decode() for line in store.stream()] == [to_json(one) for one in given]
    import json

    assert from_dict(json.loads(next(store.stream()))) == given[0]
