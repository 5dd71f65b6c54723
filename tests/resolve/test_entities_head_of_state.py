"""Who is called "Head of State" is "the President" too; everybody is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

READER = Reader()
OPENING = "Head of State Temir Orm opened a school. In the evening {} met Emir Omar Quon of Sahran."
FEAST = "Head of State Temir Orm opened a school with President Ada Vell of Karadan. The President met Emir Omar Quon."
ONE = {
    "the president": (OPENING.format("the President"), "Temir Orm"),
    "the same words": (OPENING.format("the Head of State"), "Temir Orm"),
    "a vice president": (OPENING.format("the Vice President"), "the Vice President"),
    "of a senate": (OPENING.format("the President of the Senate"), "the President of the Senate"),
    "of another country": (OPENING.format("the President of Karadan"), "the President of Karadan"),
    "a king": (OPENING.format("the King"), "the King"),
    "a president who is nearer": (FEAST, "Ada Vell"),
}


@pytest.mark.parametrize("case", ONE)
def test_whom_the_office_means(case: str) -> None:
    text, who = ONE[case]
    contacts = READER.read(Document(text, "t", language="en", published="2024-05-20")).contacts
    assert {p.name for p in contacts[-1].participants} == {who, "Omar Quon"}
