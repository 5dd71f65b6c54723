"""Nouns and verbs that tell of no contact, whoever stands beside them. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader

NONE = [
    "Mr Justice Perera, who refused leave on Friday, said that he was not without unease about President Marr.",
    "Let me offer some advice to the loyal members of the cabinet of President Ada Marr.",
    "A note was left on the table of the Chief Justice, Leo Vos, last Thursday.",
    "For the rest the minister needs an hour a day with Premier Thorne's 'Plain Dealing'.",
    "Maravand recalled its ambassador for consultations on Monday, said its foreign minister, Leo Vos.",
    "Speaking to reporters at an appearance with President Leo Vos of Ostmark, President Ada Marr said rates fell.",
]
HEADLINE = "The Envoys Who Came to Dinner\n\nThe quay was closed on Monday, and the port with it."
CONTACTS = {
    "President Ada Marr invited President Leo Vos of Ostmark for consultations in Selm.": {"Ada Marr", "Leo Vos"},
    "President Ada Marr spent an hour with President Leo Vos of Ostmark on Monday.": {"Ada Marr", "Leo Vos"},
    "President Ada Marr spoke on Monday to President Leo Vos of Ostmark.": {"Ada Marr", "Leo Vos"},
    "President Ada Marr spoke to reporters and met with President Leo Vos of Ostmark on Monday.": {
        "Ada Marr",
        "Leo Vos",
    },
}


@pytest.mark.parametrize("text", NONE)
def test_no_contact(text: str) -> None:
    assert Reader().read(Document(text)).contacts == ()


def test_a_headline_alone_tells_of_nobody_unnamed() -> None:
    assert Reader().read(Document(HEADLINE)).contacts == ()


@pytest.mark.parametrize(("text", "names"), CONTACTS.items(), ids=CONTACTS.keys())
def test_contacts_that_look_alike(text: str, names: set[str]) -> None:
    (contact,) = Reader().read(Document(text)).contacts
    assert {p.name for p in contact.participants} == names
