"""Contacts read with a cast made by hand, so that a test of contacts does not rest on the finding of entities.

Every country, body and official is invented.
"""

from __future__ import annotations

import re

from communique.analysis import analyse
from communique.document import Document
from communique.find.contacts import find_contacts
from communique.records import Contact, Entity, EntityType, Mention
from communique.resolve.dates import find_dates
from communique.resolve.places import find_places
from communique.roster import Roster

Member = tuple[EntityType, str, str | None, str | None, tuple[str, ...]]
CAST: dict[str, Member] = {
    "droste": ("person", "Ilan Droste", "Foreign Minister", "Ostmark", ("Foreign Minister Ilan Droste", "Droste")),
    "marr": ("person", "Ada Marr", "President", "Veldania", ("President Ada Marr", "Ada Marr", "Marr")),
    "vos": ("person", "Henrik Vos", "Chancellor", "Ostmark", ("Chancellor Henrik Vos", "Henrik Vos", "Vos")),
    "orlin": ("person", "Pavel Orlin", "Foreign Minister", "Veldania", ("Foreign Minister Pavel Orlin", "Orlin")),
    "amanova": ("person", "Saule Amanova", "Foreign Minister", "Karadan", ("Saule Amanova", "Amanova")),
    "toktasin": ("person", "Daniyar Toktasin", "President", "Karadan", ("President Daniyar Toktasin", "Toktasin")),
    "ostmark": ("country", "Ostmark", None, None, ("Ostmark",)),
    "veldania": ("country", "Veldania", None, None, ("Veldania",)),
    "karadan": ("country", "Karadan", None, None, ("Karadan",)),
    "league": ("institution", "Selm League", None, None, ("Selm League",)),
    "council": ("institution", "Security Council", None, "Veldania", ("Security Council",)),
}


def cast(text: str, joint: tuple[str, tuple[str, ...]] | None = None) -> Roster:
    """The roster of those in the cast whom the text names; ``joint`` gives words that mean several of them."""
    members = {key: [m for n in names for m in _places(text, n)] for key, (_, _, _, _, names) in CAST.items()}
    entities = []
    for number, (key, (type, name, office, of, _)) in enumerate(CAST.items(), 1):
        found = members[key]
        longest = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
        if joint and key in joint[1]:
            longest += [Mention(m.start, m.end, m.text, "role") for m in _places(text, joint[0])]
        if longest:
            mentions = tuple(sorted(set(longest), key=lambda m: m.start))
            entities.append(Entity(f"e{number}", type, name, office, of, mentions))
    return Roster(tuple(entities))


def _places(text: str, words: str) -> list[Mention]:
    return [Mention(m.start(), m.end(), m.group(), "name") for m in re.finditer(rf"\b{re.escape(words)}\b", text)]


def contacts_of(
    text: str,
    title: str | None = None,
    published: str | None = "2024-05-17",
    joint: tuple[str, tuple[str, ...]] | None = None,
) -> tuple[Contact, ...]:
    """The contacts of a text; the title, if given, is its first paragraph."""
    whole = f"{title}\n\n{text}" if title else text
    analysis, document = analyse(whole, title), Document(whole, title=title, published=published)
    roster = cast(whole, joint)
    return find_contacts(analysis, document, roster, find_dates(analysis, document), find_places(analysis, roster))


def names(contact: Contact) -> set[str]:
    """The participants' names."""
    return {p.name for p in contact.participants}
