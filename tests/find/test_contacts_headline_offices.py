"""A headline that tells of somebody by an office, and of the dateline's town; everybody is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

from .read_whole import contacts_of

READER = Reader()
DATELINE = "\n\nTORV, May 17 (VPA) -- "
BODY = "{} head of Ostmark's Security Service met National Security Adviser Ada Marr here Friday."

TOLD = {
    "the same office": ("Ostmark security chief flies to Torv", "The", 1),
    "no certain one": ("Ostmark security chief flies to Torv", "A", 2),
    "another office": ("Ostmark finance minister flies to Torv", "The", 2),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_headline_and_the_lead_tell_of_one(case: str) -> None:
    headline, article, several = TOLD[case]
    text = headline + DATELINE + BODY.format(article)
    read = READER.read(Document(text, "t", language="en", published="2024-05-20"))
    assert sum(e.type == "person" and e.of == "Ostmark" for e in read.entities) == several
    assert all(e.name != "Torv" for e in read.entities if e.type == "person")
    if several == 1:
        (told,) = read.contacts
        assert {p.name for p in told.participants} == {BODY.format(article).split(" met")[0], "Ada Marr"}


def test_a_name_that_a_town_bears_too_stays_a_persons() -> None:
    text = "TORV, May 17 (VPA) -- President Ada Torv met Prime Minister Ilan Vos here on Friday. Torv thanked Vos."
    assert [{p.name for p in c.participants} for c in contacts_of(text)] == [{"Ada Torv", "Ilan Vos"}]
