"""What stands for the contact in a text that tells of one without a word such as "met" or "call".

Commentary and dispatches often do ("Two sentences, at the very end. And Mr Marr? He wrote it down"). Where another
document reports the contact, such a text is an account of it as well; it never opens a dossier by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.compare.outlines import as_party
from communique.compare.parties import likeness, party_of
from communique.compare.sketches import home_of
from communique.records import Contact, Participant, Reading

ASIDE = ""
"""The contact id of an account without a contact of its own."""
LIKE = 0.5
"""Least likeness of an entity that is one of the contact's participants."""


def contact_of(reading: Reading, accounts: Iterable[tuple[Reading, Contact]]) -> Contact:
    """A contact without a trigger that stands for what the document tells of the accounts' contact."""
    entities = {e.id: e for e in reading.entities}
    home = home_of(reading.document.outlet)
    others = list(accounts)
    found: dict[str, Participant] = {}
    for entity in reading.entities:
        party = as_party(entity, entities, home)
        for other, contact in others:
            known = {e.id: e for e in other.entities}
            if entity.mentions and any(likeness(party, party_of(p, known)) >= LIKE for p in contact.participants):
                mention = max((m for m in entity.mentions), key=lambda m: (m.kind == "name", len(m.text)))
                who = Participant(entity.id, entity.name, entity.office, entity.of, entity.type, mention.span)
                found.setdefault(entity.id, who)
    first = others[0][1]
    return Contact(ASIDE, first.kind, first.status, True, None, tuple(found.values()))
