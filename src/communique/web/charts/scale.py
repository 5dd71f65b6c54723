"""Days on a line: the stretch that is shown, and the ticks that suit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from communique.export.wording import MONTHS

FAR = 4
"""How many times the stretch in which nearly all lie a few days may stretch the line before they are left out."""
NEARLY_ALL = 0.04
MOST_TICKS = 14
MONTH_STEPS = (1, 2, 3, 6)
DAY_STEPS = (1, 2, 7, 14)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
DAYS_OF_MONTH, DAYS_OF_YEAR = 30, 365
LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``first`` to ``last``, as days' ordinals, on ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: int) -> float:
        """Where the middle of a day lies."""
        share = (day - self.first + 0.5) / (self.last - self.first + 1)
        return self.left + share * (self.right - self.left)

    def holds(self, day: int) -> bool:
        """Whether a day lies on the line."""
        return self.first <= day <= self.last


def ordinal(iso: str) -> int:
    """A full ISO day as its ordinal."""
    return date.fromisoformat(iso).toordinal()


def scale(days: Sequence[int], left: float, right: float, *, whole: bool) -> Scale:
    """The line that shows these days.

    Unless it is to be ``whole``, a few days so far off that they would press all others together are left outside.
    """
    ordered = sorted(days)
    few = int(len(ordered) * NEARLY_ALL)
    first, last = ordered[0], ordered[-1]
    if not whole and few:
        low, high = ordered[few], ordered[-1 - few]
        reach = max(DAYS_OF_MONTH, high - low)
        if last - first > FAR * reach:
            first, last = max(first, low - reach // 4), min(last, high + reach // 4)
    margin = max(2, (last - first) // 40)
    return Scale(max(1, first - margin), min(date.max.toordinal(), last + margin), left, right)


def ticks(line: Scale) -> list[tuple[int, str]]:
    """The days that the line names, with their names: years, months or days, as the stretch asks."""
    days = line.last - line.first + 1
    if days > MOST_TICKS * max(MONTH_STEPS) * DAYS_OF_MONTH // 2:
        made = _years(line, _step(days // DAYS_OF_YEAR, YEAR_STEPS))
    elif days > MOST_TICKS * DAY_STEPS[2]:
        made = _months(line, _step(days // DAYS_OF_MONTH, MONTH_STEPS))
    else:
        made = _days(line, _step(days, DAY_STEPS))
    return [(day, name) for day, name in made if line.holds(day)]


def _step(number: int, steps: Iterable[int]) -> int:
    *_, longest = steps = tuple(steps)
    return next((step for step in steps if number / step <= MOST_TICKS), longest)


def _years(line: Scale, step: int) -> Iterator[tuple[int, str]]:
    first = date.fromordinal(line.first).year
    for year in range(first - first % step, date.fromordinal(line.last).year + 1, step):
        if 1 <= year <= LAST_YEAR:
            yield date(year, 1, 1).toordinal(), str(year)


def _months(line: Scale, step: int) -> Iterator[tuple[int, str]]:
    start, end = (date.fromordinal(day) for day in (line.first, line.last))
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, number = divmod(month, 12)
        if number % step == 0 and 1 <= year <= LAST_YEAR:
            yield date(year, number + 1, 1).toordinal(), f"{MONTHS[number]} {year}"


def _days(line: Scale, step: int) -> Iterator[tuple[int, str]]:
    for day in range(line.first, line.last + 1, step):
        told = date.fromordinal(day)
        yield day, f"{told.day} {MONTHS[told.month - 1]}" + (f" {told.year}" if day == line.first else "")
