"""Contacts in the terms of PLOVER and CAMEO, the event ontologies of political science: one table, no judgement."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from communique.records import Codes, Contact


@cache
def _table() -> dict[tuple[str, str], Codes]:
    text = files("communique.coding").joinpath("plover.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {
        (row["kind"], row["status"]): Codes(row["plover"] or None, row["mode"] or None, row["cameo"] or None)
        for row in csv.DictReader(lines, delimiter="\t")
    }


def code_contact(contact: Contact) -> Codes:
    """The PLOVER event type and mode and the matching CAMEO code of a contact, by its kind and status.

    All three are None for a contact that is denied: neither scheme has an event for it.
    """
    return _table().get((contact.kind, contact.status), Codes())
