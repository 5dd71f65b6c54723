"""Who talked behind closed doors was in one room; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

KINDS = {
    "closed doors": ("President Juri Tok spoke with Premier Ada Vell behind closed doors on Wednesday.", "meeting"),
    "for hours": ("The leaders of Ostmark and Karadan talked for hours behind closed doors on Wednesday.", "meeting"),
    "by phone all the same": ("President Juri Tok spoke by phone with Premier Ada Vell behind closed doors.", "call"),
    "no doors": ("President Juri Tok spoke with Premier Ada Vell on Wednesday.", "call"),
    "who is behind": ("President Juri Tok spoke with Premier Ada Vell on Wednesday about who was behind it.", "call"),
}


@pytest.mark.parametrize("case", KINDS)
def test_of_what_kind(case: str) -> None:
    text, kind = KINDS[case]
    assert [c.kind for c in contacts_of(text)] == [kind]
