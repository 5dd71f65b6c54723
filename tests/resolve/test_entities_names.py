"""Names that can mean one person. All persons here are invented."""

from __future__ import annotations

import pytest

from communique.lang.persons import parts_of, same_full
from communique.resolve.entities_offices import office_fits

ONE = {
    "equal": ("Ada Marr", "Ada Marr", True),
    "spelling of the family name": ("Sergey Narynkov", "Sergei Narinkov", True),
    "accent": ("Zoé Marrón", "Zoe Marron", True),
    "Cyrillic": ("Наталья Орлова", "Natalya Orlova", True),
    "initial": ("Ada J. Marr", "A. Marr", True),
    "another middle initial": ("George W. Toll", "George H. Toll", False),
    "other given name": ("Igor Toll", "Sergei Toll", False),
    "short names must be equal": ("Wei Li", "Wei Lin", False),
    "words left out": ("Mohamed bin Karim Al Rashid", "Mohamed bin Karim", True),
    "family name first": ("Tok Aru", "Aru Tok", True),
    "junior": ("Joseph Toll, Jr.", "Joseph Toll", True),
}


@pytest.mark.parametrize(("one", "other", "same"), ONE.values(), ids=ONE.keys())
def test_same_full_name(one: str, other: str, same: bool) -> None:
    assert same_full(parts_of(one), parts_of(other)) is same


FITS = {
    "part of an office": ("minister", "Foreign Minister", True),
    "another ministry": ("Foreign Minister", "Defence Minister", False),
    "president is no vice president": ("President", "Vice President", False),
    "president is no aide to one": ("President", "Aide to the President", False),
    "spelling": ("Defense Minister", "Minister of Defence", True),
    "chief and director": ("head of the Border Service", "Director of the Border Service", True),
    "another service": ("head of the Border Service", "Director of the Tariff Service", False),
    "leader": ("leader", "Prime Minister", True),
    "head of state": ("head of state", "President", True),
    "head of state is no minister": ("head of state", "Foreign Minister", False),
    "minister is no prime minister": ("Foreign Minister", "Prime Minister", False),
}


@pytest.mark.parametrize(("role", "office", "fits"), FITS.values(), ids=FITS.keys())
def test_office_fits(role: str, office: str, fits: bool) -> None:
    assert office_fits(role, office) is fits
