"""Contacts of which a spokesman is asked, and those whose words a transcript gives. Everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

ANSWER = "Leo Vos: President Brod met President Tok in Selm on Friday. It was a good meeting."
ASKED = {
    "a reporter of": "Question (Selm TV): Did President Eva Brod meet President Aru Tok on Friday?\n\n" + ANSWER,
    "one letter": "Q    Did President Eva Brod meet President Aru Tok on Friday?\n\n" + ANSWER,
    "a colon": "Reporter: Did President Eva Brod meet President Aru Tok on Friday?\n\n" + ANSWER,
}


@pytest.mark.parametrize("how", ASKED)
def test_who_answers_the_press_was_not_there(how: str) -> None:
    assert names(contacts_of(ASKED[how])[0]) == {"Eva Brod", "Aru Tok"}


def test_who_speaks_first_before_the_press_was_there() -> None:
    found = contacts_of(
        "President Eva Brod: I am glad to meet Prime Minister Leo Vos here today.\n\nPrime Minister Vos: Thank you.\n\n"
        "Q: Will you sign?"
    )
    assert names(found[0]) == {"Eva Brod", "Leo Vos"}


def test_who_tells_of_a_contact_of_hers_was_there() -> None:
    found = contacts_of("Question: Where were you?\n\nPresident Eva Brod: I met President Tok in Selm on Friday.")
    assert names(found[0]) == {"Eva Brod", "Tok"}


def test_a_word_that_tells_of_nobody_does_not_outweigh_a_denial() -> None:
    found = contacts_of(
        "Question (Selm TV): The press writes about negotiations of the Secretary of the Security Council with the "
        "head of a foreign intelligence service in a third country. Is it so?\n\n"
        "Leo Vos: I have read this with interest. No such meeting has taken place. Juri Quon spent last weekend in "
        "Selm, on Saturday he was at the graduation of the Academy. There is a tender, everything is open.",
        title="From the briefing of the Security Council spokesman",
    )
    assert [c.status for c in found] == ["denied"]
    assert "Leo Vos" not in names(found[0])
