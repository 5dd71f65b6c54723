"""Documents that tell of a contact without naming one: no contact was found in them, but its parties and subject are.

Commentary and dispatches often speak of a contact without a word such as "met" or "call" ("Two sentences, at the very
end. And Mr Marr? He wrote it down"). Where another document reports a contact of the same parties on a day that fits,
about the same subject, such a text is an account of it as well. It never opens a dossier by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from communique.compare.matching import pair, subject
from communique.compare.parties import Party, likeness, party_of
from communique.compare.sketches import Days, Sketch, home_of, telling
from communique.records import Contact, Entity, Participant, Reading

ASIDE = ""
"""The contact id of an account without a contact of its own."""
LOOKS_BACK = 5
"""Days before its publication of which such a text is taken to speak."""
LOOKS_AHEAD = 2
CLOSE = 0.12
"""Share of telling words, names of the parties apart, that such a text must have in common with an account."""
SURE = 0.9
"""Likeness of a party that is known by name."""
MOST_PARTIES = 40


def aside(reading: Reading) -> Sketch:
    """The document as a whole, as far as it is compared with contacts of other documents."""
    document = reading.document
    entities = {e.id: e for e in reading.entities}
    home = home_of(document.outlet)
    told = [e for e in reading.entities if e.type in ("person", "country", "institution", "place")]
    days: tuple[Days, ...] = ()
    if document.published:
        day = date.fromisoformat(document.published)
        days = (Days((day - timedelta(LOOKS_BACK)).toordinal(), (day + timedelta(LOOKS_AHEAD)).toordinal(), False),)
    return Sketch(
        document=document.name,
        contact=ASIDE,
        kind="other",
        status="held",
        main=False,
        days=days,
        parties=tuple(_party(e, entities, home) for e in told[:MOST_PARTIES]),
        place="",
        country="",
        words=telling(document.text),
    )


def _party(entity: Entity, entities: dict[str, Entity], home: tuple[str, ...]) -> Party:
    party = party_of(entity, entities, home)
    if entity.type == "place":
        # a country that no table knows is found as a place
        words = party_of(Participant(None, entity.name, None, None, "country", None), entities)
        return Party("country", entity.name, words.words, True, (), words.country)
    return party


def tells_of(text: Sketch, own: Iterable[Sketch], accounts: Iterable[Sketch]) -> float:
    """How surely a document as a whole tells of the contact that the accounts report; 0 where it does not.

    ``own`` are the contacts found in the document: one of the same parties that is not in the dossier is another.
    """
    accounts = list(accounts)
    if any(a.document == text.document for a in accounts):
        return 0.0
    if any(_same_parties(o, a) for o in own for a in accounts):
        return 0.0
    return max((_told(text, account) for account in accounts), default=0.0)


def _same_parties(own: Sketch, account: Sketch) -> bool:
    return len(pair(own.parties, account.parties).pairs) >= 2


def _told(text: Sketch, account: Sketch) -> float:
    if not text.days or not account.days or len(account.parties) < 2:
        return 0.0
    near = any(max(a.first, b.first) <= min(a.last, b.last) for a in text.days for b in account.days)
    if not near:
        return 0.0
    found = sorted((max((likeness(p, q) for q in text.parties), default=0.0) for p in account.parties), reverse=True)
    if found[0] < SURE or found[1] <= 0:
        return 0.0
    close = subject(replace(text, parties=()), account)
    return found[0] + found[1] + close if close >= CLOSE else 0.0


def contact_of(reading: Reading, accounts: Iterable[tuple[Reading, Contact]]) -> Contact:
    """A contact without a trigger that stands for what the document tells of the accounts' contact."""
    entities = {e.id: e for e in reading.entities}
    home = home_of(reading.document.outlet)
    others = list(accounts)
    found: dict[str, Participant] = {}
    for entity in reading.entities:
        party = _party(entity, entities, home)
        for other, contact in others:
            known = {e.id: e for e in other.entities}
            if entity.mentions and any(likeness(party, party_of(p, known)) >= 0.5 for p in contact.participants):
                mention = max((m for m in entity.mentions), key=lambda m: (m.kind == "name", len(m.text)))
                who = Participant(entity.id, entity.name, entity.office, entity.of, entity.type, mention.span)
                found.setdefault(entity.id, who)
    first = others[0][1]
    return Contact(ASIDE, first.kind, first.status, True, None, tuple(found.values()))
