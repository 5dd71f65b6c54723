"""Spellings of one name are alike and found by a common key; other people's names are not alike, however near."""

from __future__ import annotations

import pytest

from communique.lang.name_keys import PersonName, person_keys, person_name, sought_keys
from communique.lang.name_likeness import FAMILY_ONLY, INITIAL, likeness

ONE = [
    ("Sergey Naryshkin", "Sergei Narishkin"),
    ("Sergey Naryshkin", "Сергей Нарышкин"),
    ("Sergey Naryshkin", "NARYSHKIN Sergey"),
    ("Sergey Naryshkin", "Sergey Yevgenyevich Naryshkin"),
    ("Shavkat Mirziyoyev", "Шавкат Мирзиёев"),
    ("Yelena Marr", "Elena Marr"),
    ("Dmitry Orlin", "Dmitriy Orlin"),
    ("Alexander Vos", "Aleksandr Vos"),
    ("Oʻktam Rahimov", "O'ktam Rahimov"),
    ("Joe Marr", "Joseph Marr"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Muhammad Sabri", "Mohammed Sabri"),
    ("Ahmad Saleh", "Ahmed Saleh"),
    ("Abd al-Fattah al-Naqib", "Abdel Fattah el-Naqib"),
    ("Abdelfattah al-Naqib", "Abdel Fattah Al Naqib"),
    ("Abdel Fattah el-Naqib", "عبد الفتاح النقيب"),
    ("Mohammed al-Sudani", "محمد السوداني"),
    ("Hossein Rahimi", "حسين رحيمي"),
    ("Hassan Rahimi", "حسن رحيمي"),
    ("محمد السوداني", "مُحمّد السوداني"),
]
TWO = [
    ("Hassan Rahimi", "Hussein Rahimi"),
    ("Hussein Rahimi", "حسن رحيمي"),
    ("Mahmoud al-Sudani", "محمد السوداني"),
    ("حسن رحيمي", "حسين رحيمي"),
    ("Anna Petrova", "Anna Petrov"),
    ("Ivan Petrov", "Pyotr Petrov"),
    ("Ivan Petrov", "Ivan Petrenko"),
    ("Alexander Vos", "Alexandra Vos"),
    ("Daniel Orte", "Daniela Orte"),
    ("Julia Marr", "Julie Marr"),
    ("Hanna Marr", "Anna Marr"),
    ("Marina Vos", "Maria Vos"),
    ("Li Wei", "Lin Wei"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Kim Jong-un", "Kim Yo-jong"),
    ("George H. W. Brant", "George W. Brant"),
    ("Otto Brant", "Otto Brant Jr."),
    ("Иван Орлин", "Павел Орлин"),
]


def parted(text: str) -> PersonName:
    name = person_name(text)
    assert name is not None
    return name


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_are_alike_and_meet_under_a_key(one: str, other: str) -> None:
    a, b = parted(one), parted(other)
    assert min(likeness(a, b), likeness(b, a)) > INITIAL
    assert set(sought_keys(a)) & set(person_keys(b))
    assert set(sought_keys(b)) & set(person_keys(a))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_people_are_not_alike(one: str, other: str) -> None:
    assert likeness(parted(one), parted(other)) == likeness(parted(other), parted(one)) == 0


def test_an_initial_and_a_bare_family_name_are_told_from_whole_names() -> None:
    whole = parted("Sergey Naryshkin")
    assert likeness(parted("S. Naryshkin"), whole) == INITIAL
    assert likeness(parted("Naryshkin"), whole) == FAMILY_ONLY
    assert likeness(parted("P. Naryshkin"), whole) == likeness(parted("Orlin"), whole) == 0
    assert set(sought_keys(parted("Нарышкин"))) & set(person_keys(whole))


@pytest.mark.parametrize("text", ["", "—", "\u200f", "ـ"])
def test_what_holds_no_letters_is_no_name(text: str) -> None:
    assert person_name(text) is None
