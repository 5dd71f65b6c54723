"""Offices and names that stand close together. All of it is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

READER = Reader()


def people_in(text: str) -> dict[str, str | None]:
    read = READER.read(Document(text, "t", language="en", published="2024-05-20"))
    return {e.name: e.office for e in read.entities if e.type == "person"}


OFFICES = {
    "rank behind a comma": (
        "The head of the State Security Committee, Gen. Yusuf Karimli, met envoys.",
        {"Yusuf Karimli": "head of the State Security Committee"},
    ),
    "rank written out": (
        "The director of the Foreign Intelligence Service, General Yusuf Karimli, met envoys.",
        {"Yusuf Karimli": "director of the Foreign Intelligence Service"},
    ),
    "long field": (
        "Acting Director of the Policy Council for Racial Justice and Equity Chirag Bainsley met envoys.",
        {"Chirag Bainsley": "Acting Director of the Policy Council for Racial Justice and Equity"},
    ),
    "second gentleman": ("Second Gentleman Douglas Emhart met envoys.", {"Douglas Emhart": "Second Gentleman"}),
    "grand duke": ("The Grand Duke met Minister Lia Dorn.", {"The Grand Duke": "Grand Duke", "Lia Dorn": "Minister"}),
    "two offices after an ampersand": (
        "Lia Dorn, Assistant to the President & Director of the River Council, met envoys.",
        {"Lia Dorn": "Assistant to the President & Director of the River Council"},
    ),
    "an office after another's list": (
        "He met the Director of the Office of the Policy Commission, and Foreign Minister Lia Dorn.",
        {"Lia Dorn": "Foreign Minister"},
    ),
    "name with a particle": (
        "Emir of Qasmara Talal bin Rashed al-Suwaidan met envoys.",
        {"Talal bin Rashed al-Suwaidan": "Emir of Qasmara"},
    ),
    "name with a hyphen": (
        "The President of Lunqiao Shen Wei-guo met envoys.",
        {"Shen Wei-guo": "President of Lunqiao"},
    ),
}


@pytest.mark.parametrize("how", OFFICES)
def test_an_office_and_its_holder(how: str) -> None:
    text, expected = OFFICES[how]
    found = people_in(text)
    assert {name: found.get(name) for name in expected} == expected


def test_the_head_of_state_is_no_president_of_a_senate() -> None:
    found = people_in(
        "President of Ostmark Henrik Vos met with President of the Senate of Veldania Lia Dorn. "
        "Vos had met the Veldanian President five times."
    )
    assert found["Lia Dorn"] == "President of the Senate"
    assert "the Veldanian President" in found


def test_a_counterpart_holds_the_same_office() -> None:
    found = people_in("Foreign Minister Ada Marr met her Karadani counterpart, Ilya Roth, on Thursday.")
    assert found == {"Ada Marr": "Foreign Minister", "Ilya Roth": "Foreign Minister"}


def test_towns_named_after_saints_are_nobody() -> None:
    assert people_in("Participating towns included Torkent, St. Paul, St. Louis and Halmere.") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gen. Yusuf Karimli spoke. Karimly had met envoys in Torkent a week earlier.", "Yusuf Karimli"),
        ("Gen. Yusuf Karimli spoke. Recently Karimli met envoys in Torkent.", "Yusuf Karimli"),
    ],
)
def test_a_name_spelled_as_adverbs_are_and_an_adverb_before_one(text: str, name: str) -> None:
    assert set(people_in(text)) == {name}


def test_a_group_ends_before_the_day_and_the_next_person() -> None:
    read = READER.read(Document("Leaders of seven states on Thursday agreed to lend money.", "t"))
    assert [e.name for e in read.entities if e.type == "group"] == ["Leaders of seven states"]
    read = READER.read(Document("Rebels from the River Front and negotiator Lia Dorn resumed dialogue.", "t"))
    assert {e.name for e in read.entities if e.type == "person"} == {"Lia Dorn"}


def test_the_delegation_is_the_one_before() -> None:
    read = READER.read(
        Document("A Karadani delegation arrived in Torkent. The delegation met Minister Lia Dorn of Karadan.", "t")
    )
    (group,) = (e for e in read.entities if e.type == "group")
    assert [m.text for m in group.mentions] == ["A Karadani delegation", "The delegation"]


def test_of_two_delegations_neither_is_the_one() -> None:
    read = READER.read(
        Document("A Karadani delegation and an Ostmark delegation arrived. The delegation met her.", "t")
    )
    assert [len(e.mentions) for e in read.entities if e.type == "group"] == [1, 1, 1]


def test_ranks_in_short_end_no_sentence() -> None:
    found = people_in("He met Chief of Staff Lt. Gen. Oru Tal and Col. Ada Marr in Torkent.")
    assert set(found) == {"Oru Tal", "Ada Marr"}
    assert people_in("Maj. Gen. Oru Tal, the head of Military Intelligence, left.") == {
        "Oru Tal": "head of Military Intelligence"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the possessive stands before what the office is over
        (
            "On Wednesday, 26 April, the chief of the kingdom's secret police, Omar al-Hasri, met Minister Lia Dorn.",
            {"Omar al-Hasri": "chief", "Lia Dorn": "Minister"},
        ),
        # what follows is told of somebody else
        (
            "After talks with the chief of the kingdom's secret police, Lia Dorn said that she was tired.",
            {"Lia Dorn": None, "the chief": "chief"},
        ),
    ],
)
def test_an_office_over_what_another_owns(text: str, expected: dict[str, str | None]) -> None:
    found = people_in(text)
    assert {name: found.get(name, "nobody") for name in expected} == expected


ADDRESSED = {
    "He met the Foreign Minister, Mr Orm.": {"Orm": "Foreign Minister"},
    "The Foreign Minister, Mrs Orm, met envoys.": {"Orm": "Foreign Minister"},
    "He met the Foreign Minister, Mr Orm, Mr Tal and Mrs Vosk.": {"Orm": None, "Tal": None, "Vosk": None},
    "He met the Foreign Minister, Mr Orm and Mrs Vosk.": {"Orm": None, "Vosk": None},
    "He thanked the Foreign Minister. Mr Orm left.": {"Orm": None},
}


@pytest.mark.parametrize("text", ADDRESSED)
def test_a_family_name_with_mr_is_that_of_whoever_holds_the_office_before_it(text: str) -> None:
    found = people_in(text)
    assert {name: found.get(name) for name in ADDRESSED[text]} == ADDRESSED[text]


HALVED = {
    "Oru Tal and Han So-jin met for two hours at the old port.": "Han So-jin",
    "Oru Tal met Kim An-na on Tuesday in the old town.": "Kim An-na",
    "On Tuesday Oru Tal and the Selm Co-op met in Ostmark.": None,
    "Oru Tal met Ada Vos. So-called friends of hers were there.": None,
}


@pytest.mark.parametrize("text", HALVED)
def test_a_small_word_may_be_half_of_a_given_name(text: str) -> None:
    found = [name for name in people_in(text) if "-" in name]
    assert found == ([HALVED[text]] if HALVED[text] else [])
