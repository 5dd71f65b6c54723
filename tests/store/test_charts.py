"""Rows for drawings: the latest that fit, with who took part under the names they go by."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from communique.errors import CommuniqueError
from communique.store import schema
from communique.store.charts import COUNTED, charted, plain_country, state
from communique.store.filters import Filters
from communique.store.store import Store

from .made import MARR, VOS, Party, entry, named, reading

ALL = Filters()
KENT: Party = ("Lena Kent", "Minister", "French")


def test_the_latest_come_first_and_those_without_a_date_last(store: Store) -> None:
    for date in ("2024-05-02", None, "2024-07", "2023"):
        store.add(entry(reading(MARR, VOS, date=date, name=str(date), text=str(date))))
    rows = charted(store, ALL).rows
    assert [row.date for row in rows] == ["2024-07", "2024-05-02", "2023", None]
    assert [(row.first, row.last) for row in rows] == [
        ("2024-07-01", "2024-07-31"),
        ("2024-05-02", "2024-05-02"),
        ("2023-01-01", "2023-12-31"),
        ("", ""),
    ]


def test_a_limit_leaves_the_earlier_out_and_says_how_many_fit(store: Store) -> None:
    for day in range(1, 6):
        store.add(entry(reading(MARR, VOS, date=f"2024-05-0{day}", name=str(day), text=str(day))))
    found = charted(store, ALL, limit=2)
    assert [row.date for row in found.rows] == ["2024-05-05", "2024-05-04"]
    assert (found.total, found.more) == (5, False)


def test_counting_ends_where_nobody_reads_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert COUNTED >= 10_000
    monkeypatch.setattr("communique.store.charts.COUNTED", 2)
    for day in range(1, 5):
        store.add(entry(reading(MARR, VOS, date=f"2024-05-0{day}", name=str(day), text=str(day))))
    found = charted(store, ALL)
    assert (len(found.rows), found.total, found.more) == (4, 2, True)


def test_filters_narrow_and_what_is_not_understood_is_said(store: Store) -> None:
    store.add(entry(reading(MARR, VOS, kind="call", name="a")))
    store.add(entry(reading(MARR, KENT, name="b")))
    assert [row.kind for row in charted(store, Filters(person="Henrik Vos")).rows] == ["call"]
    with pytest.raises(CommuniqueError) as raised:
        charted(store, Filters(since="yesterday"))
    assert raised.value.code == "E809"


def test_parties_go_by_their_usual_names_and_plain_countries(store: Store) -> None:
    for n in range(3):
        store.add(entry(reading(MARR, KENT, name=str(n), text=str(n))))
    row = charted(store, ALL, limit=1).rows[0]
    assert [(p.type, p.name, p.country) for p in row.parties] == [
        ("person", "Ada Marr", "Veldania"),
        ("person", "Lena Kent", "France"),
    ]
    assert all(p.id is not None for p in row.parties)


def test_a_party_whose_text_tells_no_country_has_that_of_the_others(store: Store) -> None:
    store.add(named(MARR, name="elsewhere"))
    store.add(entry(reading(("Ada Marr", "President", None), VOS, name="here")))
    assert [p.country for p in charted(store, ALL).rows[0].parties] == ["Veldania", "Ostmark"]


def test_a_dossier_tells_how_many_accounts_it_has(store: Store) -> None:
    store.add(entry(reading(MARR, VOS)))
    with store.database.writing() as connection:
        row = {"id": "d0123456789ab", "kind": "meeting", "n_accounts": 3}
        connection.execute(schema.dossiers.insert(), row)
        connection.execute(update(schema.contacts).values(dossier_id=row["id"]))
    found = charted(store, ALL).rows[0]
    assert (found.dossier_id, found.accounts) == ("d0123456789ab", 3)


def test_the_state_is_another_after_every_change_and_no_other(store: Store) -> None:
    marks = [state(store)]
    store.add(entry(reading(MARR, VOS)))
    marks.append(state(store))
    people = [row.spellings[0].id for row in store.people().rows if row.type == "person"]
    judged = store.judge(people[0], people[1], "different")
    marks.append(state(store))
    store.undo(judged)
    marks.append(state(store))
    assert len(set(marks)) == 4
    store.people()
    assert state(store) == marks[-1]


@pytest.mark.parametrize(
    ("words", "name"),
    [("French", "France"), ("FR", "FR"), ("Veldania", "Veldania"), ("veldania", "Veldania"), ("the Gambia", "Gambia")],
)
def test_a_country_is_shown_by_its_plain_name(words: str, name: str) -> None:
    assert plain_country(words) == name
