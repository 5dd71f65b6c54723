"""Two who are joined by "and her colleague" are those whom "they" means; everybody is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

READER = Reader()
JOINED = {
    "in a clause about them": "She praised President Ada Vell and her colleague Juri Tok, who spoke when they met.",
    "in the next sentence": "Mona Fell praised President Ada Vell and her colleague Juri Tok of Karadan. They met.",
}


def met(text: str) -> list[set[str]]:
    """Who took part in each meeting of a text."""
    contacts = READER.read(Document(text, "t", language="en", published="2024-05-20")).contacts
    return [{p.name for p in c.participants} for c in contacts if c.kind == "meeting"]


@pytest.mark.parametrize("case", JOINED)
def test_they_who_met(case: str) -> None:
    assert met(JOINED[case]) == [{"Ada Vell", "Juri Tok"}]


def test_what_belongs_to_one_of_them_is_no_second() -> None:
    assert met("Mona Fell praised President Ada Vell and her office. They met.") == [{"Mona Fell", "Ada Vell"}]
