"""Accounts brought together: each contact goes to the dossier that it belongs to, or opens one of its own."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.compare.asides import tells_of
from communique.compare.matching import LEAST, score
from communique.compare.names import sound
from communique.compare.parties import SAME_BEGINNING, Party
from communique.compare.sketches import Sketch

BUCKET = 4
"""Days that one blocking key covers."""
MOST_BUCKETS = 12
"""A contact whose day is known less closely than this many buckets is not looked for by date."""
BEGINNING = 2
"""Letters of a family name that all its spellings share."""


def keys(sketch: Sketch) -> tuple[str, ...]:
    """What a contact is filed under: each participant with each stretch of days on which it can have been."""
    when = sorted({str(b) for b in _buckets(sketch)}) or ["?"]
    return tuple(f"{who}@{day}" for who in sorted(set(_who(sketch.parties))) for day in when)


def _buckets(sketch: Sketch) -> Iterator[int]:
    for days in sketch.days:
        first, last = (days.first - 1) // BUCKET, (days.last + 1) // BUCKET
        if last - first < MOST_BUCKETS:
            yield from range(first, last + 1)


def _who(parties: Iterable[Party]) -> Iterator[str]:
    for party in parties:
        for word in party.country.split() or party.home:
            yield f"c:{word[:SAME_BEGINNING]}"
        if party.named and party.type != "country" and party.words:
            yield f"n:{sound(party.words[-1])[:BEGINNING]}"
            yield f"n:{sound(party.words[0])[:BEGINNING]}"


def best(sketch: Sketch, dossiers: Iterable[tuple[str, Iterable[Sketch]]]) -> str | None:
    """The id of the dossier that the contact belongs to, None where it opens its own.

    It belongs where it surely matches one account and can match all: what agrees with one and excludes another is
    kept apart.
    """
    found: tuple[float, str] | None = None
    for id, accounts in dossiers:
        scores = [score(sketch, account) for account in accounts]
        if not scores or min(scores) <= 0 or max(scores) < LEAST:
            continue
        rank = (sum(scores) / len(scores), id)
        found = rank if found is None or rank[0] > found[0] else found
    return found[1] if found else None


def dossier_id(document_id: str, contact: str) -> str:
    """The id of a dossier that this contact opens: the same whenever it is opened by the same contact."""
    return "d" + hashlib.sha256(f"{document_id} {contact}".encode()).hexdigest()[:12]


def gathered(sketches: Iterable[tuple[str, Sketch]], texts: Iterable[Sketch] = ()) -> dict[str, list[Sketch]]:
    """Dossiers by their ids, of contacts that are given with the id of the dossier which each would open.

    ``texts`` are the documents as wholes: each joins the dossiers that it tells of without a contact of its own.
    """
    dossiers: dict[str, list[Sketch]] = {}
    filed: dict[str, set[str]] = defaultdict(set)
    own: dict[str, list[Sketch]] = defaultdict(list)
    for id, sketch in sorted(sketches, key=lambda s: not _is_sure(s[1])):
        own[sketch.document].append(sketch)
        near = _near(sketch, filed)
        home = best(sketch, ((d, dossiers[d]) for d in near)) or id
        dossiers.setdefault(home, []).append(sketch)
        for key in set(_who(sketch.parties)):
            filed[key].add(home)
    joined = [
        (home, text)
        for text in texts
        for home in _near(text, filed)
        if tells_of(text, own[text.document], dossiers[home]) > 0
    ]
    for home, text in joined:
        dossiers[home].append(text)
    return dossiers


def _near(sketch: Sketch, filed: dict[str, set[str]]) -> list[str]:
    keys = set(_who(sketch.parties))
    return sorted(set().union(*(filed.get(key, set()) for key in keys))) if keys else []


def _is_sure(sketch: Sketch) -> bool:
    """Whether it is a good one to begin a dossier with."""
    return sketch.main and any(d.stated for d in sketch.days)
