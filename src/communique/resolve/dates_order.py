"""Numeric dates: whether 1/11/2023 is the first of November or the eleventh of January."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from communique.document import DayOrder
from communique.resolve.dates_calendar import day_value
from communique.resolve.dates_patterns import Expression

LEAP = 2000
"""A year that has every day of the calendar."""
NEAR = 7
"""Days: a reading this close to the publication date, the other being further off, is the one that is meant."""


def readings(expression: Expression) -> dict[DayOrder, str]:
    """The ISO dates that a numeric date can mean, by order; a date written with dots is day first."""
    one, two, year = int(expression.parts["one"]), int(expression.parts["two"]), int(expression.parts["yyyy"])
    year += 2000 if year < 100 else 0
    found: dict[DayOrder, str | None] = {"day_first": day_value(year, two, one)}
    if expression.parts["sep"] != ".":
        found["month_first"] = day_value(year, one, two)
    return {order: value for order, value in found.items() if value}


def order_shown(numeric: Iterable[Expression]) -> DayOrder | None:
    """The order that the text's unambiguous numeric dates show, None when they show none or both."""
    shown = {order for e in numeric if e.parts["sep"] != "." for order in _only(readings(e))}
    return next(iter(shown)) if len(shown) == 1 else None


def _only(found: dict[DayOrder, str]) -> list[DayOrder]:
    return list(found) if len(found) == 1 else []


def settled(
    expression: Expression, orders: Iterable[DayOrder | None], published: date | None, *, ahead: bool = True
) -> str | None:
    """The one ISO date that is meant, or None while both orders stay possible.

    ``orders`` are those known from the outlet and from the text; the nearness of one reading to the publication
    date decides before the text's other dates do.
    """
    return settled_among(readings(expression), orders, published, ahead=ahead)


def settled_among(
    found: Mapping[DayOrder, str], orders: Iterable[DayOrder | None], published: date | None, *, ahead: bool = True
) -> str | None:
    """What :func:`settled` gives, of the readings by their order; ``ahead`` where it may be a day to come."""
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    outlet, text = orders
    near = _gone_by(found, published, ahead=ahead) or _nearest(found, published)
    return (outlet and found.get(outlet)) or near or (text and found.get(text)) or None


def days_meant(expression: Expression) -> dict[DayOrder, tuple[int, int]]:
    """The month and day that a numeric date without a year can mean, by order; with a dot it is day first."""
    one, two = int(expression.parts["one"]), int(expression.parts["two"])
    found: dict[DayOrder, tuple[int, int]] = {"day_first": (two, one)}
    if expression.parts["sep"] != ".":
        found["month_first"] = (one, two)
    return {order: (month, day) for order, (month, day) in found.items() if day_value(LEAP, month, day)}


def _gone_by(found: Mapping[DayOrder, str], published: date | None, *, ahead: bool) -> str | None:
    """The one reading that is not after the publication, where no day to come is told."""
    past = [] if ahead or published is None else [v for v in found.values() if v <= published.isoformat()]
    return past[0] if len(past) == 1 else None


def _nearest(found: Mapping[DayOrder, str], published: date | None) -> str | None:
    if published is None:
        return None
    near = [value for value in found.values() if abs((date.fromisoformat(value) - published).days) <= NEAR]
    return near[0] if len(near) == 1 else None
