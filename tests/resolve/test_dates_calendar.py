"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.resolve.dates_calendar import month_value, number_of, shifted, weekday_near, year_for


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(1, 7))
def test_a_weekday_without_more_is_at_most_six_days_back(base: date, weekday: int) -> None:
    found = date.fromisoformat(weekday_near(weekday, base, "", None) or "")
    assert found.isoweekday() == weekday
    assert 0 <= (base - found).days <= 6


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(1, 7))
def test_last_and_next_never_mean_the_day_itself(base: date, weekday: int) -> None:
    last, following = (date.fromisoformat(weekday_near(weekday, base, w, None) or "") for w in ("last", "next"))
    assert last < base < following


@given(st.integers(-60, 60), st.integers(1900, 2100), st.integers(1, 12))
def test_months_count_on_over_the_turn_of_the_year(offset: int, year: int, month: int) -> None:
    found = month_value(year, month + offset)
    assert int(found[:4]) * 12 + int(found[5:]) == year * 12 + month + offset


@pytest.mark.parametrize(
    ("month", "day", "base", "tense", "year"),
    [
        (12, 28, date(2023, 1, 2), "past", 2022),
        (12, 28, date(2023, 1, 2), None, 2022),
        (1, 5, date(2023, 11, 8), "future", 2024),
        (12, None, date(2023, 11, 20), "past", 2022),
        (11, None, date(2023, 11, 20), "past", 2023),
        (3, 26, date(2000, 3, 15), "past", 2000),
        (2, 29, date(2023, 3, 1), "past", 2023),
    ],
)
def test_year_of_a_date_that_gives_none(month: int, day: int | None, base: date, tense: str | None, year: int) -> None:
    assert year_for(month, day, base, tense) == year  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
@pytest.mark.parametrize("base", [date.min, date.max])
def test_beyond_the_ends_of_the_calendar_there_is_no_exception(base: date, unit: str) -> None:
    shifted(base, unit, 90 if base == date.max else -90)


def test_numbers_in_words_and_digits() -> None:
    assert [number_of("number", w) for w in ("two", "A couple  of", "11")] == [2, 2, 11]
    assert (number_of("month", "Sept."), number_of("weekday", "THURS")) == (9, 4)
