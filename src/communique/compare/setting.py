"""When, where and between whom a contact was, over all accounts of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from communique.compare.aligning import Row
from communique.compare.matching import pair
from communique.compare.parties import Party, party_of
from communique.compare.sketches import ends_of
from communique.compare.words import content_words, folded
from communique.dossiers import Account
from communique.records import Participant, Place
from communique.spans import Span, span_of

AT_A_DISTANCE = frozenset({"call", "video_call", "message"})
NO_STATUS = ("held", "ongoing", "planned", "proposed", "cancelled", "refused", "denied")


@dataclass(frozen=True, slots=True)
class Setting:
    """Kind, status, date, place and participants, with their rows; ``disputed`` says which rows contradict."""

    kind: str
    status: str
    date: str | None
    place: str | None
    participants: tuple[str, ...]
    rows: tuple[Row, ...]
    disputed: dict[int, bool]


def setting(accounts: tuple[Account, ...]) -> Setting:
    """What the accounts together say of when, where and between whom."""
    rows: list[Row] = []
    disputed: dict[int, bool] = {}
    for row, differs in (_dates(accounts), _places(accounts)):
        if row is not None:
            disputed[len(rows)] = differs
            rows.append(row)
    names, people = _participants(accounts)
    for row in people:
        disputed[len(rows)] = False
        rows.append(row)
    kinds = Counter(a.contact.kind for a in accounts)
    return Setting(
        kind=max(kinds, key=lambda k: (kinds[k], k != "other")),
        status=min((a.contact.status for a in accounts), key=NO_STATUS.index),
        date=_first_date(accounts),
        place=next((a.contact.place.name for a in accounts if a.contact.place), None),
        participants=names,
        rows=tuple(rows),
        disputed=disputed,
    )


def _first_date(accounts: tuple[Account, ...]) -> str | None:
    values = [a.contact.date.value for a in accounts if a.contact.date and a.contact.date.value]
    longest = max(map(len, values), default=0)
    return min((v for v in values if len(v) == longest), default=None)


def _dates(accounts: tuple[Account, ...]) -> tuple[Row | None, bool]:
    says = {a.name: a.contact.date.span if a.contact.date else None for a in accounts}
    if not any(says.values()):
        return None, False
    differs = any(_days_differ(a, b) for a, b in combinations(accounts, 2))
    return Row("date", says), differs


def _days_differ(one: Account, other: Account) -> bool:
    a, b = one.contact.date, other.contact.date
    if a is None or b is None or not a.value or not b.value or one.contact.kind == "message":
        return False
    (a_first, a_last), (b_first, b_last) = ends_of(a.value), ends_of(b.value)
    gap = (max(a_first, b_first) - min(a_last, b_last)).days
    return gap > (1 if one.contact.kind in AT_A_DISTANCE else 0)


def _places(accounts: tuple[Account, ...]) -> tuple[Row | None, bool]:
    says = {a.name: a.contact.place.span if a.contact.place else None for a in accounts}
    if not any(says.values()):
        return None, False
    told = [(a, a.contact.place) for a in accounts if a.contact.place and a.contact.place.span]
    return Row("place", says), any(_places_differ(*p, *q) for p, q in combinations(told, 2))


def _places_differ(one: Account, here: Place, other: Account, there: Place) -> bool:
    """Two towns, or two countries: not a town and its country, nor a building and its town."""
    if here.country and there.country and here.country != there.country:
        return True
    a, b = set(content_words(here.name)), set(content_words(there.name))
    if not a or not b or a & b:
        return False
    if _is_venue(here.name) or _is_venue(there.name):
        return False
    # what one account names itself beside its own place is no other place
    texts = folded(one.reading.document.text), folded(other.reading.document.text)
    return folded(there.name) not in texts[0] and folded(here.name) not in texts[1]


def _is_venue(name: str) -> bool:
    first = name.split()[0] if name.split() else ""
    return name.islower() or first in ("the", "his", "her", "its", "their", "a", "an")


def _participants(accounts: tuple[Account, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The names of all who took part, and a row for each: first the principals of most accounts."""
    met: list[tuple[Party, dict[str, Participant]]] = []
    for account in accounts:
        entities = {e.id: e for e in account.reading.entities}
        parties = tuple(party_of(p, entities) for p in account.contact.participants)
        by_party = dict(zip(parties, account.contact.participants, strict=True))
        paired = pair(tuple(p for p, _ in met), parties)
        for known, party, _ in paired.pairs:
            next(says for p, says in met if p == known).setdefault(account.name, by_party[party])
        met += [(party, {account.name: by_party[party]}) for party in paired.right]
    rows = []
    principals = met[:2]
    if principals:
        rows.append(Row("participants", {a.name: _together(a, principals) for a in accounts}))
    for _, says in met[2:]:
        rows.append(Row("participants", {a.name: says[a.name].span if a.name in says else None for a in accounts}))
    return tuple(_fullest(says) for _, says in met), tuple(rows)


def _fullest(says: dict[str, Participant]) -> str:
    return max((p.name for p in says.values()), key=len)


def _together(account: Account, principals: list[tuple[Party, dict[str, Participant]]]) -> Span | None:
    """The words of an account from its first principal to its last, within one sentence if they stand in one."""
    spans = [says[account.name].span for _, says in principals if account.name in says]
    told = sorted((s for s in spans if s is not None), key=lambda s: s.start)
    if not told:
        return None
    text = account.reading.document.text
    for sentence in account.reading.voice.sentences:
        if all(sentence.start <= s.start < sentence.end for s in told):
            return span_of(text, told[0].start, max(s.end for s in told))
    return told[0]
