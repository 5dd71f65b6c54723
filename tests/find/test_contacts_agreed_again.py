"""Meetings that are only agreed to be held again some day; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "Premier Ana Dorr met General Hugo Paz in Velm on 3 May 2023. "


def test_to_meet_again_some_day_is_what_came_of_a_meeting() -> None:
    (met,) = contacts_of(TOLD + "A readout from the army said that they had agreed to meet again.")
    assert met.status == "held"
    assert [o.text for o in met.outcomes] == ["they had agreed to meet again"]
    assert [x.name for x in met.on_word_of] == ["army"]


@pytest.mark.parametrize(
    "words",
    ["They agreed to meet again in June.", "They agreed to meet again in Orum.", "They will meet again."],
)
def test_a_day_or_a_place_or_a_promise_makes_a_contact_of_its_own(words: str) -> None:
    assert [c.status for c in contacts_of(TOLD + words)] == ["held", "planned"]


def test_what_alone_is_told_is_a_contact() -> None:
    assert [c.status for c in contacts_of("Premier Ana Dorr and General Hugo Paz agreed to meet again.")] == ["planned"]
