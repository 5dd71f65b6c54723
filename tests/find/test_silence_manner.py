"""Manners of silence and what only looks like one; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "Premier Ana Dorr met General Hugo Paz in Velm on 3 May 2023, a diplomat said. "
CALL = "President Lena Holm spoke by telephone with Prime Minister Jon Vik about the Oru valley, the presidency said. "


@pytest.mark.parametrize(
    ("words", "who", "how"),
    [
        ("The army would neither confirm nor rule out the meeting.", "army", "neither"),
        ("The army neither confirmed nor ruled out the meeting.", "army", "neither"),
        ("The army would not confirm or rule out that the two had met.", "army", "neither"),
        ("The army's spokesman did not pick up the phone.", "army's spokesman", "unreachable"),
        ("The army said not a word about it.", "army", "silent"),
        ("Asked about it, General Paz smiled and moved on to the next question.", "Hugo Paz", "no_comment"),
        ("Asked about the meeting, General Paz changed the subject.", "Hugo Paz", "no_comment"),
        ("The army says it knows nothing of such a meeting.", "army", "no_comment"),
        ("The army said it had no knowledge of such a meeting.", "army", "no_comment"),
        ("The army said it was not aware of such a meeting.", "army", "no_comment"),
        ("The army dismissed it as 'fantasy'.", "army", "denied"),
        ("Her office would not say whether they had met.", "Her office", "no_comment"),
        ("The army's report left out the meeting.", "army", "silent"),
    ],
)
def test_how_somebody_kept_silent(words: str, who: str, how: str) -> None:
    (met,) = contacts_of(TOLD + words)
    assert [(n.name, n.how) for n in met.not_confirmed_by] == [(who, how)]


@pytest.mark.parametrize(
    "words",
    [
        "The ambassador knew nothing of the meeting.",
        "The ambassador had no knowledge of the meeting.",
        "The army said it did not know when they had met.",
        "The army did not pick up the wounded.",
        "The army dismissed it.",
        "The army ruled the border closed.",
        "Her spokeswoman would not say what was discussed.",
        "Her office did not say what was discussed.",
        "The spokeswoman declined to say what the two had talked about.",
        "Asked about the meeting, the general moved his troops.",
    ],
)
def test_what_is_no_silence_about_the_contact(words: str) -> None:
    assert contacts_of(TOLD + words)[0].not_confirmed_by == ()


def test_what_somebody_left_out_in_a_title_says_nothing_of_the_contact() -> None:
    (met,) = contacts_of(TOLD, title="What the army left out")
    assert met.not_confirmed_by == ()


def test_a_report_of_the_contact_is_not_silent_about_it() -> None:
    (call,) = contacts_of(CALL + "The Kestrel agency's report of the call did not mention the valley.")
    assert call.not_confirmed_by == ()


def test_a_report_that_leaves_out_the_topic_is_silent() -> None:
    (call,) = contacts_of(CALL + "The Kestrel agency's report did not mention the call.")
    assert [(n.name, n.how) for n in call.not_confirmed_by] == [("Kestrel agency", "silent")]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "The Queshi foreign ministry has not reported the call. The ministry's press service 'had nothing to add'.",
            ["Queshi foreign ministry"],
        ),
        (
            "The Queshi foreign ministry has not yet reported the call. The army did not comment on it.",
            ["Queshi foreign ministry", "army"],
        ),
    ],
)
def test_a_party_called_by_a_shorter_name_stands_once(words: str, who: list[str]) -> None:
    (call,) = contacts_of(CALL + words)
    assert [n.name for n in call.not_confirmed_by] == who
