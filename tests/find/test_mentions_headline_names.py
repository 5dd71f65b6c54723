"""Names freed of the words that a headline's capitals glue to them. All names are invented."""

from __future__ import annotations

import pytest

import communique

BELOW = "\n\nPresident Olan Marr met Special Counsel Ida Toks in Selm on Friday. Marr said that Toks was right."

HEADLINES = {
    "a verb behind": f"Toks Submits Report; Marr Will Consult Cabinet{BELOW}",
    "a quality before": f"Confident Marr Laughs Off Report{BELOW}",
    "a label before a full name": f"Palace Guard Supporter Ida Toks Confronted{BELOW}",
    "a participle behind": f"President Marr Accused of Fraud as He Leaves Selm{BELOW}",
}


@pytest.mark.parametrize("text", HEADLINES.values(), ids=HEADLINES)
def test_a_headlines_names_are_those_of_the_text_below(text: str) -> None:
    people = {e.name for e in communique.read(text).entities if e.type == "person"}
    assert people == {"Olan Marr", "Ida Toks"}


def test_a_first_name_that_only_the_headline_has_stays() -> None:
    text = "Viktor Marr Meets Toks\n\nPresident Marr met Special Counsel Ida Toks in Selm on Friday."
    people = {e.name for e in communique.read(text).entities if e.type == "person"}
    assert "Viktor Marr" in people


def test_the_small_word_that_opens_a_sentence_is_no_name() -> None:
    text = "As Marr would have it, the letter is clear. President Marr met Premier Ida Toks in Selm on Friday."
    assert {e.name for e in communique.read(text).entities if e.type == "person"} == {"Marr", "Ida Toks"}


def test_a_name_that_begins_with_the_family_stays_whole() -> None:
    text = "President Olan Marr held talks with Tan Yong Ri\n\nMr Tan and Mr Marr discussed trade in Selm on Friday."
    people = {e.name for e in communique.read(text).entities if e.type == "person"}
    assert "Tan Yong Ri" in people
