"""Figures with what they count."""

from __future__ import annotations

import pytest

from communique.compare.figures import figure_of, figures_in, values_differ
from communique.spans import span_of

FOUND = [
    ("The volume reached 4.2 billion cubic metres of gas.", ["4.2 billion cubic metres"]),
    ("It would buy 40,000 tonnes of grain for $340 million.", ["40,000 tonnes of grain", "$340 million"]),
    ("Four of their seven border crossings stay closed.", ["seven border crossings"]),
    ("They met on 14 May 2024 at 10.30 a.m.", []),
    ("They last met in 2019.", []),
    ("The two presidents and three ministers spoke.", []),
    ("The third round ended.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[t for t, _ in FOUND])
def test_figures_are_found_with_what_they_count(text: str, expected: list[str]) -> None:
    assert [span.text for span in figures_in(text, span_of(text, 0, len(text)))] == expected


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("54 vessels", "45 boats", True),
        ("12,000 people", "some 12,400 people", False),
        ("4.2 billion cubic metres", "4.2 bn cubic metres", False),
        ("nine agreements", "11 documents", True),
        ("forty lorries", "40 lorries", False),
    ],
)
def test_rounding_is_no_contradiction(one: str, other: str, differ: bool) -> None:
    mine, theirs = figure_of(one), figure_of(other)
    assert mine is not None
    assert theirs is not None
    assert values_differ(mine, theirs) is differ


def test_words_without_a_number_are_no_figure() -> None:
    assert figure_of("grain") is None
