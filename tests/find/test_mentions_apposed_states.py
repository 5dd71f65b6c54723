"""A name behind a state's office is a person's, and a town behind "in" is none; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ada Vell held talks in Selm today with the President of Vessaly, Hugues Delmarche.",
        "Prime Minister Ada Vell met the Foreign Minister of Vessaly, Hugues Delmarche, in Selm.",
    ],
)
def test_a_name_behind_an_office_of_a_state_that_no_table_knows(text: str) -> None:
    assert names(contacts_of(text)[0]) == {"Ada Vell", "Hugues Delmarche"}


def test_a_town_behind_a_mayor_of_another_stays_one() -> None:
    told = contacts_of("Prime Minister Ada Vell met the mayor of Springfield, New Torkent, on Monday.")
    assert "New Torkent" not in names(told[0])


RECEIVED = {
    "a country": "Minister Ada Vell received on Monday, in Porto Alvim, her Sahrani counterpart, Salim Orm.",
    "and a palace": "Minister Ada Vell received today, at the Palace in Porto Alvim, her Sahrani colleague, Salim Orm.",
    "no comma": "Minister Ada Vell received on Monday in Porto Alvim his counterpart from Sahran, Salim Orm.",
}


@pytest.mark.parametrize("case", RECEIVED)
def test_the_town_before_a_counterpart_is_where_it_was(case: str) -> None:
    told = contacts_of(RECEIVED[case])[0]
    assert names(told) == {"Ada Vell", "Salim Orm"}
    assert told.place is not None
    assert told.place.name == "Porto Alvim"


def test_a_counterpart_behind_a_name_is_that_persons() -> None:
    told = contacts_of("Minister Ada Vell met with Salim Orm, her Sahrani counterpart, in Selm on Monday.")[0]
    assert names(told) == {"Ada Vell", "Salim Orm"}


def test_what_stands_between_must_say_when_or_where() -> None:
    told = contacts_of("Minister Ada Vell received in Selm, after talks, praise from President Salim Orm.")
    assert not any("Salim Orm" in names(c) and c.kind == "meeting" for c in told)
