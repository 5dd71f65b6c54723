"""Somebody in office who came to see another met them; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MET = {
    "an office and a name": (
        "Prime Minister Ada Vell came to see Rui Marr at the Anchors Palace on Monday.",
        {"Ada Vell", "Rui Marr"},
    ),
    "two in office": ("The foreign minister, Ada Vell, came to see President Juri Tok.", {"Ada Vell", "Juri Tok"}),
}
OTHERWISE = {
    "what they do": "The mayor came to see Ada Vell play at the Rotunda theatre on Monday.",
    "as something": "The minister came to see Ada Vell as a threat.",
    "what may be": "The minister may come to see President Ada Vell.",
    "a thing": "President Juri Tok went to see the new bridge in Torkent on Monday.",
    "one of the family": "President Juri Tok went to see his mother in Torkent on Monday.",
    "nobody in office": "The baker came to see Ada Vell on Monday.",
}


@pytest.mark.parametrize("case", MET)
def test_who_came_to_see_another(case: str) -> None:
    text, people = MET[case]
    assert [(c.kind, c.status, names(c)) for c in contacts_of(text)] == [("meeting", "held", people)]


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_is_no_meeting(case: str) -> None:
    assert [c.kind for c in contacts_of(OTHERWISE[case]) if c.kind == "meeting"] == []
