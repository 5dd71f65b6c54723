"""Talks that somebody tells of who is back from them; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

BACK = "Minister Aru Tok, who returned this morning, told the correspondent of Torpress about the talks with Ostmark. "
ASKED = "Minister Aru Tok told the correspondent of Torpress about the talks with Ostmark. "
THERE = {
    "is back": BACK,
    "says that he came": ASKED + '"We came with data and they listened," he said.',
}
NOT_THERE = {
    "says nothing of himself": ASKED + '"They came with data and we hope for the best," he said.',
    "speaks for others": BACK.replace("Minister", "Spokesman"),
    "whose talks is said": BACK.replace("talks with Ostmark", "talks between Ostmark and Veldania"),
    "tells of other things": "Minister Aru Tok, who returned this morning, told the correspondent about floods. "
    "The talks with Ostmark go on.",
}


@pytest.mark.parametrize("case", THERE)
def test_who_tells_of_talks_from_which_he_came_was_there(case: str) -> None:
    (told,) = contacts_of(THERE[case])
    assert names(told) == {"Aru Tok", "Ostmark"}
    assert told.status == "held"


@pytest.mark.parametrize("case", NOT_THERE)
def test_who_only_tells_of_talks_was_not(case: str) -> None:
    assert not any("Aru Tok" in names(c) for c in contacts_of(NOT_THERE[case]))
