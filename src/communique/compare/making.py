"""Dossiers made of accounts: the table of facts, independence, sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from communique.compare.aligning import Row, aligned
from communique.compare.asides import ASIDE, contact_of
from communique.compare.gathering import Told, dossier_id, gathered
from communique.compare.independence import copies, links
from communique.compare.initiators import differ
from communique.compare.outlines import outline
from communique.compare.setting import setting
from communique.compare.sides import heard, sides
from communique.compare.sketches import sketches
from communique.compare.verdicts import verdict
from communique.dossiers import Account, Dossier, Fact, Word
from communique.records import Reading


def compare(readings: Iterable[Reading]) -> tuple[Dossier, ...]:
    """The dossiers of all contacts in the readings, those with the most accounts first.

    Documents of one name are told apart by a number behind it.
    """
    by_name = {reading.document.name: reading for reading in named_apart(readings)}
    homes = gathered(told(reading) for reading in by_name.values())
    made = [of_members(id, ((by_name[n], contact) for n, contact in members)) for id, members in homes.items()]
    return tuple(sorted(made, key=lambda d: (-len(d.accounts), d.date or "9", d.id)))


def of_members(id: str, members: Iterable[tuple[Reading, str]]) -> Dossier:
    """The dossier of readings, each with the id of its contact, empty where the text names none."""
    named, beside = [], []
    for reading, record in members:
        contact = next((c for c in reading.contacts if c.id == record), None)
        if contact is None:
            beside.append(reading)
        else:
            named.append((reading, contact))
    accounts = [Account(*pair) for pair in named] + [Account(r, contact_of(r, named)) for r in beside]
    return dossier(id, tuple(accounts))


def told(reading: Reading) -> Told:
    """A reading's part in the gathering."""
    found = sketches(reading)
    document = reading.document.id + reading.document.name
    ids = tuple(dossier_id(document, s.contact) for s in found)
    return Told(outline(reading, found), found, ids, dossier_id(document, ASIDE))


def named_apart(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, those of a name that was there before with a number behind it."""
    names: Counter[str] = Counter()
    for reading in readings:
        name = reading.document.name
        names[name] += 1
        if names[name] == 1:
            yield reading
        else:
            yield replace(reading, document=replace(reading.document, name=f"{name} ({names[name]})"))


def dossier(id: str, accounts: tuple[Account, ...]) -> Dossier:
    """The dossier of these accounts of one contact."""
    accounts = tuple(sorted(accounts, key=lambda a: (a.reading.document.published or "9", a.name)))
    tied = links(accounts)
    groups = copies(accounts, tied)
    group_of = {a.name: a.name for a in accounts} | {name: group[0] for group in groups for name in group}
    scene = setting(accounts)
    given = {side: heard(accounts, side) for side in sides(accounts)}
    points = aligned(accounts)
    asked = {
        i: differ((s for s in row.says.values() if s), scene.sides)
        for i, row in enumerate(points)
        if row.about == "initiator"
    }
    facts = (*_facts(scene.rows, group_of, scene.disputed), *_facts(points, group_of, asked))
    return Dossier(
        id=id,
        kind=scene.kind,
        status=scene.status,
        date=scene.date,
        place=scene.place,
        participants=scene.participants,
        accounts=tuple(a.name for a in accounts),
        copies=groups,
        independent_sources=len(set(group_of.values())),
        sides_heard=tuple(s for s, is_heard in given.items() if is_heard),
        not_heard=tuple(s for s, is_heard in given.items() if not is_heard),
        facts=facts,
        links=tied,
        confirmed_by=tuple(_confirmed(accounts)),
        not_confirmed_by=tuple(
            Word(a.name, n.name, n.span, n.how) for a in accounts for n in a.contact.not_confirmed_by
        ),
    )


def _facts(rows: Iterable[Row], group_of: Mapping[str, str], disputed: Mapping[int, bool]) -> Iterable[Fact]:
    for i, row in enumerate(rows):
        judged, independent = verdict(row.says, row.opposed, group_of)
        if i in disputed:
            judged = "contradict" if disputed[i] else ("agree" if independent > 1 else "one_sided")
        yield Fact(row.about, row.says, judged, independent)


def _confirmed(accounts: Iterable[Account]) -> Iterable[Word]:
    """Who says that the contact was: the origins that the accounts stand on, official publishers included."""
    for account in accounts:
        for source in account.contact.on_word_of:
            if account.contact.status != "denied":
                yield Word(account.name, source.name, source.span)
