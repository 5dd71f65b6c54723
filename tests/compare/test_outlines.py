"""Days that a text names, and outlines as they are kept."""

from __future__ import annotations

from datetime import date

import pytest

from communique import read
from communique.compare.outlines import days_named, glance_from_json, outline, outline_from_json
from communique.compare.sketches import ends_of, numeric_days, sketch_from_json, sketches

PUBLISHED = date(2024, 5, 16)  # a Thursday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 14 May.", [date(2024, 5, 14)]),
        ("They met on May 14, 2024.", [date(2024, 5, 14)]),
        ("They met on Tuesday.", [date(2024, 5, 14)]),
        ("They met today.", [PUBLISHED]),
        ("They met yesterday.", [date(2024, 5, 15)]),
        ("They sat in the sun and may meet again.", []),
        ("They met on 14 January.", []),
        ("They met on 31 February.", []),
    ],
)
def test_days_near_the_publication_are_named(text: str, days: list[date]) -> None:
    assert days_named(text, PUBLISHED) == tuple(d.toordinal() for d in days)


def test_without_a_publication_date_no_day_is_named() -> None:
    assert days_named("They met today.", None) == ()


def test_partial_dates_have_ends() -> None:
    assert ends_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert ends_of("2023-12") == (date(2023, 12, 1), date(2023, 12, 31))
    assert ends_of("2024") == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_numeric_date_can_mean_two_days() -> None:
    assert numeric_days("1/11/2023") == (date(2023, 11, 1), date(2023, 1, 11))
    assert numeric_days("14/11/2023") == (date(2023, 11, 14),)


def test_what_is_kept_comes_back() -> None:
    text = "Chancellor Henrik Vos of Ostmark met President Ada Marr of Veldania in Sarnograd on 14 May."
    reading = read(text, published="2024-05-16", outlet="Norvik News")
    found = sketches(reading)
    assert [sketch_from_json(s.to_json()) for s in found] == list(found)
    made = outline(reading, found)
    told = made.to_json()
    assert outline_from_json(told, glance_from_json(told)) == made
