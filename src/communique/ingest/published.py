"""Publication dates as records and users write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from communique.document import DayOrder

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.DOTALL)
NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%Y%m%d")
"""English ways to write a date in full that cannot be misread; a weekday before the date is dropped."""
WEEKDAY = re.compile(r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satur|Sat|Sun)(?:day)?\.?,?\s+", re.IGNORECASE)
LONGEST = 64


def iso_date(value: str, day_order: DayOrder | None = None) -> str | None:
    """The date as YYYY-MM-DD; None when it is no date or, like 1/11/2023 without a day order, can be read two ways."""
    value = value.strip()
    if len(value) > LONGEST:
        return None
    if m := ISO.fullmatch(value):
        return _checked(int(m[1]), int(m[2]), int(m[3]))
    if m := NUMERIC.fullmatch(value):
        return _numeric(int(m[1]), int(m[2]), int(m[3]), day_order)
    return _written(WEEKDAY.sub("", value, count=1))


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, day_order: DayOrder | None) -> str | None:
    if first > 12 or day_order == "day_first" or first == second:
        return _checked(year, second, first)
    if second > 12 or day_order == "month_first":
        return _checked(year, first, second)
    return None


def _written(value: str) -> str | None:
    # an RFC 2822 date ("3 Nov 2023 10:00:00 +0000") ends in a time
    day = re.sub(r"\s+\d{1,2}:\d{2}.*", "", value)
    for form in WRITTEN:
        try:
            return datetime.strptime(day, form).date().isoformat()
        except ValueError:
            continue
    return None
