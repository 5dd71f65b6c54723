"""One talk of several that some people have had; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

WARNED = "General Aru Tok warned Secretary Lena Vos that drones would be met with fire. "


def test_a_first_talk_since_some_day_is_theirs() -> None:
    (told,) = contacts_of(WARNED + "It was their first talk since New Year, the ministry recalled.")
    assert names(told) == {"Aru Tok", "Lena Vos"}
    assert told.status == "held"


@pytest.mark.parametrize(
    "text",
    [
        WARNED + "It was the first talk of a drone this year.",
        "Aru Tok and Lena Vos teach in Selm. It was their first talk on birds.",
        "General Aru Tok told cadets of the war in May. It was his first talk since New Year.",
    ],
)
def test_talk_of_a_thing_and_a_talk_to_listeners_are_no_contact(text: str) -> None:
    assert not contacts_of(text)
