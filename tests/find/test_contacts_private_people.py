"""Students and coaches act for nobody: what they do is no contact of officials; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

CELL = (
    "For singing in the square the student Yasir Orm will spend six months in prison.\n\n"
    "On the day on which he was picked up, the palace had other things to do: Kolvan was on the telephone."
)
PRIVATE = {
    "met": "The student Yasir Orm met the coach Ada Vell in Selm on Monday.",
    "spoke": "The teacher Yasir Orm spoke with the coach Ada Vell by telephone.",
    "named elsewhere": CELL,
}


@pytest.mark.parametrize("case", PRIVATE)
def test_private_people_make_no_contact(case: str) -> None:
    assert contacts_of(PRIVATE[case]) == ()


def test_whom_an_official_meets_may_be_anybody() -> None:
    told = contacts_of("President Juri Tok met the student Yasir Orm in Selm on Monday.")
    assert [names(c) for c in told] == [{"Juri Tok", "Yasir Orm"}]
