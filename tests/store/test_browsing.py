"""What pages show beside lists: outlets, facets of a search, problems page by page, portions of the store."""

from __future__ import annotations

import pytest

from communique.errors import CommuniqueError
from communique.store import portion as counted
from communique.store.browsing import outlets, titles_of
from communique.store.facets import facets
from communique.store.filters import Filters
from communique.store.portion import portion
from communique.store.problem_pages import close, open_of, page_of_problems
from communique.store.store import Store

from .made import MARR, VOS, entry, reading


@pytest.fixture
def filled(store: Store) -> Store:
    for n, (outlet, kind) in enumerate((("Norvik News", "call"), ("Ärla Post", "meeting"), ("Norvik News", "meeting"))):
        told = reading(
            MARR,
            VOS,
            text=f"Gas, no. {n}.",
            kind=kind,
            outlet=outlet,
            published=f"202{n}-05-16",
            title=f"No. {n}",
            said="Yes",
        )
        store.add(entry(told))
    return store


def test_outlets_are_each_told_once(filled: Store) -> None:
    with filled.database.reading() as connection:
        assert outlets(connection) == ("Norvik News", "Ärla Post")
        assert outlets(connection, most=1) == ("Ärla Post",)
        assert titles_of(connection, [1, 9]) == {1: "No. 0"}


def test_facets_count_texts(filled: Store) -> None:
    with filled.database.reading() as connection:
        told = facets(connection, "gas", Filters())
        some = facets(connection, "gas", Filters(kind="meeting", outlet="norvik news"))
        assert facets(connection, "-gas", Filters()).of == 0
    assert told.of == 3
    assert told.outlets == (("Norvik News", 2), ("Ärla Post", 1))
    assert told.years == (("2022", 1), ("2021", 1), ("2020", 1))
    assert told.kinds == (("meeting", 2), ("call", 1))
    assert dict(told.countries) == {"Veldania": 3, "Ostmark": 3}
    assert some.of == 1


def test_documents_are_narrowed_by_the_kind_of_a_contact(filled: Store) -> None:
    assert [row.title for row in filled.documents(Filters(kind="call")).rows] == ["No. 0"]
    assert filled.search("gas", Filters(kind="meeting")).total == 2


def test_a_portion_is_what_was_there_then(filled: Store) -> None:
    with filled.database.reading() as connection:
        all, some = portion(connection, Filters()), portion(connection, Filters(outlet="Norvik News"))
    filled.add(entry(reading(MARR, outlet="Norvik News")))
    with filled.database.reading() as connection:
        numbers = [
            (
                counted.texts_in(connection, of),
                counted.contacts_in(connection, of),
                counted.participants_in(connection, of),
            )
            for of in (all, some, portion(connection, Filters()))
        ]
        assert numbers == [(3, 3, 6), (2, 2, 4), (4, 4, 7)]
        assert counted.quotes_in(connection, some) == 2
        assert counted.pairs_in(connection, portion(connection, Filters())) == 4
        assert [number for number, _ in counted.lines_of(connection, some)] == [1, 3]


def test_problems_come_page_by_page(store: Store) -> None:
    for line in range(5):
        store.note("/in/bad.jsonl", CommuniqueError("E106", "not JSON", f"/in/bad.jsonl:{line}"))
    seen: list[str] = []
    after = None
    while True:
        with store.database.reading() as connection:
            page = page_of_problems(connection, closed=False, limit=2, after=after)
        seen += [row.where for row in page.rows]
        if page.next is None:
            break
        after = page.next
    assert seen == [f"/in/bad.jsonl:{line}" for line in range(4, -1, -1)]
    with store.database.writing() as connection:
        close(connection, 3)
        close(connection, 3)
        assert open_of(connection, {"/in/bad.jsonl"}) == {"/in/bad.jsonl": 4}
        with pytest.raises(CommuniqueError, match="E808"):
            close(connection, 99)
        with pytest.raises(CommuniqueError, match="E809"):
            page_of_problems(connection, closed=True, limit=2, after="x")
