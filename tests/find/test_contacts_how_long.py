"""Whose contact it was, named behind how long it was; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

BOTH = {"Ada Vell", "Juri Tok"}
LASTING = {
    "in passing": "It was the theme of a conversation which went on for four hours between Ada Vell and Juri Tok.",
    "with a verb of its own": "A talk that lasted three hours between President Ada Vell and Premier Juri Tok ended.",
}
OTHERWISE = {
    "a gap": "President Mara Orm wrote of a conversation that exposed a gap between Ada Vell and Juri Tok.",
    "what it was about": "She recalled a conversation which went on about a quarrel between Ada Vell and Juri Tok.",
}


@pytest.mark.parametrize("case", LASTING)
def test_whose_it_was(case: str) -> None:
    text = "The ministers Ada Vell of Ostmark and Juri Tok of Karadan are rivals. " + LASTING[case]
    assert [names(c) for c in contacts_of(text)] == [BOTH]


@pytest.mark.parametrize("case", OTHERWISE)
def test_between_says_other_things_too(case: str) -> None:
    text = "The ministers Ada Vell of Ostmark and Juri Tok of Karadan are rivals. " + OTHERWISE[case]
    assert not any(names(c) >= BOTH for c in contacts_of(text))
