"""Contacts in the terms of PLOVER and CAMEO."""

from __future__ import annotations

from communique.records import Codes, Contact


def code_contact(contact: Contact) -> Codes:
    """The PLOVER event type and mode and the matching CAMEO code of a contact."""
    return Codes()
