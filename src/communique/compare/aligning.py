"""Points of several accounts laid side by side: which are one point, told in different words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.compare.figures import figure_of
from communique.compare.telling import Side
from communique.compare.units import Unit, sentences_of, units
from communique.compare.words import content_words, weight
from communique.dossiers import About, Account
from communique.spans import Span

NAME = 0.05
SAME_POINT = 0.35
"""Share of a point's weight (rare words weigh more) that another account's words must hold to tell the same."""
TOLD = 0.7
"""Least likelihood of a sentence that tells a point."""
DENIED = 0.6
"""Least likelihood of a sentence that denies it."""
ORDER: tuple[About, ...] = ("initiator", "outcome", "figure", "topic", "other")
"""In which order points look for their like: what is told most exactly first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point over all accounts: the stretch of each account that tells it, None where it is silent."""

    about: About
    says: dict[str, Span | None]
    opposed: frozenset[str] = frozenset()


def aligned(accounts: tuple[Account, ...]) -> tuple[Row, ...]:
    """Every point that any account makes, with what the others say of it."""
    points = [unit for account in accounts for unit in units(account)]
    sentences = {account.name: sentences_of(account) for account in accounts}
    weights = _weights(accounts)
    sides = {name: Side(stretch, weights) for name, stretch in sentences.items()}
    used: set[int] = set()
    rows = []
    for about in ORDER:
        for i, unit in enumerate(points):
            if unit.about == about and i not in used:
                used.add(i)
                rows.append(_row(unit, points, used, sides, weights))
    return tuple(rows)


def _weights(accounts: Iterable[Account]) -> Mapping[str, float]:
    """Weights of the stems that name the parties: they stand in every text of the contact and tell nothing."""
    names: dict[str, float] = {}
    for account in accounts:
        for participant in account.contact.participants:
            named = f"{participant.name} {participant.of or ''} {participant.office or ''}"
            names |= dict.fromkeys(content_words(named), NAME)
    return names


def _row(
    unit: Unit,
    points: list[Unit],
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
        against = side.opposed(unit, weights) if unit.about not in ("figure", "initiator") else None
        if against is not None and against.likelihood >= DENIED:
            opposed.add(name)
            says[name] = against.sentence
            continue
        i = _like(unit, name, points, used, weights)
        if i is not None:
            used.add(i)
            says[name] = points[i].span
        elif unit.about not in ("figure", "initiator"):
            says[name] = _told(unit, sides[unit.account], side, weights)
    return Row(unit.about, says, frozenset(opposed))


def _like(unit: Unit, account: str, points: list[Unit], used: set[int], weights: Mapping[str, float]) -> int | None:
    """The other account's point that is this one, the likest."""
    best, found = SAME_POINT, None
    for i, other in enumerate(points):
        if i in used or other.account != account or not _comparable(unit.about, other.about):
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
        return _figures_alike(one, other, weights)
    return coverage(one.words, other.words, weights)


def _figures_alike(one: Unit, other: Unit, weights: Mapping[str, float]) -> float:
    """Figures are of one thing when they count the same, or are the same and stand in like sentences."""
    a, b = figure_of(one.span.text), figure_of(other.span.text)
    if a is None or b is None:
        return 0.0
    context = coverage(content_words(one.sentence.text), content_words(other.sentence.text), weights)
    same_unit = bool(set(a.unit) & set(b.unit))
    if same_unit:
        return 0.6 + context / 4
    return context + 0.3 if a.value == b.value and context >= 0.3 else 0.0


def coverage(one: Iterable[str], other: Iterable[str], weights: Mapping[str, float]) -> float:
    """The share of the lighter of two stretches' weight that they have in common, 0..1."""
    a, b = set(one), set(other)
    if not a or not b:
        return 0.0

    def total(words: set[str]) -> float:
        return sum(weights.get(w, weight(w)) for w in words)

    least = min(total(a), total(b))
    return total(a & b) / least if least > 0 else 0.0


def _told(unit: Unit, own: Side, side: Side, weights: Mapping[str, float]) -> Span | None:
    """The sentence of another account that tells the point though no point of its own was found there."""
    found = side.nearest(unit, own, weights)
    return found.sentence if found is not None and found.likelihood >= TOLD else None
