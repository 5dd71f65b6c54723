"""The day of what was called off may lie ahead; everybody is invented. The texts are of Monday, 20 May 2024."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

CANCELLED = "Minister Ada Vell on Monday cancelled talks with her Sahrani counterpart, Salim Orm, planned for {}."
DAYS = {
    "a weekday ahead": (CANCELLED.format("Wednesday in Selm"), "cancelled", "2024-05-22"),
    "a day ahead": (
        "Minister Ada Vell cancelled a meeting with President Orm planned for 21 June.",
        "cancelled",
        "2024-06-21",
    ),
    "a day gone by": (CANCELLED.format("3 May"), "cancelled", "2024-05-03"),
    "a day that was": ("Minister Ada Vell held a meeting with President Orm on 21 June.", "held", "2023-06-21"),
    "a weekday that was": (
        "Minister Ada Vell held talks with President Orm in Selm on Wednesday.",
        "held",
        "2024-05-15",
    ),
}


@pytest.mark.parametrize("case", DAYS)
def test_its_day(case: str) -> None:
    text, status, day = DAYS[case]
    told = contacts_of(text)[0]
    assert (told.status, told.date and told.date.value) == (status, day)
