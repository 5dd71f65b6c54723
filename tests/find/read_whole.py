"""Texts read whole, as a user reads them: what the tests of contacts ask of a reading."""

from __future__ import annotations

from communique import Reader
from communique.document import Document
from communique.records import Contact

READER = Reader()
PUBLISHED = "2024-05-20"


def contacts_of(text: str, title: str | None = None, outlet: str | None = None) -> tuple[Contact, ...]:
    """The contacts of a text published on a Monday."""
    document = Document(text, "t", language="en", published=PUBLISHED, title=title, outlet=outlet)
    return READER.read(document).contacts


def names(contact: Contact) -> set[str]:
    """The participants' names."""
    return {p.name for p in contact.participants}
