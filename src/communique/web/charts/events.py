"""Contacts as a drawing shows them: the accounts of one dossier are one contact, not several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from communique.export.wording import KINDS, STATUSES, counted, day
from communique.store.charts import ChartRow, Party

T = TypeVar("T")
HAPPENED = ("held", "ongoing")
TO_COME = ("planned", "proposed")
SHOWN = 4
"""Names in a title."""


@dataclass(frozen=True, slots=True)
class Event:
    """One contact, of one account or of several. ``statuses``: as the accounts have it, the most frequent first;
    ``first`` and ``last`` are ISO days, empty where no account has a date.
    """

    address: str
    kind: str
    statuses: tuple[str, ...]
    date: str | None
    first: str
    last: str
    place: str | None
    country: str | None
    accounts: int
    parties: tuple[Party, ...]

    @property
    def status(self) -> str:
        """The status that most accounts tell."""
        return self.statuses[0]

    @property
    def disputed(self) -> bool:
        """Whether one account says that it took place, and another that it did not."""
        return len({_outcome(status) for status in self.statuses} - {"to come"}) > 1

    @property
    def title(self) -> str:
        """The contact in a line."""
        names = [party.name for party in self.parties]
        who = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        told = " and ".join(STATUSES.get(s, s) for s in self.statuses)
        when = [day(self.date)] if self.date else []
        what = ", ".join([f"{KINDS.get(self.kind, self.kind)} ({told})", *when, *([self.place] if self.place else [])])
        accounts = f" · {counted(self.accounts, 'account')}" if self.accounts > 1 else ""
        return f"{what}: {who or 'participants not stated'}{accounts}"


def events(rows: Iterable[ChartRow]) -> list[Event]:
    """The contacts of these accounts, in the order of the first account of each."""
    grouped: dict[str, list[ChartRow]] = {}
    for row in rows:
        grouped.setdefault(row.dossier_id or f"{row.document_id}/{row.record}", []).append(row)
    return [_event(accounts) for accounts in grouped.values()]


def _event(rows: Sequence[ChartRow]) -> Event:
    dated = [row for row in rows if row.first]
    date, first, last = _usual([(r.date, r.first, r.last) for r in dated]) if dated else (None, "", "")
    placed = [(row.place, row.country) for row in rows if row.place]
    place, country = _usual(placed) if placed else (None, None)
    return Event(
        _address(rows[0]),
        _usual([row.kind for row in rows]),
        tuple(status for status, _ in Counter(row.status for row in rows).most_common()),
        date,
        first,
        last,
        place,
        country,
        rows[0].accounts,
        _parties(rows),
    )


def _address(row: ChartRow) -> str:
    if row.dossier_id and row.accounts > 1:
        return f"/dossiers/{quote(row.dossier_id)}"
    return f"/documents/{row.document_id}/contacts/{quote(row.record)}"


def _parties(rows: Iterable[ChartRow]) -> tuple[Party, ...]:
    """All who took part, each once."""
    found: dict[object, Party] = {}
    for row in rows:
        for party in row.parties:
            key = party.id if party.id is not None else (party.type, party.name)
            if key not in found or (found[key].country is None and party.country):
                found[key] = party
    return tuple(found.values())


def _usual(values: Sequence[T]) -> T:
    """The most frequent value, the first of several."""
    return values[0] if len(values) == 1 else Counter(values).most_common(1)[0][0]


def _outcome(status: str) -> str:
    if status in HAPPENED:
        return "happened"
    return "to come" if status in TO_COME else "did not happen"
