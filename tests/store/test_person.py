"""What a store knows of one person, and two people joined or a spelling separated as a whole."""

from __future__ import annotations

import pytest

from communique.errors import CommuniqueError
from communique.store import sameness
from communique.store.person import Portrait, person_row, portrait
from communique.store.store import Store

from .made import MARR, VOS, Party, entry, named, reading

AMANOVA: Party = ("Saule Amanova", "Foreign Minister", "Karadan")
OTHER: Party = ("Saule Amanova", "Foreign Minister", "Ostmark")


def of(store: Store, name: str) -> Portrait:
    (row,) = (row for row in store.people(limit=1000).rows if row.name == name and row.type == "person")
    with store.database.reading() as connection:
        return portrait(connection, row.id)


def ids(store: Store, *parties: Party) -> list[int]:
    """Each party in a document of its own; the numbers of their spellings."""
    for n, party in enumerate(parties):
        store.add(named(party, text=f"No. {n} "))
    found = {(s.name, s.country): s.id for p in store.people(limit=1000).rows for s in p.spellings}
    return [found[name, country] for name, _, country in parties]


def together(store: Store, a: int, b: int) -> bool:
    with store.database.reading() as connection:
        return person_row(connection, a).id == person_row(connection, b).id


def test_a_portrait_tells_offices_company_contacts_and_quotes(store: Store) -> None:
    store.add(entry(reading(MARR, VOS, date="2024-05-14", said="We agreed", published="2024-05-16")))
    store.add(entry(reading(MARR, AMANOVA, date="2024-06-01", published="2024-06-02")))
    store.add(entry(reading(("Ada Marr", "Minister of Trade", "Veldania"), VOS, published="2019-01-02")))
    told = of(store, "Ada Marr")
    assert [(o.office, o.first, o.last, o.documents) for o in told.offices] == [
        ("President", "2024-05-16", "2024-06-02", 2),
        ("Minister of Trade", "2019-01-02", "2019-01-02", 1),
    ]
    assert [(met.name, met.contacts) for met in told.met][:2] == [("Henrik Vos", 2), ("Saule Amanova", 1)]
    assert [row.date for row in told.contacts] == ["2024-06-01", "2024-05-14", None]
    assert told.contact_count == told.looked_at == 3
    assert [row.content for row in told.quotes] == ["We agreed"]
    assert told.quote_count == 1


def test_who_is_not_there_has_no_portrait(store: Store) -> None:
    with pytest.raises(CommuniqueError, match="E808"), store.database.reading() as connection:
        portrait(connection, 7)


def test_joined_people_are_one_as_a_whole_and_apart_again(store: Store) -> None:
    a, b, c = ids(store, AMANOVA, OTHER, ("S. Amanova", "Foreign Minister", "Ostmark"))
    assert together(store, b, c)
    assert not together(store, a, b)
    with store.database.writing() as connection:
        made = sameness.join(connection, a, b)
    assert together(store, a, b)
    assert together(store, a, c)
    with store.database.writing() as connection:
        sameness.take_back(connection, made)
    assert not together(store, a, b)
    assert together(store, b, c)


def test_a_separated_spelling_stands_alone_until_it_is_taken_back(store: Store) -> None:
    a, b, c = ids(store, MARR, ("Ada Marr", "President", None), ("A. Marr", "President", "Veldania"))
    assert together(store, a, b)
    assert together(store, a, c)
    with store.database.writing() as connection:
        made = sameness.part(connection, b)
    assert not together(store, a, b)
    assert together(store, a, c)
    with store.database.writing() as connection:
        sameness.take_back(connection, made)
    assert together(store, a, b)


def test_what_cannot_be_joined_is_refused_and_changes_nothing(store: Store) -> None:
    a, b = ids(store, MARR, VOS)
    country = next(row.id for row in store.people(limit=100).rows if row.type == "country")
    for pair in ((a, a), (a, country), (a, 999)):
        with pytest.raises(CommuniqueError, match=r"E80[89]"), store.database.writing() as connection:
            sameness.join(connection, *pair)
    with pytest.raises(CommuniqueError, match="E809"), store.database.writing() as connection:
        sameness.part(connection, b)
    assert store.judgements() == ()


def test_a_judgement_that_holds_two_apart_is_told(store: Store) -> None:
    a, b, c = ids(store, AMANOVA, OTHER, ("S. Amanova", "Foreign Minister", "Ostmark"))
    store.judge(a, c, "different")
    apart = "keeps two of their spellings apart"
    with pytest.raises(CommuniqueError, match=apart), store.database.writing() as connection:
        sameness.join(connection, b, a)
    assert len(store.judgements()) == 1
