"""Accounts brought together: each contact goes to the dossier that it belongs to, or opens one of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.compare.likelihood import likelihood
from communique.compare.matching import score
from communique.compare.names import sound
from communique.compare.outlines import Outline
from communique.compare.parties import SAME_BEGINNING, Party
from communique.compare.sketches import Sketch

LIKELY = 0.5
"""Least likelihood, on average over a dossier's texts, of one more account of the same contact."""
UNLIKELY = 0.1
"""A text that one of the dossier's texts excludes is kept apart."""
SURE = 1.3
"""Least score of a contact that a text only mentions."""
BUCKET = 4
"""Days that one blocking key covers."""
MOST_BUCKETS = 12
"""A contact whose day is known less closely than this many buckets is not looked for by date."""
BEGINNING = 4
"""Letters of a name's sound that nearly all its spellings share."""
LOOKS_BACK = 5
"""Days before its publication of which a text without a day is taken to speak."""
NO_DAY = -1


Key = tuple[str, int]
"""What dossiers are found by: who takes part, and a stretch of days (-1 where no day is known)."""


def keys(sketch: Sketch) -> tuple[Key, ...]:
    """What a contact is filed under: each participant with each stretch of days on which it can have been."""
    days = {d for stretch in sketch.days for d in _stretches(stretch.first - 1, stretch.last + 1)}
    return _filed(sketch.parties, days)


def text_keys(outline: Outline) -> tuple[Key, ...]:
    """What a text is filed under: who is named at its beginning, with the days that it can speak of."""
    days = {d for day in outline.event for d in _stretches(day - 1, day + 1)}
    if outline.published is not None:
        days |= set(_stretches(outline.published - LOOKS_BACK, outline.published + 1))
    return _filed((*outline.principals, *outline.lead), days)


def _filed(parties: Iterable[Party], days: Iterable[int]) -> tuple[Key, ...]:
    when = sorted(set(days)) or [NO_DAY]
    return tuple((who, day) for who in sorted(set(_who(parties))) for day in when)


def _stretches(first: int, last: int) -> range:
    """The numbers of the stretches of days between two ordinals; none when they are too far apart to tell anything."""
    numbers = range(first // BUCKET, last // BUCKET + 1)
    return numbers if len(numbers) <= MOST_BUCKETS else range(0)


def _who(parties: Iterable[Party]) -> Iterator[str]:
    """Persons and bodies by the sound of their names' beginnings, all others by their country."""
    for party in parties:
        if party.named and party.type != "country" and party.words:
            yield f"n:{sound(party.words[-1])[:BEGINNING]}"
            yield f"n:{sound(party.words[0])[:BEGINNING]}"
        else:
            for word in party.country.split() or party.home:
                yield f"c:{word[:SAME_BEGINNING]}"


def best(sketch: Sketch, dossiers: Iterable[tuple[str, Iterable[Sketch]]]) -> str | None:
    """The id of the dossier that the contact belongs to, None where it opens its own.

    It belongs where it surely matches one account and can match all: what agrees with one and excludes another is
    kept apart.
    """
    found: tuple[float, str] | None = None
    for id, accounts in dossiers:
        scores = [score(sketch, account) for account in accounts]
        if not scores or min(scores) <= 0 or max(scores) < SURE:
            continue
        rank = (sum(scores) / len(scores), id)
        found = rank if found is None or rank[0] > found[0] else found
    return found[1] if found else None


def dossier_id(document_id: str, contact: str) -> str:
    """The id of a dossier that this contact opens: the same whenever it is opened by the same contact."""
    return "d" + hashlib.sha256(f"{document_id} {contact}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Told:
    """One document's part in the gathering: its outline, its contacts, and the id of the dossier that each may open.

    ``alone`` is the id under which a text without a contact waits for others.
    """

    outline: Outline
    contacts: tuple[Sketch, ...]
    ids: tuple[str, ...]
    alone: str


def gathered(documents: Iterable[Told]) -> dict[str, list[tuple[str, str]]]:
    """Dossiers by their ids: pairs of document name and contact id, empty where the text names no contact.

    First the texts as wholes are brought together, then the contacts that they tell of beside their main one.
    """
    told = sorted(documents, key=lambda t: not _opens(t))
    contacts = {t.outline.document: t.contacts for t in told}
    outlines = {t.outline.document: t.outline for t in told}
    dossiers: dict[str, list[tuple[str, str]]] = {}
    for text in told:
        home = best_text(text.outline, ((d, [outlines[n] for n, _ in m]) for d, m in dossiers.items()), contacts)
        member = (text.outline.document, text.outline.contact)
        dossiers.setdefault(home or _own_id(text), []).append(member)
    for text in told:
        _place_others(text, dossiers, contacts)
    return {id: members for id, members in dossiers.items() if any(contact for _, contact in members)}


def _opens(text: Told) -> bool:
    main = next((c for c in text.contacts if c.contact == text.outline.contact), None)
    return main is not None and any(d.stated for d in main.days)


def _own_id(text: Told) -> str:
    for sketch, id in zip(text.contacts, text.ids, strict=True):
        if sketch.contact == text.outline.contact:
            return id
    return text.alone


def best_text(
    outline: Outline,
    dossiers: Iterable[tuple[str, Sequence[Outline]]],
    contacts: Mapping[str, tuple[Sketch, ...]],
) -> str | None:
    """The id of the dossier whose texts this one is most likely of one contact with, None where there is none."""
    found: tuple[float, str] | None = None
    for id, members in dossiers:
        values = _likely(outline, members, contacts)
        if not values or sum(values) / len(values) < LIKELY:
            continue
        rank = (sum(values) / len(values), id)
        found = rank if found is None or rank[0] > found[0] else found
    return found[1] if found else None


def _likely(outline: Outline, members: Iterable[Outline], contacts: Mapping[str, tuple[Sketch, ...]]) -> list[float]:
    """The likelihood with each other text, none when one excludes it: most dossiers are left after the first."""
    values = []
    for member in members:
        if member.document == outline.document:
            continue
        values.append(likelihood(outline, member, contacts))
        if values[-1] < UNLIKELY:
            return []
    return values


def _place_others(
    text: Told, dossiers: dict[str, list[tuple[str, str]]], contacts: Mapping[str, tuple[Sketch, ...]]
) -> None:
    """Bring the contacts of a text that it is not about to their dossiers."""
    for sketch, id in zip(text.contacts, text.ids, strict=True):
        if sketch.contact == text.outline.contact:
            continue
        known = (
            (home, [s for name, contact in members for s in contacts[name] if s.contact == contact])
            for home, members in dossiers.items()
            if all(name != text.outline.document for name, _ in members)
        )
        dossiers.setdefault(best(sketch, known) or id, []).append((text.outline.document, sketch.contact))
