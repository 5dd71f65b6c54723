"""Who met whom: contacts with participants, place, date, topics and outcomes."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.records import Contact, DateValue, Place
from communique.roster import Roster


def find_contacts(
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: tuple[DateValue, ...],
    places: tuple[Place, ...],
) -> tuple[Contact, ...]:
    """The contacts of a text, one record each, in the order of their triggers; ids ``c1``, ``c2``, ..."""
    return ()
