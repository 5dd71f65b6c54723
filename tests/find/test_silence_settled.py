"""Silences and denials that the text settles later, and those that stay; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "Premier Ana Dorr met General Hugo Paz in Velm on 3 May 2023, a diplomat said. "


@pytest.mark.parametrize(
    "words",
    [
        "Her office at first denied the meeting but confirmed it on Friday.",
        "The presidency at first denied it. Last week it admitted that the meeting had taken place.",
        "The ministry could not be reached. State television, quoting the ministry, later confirmed the meeting.",
        "The army declined to comment. On Friday the army confirmed that the two had met.",
    ],
)
def test_what_is_confirmed_later_is_no_longer_denied(words: str) -> None:
    (met,) = contacts_of(TOLD + words)
    assert met.not_confirmed_by == ()


@pytest.mark.parametrize(
    ("words", "who", "how"),
    [
        ("Her office denied the meeting. The army confirmed it on Friday.", "Her office", "denied"),
        ("The army denied the meeting but confirmed that the general had a cold.", "army", "denied"),
        ("The army denied the meeting but confirmed a call in June.", "army", "denied"),
        ("The army confirmed the meeting. Her office denied it.", "Her office", "denied"),
        ("The army denied the meeting. It may confirm it later.", "army", "denied"),
    ],
)
def test_what_others_confirm_or_something_else_settles_nothing(words: str, who: str, how: str) -> None:
    met = contacts_of(TOLD + words)[0]
    assert [(n.name, n.how) for n in met.not_confirmed_by] == [(who, how)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Premier Ana Dorr met General Hugo Paz. Her office denied the meeting at first but confirmed it on Friday.",
            ["Her office"],
        ),
        (
            "Premier Ana Dorr met General Hugo Paz, and the Palace, through its spokesman Oleg Tsarin, confirmed it.",
            ["Palace"],
        ),
        ("Premier Ana Dorr met General Hugo Paz and confirmed it.", []),
        ("Premier Ana Dorr met General Hugo Paz, and the Palace confirmed the budget.", []),
    ],
)
def test_who_confirms_is_a_source(text: str, sources: list[str]) -> None:
    assert [x.name for x in contacts_of(text)[0].on_word_of] == sources


def test_what_is_confirmed_of_another_time_settles_nothing() -> None:
    text = (
        "General Ivor Malt, the head of Kandor's service, met Premier Ana Dorr in Velm last week, the Meridian agency "
        "reported. The Security Committee has not published a word about the meeting. When Malt came in April, only "
        "Meridian reported the visit; the Security Committee confirmed it three days later."
    )
    contact = contacts_of(text)[0]
    assert [(n.name, n.how) for n in contact.not_confirmed_by] == [("Security Committee", "silent")]
