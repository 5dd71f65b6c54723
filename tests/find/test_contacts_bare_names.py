"""As many bare names as a group counts countries, right behind it, are its members; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

CHIEFS = "The spy chiefs of Ostmark and Karadan met in Selm on Monday, two officials said. "
THREE = "The heads of the security services of Ostmark, Karadan and Veldania held a conference in Selm on Monday. "
TWO, ALL = {"Aru Tok", "Juri Quon"}, {"Aru Tok", "Juri Quon", "Ada Vell"}
NAMED = {
    "two who talked": (CHIEFS + "Aru Tok and General Juri Quon talked for about an hour.", TWO),
    "two who did anything": (CHIEFS + "Aru Tok and Juri Quon signed a paper on fish.", TWO),
    "three": (THREE + "Aru Tok, Juri Quon and Ada Vell compared what is known of the fire in May.", ALL),
}
LEADERS = "The prime ministers of Ostmark and Karadan met in Selm on Monday, witnesses said. "
TITLED = {
    "a headline that names a bare group": (
        "Leaders meet in Selm\n\n" + LEADERS + "They clapped while Aru Tok and Juri Quon walked to the old town.",
        TWO,
    ),
    "a headline that names others": (
        "Farmers meet leaders\n\n" + LEADERS + "They clapped while Aru Tok and Juri Quon did not look up.",
        set(),
    ),
}
OTHERS = {
    "told who they are": CHIEFS + "Aru Tok and Juri Quon, two farmers from the border, hoped for peace.",
    "told before": CHIEFS + "Analysts Aru Tok and Juri Quon hoped for peace.",
    "who did not": CHIEFS + "Aru Tok and Juri Quon did not come.",
    "named already": "Aru Tok and Juri Quon are farmers. " + CHIEFS + "Aru Tok and Juri Quon praised them.",
    "too few": THREE + "Aru Tok and Juri Quon praised them.",
    "one name only": CHIEFS + "Tok and Quon praised them.",
    "one country": "The spy chiefs of Trinidad and Tobago met in Selm on Monday. Aru Tok and Juri Quon signed a paper.",
    "far below": CHIEFS + "It rained. It was cold. It was late. Aru Tok and Juri Quon hoped for peace.",
}


@pytest.mark.parametrize("case", NAMED)
def test_who_they_were(case: str) -> None:
    text, people = NAMED[case]
    assert [names(c) for c in contacts_of(text)] == [people]


@pytest.mark.parametrize("case", TITLED)
def test_who_passed_by(case: str) -> None:
    text, people = TITLED[case]
    assert names(contacts_of(text)[0]) & TWO == people
    assert not people or names(contacts_of(text)[0]) == people


def test_each_holds_the_office_of_the_group() -> None:
    told = contacts_of(NAMED["three"][0])[0]
    assert {p.office for p in told.participants} == {"head"}


@pytest.mark.parametrize("case", OTHERS)
def test_names_that_are_others(case: str) -> None:
    assert not any(names(c) & TWO for c in contacts_of(OTHERS[case]))
