"""Names of one person over several documents; all names are invented but for romanisations of known ones."""

from __future__ import annotations

import pytest

from communique.compare.names import same_person
from communique.lang.persons import parts_of

SAME = [
    ("Andrei Zholtak", "Andrey Joltak"),
    ("Temirbek Alshanov", "Temirbek Alchanov"),
    ("Temirbek Alshanov", "Temirbek Alshanuly"),
    ("Naoko Ishimura", "ISHIMURA Naoko"),
    ("Yusuf al-Harthani", "Yousuf Al Herthani"),
    ("Sergei Narishkin", "Sergey Naryshkin"),
    ("Ada Marr", "Marr"),
    ("A. Marr", "Ada Marr"),
]
DIFFERENT = [
    ("Ada Marr", "Henrik Marr"),
    ("Ada Marr", "Ada Vos"),
    ("Ilan Droste", "Ivan Droste-Hollen"),
    ("Li", "Lin"),
    ("Rustam Ilyazov", "Rustam Asanov"),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{a} = {b}" for a, b in SAME])
def test_spellings_of_one_person_meet(one: str, other: str) -> None:
    assert same_person(parts_of(one), parts_of(other))
    assert same_person(parts_of(other), parts_of(one))


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=[f"{a} is not {b}" for a, b in DIFFERENT])
def test_two_people_stay_two(one: str, other: str) -> None:
    assert not same_person(parts_of(one), parts_of(other))


def test_nobody_is_nobody() -> None:
    assert not same_person((), ("marr",))
