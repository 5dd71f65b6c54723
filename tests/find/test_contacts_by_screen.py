"""What a headline calls a meeting by screen takes no part in it; everybody is invented."""

from __future__ import annotations

from .read_whole import contacts_of, names

HELD = "On May 18, Minister of Defense Aru Tok held a video conference meeting with Secretary of Defense Lena Vos."


def test_a_video_conference_is_nobody() -> None:
    (told,) = contacts_of(HELD, "Ostmark-Veldania Defense Ministerial Video Conference Meeting (Summary)")
    assert names(told) == {"Aru Tok", "Lena Vos"}
    assert told.kind == "video_call"


def test_a_body_that_is_called_a_conference_meets() -> None:
    (told,) = contacts_of("On May 18, Minister Aru Tok attended a meeting.", "Northern Conference Meeting")
    assert names(told) == {"Northern Conference", "Aru Tok"}
