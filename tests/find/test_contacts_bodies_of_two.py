"""Bodies of two states, in the plural, meet and sign like their officials; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

TWO = {
    "ministries": ("The foreign ministries of Ostmark and Karadan held talks in Selm on Friday.", "meeting"),
    "governments": ("The governments of Ostmark and Karadan held talks in Selm on Friday.", "meeting"),
    "banks": ("The central banks of Ostmark and Karadan will sign an agreement in Selm on Friday.", "signing"),
}
OTHERWISE = {
    "river banks": "The banks of the Orm and Tavel met at Selm.",
    "banks of nobody": "Banks held talks with farmers in Selm on Friday.",
    "costs": "The governments of Ostmark and Karadan will meet the costs.",
    "targets": "The central banks of Ostmark and Karadan met their targets in May.",
    "unions": "The railway unions held talks in Selm on Friday.",
}


@pytest.mark.parametrize("case", TWO)
def test_what_they_did(case: str) -> None:
    text, kind = TWO[case]
    told = contacts_of(text)
    assert [c.kind for c in told] == [kind]
    assert any("of Ostmark and Karadan" in name for name in names(told[0]))


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_is_no_contact(case: str) -> None:
    assert contacts_of(OTHERWISE[case]) == ()
