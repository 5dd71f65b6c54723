"""Meetings told by how long they took; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names


@pytest.mark.parametrize(
    "told",
    [
        "The cable will be laid, Prime Minister Ada Vell said after two hours with Leo Marr in her office on Friday.",
        "After two hours with President Leo Marr of Kandor on Friday, Minister Ada Vell said the cable would be laid.",
        "Minister Ada Vell told reporters on Friday after half an hour with Leo Marr that the cable would be laid.",
        "Minister Ada Vell flew home on Friday after forty minutes with President Leo Marr of Kandor.",
    ],
)
def test_a_time_with_somebody_is_a_meeting(told: str) -> None:
    (meeting,) = contacts_of(told)
    assert (meeting.kind, meeting.status) == ("meeting", "held")
    assert names(meeting) == {"Ada Vell", "Leo Marr"}
    assert meeting.date
    assert meeting.date.value == "2024-05-17"


@pytest.mark.parametrize(
    "told",
    [
        "Minister Ada Vell said after two hours with the files of Kandor that the cable would be laid.",
        "Minister Ada Vell will say after two hours with President Leo Marr whether the cable is laid.",
        "Minister Ada Vell said after two years with President Leo Marr that she would leave.",
        "Minister Ada Vell resigned after two hours with her lawyers.",
    ],
)
def test_a_time_with_nobody_is_none(told: str) -> None:
    assert not contacts_of(told)


def test_the_time_that_a_meeting_took_is_no_other_meeting() -> None:
    (meeting,) = contacts_of(
        "President Leo Marr of Kandor met Prime Minister Ada Vell on Friday. Vell said after two hours with Marr that "
        "the cable would be laid."
    )
    assert names(meeting) == {"Ada Vell", "Leo Marr"}
