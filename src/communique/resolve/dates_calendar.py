"""Calendar arithmetic for dates in texts: what a day, a month or a year is, counted from another day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal

from communique.lang import rows

Tense = Literal["past", "future"]
Precision = Literal["day", "month", "year"]


DAY_SLACK, MONTH_SLACK = 60, 14
"""Days by which a date without a year may lie on the other side of the publication date than its tense says:
nobody leaves out the year of a day ten months off, and what is said in the past of a day to come was planned."""


def day_value(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """The ISO month; ``month`` may lie outside 1..12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def year_for(month: int, day: int | None, base: date, tense: Tense | None) -> int:
    """The year of a date that gives none: the nearest one on the side of ``base`` that the tense names.

    Without a tense it is the nearest of all; a month counts as its middle.
    """
    distances = {year: _days_from(base, year, month, day) for year in (base.year - 1, base.year, base.year + 1)}
    slack = DAY_SLACK if day else MONTH_SLACK
    fitting = {
        year: days
        for year, days in distances.items()
        if (tense != "past" or days <= slack) and (tense != "future" or days >= -slack)
    }
    return min(fitting or distances, key=lambda year: (abs(distances[year]), year))


def day_of_month(base: date, day: int, tense: Tense | None) -> str | None:
    """The ISO day with this number in the month of ``base``, or in the one before or after it where ``tense`` says so.

    None where that month has no such day.
    """
    months = {"past": (0, -1), "future": (0, 1)}.get(tense or "", (0,))
    for offset in months:
        first = date.fromisoformat(f"{month_value(base.year, base.month + offset)}-01")
        value = day_value(first.year, first.month, day)
        ahead = value is not None and value > base.isoformat()
        behind = value is not None and value < base.isoformat()
        if value is not None and not (tense == "past" and ahead) and not (tense == "future" and behind):
            return value
    return None


def _days_from(base: date, year: int, month: int, day: int | None) -> int:
    last = 28 if month == 2 else 30
    return (date(year, month, min(day or 15, last)) - base).days


def shifted(base: date, unit: str, offset: int) -> tuple[str | None, Precision]:
    """The ISO value ``offset`` units after ``base``, with its precision; a week is given as the month of its Thursday
    (as ISO 8601 counts the weeks of a year).

    The value is None beyond the calendar's ends.
    """
    try:
        return _shifted(base, unit, offset)
    except (OverflowError, ValueError):
        return None, "day"


def _shifted(base: date, unit: str, offset: int) -> tuple[str | None, Precision]:
    if unit == "day":
        return (base + timedelta(days=offset)).isoformat(), "day"
    if unit == "week":
        thursday = base + timedelta(days=7 * offset + 3 - base.weekday())
        return month_value(thursday.year, thursday.month), "month"
    if unit == "month":
        return month_value(base.year, base.month + offset), "month"
    return f"{base.year + offset:04d}", "year"


def ends_of(value: str) -> tuple[date, date]:
    """The first and the last day of an ISO day, month or year."""
    year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def in_common(one: str | None, other: str | None) -> tuple[str | None, Precision | None]:
    """The day, month or year that two ISO values share, with its precision; None when they share not even the year."""
    sizes: tuple[tuple[int, Precision], ...] = ((10, "day"), (7, "month"), (4, "year"))
    for size, precision in sizes:
        if one and other and one[:size] == other[:size] and len(one) >= size:
            return one[:size], precision
    return None, None


def weekday_near(weekday: int, base: date, which: str, tense: Tense | None) -> str | None:
    """The ISO date of a weekday (1 = Monday) seen from ``base``.

    "last" is strictly before and "next" strictly after; without either, a future tense means the coming one
    and everything else the nearest one gone by, which may be ``base`` itself.
    """
    back = (base.isoweekday() - weekday) % 7
    ahead = (7 - back) % 7
    if which in ("last", "this past", "the previous"):
        offset = -(back or 7)
    elif which in ("next", "this coming", "the following"):
        offset = ahead or 7
    else:
        offset = ahead if tense == "future" else -back
    return shifted(base, "day", offset)[0]


@cache
def calendar_words() -> Mapping[tuple[str, str], int]:
    """The number that a month, a weekday or a small number word stands for, by kind and lower-case word."""
    return {(r["kind"], r["word"].lower()): int(r["value"]) for r in rows("en", "calendar") if r["value"]}


def number_of(kind: str, word: str) -> int:
    """1..12 for a month, 1 (Monday) .. 7 for a weekday, the value of a number in words or digits.

    Raises:
        KeyError: when the calendar table has no such word.
    """
    plain = " ".join(word.lower().rstrip(".").split())
    return int(plain) if plain.isdecimal() else calendar_words()[kind, plain]
