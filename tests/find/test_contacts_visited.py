"""Where they met on a visit that is told first; countries and officials are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

VISIT = "Foreign Minister Ada Vell of Ostmark made a working visit to Karsk. "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (VISIT + "Vell held a meeting with Mayor Leo Marr.", "Karsk"),
        (VISIT + "She met with Mayor Leo Marr in Velm.", "Velm"),
        # a call has no place, a plan none yet
        (VISIT + "Vell spoke by phone with President Leo Marr.", None),
        (VISIT + "Vell will meet President Leo Marr.", None),
        # another day, other people
        (VISIT + "On 3 May 2023 she had met President Leo Marr.", None),
        (VISIT + "President Leo Marr met Prime Minister Oskar Tove.", None),
        # a month is long enough for many places
        ("Foreign Minister Ada Vell visited Karsk in April. Vell met President Leo Marr.", None),
    ],
)
def test_a_meeting_without_a_place_was_where_the_visit_went(text: str, place: str | None) -> None:
    met = [c for c in contacts_of(text) if c.kind != "visit"][-1]
    assert (met.place.name if met.place else None) == place
