"""Names of the user's own: where texts have them, and what is told of them on a day. All are invented."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.known import Key, KnownNames, KnownRow
from communique.lang.names import key_of

ENVOY = KnownRow("person", "Ada Marr", ("A. Marr", "Ада Марр", "Señora Marr"), "Envoy", "Veldania", "2019", "2020-06")
MINISTER = KnownRow("person", "Ada Marr", (), "Minister", "Veldania", "2020-07", "", "", "people.csv, line 3")
BUREAU = KnownRow("institution", "Harrow Bureau", ("Bureau",), None, "Ostmark")
NAMES = KnownNames((ENVOY, MINISTER, BUREAU))
MARR = Key("person", "Ada Marr")


def named(text: str, names: KnownNames = NAMES) -> str | None:
    """What of the text from its first letter on is a known name."""
    found = names.at(text, 0, key_of(text))
    return text[: found[0]] if found else None


FOUND = {
    "a name": ("Ada Marr said", "Ada Marr"),
    "over a line end": ("Ada\nMarr said", "Ada\nMarr"),
    "another script": ("Ада Марр,", "Ада Марр"),
    "letters taken apart": (unicodedata.normalize("NFD", "Señora Marr."), unicodedata.normalize("NFD", "Señora Marr")),
    "the longest": ("Harrow Bureau", "Harrow Bureau"),
    "not half a word": ("Ada Marrow", None),
    "not run together": ("AdaMarr", None),
    "not in small letters": ("ada marr", None),
}


@pytest.mark.parametrize(("text", "name"), FOUND.values(), ids=FOUND.keys())
def test_names_are_found_whole_and_as_written(text: str, name: str | None) -> None:
    assert named(text) == name


def test_a_name_does_not_begin_within_a_word() -> None:
    assert NAMES.at("xAda Marr", 1, "ada") is None


TOLD = {
    "first day of a year": ("2019-01-01", "Envoy"),
    "last day of a month": ("2020-06-30", "Envoy"),
    "the next day": ("2020-07-01", "Minister"),
    "long after, no end": ("2031-01-01", "Minister"),
    "before all": ("2018-12-31", None),
    "no day, rows differ": (None, None),
}


@pytest.mark.parametrize(("day", "office"), TOLD.values(), ids=TOLD.keys())
def test_the_day_decides_the_office(day: str | None, office: str | None) -> None:
    assert NAMES.told(MARR, day).office == office


def test_without_a_day_what_all_rows_agree_on_is_told() -> None:
    assert NAMES.told(MARR, None).of == "Veldania"


def test_a_row_for_spellings_alone_takes_nothing_away_and_is_not_named() -> None:
    names = KnownNames((*NAMES.rows, KnownRow("person", "Ada Marr", ("Adamar",), where="more.csv, line 2")))
    told = names.told(MARR, "2021-01-01")
    assert (told.office, told.where) == ("Minister", ("people.csv, line 3",))


def test_two_rows_that_hold_at_once_and_differ_tell_nothing() -> None:
    both = KnownNames((ENVOY, KnownRow("person", "Ada Marr", (), "Judge", "Veldania", "2019", "2020")))
    assert both.told(MARR, "2019-05-01").office is None


def test_a_spelling_of_two_people_is_a_person_but_nobody_in_particular() -> None:
    names = KnownNames((KnownRow("person", "Ada Marr", ("Marr",)), KnownRow("person", "Ilan Marr", ("Marr",))))
    assert named("Marr left", names) == "Marr"
    assert names.key_for("person", "Marr") is None
    assert names.key_for("person", "Ilan  Marr") == Key("person", "Ilan Marr")


def test_a_spelling_of_a_person_and_a_place_is_not_looked_for() -> None:
    names = KnownNames((KnownRow("person", "Kelmet"), KnownRow("place", "Kelmet")))
    assert named("Kelmet", names) is None


def test_names_travel_between_processes() -> None:
    again = pickle.loads(pickle.dumps(NAMES))
    assert again == NAMES
    assert again.told(MARR, "2019-05-01") == NAMES.told(MARR, "2019-05-01")


@given(st.text(max_size=200), st.text(min_size=1, max_size=20), st.integers(0, 200))
def test_whatever_is_found_is_what_stands_there(text: str, name: str, begin: int) -> None:
    if not name.split():
        return
    names = KnownNames((KnownRow("group", name),))
    found = names.at(text, begin, key_of(name.split()[0]))
    if found:
        words = unicodedata.normalize("NFC", text[begin : found[0]]).replace("’", "'").split()
        assert words == unicodedata.normalize("NFC", name).replace("’", "'").split()
