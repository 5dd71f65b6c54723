"""Who is one person over documents, and who is not: spellings, countries, offices, and what a user says."""

from __future__ import annotations

import itertools

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.records import Entity, MadeBy, Mention, Reading, Voice
from communique.store.filters import Filters
from communique.store.rows import PersonRow
from communique.store.store import Store

from .made import MARR, VOS, Party, entry, named, reading

DIRECTOR = "Director of the Foreign Intelligence Service"


def filled(store: Store, *parties: Party, type: str = "person") -> list[int]:
    """Each in a document of its own; the ids of their spellings."""
    for n, party in enumerate(parties):
        store.add(named(party, type=type, text=f"No. {n} ", published=f"2024-01-{n + 1:02}"))
    found = {s.name + (s.country or ""): s.id for p in store.people(limit=1000).rows for s in p.spellings}
    return [found.get(name + (of or ""), 0) for name, _, of in parties]


def groups(store: Store, kind: str = "person") -> set[frozenset[str]]:
    rows = store.people(Filters(kind=kind), limit=1000).rows
    return {frozenset(s.name for s in row.spellings) for row in rows}


def group_count(store: Store, kind: str = "person") -> int:
    return store.people(Filters(kind=kind)).total


JOINED: list[tuple[str, Party, Party]] = [
    ("the same name and country", MARR, MARR),
    ("the same name, a country missing", MARR, ("Ada Marr", "President", None)),
    ("another transcription", ("Sergey Naryshkin", None, "Veldania"), ("Sergei Narishkin", None, "Veldania")),
    ("Cyrillic", ("Sergey Naryshkin", DIRECTOR, "Veldania"), ("Сергей Нарышкин", None, "Veldania")),
    ("Uzbek out of Russian", ("Shavkat Mirziyoyev", None, "Karadan"), ("Шавкат Мирзиёев", None, "Karadan")),
    ("Arabic articles", ("Abdel Fattah el-Naqib", None, "Karadan"), ("Abd al-Fattah al-Naqib", None, "Karadan")),
    ("Arabic letters", ("Mohammed al-Sudani", None, "Karadan"), ("محمد السوداني", None, "Karadan")),
    ("another office", ("Ilan Droste", "Foreign Minister", "Ostmark"), ("Ilan Droste", "Ambassador", "Ostmark")),
    ("a patronymic", ("Pavel Orlin", None, "Veldania"), ("Pavel Ivanovich Orlin", None, "Veldania")),
    ("an initial, the same country", ("P. Orlin", None, "Veldania"), ("Pavel Orlin", None, "Veldania")),
    ("a family name, the same country", ("Orlin", None, "Veldania"), ("Pavel Orlin", None, "Veldania")),
    ("a family name, the same office", ("Maresin", DIRECTOR, None), ("Anton Maresin", DIRECTOR, "Veldania")),
    ("an adjective for the country", ("Otto Brant", None, "Germany"), ("Otto Brant", None, "German")),
    ("the family name first", ("Pavel Orlin", None, "Veldania"), ("ORLIN Pavel", None, "Veldania")),
]
APART: list[tuple[str, Party, Party]] = [
    ("first names differ", ("Pavel Orlin", None, "Veldania"), ("Boris Orlin", None, "Veldania")),
    ("countries differ", ("Ada Marr", "President", "Veldania"), ("Ada Marr", "President", "Ostmark")),
    ("a vowel that is heard", ("Hassan Rahimi", None, "Karadan"), ("Hussein Rahimi", None, "Karadan")),
    ("gender", ("Anna Petrova", None, "Veldania"), ("Anna Petrov", None, "Veldania")),
    ("short names", ("Li Wei", None, "Karadan"), ("Lin Wei", None, "Karadan")),
    ("brothers in one office", ("Ivan Orlin", "Minister", "Veldania"), ("Igor Orlin", "Minister", "Veldania")),
    ("middle names", ("George H. W. Brant", None, "Ostmark"), ("George W. Brant", None, "Ostmark")),
    ("father and son", ("Otto Brant Jr.", None, "Ostmark"), ("Otto Brant", None, "Ostmark")),
    ("a bare family name", ("Orlin", None, None), ("Pavel Orlin", None, "Veldania")),
    ("an initial alone", ("P. Orlin", None, None), ("Pavel Orlin", None, "Veldania")),
    ("a transcription without a country", ("Sergej Narishkjn", None, None), ("Sergey Naryshkin", None, "Veldania")),
    ("Arabic letters without a country", ("محمد السوداني", None, None), ("Mohammed al-Sudani", None, "Karadan")),
    ("a family name of another country", ("Orlin", None, "Ostmark"), ("Pavel Orlin", None, "Veldania")),
    ("near family names", ("Ivan Petrov", None, "Veldania"), ("Ivan Petrenko", None, "Veldania")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in JOINED], ids=[c[0] for c in JOINED])
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_one_person_is_one(store: Store, one: Party, other: Party, turned: bool) -> None:
    filled(store, *((other, one) if turned else (one, other)))
    assert group_count(store) == 1
    assert store.people(Filters(kind="person")).rows[0].documents == 2


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in APART], ids=[c[0] for c in APART])
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_two_people_are_two(store: Store, one: Party, other: Party, turned: bool) -> None:
    filled(store, *((other, one) if turned else (one, other)))
    assert group_count(store) == 2


def test_years_part_namesakes(store: Store) -> None:
    for year, of in (("1921", None), ("2024", "Ostmark")):
        store.add(named(("Otto Brant", None, of), published=f"{year}-05-01", text=year))
    assert group_count(store) == 2


def test_bare_family_names_of_two_documents_are_two_until_something_agrees(store: Store) -> None:
    filled(store, ("Orlin", None, None), ("Orlin", None, None))
    assert group_count(store) == 2


AMBIGUOUS: tuple[Party, ...] = (
    ("Otto Brant", None, None),
    ("Otto Brant", None, "Ostmark"),
    ("Otto Brant", None, "Veldania"),
)


@pytest.mark.parametrize("order", list(itertools.permutations(AMBIGUOUS)))
def test_who_could_be_either_of_two_is_neither_in_whatever_order_they_come(
    store: Store, order: tuple[Party, ...]
) -> None:
    filled(store, *order)
    assert group_count(store) == 3


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ([("Foreign Ministry", None, "Veldania"), ("Ministry of Foreign Affairs of Veldania", None, "Veldania")], 1),
        ([("Foreign Ministry", None, "Veldania"), ("Foreign Ministry", None, "Ostmark")], 2),
        ([("State Security Service", None, None), ("State Security Service", None, None)], 2),
        ([("Norvik News", None, None), ("The Norvik News", None, None)], 1),
        ([("Norvik News", None, None), ("Norvik News", None, "Ostmark")], 1),
    ],
    ids=["two names of one ministry", "ministries of two countries", "a common name without a country",
         "an article", "a country missing"],
)  # fmt: skip
def test_institutions_go_by_name_and_country(store: Store, names: list[Party], count: int) -> None:
    filled(store, *names, type="institution")
    assert group_count(store, "institution") == count


def test_a_country_is_one_by_all_its_names(store: Store) -> None:
    filled(store, ("Germany", None, None), ("Federal Republic of Germany", None, None), type="country")
    assert group_count(store, "country") == 1


def test_who_is_named_by_a_role_alone_is_nobody_that_other_texts_know(store: Store) -> None:
    role = Entity("e1", "person", "a senior official", mentions=(Mention(0, 17, "a senior official", "role"),))
    store.add(entry(Reading(Document("a senior official"), (role,), (), (), Voice(), (), MadeBy("test"))))
    assert store.people().total == 0


def test_a_group_tells_its_latest_office_its_times_and_its_best_name(store: Store) -> None:
    for day, party in (
        ("2021-03-01", ("Droste", "Ambassador", "Ostmark")),
        ("2024-05-14", ("Ilan Droste", "Foreign Minister", "Ostmark")),
        ("2023-01-01", ("Ilan Droste", "Deputy Foreign Minister", "Ostmark")),
    ):
        store.add(named(party, published=day, text=day))
    (row,) = store.people(Filters(kind="person")).rows
    assert (row.name, row.office, row.first_seen, row.last_seen, row.documents) == (
        "Ilan Droste",
        "Foreign Minister",
        "2021-03-01",
        "2024-05-14",
        3,
    )
    assert all(s.confidence and 0 < s.confidence < 1 for s in row.spellings)


def test_a_document_that_spells_somebody_twice_counts_once(store: Store) -> None:
    store.add(named(("Sergey Naryshkin", None, "Veldania"), ("Sergei Narishkin", None, "Veldania")))
    store.add(named(("Sergey Naryshkin", None, "Veldania"), text="Again "))
    (row,) = store.people(Filters(kind="person")).rows
    assert (row.documents, len(row.spellings)) == (2, 2)


# --- judgements


def of(store: Store, name: str) -> PersonRow:
    (row,) = store.people(Filters(person=name, kind="person")).rows
    return row


def test_judged_the_same_they_are_one_until_it_is_taken_back(store: Store) -> None:
    a, b = filled(store, ("Pavel Orlin", None, "Veldania"), ("Pasha Orlin", None, "Ostmark"))
    judgement = store.judge(a, b, "same")
    assert groups(store) == {frozenset({"Pavel Orlin", "Pasha Orlin"})}
    assert of(store, "Pavel Orlin").documents == 2
    store.undo(judgement)
    store.undo(judgement)
    assert groups(store) == {frozenset({"Pavel Orlin"}), frozenset({"Pasha Orlin"})}
    (told,) = store.judgements()
    assert (told.a, told.b, told.verdict, bool(told.undone_at)) == (a, b, "same", True)


def test_judged_different_what_was_joined_comes_apart_and_back(store: Store) -> None:
    a, b = filled(store, ("Sergey Naryshkin", None, "Veldania"), ("Sergei Narishkin", None, "Veldania"))
    assert group_count(store) == 1
    judgement = store.judge(b, a, "different")
    assert groups(store) == {frozenset({"Sergey Naryshkin"}), frozenset({"Sergei Narishkin"})}
    assert [row.documents for row in store.people(Filters(kind="person")).rows] == [1, 1]
    store.undo(judgement)
    assert group_count(store) == 1


def test_a_judgement_holds_for_what_comes_later(store: Store) -> None:
    a, b = filled(store, ("Sergey Naryshkin", None, "Veldania"), ("Sergei Narishkin", None, "Veldania"))
    store.judge(a, b, "different")
    store.add(named(("Sergey Naryshkin", None, "Veldania"), text="Later "))
    store.add(named(("Sergei Narishkin", None, "Veldania"), text="Later still "))
    assert sorted(row.documents for row in store.people(Filters(kind="person")).rows) == [2, 2]


def test_the_latest_word_on_a_pair_holds(store: Store) -> None:
    a, b = filled(store, ("Pavel Orlin", None, "Veldania"), ("Pasha Orlin", None, "Ostmark"))
    store.judge(a, b, "same")
    last = store.judge(a, b, "different")
    assert group_count(store) == 2
    store.undo(last)
    assert group_count(store) == 1


def test_a_chain_of_sames_does_not_reach_over_a_different(store: Store) -> None:
    a, b, c = filled(store, ("Anna Orlin", None, None), ("Boris Orlin", None, None), ("Clara Orlin", None, None))
    store.judge(a, b, "same")
    store.judge(a, c, "different")
    store.judge(b, c, "same")
    assert groups(store) == {frozenset({"Boris Orlin", "Clara Orlin"}), frozenset({"Anna Orlin"})}


def test_other_groups_are_left_alone(store: Store) -> None:
    ids = filled(store, ("Pavel Orlin", None, "Veldania"), ("Pasha Orlin", None, "Ostmark"), MARR, VOS)
    before = {row for row in store.people(limit=100).rows if "Orlin" not in row.name}
    store.judge(ids[0], ids[1], "same")
    assert {row for row in store.people(limit=100).rows if "Orlin" not in row.name} == before


@pytest.mark.parametrize(
    ("a", "b", "verdict", "code"),
    [(1, 1, "same", "E809"), (1, 2, "perhaps", "E809"), (1, 999, "same", "E808")],
)
def test_a_judgement_that_says_nothing_is_refused(store: Store, a: int, b: int, verdict: str, code: str) -> None:
    filled(store, MARR, VOS)
    with pytest.raises(CommuniqueError) as caught:
        store.judge(a, b, verdict)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert store.judgements() == ()


def test_a_judgement_that_is_not_there_cannot_be_undone(store: Store) -> None:
    with pytest.raises(CommuniqueError) as caught:
        store.undo(7)
    assert caught.value.code == "E808"


def test_contacts_of_a_person_are_those_of_all_spellings(store: Store) -> None:
    store.add(entry(reading(("Sergey Naryshkin", DIRECTOR, "Veldania"), VOS, name="a")))
    store.add(entry(reading(("Сергей Нарышкин", DIRECTOR, "Veldania"), MARR, name="b")))
    for name in ("Naryshkin", "Нарышкин", "Sergei Narishkin", "нарышкин сергей"):
        assert {row.document.name for row in store.contacts(Filters(person=name)).rows} == {"a", "b"}, name
    assert store.contacts(Filters(person="Boris Naryshkin")).total == 0
