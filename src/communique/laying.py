"""Dossiers of the store with their accounts side by side: taken from what is kept, else made."""

from __future__ import annotations

import json

from communique.compare.making import named_apart, of_members
from communique.compare.rules import rules
from communique.dossier_store import dossier_members
from communique.dossiers import Dossier
from communique.export.dossier_json import dossier_from_dict, dossier_to_dict
from communique.export.records import from_dict
from communique.records import Reading
from communique.store import laid
from communique.store.store import Store

Members = tuple[tuple[int, str], ...]
"""The accounts of a dossier: the numbers of documents and the ids of contacts in them."""


def stored_readings(store: Store, id: str) -> tuple[Reading, ...]:
    """The readings of a dossier's accounts, named as the dossier names them.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    return _readings(store, dossier_members(store, id))


def stored_dossier(store: Store, id: str) -> Dossier:
    """A dossier of the store, its accounts laid side by side.

    Raises:
        CommuniqueError: E808 when there is no such dossier.
    """
    return kept_dossier(store, id) or _made(store, id, dossier_members(store, id))


def kept_dossier(store: Store, id: str) -> Dossier | None:
    """A dossier as :func:`lay` kept it, None where it was not laid with the accounts that it has now."""
    with store.database.reading() as connection:
        told = laid.kept(connection, id, rules())
    return None if told is None else dossier_from_dict(json.loads(told))


def lay(store: Store, id: str) -> None:
    """Lay a dossier side by side and keep it, so that it opens at once.

    Raises:
        CommuniqueError: E808 when there is no such dossier, E804 to E807 where the store fails.
    """
    members = dossier_members(store, id)
    told = json.dumps(dossier_to_dict(_made(store, id, members))).encode("ascii")
    with store.database.writing() as connection:
        laid.keep(connection, id, len(members), rules(), told)


def unlaid(store: Store, most: int) -> tuple[str, ...]:
    """Of the latest dossiers with two accounts or more, at most so many, those that are not kept as they are now.

    Raises:
        CommuniqueError: E804 to E807 where the store fails.
    """
    with store.database.reading() as connection:
        return laid.missing(connection, rules(), most)


def _readings(store: Store, members: Members) -> tuple[Reading, ...]:
    return tuple(named_apart(from_dict(json.loads(store.reading_json(number))) for number, _ in members))


def _made(store: Store, id: str, members: Members) -> Dossier:
    return of_members(id, zip(_readings(store, members), (record for _, record in members), strict=True))
