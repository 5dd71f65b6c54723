"""Points of several accounts laid side by side: which are one point, told in different words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.compare.figures import Figure, figure_of, is_large, known_apart, same_thing, values_differ
from communique.compare.meaning import nearness, prepare
from communique.compare.telling import MOST_IN_ALL, MOST_READ, REMEMBERED, Side, clause_meaning
from communique.compare.units import Unit, units
from communique.compare.words import content_words, weight
from communique.dossiers import About, Account
from communique.spans import Span

NAME = 0.05
SAME_POINT = 0.35
"""Share of a point's weight (rare words weigh more) that another account's words must hold to tell the same."""
SAME_CONTEXT = 0.36
"""Least nearness in meaning of clauses or sentences that give different figures of one thing."""
SMALL = 9
"""Numbers up to this are the same by chance."""
MANY_TIMES = 4
TOLD = 0.75
"""Least likelihood of a sentence that tells a point."""
ORDER: tuple[About, ...] = ("initiator", "outcome", "figure", "topic", "other")
"""In which order points look for their like: what is told most exactly first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point over all accounts: the stretch of each account that tells it, None where it is silent."""

    about: About
    says: dict[str, Span | None]
    opposed: frozenset[str] = frozenset()


class Points:
    """The points of all accounts by their numbers, those of an account and of a sentence at hand."""

    def __init__(self, every: Iterable[Unit]) -> None:
        self.every = tuple(every)
        self._by_account: dict[str, list[tuple[int, Unit]]] = {}
        self._by_sentence: dict[Span, list[tuple[int, Unit]]] = {}
        for i, unit in enumerate(self.every):
            self._by_account.setdefault(unit.account, []).append((i, unit))
            self._by_sentence.setdefault(unit.sentence, []).append((i, unit))

    def of_account(self, account: str) -> Sequence[tuple[int, Unit]]:
        """The points of an account, each with its number."""
        return self._by_account.get(account, ())

    def in_sentence(self, sentence: Span | None) -> Sequence[tuple[int, Unit]]:
        """The points that stand in such a sentence, of whatever account, each with its number."""
        return self._by_sentence.get(sentence, ()) if sentence is not None else ()

    def figures_in(self, account: str, stretch: Span) -> list[Figure]:
        """The figures of an account that stand in a stretch of it."""
        own = (u for _, u in self.of_account(account) if u.about == "figure" and u.span in stretch)
        return [figure for unit in own if (figure := figure_at(unit))]


def aligned(accounts: tuple[Account, ...]) -> tuple[Row, ...]:
    """Every point that any account makes, with what the others say of it."""
    points = Points(unit for account in accounts for unit in units(account))
    weights = weights_of(accounts)
    sides = {a.name: Side(a, weights) for a in accounts}
    if len(sides) > 1:
        _read(tuple(sides.values()), weights)
    used: set[int] = set()
    rows = []
    for about in ORDER:
        for i, unit in enumerate(points.every):
            if unit.about == about and i not in used:
                used.add(i)
                rows.append(_row(unit, points, used, sides, weights))
    return tuple(rows)


def _read(sides: Sequence[Side], weights: Mapping[str, float]) -> None:
    """Read the sentences for what they mean, no more of them than can be read quickly."""
    accounts_with = Counter(stem for side in sides for stem in side.stems)
    shared = {stem for stem, number in accounts_with.items() if number > 1}
    for side in sides:
        side.narrow(min(MOST_READ, max(1, MOST_IN_ALL // len(sides))), shared, weights)
    prepare(s.text for side in sides for s in side.sentences)


def weights_of(accounts: Iterable[Account]) -> Mapping[str, float]:
    """Weights of the stems that name the parties: they stand in every text of the contact and tell nothing."""
    names: dict[str, float] = {}
    for account in accounts:
        for participant in account.contact.participants:
            named = f"{participant.name} {participant.of or ''} {participant.office or ''}"
            names |= dict.fromkeys(content_words(named), NAME)
    return names


def _row(
    unit: Unit,
    points: Points,
    used: set[int],
    sides: Mapping[str, Side],
    weights: Mapping[str, float],
) -> Row:
    says: dict[str, Span | None] = dict.fromkeys(sides)
    says[unit.account] = unit.span
    opposed = set()
    for name, side in sides.items():
        if name == unit.account:
            continue
        denial = _denial(unit, sides[unit.account], side, weights)
        if denial is not None:
            opposed.add(name)
            says[name] = denial
            continue
        i = _like(unit, name, points, used, weights)
        if i is not None:
            used.add(i)
            says[name] = points.every[i].span
            if unit.about == "figure" and _differ(unit, points.every[i]):
                opposed.add(name)
        elif unit.about not in ("figure", "initiator"):
            says[name] = _told(unit, sides[unit.account], side, weights)
            used |= _mirrored(unit, says[name], points, used, sides, weights)
        if unit.about != "figure" and _other_figures(unit, name, says[name], points):
            opposed.add(name)
    return Row(unit.about, says, frozenset(opposed))


def _mirrored(
    unit: Unit,
    there: Span | None,
    points: Points,
    used: set[int],
    sides: Mapping[str, Side],
    weights: Mapping[str, float],
) -> set[int]:
    """The points of a sentence that tells another point and is told, the other way round, by that one's sentence."""
    return {
        i
        for i, other in points.in_sentence(there)
        if i not in used
        and other.account != unit.account
        and other.about not in ("figure", "initiator")
        and _told(other, sides[other.account], sides[unit.account], weights) == unit.sentence
    }


def _denial(unit: Unit, own: Side, side: Side, weights: Mapping[str, float]) -> Span | None:
    """The sentence of another account that denies a point, or that the contact was at all."""
    if unit.about in ("figure", "initiator"):
        return None
    denial = side.denial if own.is_of_contact(unit) and own.denial is None else None
    if denial is not None:
        return denial
    against = None if own.leaves_out(unit) else side.opposed(unit, weights)
    return against.sentence if against is not None else None


def _like(unit: Unit, account: str, points: Points, used: set[int], weights: Mapping[str, float]) -> int | None:
    """The other account's point that is this one, the likest."""
    best, found = SAME_POINT, None
    for i, other in points.of_account(account):
        if i in used or not _comparable(unit.about, other.about):
            continue
        value = _likeness(unit, other, weights)
        if value >= best:
            best, found = value, i
    return found


def _comparable(one: About, other: About) -> bool:
    if "initiator" in (one, other) or "figure" in (one, other):
        return one == other
    return True


def _likeness(one: Unit, other: Unit, weights: Mapping[str, float]) -> float:
    if one.about == "initiator":
        return 1.0
    if one.about == "figure":
        return _figures_alike(one, other)
    return coverage(one.words, other.words, weights)


def _figures_alike(one: Unit, other: Unit) -> float:
    """Figures are of one thing when they count the same and stand in like clauses, or are the same and no small number.

    Where they differ, their clauses must be nearer to each other; and figures of which one is many times the other
    are of two things.
    """
    a, b = figure_at(one), figure_at(other)
    if a is None or b is None or known_apart(a, b):
        return 0.0
    if "denied" in (a.bound, b.bound) and a.value == b.value:
        return 2.0
    alike = same_thing(a, b) or (is_large(a) and is_large(b) and not (a.unit and b.unit))
    same = not values_differ(a, b) and (alike or a.value == b.value)
    times = max(a.value, b.value) / max(min(a.value, b.value), 1e-9)
    if not same and not (alike and times < MANY_TIMES):
        return 0.0
    clauses = float(clause_meaning(one) @ clause_meaning(other))
    context = max(clauses, nearness(one.sentence.text, other.sentence.text))
    if same:
        return 1.0 + context if alike or a.value > SMALL or context >= SAME_CONTEXT else 0.0
    return context if context >= SAME_CONTEXT else 0.0


def _other_figures(unit: Unit, account: str, there: Span | None, points: Points) -> bool:
    """Whether a stretch that tells the point gives another figure of one thing, and none that is the same."""
    if there is None:
        return False
    mine, theirs = points.figures_in(unit.account, unit.span), points.figures_in(account, there)
    pairs = [(a, b) for a in mine for b in theirs if same_thing(a, b)]
    return bool(pairs) and all(values_differ(a, b) for a, b in pairs)


def _differ(one: Unit, other: Unit) -> bool:
    a, b = figure_at(one), figure_at(other)
    return a is not None and b is not None and values_differ(a, b)


@lru_cache(maxsize=REMEMBERED)
def figure_at(unit: Unit) -> Figure | None:
    """The figure of a point, as its sentence gives it."""
    before = unit.sentence.text[: unit.span.start - unit.sentence.start]
    return figure_of(unit.span.text, before)


def coverage(one: Iterable[str], other: Iterable[str], weights: Mapping[str, float]) -> float:
    """The share of the lighter of two stretches' weight that they have in common, 0..1."""
    a = set(one)
    if a.isdisjoint(other):
        return 0.0
    b = set(other)

    def total(words: set[str]) -> float:
        return sum(weights.get(w, weight(w)) for w in words)

    least = min(total(a), total(b))
    return total(a & b) / least if least > 0 else 0.0


def _told(unit: Unit, own: Side, side: Side, weights: Mapping[str, float]) -> Span | None:
    """The sentence of another account that tells the point though no point of its own was found there."""
    found = side.nearest(unit, own, weights)
    return found.sentence if found is not None and found.likelihood >= TOLD else None
