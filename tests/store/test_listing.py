"""Lists narrowed, sorted and turned page by page; every row leads back to its text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from communique.errors import CommuniqueError
from communique.store.filters import Filters
from communique.store.store import Store

from .made import MARR, VOS, entry, named, reading

DROSTE = ("Ilan Droste", "Foreign Minister", "Ostmark")
AMANOVA = ("Saule Amanova", "Foreign Minister", "Karadan")
MARESIN = ("Anton Maresin", "Director of the Foreign Intelligence Service", "Veldania")


@pytest.fixture
def shelf(store: Store) -> Store:
    """Four documents that differ in everything that a list is narrowed by."""
    readings = [
        reading(
            MARR, VOS, name="a", date="2024-05-14", place=("Sarnograd", None), topic="supplies of natural gas",
            said="We have found a common language", source="Office of the President", outlet="Veldania Today",
            published="2024-05-15", title="Marr receives Vos",
        ),
        reading(
            DROSTE, AMANOVA, name="b", kind="call", date="2024-06", topic="border crossings and customs",
            said="The crossings will open", outlet="President of Germany", published="2024-07-01", url="https://w.example/b",
        ),
        reading(
            MARESIN, DROSTE, name="c", kind="visit", status="denied", date="2022", place=("Torkent", "KZ"),
            topic="detained sailors", said="There was no visit", outlet="Selm Post", published="2022-12-30",
            language="ru",
        ),
        reading(AMANOVA, ("Germany", None, "Germany"), name="d", kind="message", status="planned"),
    ]  # fmt: skip
    for one in readings:
        store.add(entry(one))
    return store


CONTACTS: list[tuple[Filters, str]] = [
    (Filters(), "abcd"),
    (Filters(person="Henrik Vos"), "a"),
    (Filters(person="droste"), "bc"),
    (Filters(person="Дросте"), "bc"),
    (Filters(person="Nobody Known"), ""),
    (Filters(office="foreign minister"), "bcd"),
    (Filters(office="minister foreign"), ""),
    (Filters(country="Ostmark"), "abc"),
    (Filters(country="German"), "d"),
    (Filters(country="DE"), "d"),
    (Filters(country="Kazakhstan"), "c"),
    (Filters(institution="foreign intelligence service"), "c"),
    (Filters(kind="call"), "b"),
    (Filters(status="denied"), "c"),
    (Filters(place="sarnograd"), "a"),
    (Filters(topic="gas"), "a"),
    (Filters(topic='"border crossings" -sailors'), "b"),
    (Filters(topic="custom*"), "b"),
    (Filters(topic='"('), ""),
    (Filters(speaker="office of the president"), "a"),
    (Filters(outlet="SELM POST"), "c"),
    (Filters(side="Germany"), "b"),
    (Filters(side="Veldania Today"), "a"),
    (Filters(language="ru"), "c"),
    (Filters(since="2024"), "ab"),
    (Filters(since="2024-06-10"), "b"),
    (Filters(until="2024-06-10"), "abc"),
    (Filters(since="2022-07", until="2022-08"), "c"),
    (Filters(since="2024-05-14", until="2024-05-14"), "a"),
    (Filters(country="Ostmark", kind="call", topic="customs", since="2024-06-30", person="Amanova"), "b"),
    (Filters(dossier="d1"), ""),
]
QUOTES: list[tuple[Filters, str]] = [
    (Filters(), "abc"),
    (Filters(person="Ada Marr"), "a"),
    (Filters(speaker="marr"), "a"),
    (Filters(speaker="Марр"), "a"),
    (Filters(speaker="Vos"), ""),
    (Filters(country="Ostmark"), "b"),
    (Filters(kind="direct", topic="visit"), "c"),
    (Filters(kind="indirect"), ""),
    (Filters(since="2024-05", until="2024-05"), "a"),
    (Filters(side="Germany"), "b"),
    (Filters(outlet="selm post", language="RU"), "c"),
    (Filters(institution="Foreign Ministry"), ""),
]
DOCUMENTS: list[tuple[Filters, str]] = [
    (Filters(), "abcd"),
    (Filters(person="Droste"), "bc"),
    (Filters(country="Veldania"), "ac"),
    (Filters(topic="sailors"), "c"),
    (Filters(outlet="Selm Post"), "c"),
    (Filters(since="2024-05-16"), "b"),
    (Filters(until="2022"), "c"),
    (Filters(language="en", country="Karadan"), "bd"),
]
PEOPLE: list[tuple[Filters, set[str]]] = [
    (Filters(person="droste"), {"Ilan Droste"}),
    (Filters(person="Karadan"), {"Karadan"}),
    (Filters(office="foreign minister"), {"Ilan Droste", "Saule Amanova"}),
    (Filters(institution="Foreign Intelligence Service"), {"Anton Maresin"}),
    (Filters(country="Veldania", kind="person"), {"Ada Marr", "Anton Maresin"}),
    (Filters(country="Karadan"), {"Saule Amanova", "Karadan"}),
    (Filters(kind="person", since="2024-06"), {"Ilan Droste", "Saule Amanova"}),
    (Filters(kind="person", until="2023"), {"Ilan Droste", "Anton Maresin"}),
]


@pytest.mark.parametrize(("filters", "names"), CONTACTS, ids=[str(case[0]) for case in CONTACTS])
def test_contacts_are_narrowed(shelf: Store, filters: Filters, names: str) -> None:
    page = shelf.contacts(filters)
    assert sorted(row.document.name for row in page.rows) == list(names)
    assert page.total == len(names)


@pytest.mark.parametrize(("filters", "names"), QUOTES, ids=[str(case[0]) for case in QUOTES])
def test_quotes_are_narrowed(shelf: Store, filters: Filters, names: str) -> None:
    assert sorted(row.document.name for row in shelf.quotes(filters).rows) == list(names)


@pytest.mark.parametrize(("filters", "names"), DOCUMENTS, ids=[str(case[0]) for case in DOCUMENTS])
def test_documents_are_narrowed_and_streamed(shelf: Store, filters: Filters, names: str) -> None:
    assert sorted(row.name for row in shelf.documents(filters).rows) == list(names)
    assert [json.loads(line)["document"]["name"] for line in shelf.stream(filters)] == list(names)


@pytest.mark.parametrize(("filters", "names"), PEOPLE, ids=[str(case[0]) for case in PEOPLE])
def test_people_are_narrowed(shelf: Store, filters: Filters, names: set[str]) -> None:
    assert {row.name for row in shelf.people(filters).rows} == names


def test_rows_lead_back_to_the_text(shelf: Store) -> None:
    for row in (*shelf.contacts().rows, *shelf.quotes().rows):
        text = json.loads(shelf.reading_json(row.document.document_id))["document"]["text"]
        assert row.start is not None
        assert text[row.start : row.end] == (row.words if hasattr(row, "words") else row.content)


def test_a_contact_tells_what_the_document_says_of_it(shelf: Store) -> None:
    (row,) = shelf.contacts(Filters(person="Vos")).rows
    assert (row.record, row.kind, row.status, row.main, row.date, row.place) == (
        "c1", "meeting", "held", True, "2024-05-14", "Sarnograd",
    )  # fmt: skip
    assert (row.participants, row.topics) == (("Ada Marr", "Henrik Vos"), "supplies of natural gas")
    assert (row.document.title, row.document.outlet, row.document.published) == (
        "Marr receives Vos", "Veldania Today", "2024-05-15",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "names"), [("date", "dcab"), ("-date", "bacd"), ("added", "abcd"), ("-added", "dcba"), ("kind", "badc")]
)
def test_contacts_are_sorted(shelf: Store, sort: str, names: str) -> None:
    assert "".join(row.document.name for row in shelf.contacts(sort=sort).rows) == names


@pytest.mark.parametrize("list", ["contacts", "quotes", "documents", "people"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_pages_give_every_row_once_in_order(store: Store, list: str, size: int) -> None:
    for n in range(7):
        store.add(
            entry(reading(MARR, VOS, said="Yes", text=str(n), published=f"2024-01-0{n % 3 + 1}", name=f"n{n % 2}"))
        )
    sorts = {"contacts": ("-date", "kind"), "quotes": ("-published", "speaker"), "documents": ("name", "-words"),
             "people": ("-documents", "name", "-last_seen")}  # fmt: skip
    ask = getattr(store, list)
    for sort in sorts[list]:
        whole = ask(sort=sort, limit=1000).rows
        turned, after = [], None
        while True:
            page = ask(sort=sort, limit=size, after=after)
            assert page.total == len(whole)
            turned += page.rows
            after = page.next
            if after is None:
                break
        assert tuple(turned) == whole


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.contacts(sort="colour"),
        lambda s: s.contacts(sort=""),
        lambda s: s.contacts(Filters(since="yesterday")),
        lambda s: s.contacts(Filters(until="2024-13")),
        lambda s: s.contacts(after="no mark"),
        lambda s: s.contacts(after="W10="),
        lambda s: s.contacts(after="\ud800"),
        lambda s: s.contacts(after=s.documents(limit=1).next),
        lambda s: s.quotes(Filters(status="held")),
        lambda s: s.people(Filters(outlet="Selm Post")),
        lambda s: s.documents(Filters(office="minister")),
        lambda s: s.search("vos", after="x"),
    ],
)
def test_a_question_that_is_not_understood_is_told(shelf: Store, ask: object) -> None:
    with pytest.raises(CommuniqueError) as caught:
        ask(shelf)  # type: ignore[operator]
    assert caught.value.code == "E809"


@pytest.mark.parametrize("document", [0, 999, "nobody", "sha256:00", "\ud800"])
def test_a_document_that_is_not_there_is_told(shelf: Store, document: int | str) -> None:
    with pytest.raises(CommuniqueError) as caught:
        shelf.document(document)
    assert caught.value.code == "E808"


@pytest.mark.parametrize(
    "value", ["'; DROP TABLE documents; --", "%", "_", '"', "\x00", "\ud800", "x" * 10_000, "*", "-"]
)
def test_hostile_values_find_nothing_and_break_nothing(shelf: Store, value: str) -> None:
    for name in ("person", "office", "country", "institution", "place", "topic", "speaker", "outlet", "side"):
        assert shelf.contacts(Filters(**{name: value})).total == 0, name
    for name in ("person", "office", "country", "institution"):
        assert shelf.people(Filters(**{name: value})).total == 0, name
    assert shelf.contacts().total == 4


def test_near_copies_are_linked_with_the_earlier_ones(store: Store) -> None:
    same, other = tuple(range(64)), tuple(range(5000, 5064))
    most = (*range(40), *range(1000, 1024))
    filed = ((same, (1, 2)), (most, (2, 3)), (other, (3, 4)), (same, (1, 2)))
    ids = [
        store.add(replace(named(MARR, text=f"No. {n} "), signature=signature, bands=bands)).id
        for n, (signature, bands) in enumerate(filed)
    ]
    rows = [store.document(id) for id in ids]
    assert [row.copy_of for row in rows] == [(), ((ids[0], 0.625),), (), ((ids[0], 1.0), (ids[1], 0.625))]
