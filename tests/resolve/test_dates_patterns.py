"""The patterns of dates are linear in the text."""

from __future__ import annotations

from time import process_time

import pytest

from communique.resolve.dates_patterns import expressions

ATTACKS = ["1/", "May ", "later in ", "2014 and ", "January 1 to ", "5 - ", "\n", "“", "Monday, ", "the ", "\t "]


def seconds(text: str) -> float:
    begun = process_time()
    expressions(text)
    return process_time() - begun


@pytest.mark.parametrize("piece", ATTACKS)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    expressions("May 2021")
    short, long = (min(seconds(piece * (n // len(piece))) for _ in range(2)) for n in (12_500, 50_000))
    assert long < 8 * short + 0.05


def test_of_overlapping_expressions_the_longest_is_taken() -> None:
    assert [e.rule for e in expressions("5 November 2023")] == ["calendar"]


def test_a_date_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert "\n\n" not in "".join(e.rule + "May\n\n2021"[e.start : e.end] for e in expressions("May\n\n2021"))
