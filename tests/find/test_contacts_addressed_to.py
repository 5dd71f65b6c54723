"""Whose a message is that is said to be addressed to one and to come from another; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

BOTH = {"Juri Tok", "Ada Vell"}
MESSAGES = {
    "has arrived": "A message addressed to President Juri Tok has arrived from Prime Minister Ada Vell.",
    "came": "A letter addressed to President Juri Tok came from Prime Minister Ada Vell on Monday.",
}
NONE = {
    "lay": "A letter addressed to President Juri Tok lay on the table of Minister Ada Vell.",
    "no message": "A package addressed to President Juri Tok has arrived from Minister Ada Vell.",
    "from a town": "A message addressed to the people has arrived from Selm.",
    "only arrived": "News of the letter has arrived from Minister Ada Vell.",
}


@pytest.mark.parametrize("case", MESSAGES)
def test_from_whom_to_whom(case: str) -> None:
    assert [(c.kind, names(c)) for c in contacts_of(MESSAGES[case])] == [("message", BOTH)]


def test_who_handed_it_on_is_a_contact_of_their_own() -> None:
    text = MESSAGES["has arrived"] + " The letter was handed to Minister Aru Orm by Ambassador Mara Quon."
    assert [names(c) for c in contacts_of(text)] == [BOTH, {"Aru Orm", "Mara Quon"}]


@pytest.mark.parametrize("case", NONE)
def test_what_is_no_message_of_theirs(case: str) -> None:
    assert contacts_of(NONE[case]) == ()
