"""Which spellings are one person: joins and judgements put together, for the spellings that are touched alone.

The result depends on what is filed, not on the order in which it came: judgements first, then the surer join first;
two spellings that exclude each other never come together, and one that could belong to either belongs to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, distinct, func, or_, select, union, update

from communique.store import schema, sqlite
from communique.store.pairs import Spelling, excluded, shown_name

Pair = tuple[int, int]

people, joins, judgements = schema.people, schema.person_joins, schema.judgements
IDS = sqlite.listed("ids")
# put together once: that takes longer than most of the answers
MEMBERS = select(people).where(people.c.id.in_(IDS))
JOINS = union(select(joins).where(joins.c.a.in_(IDS)), select(joins).where(joins.c.b.in_(IDS)))
SAID = select(judgements).where(judgements.c.undone_at.is_(None), or_(judgements.c.a.in_(IDS), judgements.c.b.in_(IDS)))
HEAD = update(people).where(people.c.id == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Links:
    """What is known of pairs of spellings: joins with their confidence, judgements with the latest last."""

    joined: dict[Pair, float]
    same: tuple[Pair, ...]
    different: frozenset[Pair]


def regroup(connection: Connection, touched: Iterable[int]) -> None:
    """Put the spellings together anew that hang on these by joins or judgements, and file the groups."""
    members, links = _connected(connection, set(touched))
    rows = {row.id: row for row in connection.execute(MEMBERS, {"ids": sqlite.array(sorted(members))})}
    spellings = {id: spelling_of(row) for id, row in rows.items()}
    for group in grouped(spellings, links):
        _file(connection, [rows[id] for id in sorted(group)])


def grouped(spellings: dict[int, Spelling], links: Links) -> list[set[int]]:
    """The spellings in groups, each of one person."""
    never = {pair for pair in _pairs(spellings) if _apart(spellings, pair, links)}
    group_of = {id: {id} for id in spellings}
    for pair in reversed(links.same):
        if pair not in links.different:
            _unite(group_of, pair, links.different)
    for pair, _ in sorted(_decided(links, never).items(), key=lambda item: (-item[1], item[0])):
        _unite(group_of, pair, never)
    return list({id(group): group for group in group_of.values()}.values())


def spelling_of(row: Row[tuple[object, ...]]) -> Spelling:
    """What is compared of a row of ``people``."""
    times = (row.first_seen, row.last_seen)
    return Spelling(row.id, row.type, row.name, row.country_key, row.office_key, *times, row.apart)


def _apart(spellings: dict[int, Spelling], pair: Pair, links: Links) -> bool:
    if pair in links.different:
        return True
    return pair not in links.same and excluded(spellings[pair[0]], spellings[pair[1]])


def _decided(links: Links, never: set[Pair]) -> dict[Pair, float]:
    """The joins without those of a spelling that could as well belong to either of two people."""
    beside: dict[int, list[Pair]] = defaultdict(list)
    for pair in links.joined:
        for id in pair:
            beside[id].append(pair)
    judged = {id for pair in links.same for id in pair}
    left = dict(links.joined)
    for id, pairs in beside.items():
        if id not in judged and _torn(id, pairs, never):
            best = max(links.joined[pair] for pair in pairs)
            surest = [pair for pair in pairs if links.joined[pair] == best]
            kept = set() if _torn(id, surest, never) else set(surest)
            left = {pair: sure for pair, sure in left.items() if pair not in pairs or pair in kept}
    return left


def _torn(id: int, pairs: Sequence[Pair], never: set[Pair]) -> bool:
    """Whether what the spelling is joined with excludes each other."""
    others = [a + b - id for a, b in pairs]
    return any(_pair(x, y) in never for i, x in enumerate(others) for y in others[:i])


def _unite(group_of: dict[int, set[int]], pair: Pair, never: Iterable[Pair]) -> None:
    one, other = group_of[pair[0]], group_of[pair[1]]
    if one is other or any(_pair(a, b) in never for a in one for b in other):
        return
    one |= other
    for id in other:
        group_of[id] = one


def _connected(connection: Connection, touched: set[int]) -> tuple[set[int], Links]:
    """All spellings that hang together with these, and what links them."""
    members: set[int] = set()
    joined: dict[Pair, float] = {}
    judged: dict[int, tuple[Pair, str]] = {}
    fresh = set(touched)
    while fresh:
        members |= fresh
        ids = {"ids": sqlite.array(sorted(fresh))}
        near, said = connection.execute(JOINS, ids).all(), connection.execute(SAID, ids).all()
        joined |= {(row.a, row.b): row.confidence for row in near}
        judged |= {row.id: (_pair(row.a, row.b), row.verdict) for row in said}
        fresh = {id for row in (*near, *said) for id in (row.a, row.b)} - members
    return members, _links(joined, [judged[id] for id in sorted(judged)])


def _links(joined: dict[Pair, float], judged: Sequence[tuple[Pair, str]]) -> Links:
    """The latest word on a pair is the one that holds."""
    latest = dict(judged)
    order = [pair for i, (pair, _) in enumerate(judged) if pair not in {p for p, _ in judged[i + 1 :]}]
    same = tuple(pair for pair in order if latest[pair] == "same")
    return Links(joined, same, frozenset(pair for pair in order if latest[pair] == "different"))


def _file(connection: Connection, group: Sequence[Row[tuple[object, ...]]]) -> None:
    """Write who stands for the group: its first spelling, with the name, the times and the documents of all."""
    first, rest = group[0], group[1:]
    seen = [row.first_seen for row in group if row.first_seen]
    told = {
        "of": first.id,
        "canonical_id": first.id,
        "group_name": shown_name((spelling_of(row), row.documents) for row in group),
        "group_documents": _documents(connection, group) if rest else first.documents,
        "group_first_seen": min(seen, default=""),
        "group_last_seen": max((row.last_seen for row in group), default=""),
    }
    connection.execute(HEAD, [told])
    if rest:
        connection.execute(HEAD, [{"of": row.id, "canonical_id": first.id, "group_name": None} for row in rest])


def _documents(connection: Connection, group: Sequence[Row[tuple[object, ...]]]) -> int:
    appearances = schema.appearances.c
    counted = select(func.count(distinct(appearances.document_id)))
    return int(connection.execute(counted.where(appearances.person_id.in_([row.id for row in group]))).scalar_one())


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _pairs(ids: Iterable[int]) -> list[Pair]:
    ordered = sorted(ids)
    return [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]
