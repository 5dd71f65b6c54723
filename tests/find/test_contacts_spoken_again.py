"""What is confirmed in words of no kind is the contact told before; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "President Lena Holm met Prime Minister Jon Vik on Sunday in Orum, her office said. "


def test_that_two_had_spoken_is_another_word_for_their_meeting() -> None:
    (met,) = contacts_of(TOLD + "Queshi state television later confirmed that the two had spoken.")
    assert (met.kind, [x.name for x in met.on_word_of]) == ("meeting", ["her office", "Queshi state television"])


@pytest.mark.parametrize(
    "words",
    [
        "Queshi state television confirmed that the two had spoken by telephone on Tuesday.",
        "Queshi state television said that Jon Vik had spoken with General Hugo Paz.",
    ],
)
def test_a_call_or_another_pair_is_another_contact(words: str) -> None:
    assert len(contacts_of(TOLD + words)) == 2
