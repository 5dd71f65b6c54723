"""Whom a contact tells by their offices alone, the text may name right behind; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

HELD = "The Ostmark intelligence chief held talks in Selm on Monday with the Karadani interior minister. "
ASKED = "Secretary Lena Vos told reporters of her conversation on Monday with the Karadani defence minister. "
BOTH = {"Aru Tok", "Juri Quon"}
PAIRS = {
    "whose conversation it was": HELD
    + "A mine was at the centre of a conversation which went on for hours between Aru Tok and Juri Quon.",
    "who spoke": HELD + "Aru Tok and Juri Quon talked for four hours about a mine.",
}
OTHER_PAIRS = {
    "of another day": HELD + "On Friday Aru Tok and Juri Quon talked for four hours about a mine.",
    "of another place": HELD + "Aru Tok and Juri Quon met in Torkent.",
    "who hold other offices": HELD + "Mayor Aru Tok and Governor Juri Quon talked for four hours about a mine.",
    "named before": "Aru Tok and Juri Quon are bakers. " + HELD + "Aru Tok and Juri Quon talked for hours about bread.",
    "far below": HELD + "It rained. It was cold. It was late. Aru Tok and Juri Quon talked for hours about bread.",
}
SURNAMES = {
    "beside the other side": (ASKED + "She declined to say whether Petrak had apologised.", {"Lena Vos", "Petrak"}),
    "who answered": (ASKED + "Petrak promised nothing.", {"Lena Vos", "Petrak"}),
}
OTHER_SURNAMES = {
    "who says what he will": ASKED + "In Selm, Petrak ate an apple.",
    "of whom more is told": ASKED + "The farmer Petrak promised nothing.",
    "one of two": ASKED + "Petrak promised nothing. Marr answered that she knew.",
    "of two offices": "The Veldanian interior minister was out. " + ASKED + "Petrak promised nothing.",
    "beside an official with a name": ASKED + "Petrak had wished it so. Minister Juri Quon answered that he knew.",
    "of no certain office": "Secretary Lena Vos held talks with a Karadani minister. Petrak promised nothing.",
    "far below": ASKED + "It rained. It was cold. It was late. It was dark. Petrak promised nothing.",
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_offices_are_the_two_who_are_named(case: str) -> None:
    assert [names(c) for c in contacts_of(PAIRS[case])] == [BOTH]


def test_each_has_the_office_in_the_order_of_the_text() -> None:
    told = contacts_of(PAIRS["who spoke"])[0]
    assert {p.name: p.of for p in told.participants} == {"Aru Tok": "Ostmark", "Juri Quon": "Karadani"}
    assert told.date is not None
    assert told.date.value == "2024-05-20"


@pytest.mark.parametrize("case", OTHER_PAIRS)
def test_two_names_that_are_others(case: str) -> None:
    first = contacts_of(OTHER_PAIRS[case])[0]
    assert not names(first) & BOTH


@pytest.mark.parametrize("case", SURNAMES)
def test_an_office_is_whose_surname_is_told(case: str) -> None:
    text, people = SURNAMES[case]
    assert [names(c) for c in contacts_of(text)] == [people]


@pytest.mark.parametrize("case", OTHER_SURNAMES)
def test_a_surname_that_is_another(case: str) -> None:
    assert not any("Petrak" in names(c) for c in contacts_of(OTHER_SURNAMES[case]))
