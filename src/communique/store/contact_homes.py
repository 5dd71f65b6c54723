"""The dossier that an account of a contact belongs to."""

from __future__ import annotations

from sqlalchemy import select

from communique.store import schema
from communique.store.store import Store

contacts = schema.contacts


def dossier_of(store: Store, document: int, record: str) -> str | None:
    """The id of the dossier; None where the contact is in none.

    Raises:
        CommuniqueError: E804 to E807 where the file fails.
    """
    own = select(contacts.c.dossier_id).where(contacts.c.document_id == document, contacts.c.record == record)
    with store.database.reading() as connection:
        found: str | None = connection.execute(own).scalar_one_or_none()
    return found
