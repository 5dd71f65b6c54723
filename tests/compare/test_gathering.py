"""What contacts are filed under and looked for by; countries and people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from communique.compare.gathering import NO_DAY, Filed, keys, looked_under
from communique.compare.matching import LEAST, agree, score
from communique.compare.parties import Party
from communique.compare.sketches import Days, Sketch


def party(name: str, country: str) -> Party:
    return Party("person", name, tuple(name.lower().split()), True, (), country, ())


def sketch(first: str, last: str, document: str = "a", words: tuple[str, ...] = (), country: str = "") -> Sketch:
    days = Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), first == last)
    parties = (party("Adra Quenvost", "veldania"), party("Henrik Brasklund", "ostmark"))
    return Sketch(document, "c1", "meeting", "held", True, (days,), parties, "", country, words)


def shares(filed: Sketch, sought: Sketch) -> bool:
    """Whether a contact is looked for where another is filed."""
    dossiers = Filed()
    dossiers.file("d", keys(filed))
    return dossiers.near(keys(sought)) == ["d"]


YEAR = sketch("2019-01-01", "2019-12-31")


@pytest.mark.parametrize("day", ["2019-01-01", "2019-06-15", "2019-12-31"])
def test_a_contact_of_a_year_is_found_from_every_day_of_it(day: str) -> None:
    assert shares(YEAR, sketch(day, day))


def test_a_contact_of_a_year_is_found_by_another_of_that_year() -> None:
    assert shares(YEAR, sketch("2019-01-01", "2019-12-31", "b"))


@pytest.mark.parametrize("day", ["2016-06-15", "2023-06-15"])
def test_a_contact_of_a_year_is_not_looked_at_years_away(day: str) -> None:
    assert not shares(YEAR, sketch(day, day))


def test_a_contact_of_any_day_is_looked_at_always() -> None:
    some_day = sketch("0100-01-01", "2019-12-31")
    assert {day for _, day in keys(some_day)} == {NO_DAY}
    assert shares(some_day, sketch("2019-06-15", "2019-06-15"))


def test_wide_stretches_are_no_other_stretches() -> None:
    days = {day for _, day in keys(sketch("2019-06-15", "2019-06-15"))}
    wide = looked_under(days) - days
    assert wide
    assert all(day < NO_DAY for day in wide)


@pytest.mark.parametrize("country", ["", "Ostmark"])
@pytest.mark.parametrize("words", [(), ("pipel",), ("pipel", "trans", "grain", "borde")])
@pytest.mark.parametrize("last", ["2019-06-15", "2019-06-20", "2019-12-31"])
def test_two_contacts_agree_where_their_score_says_so(country: str, words: tuple[str, ...], last: str) -> None:
    one = sketch("2019-06-15", "2019-06-15", "a", ("pipel", "trans", "grain", "borde"), "Veldania")
    other = sketch("2019-06-15", last, "b", words, country)
    assert agree(one, other) == (score(one, other) >= LEAST)
