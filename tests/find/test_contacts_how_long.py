"""How long people met, told right behind it, is no other contact; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

SAT = "Foreign Minister Aru Tok and Foreign Minister Lena Vos were sitting down at the mission, a change of venue. "
HELD = "Foreign Minister Aru Tok and Foreign Minister Lena Vos held talks at the mission on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        SAT + "They met for less than half an hour.",
        HELD + "The two met for forty minutes, with a demonstration outside.",
        HELD + "It rained. They met for three hours.",
    ],
)
def test_a_length_is_told_of_the_same_contact(text: str) -> None:
    assert [names(c) for c in contacts_of(text)] == [{"Aru Tok", "Lena Vos"}]


@pytest.mark.parametrize(
    "text",
    [
        HELD + "They met for three hours in March.",
        HELD + "Tok met Ada Marr, the Veldanian premier, for an hour.",
        "Foreign Minister Aru Tok will meet Foreign Minister Lena Vos on Friday. They met for an hour in Selm in 2023.",
    ],
)
def test_what_has_its_own_day_or_people_is_another(text: str) -> None:
    assert len(contacts_of(text)) > 1
