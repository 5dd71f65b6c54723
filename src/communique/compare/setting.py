"""When, where and between whom a contact was, over all accounts of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from communique.compare.aligning import Row
from communique.compare.matching import pair
from communique.compare.outlines import is_calendar, named_days
from communique.compare.parties import Party, party_of
from communique.compare.sketches import ends_of
from communique.compare.words import content_words, folded
from communique.dossiers import Account
from communique.records import Participant, Place
from communique.spans import Span, span_of

AT_A_DISTANCE = frozenset({"call", "video_call", "message"})
FULL = len("2024-05-14")
STRETCH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:and|to|-|–|—)\s*(\d{1,2})")
WHERE = re.compile(
    r"\b(?:in|at) (?P<place>(?:the )?(?:[A-ZÀ-Þ][\w'’-]+)(?: (?:of |the )*[A-ZÀ-Þ][\w'’-]+){0,4})(?!['’]s)"
)
FEW_DAYS = 5
"""Days of a visit; a date that is less exact names no day."""
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
    sides: tuple[tuple[Party, ...], ...]


def setting(accounts: tuple[Account, ...]) -> Setting:
    """What the accounts together say of when, where and between whom."""
    rows: list[Row] = []
    disputed: dict[int, bool] = {}
    for row, differs in (_dates(accounts), _places(accounts)):
        if row is not None:
            disputed[len(rows)] = differs
            rows.append(row)
    names, people, principals = _participants(accounts)
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
        sides=principals,
    )


@dataclass(frozen=True, slots=True)
class Dated:
    """The days that an account names for the contact, with its words."""

    span: Span
    first: date
    last: date


def dated(account: Account) -> Dated | None:
    """When an account says that the contact was, to the day where it does."""
    when = account.contact.date
    if when is None or when.span is None or not when.value:
        return None
    first, last = ends_of(when.value)
    return Dated(when.span, first, _last_of(when.span.text, last) if first == last else last)


def _naming(account: Account, days: Iterable[Dated]) -> Dated | None:
    """A day of these that an account names without saying that the contact was then."""
    document = account.reading.document
    published = date.fromisoformat(document.published) if document.published else None
    for span, day in named_days(document.text, published):
        if any(d.first <= day <= d.last for d in days):
            return Dated(span, day, day)
    return None


def _last_of(words: str, first: date) -> date:
    """The last day of a stretch such as "18 and 19 November", else the day itself."""
    m = STRETCH.search(words)
    if m is None or int(m[1]) != first.day:
        return first
    try:
        return first.replace(day=int(m[2]))
    except ValueError:
        return first


def _first_date(accounts: tuple[Account, ...]) -> str | None:
    days = [d.first for a in accounts if (d := dated(a)) is not None and d.first == d.last]
    if days:
        return min(days).isoformat()
    return min((a.contact.date.value for a in accounts if a.contact.date and a.contact.date.value), default=None)


def _dates(accounts: tuple[Account, ...]) -> tuple[Row | None, bool]:
    told = {a.name: dated(a) for a in accounts}
    exact = [d for d in told.values() if d is not None and (d.last - d.first).days < FEW_DAYS]
    for account in accounts:
        known = told[account.name]
        if known is None or (known.last - known.first).days >= FEW_DAYS:
            told[account.name] = _naming(account, exact) or known
    if not any(told.values()):
        return None, False
    says = {name: d.span if d else None for name, d in told.items()}
    apart = any(a.contact.kind in AT_A_DISTANCE for a in accounts)
    if any(a.contact.kind == "message" for a in accounts):
        return Row("date", says), False
    days = [(a, d) for a in accounts if (d := told[a.name]) is not None]
    stretches = [d for _, d in days if d.first < d.last]
    differs = any(
        _days_differ(one, other, 1 if apart else 0)
        and not any(s.first <= d.first and d.last <= s.last for s in stretches for d in (one, other))
        and not _names(a, other)
        and not _names(b, one)
        for (a, one), (b, other) in combinations(days, 2)
    )
    return Row("date", says), differs


def _days_differ(one: Dated, other: Dated, allowed: int) -> bool:
    """Whether two accounts name two days, further apart than two time zones can be."""
    return (max(one.first, other.first) - min(one.last, other.last)).days > allowed


def _names(account: Account, day: Dated) -> bool:
    """Whether an account names a day at all: what it names beside its own day is no other day."""
    document = account.reading.document
    published = date.fromisoformat(document.published) if document.published else None
    return any(day.first <= named <= day.last for _, named in named_days(document.text, published))


def _places(accounts: tuple[Account, ...]) -> tuple[Row | None, bool]:
    told = [(a, a.contact.place) for a in accounts if a.contact.place and a.contact.place.span]
    if all(a.contact.kind in AT_A_DISTANCE for a in accounts):
        return None, False
    says = {a.name: a.contact.place.span if a.contact.place else None for a in accounts}
    names = [word for _, place in told for word in place.name.split() if word[:1].isupper()]
    says |= {a.name: _named(a, names) for a in accounts if says[a.name] is None}
    says |= {a.name: _where(a) for a in accounts if says[a.name] is None and a.contact.kind not in AT_A_DISTANCE}
    names = [word for span in says.values() if span for word in span.text.split() if word[:1].isupper()]
    says |= {a.name: _named(a, names) for a in accounts if says[a.name] is None}
    if not any(says.values()):
        return None, False
    return Row("place", says), any(_places_differ(*p, *q) for p, q in combinations(told, 2))


def _where(account: Account) -> Span | None:
    """Where the sentence of the contact says that something was, in a text for which no place was found."""
    text, trigger = account.reading.document.text, account.contact.trigger
    sentence = next((s for s in account.reading.voice.sentences if trigger and s.start <= trigger.start < s.end), None)
    if sentence is None:
        return None
    taken = {word for p in account.contact.participants for word in p.name.split()}
    for m in WHERE.finditer(text, sentence.start, sentence.end):
        words = set(m["place"].split())
        if not words & taken and not any(is_calendar(w) for w in words):
            return span_of(text, m.start("place"), m.end("place"))
    return None


def _named(account: Account, names: list[str]) -> Span | None:
    """Where an account without a place of its own names one that others give."""
    text = account.reading.document.text
    for name in names:
        m = re.search(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.upper())})(?!\w)", text)
        if m:
            return span_of(text, *m.span())
    return None


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


def _participants(
    accounts: tuple[Account, ...],
) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[tuple[Party, ...], ...]]:
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
    sides = tuple(tuple(_all_called(accounts, says)) for _, says in principals)
    return tuple(_fullest(says) for _, says in met), tuple(rows), sides


def _all_called(accounts: tuple[Account, ...], says: dict[str, Participant]) -> Iterable[Party]:
    """A participant as each account has it."""
    for account in accounts:
        if account.name in says:
            yield party_of(says[account.name], {e.id: e for e in account.reading.entities})


def _fullest(says: dict[str, Participant]) -> str:
    return max((p.name for p in says.values()), key=len)


def _together(account: Account, principals: list[tuple[Party, dict[str, Participant]]]) -> Span | None:
    """The words of an account from its first principal to its last, within one sentence if they stand in one."""
    spans = [says[account.name].span for _, says in principals if account.name in says]
    told = sorted((s for s in spans if s is not None), key=lambda s: s.start)
    if not told:
        return _named(account, [p.name.split()[-1] for p, _ in principals if p.named])
    text = account.reading.document.text
    for sentence in account.reading.voice.sentences:
        if all(sentence.start <= s.start < sentence.end for s in told):
            return span_of(text, told[0].start, max(s.end for s in told))
    return told[0]
