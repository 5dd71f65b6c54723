"""Figures with what they count."""

from __future__ import annotations

import pytest

from communique.compare.figures import figure_of, figures_in, known_apart, same_thing, values_differ
from communique.spans import span_of

FOUND = [
    ("The volume reached 4.2 billion cubic metres of gas.", ["4.2 billion cubic metres"]),
    ("It would buy 40,000 tonnes of grain for $340 million.", ["40,000 tonnes of grain", "$340 million"]),
    ("Four of their seven border crossings stay closed.", ["seven border crossings"]),
    ("They met on 14 May 2024 at 10.30 a.m.", []),
    ("They last met in 2019.", []),
    ("The two presidents and three ministers spoke.", []),
    ("The third round ended.", []),
    ("The call took one hour and ten minutes.", ["one hour and ten minutes"]),
    ("It lies some 75 miles from the shore.", ["75 miles"]),
    ("(1) Cables (2) Fish", []),
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
        ("one hour and ten minutes", "70 minutes", False),
        ("50 minutes", "an hour and a half", True),
        ("75 miles", "120 kilometres", False),
        ("a quarter of the shares", "25 percent", False),
        ("340 million crowns", "430 million crowns", True),
    ],
)
def test_rounding_is_no_contradiction(one: str, other: str, differ: bool) -> None:
    mine, theirs = figure_of(one), figure_of(other)
    assert mine is not None
    assert theirs is not None
    assert values_differ(mine, theirs) is differ


def test_words_without_a_number_are_no_figure() -> None:
    assert figure_of("grain") is None


@pytest.mark.parametrize(
    ("before", "differ"), [("for less than ", False), ("for ", True), ("for well over ", False), ("not the ", True)]
)
def test_a_bound_is_no_other_figure(before: str, differ: bool) -> None:
    bound, told = figure_of("an hour", before), figure_of("55 minutes" if "less" in before else "80 minutes")
    assert bound is not None
    assert told is not None
    if "not" in before:
        told = figure_of("60 minutes")
        assert told is not None
    assert values_differ(bound, told) is differ


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("54 vessels", "45 boats", True),
        ("74 persons", "47 prisoners", True),
        ("900 troops", "eleven hundred men", True),
        ("twelve countries", "11 states", True),
        ("six agreements", "six lorries", False),
        ("six days", "six lorries", False),
    ],
)
def test_nouns_that_are_counted_for_one_another_are_one_thing(one: str, other: str, same: bool) -> None:
    mine, theirs = figure_of(one), figure_of(other)
    assert mine is not None
    assert theirs is not None
    assert same_thing(mine, theirs) is same
    assert not (same and known_apart(mine, theirs))
