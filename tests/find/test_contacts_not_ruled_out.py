"""What is not ruled out is not refused; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "Premier Ana Dorr met General Hugo Paz in Velm on 3 May 2023, a diplomat said. "


@pytest.mark.parametrize(
    "words",
    [
        "The army neither confirmed nor ruled out the meeting.",
        "The army would neither confirm nor rule out a second meeting.",
        "The army would not confirm or rule out a second meeting.",
    ],
)
def test_a_meeting_that_is_neither_confirmed_nor_ruled_out_is_not_refused(words: str) -> None:
    assert [c.status for c in contacts_of(TOLD + words)] == ["held"]


def test_a_meeting_that_is_ruled_out_is_refused() -> None:
    assert [c.status for c in contacts_of(TOLD + "The army ruled out a second meeting.")] == ["held", "refused"]
    words = "The army did not confirm the first meeting but ruled out a second meeting."
    assert [c.status for c in contacts_of(TOLD + words)] == ["held", "refused"]
