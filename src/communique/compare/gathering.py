"""Accounts brought together: each contact goes to the dossier that it belongs to, or opens one of its own."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.compare.likelihood import SLACK, Weighing, company
from communique.compare.matching import score
from communique.compare.names import sound
from communique.compare.outlines import Outline
from communique.compare.sketches import Sketch
from communique.compare.texts import Text, text_of
from communique.compare.words import UNKNOWN, stem, weight

LIKELY = 0.45
"""Least likelihood, on average over a dossier's texts, of one more account of the same contact."""
UNLIKELY = 0.15
"""A text that one of the dossier's texts excludes is kept apart."""
SURE = 1.3
"""Least score of a contact that a text only mentions."""
MOST_CANDIDATES = 12
"""Dossiers that a text is compared with, those first that share the most keys with it: bounds the work. Of 1,000 texts
added to a store of 95,000, 717 came to texts of their own contact with these and 715 with twenty, which brought 90 to
another's and not 83: who shares few names is seldom told of the same."""
MOST_WEIGHED = 4
"""Of those, the most promising, which are compared in full: of the same 1,000 texts every one came to the same dossier
as with five."""
BUCKET = 8
"""Days that one blocking key covers."""
MOST_BUCKETS = 12
"""A contact whose day is known less closely than this many buckets is filed under wide ones."""
WIDE = 64
"""Buckets that one wide bucket covers, more than a year."""
BEGINNING = 5
"""Letters of a name's sound that nearly all its spellings share."""
SHORT = 3
"""Letters of words that are no names worth looking for."""
MOST_NAMES = 60
"""Names of one text that it is filed under."""
AROUND = 7
"""Days between the publications of two texts of one contact, as a rule."""
NO_DAY = -1


Key = tuple[str, int]
"""What dossiers are found by: who takes part, and a stretch of days: a bucket by its number, a wide one by a number
below -1, -1 where no day is known."""


def keys(sketch: Sketch) -> tuple[Key, ...]:
    """What a contact is filed under: each name of its participants with each stretch of days that it can be of."""
    days = {d for stretch in sketch.days for d in _stretches(stretch.first - 1, stretch.last + 1)}
    words = (w for p in sketch.parties for w in (*(p.words if p.named else ()), *p.country.split(), *p.home))
    return _filed(words, days)


def text_keys(outline: Outline) -> tuple[Key, ...]:
    """What a text is filed under: every name in it that is no common word, with the days around its publication."""
    days = {d for day in outline.event for d in _stretches(day, day)}
    if outline.published is not None:
        days |= set(_stretches(outline.published, outline.published))
    return _filed(outline.names, days)


def near_keys(outline: Outline) -> tuple[Key, ...]:
    """What texts near this one can be filed under."""
    days = {d for day in outline.event for d in _stretches(day - 1, day + 1)}
    if outline.published is not None:
        days |= set(_stretches(outline.published - AROUND, outline.published + AROUND))
    return _filed(outline.names, days)


def _filed(names: Iterable[str], days: Iterable[int]) -> tuple[Key, ...]:
    when = sorted(set(days)) or [NO_DAY]
    heard = {sound(n)[:BEGINNING] for n in names if len(n) > SHORT and weight(stem(n)) >= UNKNOWN}
    return tuple((who, day) for who in sorted(heard)[:MOST_NAMES] for day in when)


def _stretches(first: int, last: int) -> Iterable[int]:
    """The numbers of the stretches of days between two ordinals; none when they are too far apart to tell anything."""
    buckets = range(first // BUCKET, last // BUCKET + 1)
    if len(buckets) <= MOST_BUCKETS:
        return buckets
    wide = range(buckets[0] // WIDE, buckets[-1] // WIDE + 1)
    return map(_wide, wide) if len(wide) <= MOST_BUCKETS else ()


def _wide(number: int) -> int:
    """What stands for a wide bucket: no other bucket has such a number."""
    return NO_DAY - 1 - number


def looked_under(days: Iterable[int]) -> set[int]:
    """These stretches of days, and the wide ones under which what is of these days can be filed."""
    known = set(days) - {NO_DAY}
    return known | {_wide(day // WIDE) for day in known if day > NO_DAY}


def best(sketch: Sketch, dossiers: Iterable[tuple[str, Iterable[Sketch]]]) -> str | None:
    """The id of the dossier that the contact belongs to, None where it opens its own.

    It belongs where it surely matches one account and can match all: what agrees with one and excludes another is
    kept apart.
    """
    found: tuple[float, str] | None = None
    for id, accounts in dossiers:
        scores = []
        for account in accounts:
            scores.append(score(sketch, account))
            if scores[-1] <= 0:
                break
        if not scores or scores[-1] <= 0 or max(scores) < SURE:
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
    told = sorted(documents, key=lambda t: (t.outline.published is not None, not _opens(t)))
    contacts = {t.outline.document: t.contacts for t in told}
    texts = {t.outline.document: text_of(t.outline, t.contacts) for t in told}
    dossiers: dict[str, list[tuple[str, str]]] = {}
    filed = Filed()
    for text in told:
        main = next((keys(c) for c in text.contacts if c.contact == text.outline.contact), ())
        places = tuple(dict.fromkeys((*text_keys(text.outline), *main)))
        asked = dict.fromkeys((*near_keys(text.outline), *main))
        near = ((d, [texts[n] for n, _ in dossiers[d]]) for d in filed.near(asked))
        home = best_text(texts[text.outline.document], near) or _own_id(text)
        dossiers.setdefault(home, []).append((text.outline.document, text.outline.contact))
        filed.file(home, places)
    for text in told:
        _place_others(text, dossiers, contacts, filed)
    return {id: members for id, members in dossiers.items() if any(contact for _, contact in members)}


class Filed:
    """Dossiers under the keys of their members."""

    def __init__(self) -> None:
        self._by_key: dict[Key, set[str]] = defaultdict(set)

    def file(self, dossier: str, places: Iterable[Key]) -> None:
        """File a dossier under the keys of a new member."""
        for key in places:
            self._by_key[key].add(dossier)

    def near(self, places: Iterable[Key]) -> list[str]:
        """The dossiers that share the most keys, at most ``MOST_CANDIDATES``; those of no certain day among them."""
        days: dict[str, set[int]] = defaultdict(set)
        for who, day in places:
            days[who].add(day)
        asked = ((who, day) for who, own in days.items() for day in (*looked_under(own), NO_DAY))
        counts = Counter(d for key in asked for d in self._by_key.get(key, ()))
        ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
        return [dossier for dossier, _ in ranked[:MOST_CANDIDATES]]


def _opens(text: Told) -> bool:
    main = next((c for c in text.contacts if c.contact == text.outline.contact), None)
    return main is not None and any(d.stated for d in main.days)


def _own_id(text: Told) -> str:
    for sketch, id in zip(text.contacts, text.ids, strict=True):
        if sketch.contact == text.outline.contact:
            return id
    return text.alone


def best_text(text: Text, dossiers: Iterable[tuple[str, Sequence[Text]]]) -> str | None:
    """The id of the dossier whose texts this one is most likely of one contact with, None where there is none."""
    near = []
    for id, members in dossiers:
        others = [m for m in members if m.document != text.document]
        if others:
            first = Weighing(text, others[0])
            near.append((first.promise + company(text, others[0]), id, first, others))
    # the most promising first: the better the best that is found, the sooner others are left
    near.sort(key=lambda told: -told[0])
    found: tuple[float, str] | None = None
    for _, id, first, others in near[:MOST_WEIGHED]:
        likely = _likely(first, others, found[0] if found else LIKELY)
        if likely is not None and (found is None or likely > found[0]):
            found = (likely, id)
    return found[1] if found else None


def _likely(first: Weighing, others: Sequence[Text], least: float) -> float | None:
    """The likelihood on average over a dossier's texts; None when it is less than the least, or one excludes the text.

    Most dossiers are left after the first text, of which something is told already.
    """
    total = 0.0
    for i, other in enumerate(others):
        # the rest may all be sure; what falls short even so need not be told to the end
        lowest = max(UNLIKELY, least * len(others) - total - (len(others) - 1 - i) - SLACK)
        value = (Weighing(first.one, other) if i else first).likelihood(lowest)
        if value < lowest:
            return None
        total += value
    return total / len(others) if total / len(others) >= least else None


def _place_others(
    text: Told,
    dossiers: dict[str, list[tuple[str, str]]],
    contacts: Mapping[str, tuple[Sketch, ...]],
    filed: Filed,
) -> None:
    """Bring the contacts of a text that it is not about to their dossiers."""
    for sketch, id in zip(text.contacts, text.ids, strict=True):
        if sketch.contact == text.outline.contact:
            continue
        places = keys(sketch)
        known = (
            (home, [s for name, contact in dossiers[home] for s in contacts[name] if s.contact == contact])
            for home in filed.near(places)
            if all(name != text.outline.document for name, _ in dossiers[home])
        )
        home = best(sketch, known) or id
        dossiers.setdefault(home, []).append((text.outline.document, sketch.contact))
        filed.file(home, places)
