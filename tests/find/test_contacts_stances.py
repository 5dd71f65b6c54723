"""For or against whom somebody is, which is no contact; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names


@pytest.mark.parametrize(
    "stood",
    [
        "broke with",
        "sided with",
        "disagreed with",
        "fell out with",
        "aligned herself with",
        "parted ways with",
        "cut ties with",
        "severed all relations with",
        "was at odds with",
    ],
)
def test_taking_sides_is_no_contact(stood: str) -> None:
    assert not contacts_of(f"President Ada Vell {stood} President Leo Marr of Kandor on Friday.")


@pytest.mark.parametrize("met", ["broke bread with", "drank tea with", "sat down with", "walked with"])
def test_being_together_is_one(met: str) -> None:
    (meeting,) = contacts_of(f"President Ada Vell {met} President Leo Marr of Kandor on Friday.")
    assert names(meeting) == {"Ada Vell", "Leo Marr"}


def test_what_they_disagreed_on_at_a_meeting_leaves_it() -> None:
    (meeting,) = contacts_of("President Ada Vell met President Leo Marr of Kandor and then broke with him.")
    assert names(meeting) == {"Ada Vell", "Leo Marr"}
