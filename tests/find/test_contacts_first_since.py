"""The day since when there had been no contact is not the day of this one. Everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

SIDES = "President Leo Vos and President Juri Quon of Karadan "
SINCE = {
    "talks": SIDES + "held their first talks since 4 May.",
    "a meeting": SIDES + "met in Selm, in the first meeting between the two since 4 May.",
    "words of a call": SIDES + "spoke by telephone for the first time since 4 May, the ministry said.",
}
OF_ITS_OWN = {
    "talks that go on": (SIDES + "have held talks since Friday.", "2024-05-17"),
    "both days": (SIDES + "held their first talks since 4 May on Friday.", "2024-05-17"),
    "the first of two": (SIDES + "met for the first time on 4 May.", "2024-05-04"),
}


@pytest.mark.parametrize("what", SINCE)
def test_the_last_contact_s_day_is_not_this_one_s(what: str) -> None:
    assert [c.date and c.date.value for c in contacts_of(SINCE[what])] == [None]


@pytest.mark.parametrize("what", OF_ITS_OWN)
def test_a_day_of_its_own_stays(what: str) -> None:
    text, day = OF_ITS_OWN[what]
    assert [c.date and c.date.value for c in contacts_of(text)] == [day]
