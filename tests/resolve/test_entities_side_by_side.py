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


TWO_MINISTERS = {
    "and": "The Minister of Defence, General Sabri Tum, and the Minister of Defence of the Republic of Karadan met.",
    "of no country": "The Minister of Defence, General Sabri Tum, and the Minister of Defence of Karadan met.",
}


@pytest.mark.parametrize("case", TWO_MINISTERS)
def test_and_behind_a_name_beside_its_office_leads_to_another(case: str) -> None:
    assert [len(people) for people in met(TWO_MINISTERS[case])] == [2]


def test_in_the_next_sentence_the_office_is_the_same_persons() -> None:
    text = (
        "The Minister of Defence of Karadan, General Sabri Tum, rose. The Minister of Defence of Karadan met Ada Vell."
    )
    assert met(text) == [{"Sabri Tum", "Ada Vell"}]
