"""Silence in the words in which news tell it; countries, people and agencies are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = (
    "President Dorn of Kremnia met Premier Thold of Gorstia in Geneva on Sunday, the news agency Interlink reported. "
)


@pytest.mark.parametrize(
    ("words", "who", "how"),
    [
        ('Thold\'s spokesman said he had "nothing to confirm".', "Thold's spokesman", "no_comment"),
        ("The ministry has nothing to add, its spokesman said.", "its spokesman", "no_comment"),
        ("A spokesman for Dorn would say only that the premier speaks to many.", "spokesman for Dorn", "no_comment"),
        ("Thold's office did not respond to a request for comment from the Observer.", "Thold's office", "no_comment"),
        ("Thold's office has published nothing but a menu.", "Thold's office", "silent"),
        ("Asked whether the two had met, Thold smiled and walked away.", "Thold", "no_comment"),
        ("On Thold's website not a line about it has appeared.", "Thold", "silent"),
        ("The Kremnian side refused to be drawn on the matter.", "Kremnian side", "no_comment"),
        ("A spokesman for Thold would not say whom he had seen.", "spokesman for Thold", "no_comment"),
    ],
)
def test_who_did_not_confirm_it(words: str, who: str, how: str) -> None:
    met = contacts_of(TOLD + words)[0]
    assert [(n.name, n.how) for n in met.not_confirmed_by] == [(who, how)]


@pytest.mark.parametrize(
    "words",
    [
        "The Bank sold 200 million dollars in April, a figure Thold would not confirm.",
        "Thold brought a letter, the contents of which were not disclosed.",
        "Thold said the road was long and smiled.",
        "Asked about the meeting, Thold laughed and confirmed it had taken place.",
        "Asked about her health, Lia Dorn smiled and said she was well.",
        "Asked to leave, the reporters walked out.",
        "The government of Gorstia discusses the budget in June.",
    ],
)
def test_silence_about_something_else_is_none(words: str) -> None:
    assert contacts_of(TOLD + words)[0].not_confirmed_by == ()


def test_a_meeting_that_nobody_announced_was_held() -> None:
    (met,) = contacts_of("The meeting between President Ada Vell and Premier Leo Marr was not announced.")
    assert (met.status, met.not_confirmed_by) == ("held", ())
