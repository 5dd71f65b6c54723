"""Dates, absolute and relative, resolved against the publication date.

A value is never guessed: a numeric date of two readings and a relative one without a publication date have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from communique.analysis import Analysis
from communique.document import DayOrder, Document
from communique.lang import rows
from communique.records import Basis, DateValue, Precision, Warning
from communique.resolve.dates_calendar import (
    Tense,
    day_of_month,
    day_value,
    ends_of,
    in_common,
    month_value,
    number_of,
    shifted,
    weekday_near,
    year_for,
)
from communique.resolve.dates_order import days_meant, order_shown, readings, settled, settled_among
from communique.resolve.dates_patterns import Expression, expressions
from communique.resolve.dates_published import full_value, given, printed, written
from communique.resolve.dates_sense import is_date
from communique.resolve.dates_tense import is_behind, tense_at
from communique.spans import span_of


class Resolved(NamedTuple):
    """A value with how exact it is and where it comes from."""

    value: str | None
    precision: Precision | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is read against: the day of publication, the last date named before it, its tense, numeric order.

    ``last`` is the first and the last day of what was named: twice the same of a day, both ends of a month or year;
    ``day`` the last day named.
    """

    published: date | None
    last: tuple[date, date] | None
    day: date | None
    tense: Callable[[], Tense | None]
    orders: tuple[DayOrder | None, DayOrder | None]


def find_dates(analysis: Analysis, document: Document) -> tuple[DateValue, ...]:
    """Every date expression of the text, in text order, each with its span.

    Without a publication date, a full date in the dateline or alone in one of the first lines serves as one,
    and its basis is "publication".
    """
    found = [e for e in expressions(analysis.text) if is_date(analysis, e)]
    head = None if given(document) else printed(analysis, found)
    published = given(document) or (date.fromisoformat(full_value(head) or "") if head else None)
    published = written(analysis, found, published) if published and not head else published
    orders = (document.day_order, order_shown(e for e in found if e.rule == "numeric"))
    dates: list[DateValue] = []
    last: tuple[date, date] | None = None
    day: date | None = None
    main: date | None = None
    for expression in found:
        setting = Setting(
            published,
            last,
            main if _is_of_main_day(analysis, expression) else day,
            _tense_of(analysis, expression),
            orders,
        )
        value, precision, basis = RULES[expression.rule](expression.parts, expression, setting)
        span = span_of(analysis.text, expression.start, expression.end)
        dates.append(DateValue(value, span, precision, "publication" if expression is head else basis))
        last = ends_of(value) if value else last
        if value and last and precision == "day":
            day = last[0]
            main = main if main and is_behind(analysis, expression.start, expression.end) else day
    return tuple(dates)


def _is_of_main_day(analysis: Analysis, expression: Expression) -> bool:
    """Whether "earlier in the day" goes back to what the text tells, past days on which something had been."""
    return analysis.text[expression.start : expression.end].lower().split()[:1] in (["earlier"], ["later"])


def date_warnings(dates: Iterable[DateValue]) -> tuple[Warning, ...]:
    """W301 for each numeric date of two readings, which it names; W302 for each relative one left unresolved."""
    found = ((d, _warning_code(d)) for d in dates)
    return tuple(Warning(code, _message(code, d), d.span) for d, code in found if code)


def _warning_code(found: DateValue) -> str | None:
    if found.value is not None or found.span is None:
        return None
    return "W301" if found.basis == "ambiguous" else "W302"


def _message(code: str, found: DateValue) -> str:
    words = found.span.text if found.span else ""
    if found.basis == "stated":
        return f"“{words}” is not a day of the calendar."
    if code == "W302":
        return f"“{words}” has no date to count from."
    return f"“{words}” can mean {' or '.join(_both(words))}."


def _both(words: str) -> list[str]:
    """The days that numeric words can mean; month and day alone where they give no year."""
    found = expressions(words)
    short = [f"{m:02d}-{d:02d}" for e in found if e.rule == "daymonth" for m, d in sorted(days_meant(e).values())]
    return short or [value for e in found if e.rule == "numeric" for value in sorted(readings(e).values())]


def _tense_of(analysis: Analysis, expression: Expression) -> Callable[[], Tense | None]:
    text, start, end = analysis.text, expression.start, expression.end
    if text[max(0, start - 2) : start] == ", " and text[end : end + 1] in (")", "]"):
        # "(Interfor, 3/2/2023)": a report that is cited has come out
        return lambda: "past"
    return lambda: tense_at(analysis, start, end)


Parts = Mapping[str, str]


def _iso(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    return Resolved(full_value(expression), "day", "stated")


def _numeric(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    value = settled(expression, setting.orders, setting.published, ahead=setting.tense() != "past")
    return Resolved(value, "day", "stated" if value else "ambiguous")


def _daymonth(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    if setting.published is None:
        return Resolved(None, "day", "relative")
    found: dict[DayOrder, str] = {}
    for order, (month, day) in days_meant(expression).items():
        value = day_value(year_for(month, day, setting.published, setting.tense()), month, day)
        found |= {order: value} if value else {}
    value = settled_among(found, setting.orders, setting.published)
    return Resolved(value, "day", "relative" if value else "ambiguous")


def _calendar(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    month, day = number_of("month", parts["month"]), int(parts["day"])
    if parts["year"]:
        return Resolved(day_value(_year_of_first(parts, month), month, day), "day", "stated")
    if setting.published is None:
        return Resolved(None, "day", "relative")
    year = year_for(month, day, setting.published, setting.tense())
    return Resolved(day_value(year, month, day), "day", "relative")


def _year_of_first(parts: Parts, month: int) -> int:
    """The year of the first day of a stretch, whose last one has the year: "28 December to 3 January 2025"."""
    last = parts.get("month2")
    return int(parts["year"]) - (bool(last) and number_of("month", last or "") < month)


def _month(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    month = number_of("month", parts["month"])
    if parts.get("year"):
        return Resolved(month_value(_year_of_first(parts, month), month), "month", "stated")
    if setting.published is None:
        return Resolved(None, "month", "relative")
    tense = _side(parts["which"]) or setting.tense()
    year = year_for(month, None, setting.published, tense)
    # "next May" said in May is that of the year to come
    year += parts["which"].lower() == "next" and (year, month) == (setting.published.year, setting.published.month)
    return Resolved(month_value(year, month), "month", "relative")


def _side(which: str) -> Tense | None:
    """The side of the publication date that "last", "next" and the like name."""
    first = which.lower().split()[-1:]
    return {"last": "past", "past": "past", "previous": "past", "next": "future", "coming": "future"}.get(
        first[0] if first else ""
    )  # type: ignore[return-value]


def _year(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    return Resolved(parts["year"], "year", "stated")


def _monthday(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    """The day of the month of publication, or of the one beside it where the tense says so: "on the 8th"."""
    if setting.published is None:
        return Resolved(None, "day", "relative")
    tense = None if parts["month"] else setting.tense()
    value = day_of_month(setting.published, int(parts["nth"]), tense)
    return Resolved(value, "day", "relative")


def _season(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    if parts.get("year"):
        return Resolved(parts["year"], "year", "stated")
    return Resolved(None, "year", "relative") if setting.published is None else _season_of(parts, setting.published)


def _season_of(parts: Parts, published: date) -> Resolved:
    """The year in which the season begins; "last" is the latest one over, "next" the first to come."""
    side, begins = _side(parts["which"]), number_of("season", parts["season"])
    offset = {"past": -(published.month <= begins + 2), "future": int(published.month >= begins)}.get(side or "", 0)
    return Resolved(shifted(published, "year", offset)[0], "year", "relative")


def _weekday(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    if setting.published is None:
        return Resolved(None, "day", "relative")
    which = " ".join(parts["which"].lower().split())
    weekday = number_of("weekday", parts["weekday"])
    if parts["week"]:
        # "on Monday week"
        coming = weekday_near(weekday, setting.published, "", "future")
        return _counted(date.fromisoformat(coming), "day", 7) if coming else Resolved(None, "day", "relative")
    if parts["inweek"] and not which:
        return _counted(setting.published, "day", _days_to(setting.published, weekday, parts["inweek"]))
    return Resolved(weekday_near(weekday, setting.published, which, setting.tense()), "day", "relative")


def _days_to(published: date, weekday: int, week: str) -> int:
    """How far from its publication a text says a weekday to lie: "Tuesday of last week" is in the week before."""
    _, offset = _shifts()[" ".join(week.lower().split())]
    return weekday - published.isoweekday() + 7 * offset


@cache
def _shifts() -> Mapping[str, tuple[str, int]]:
    return {r["expression"]: (r["unit"], int(r["offset"])) for r in rows("en", "date_words")}


def _shift(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    unit, offset = _shifts()[" ".join(parts["shift"].lower().split())]
    return _counted(setting.published, unit, offset)


def _ago(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    count, unit = number_of("number", parts["count"]), parts["unit"]
    if parts["ago"] == "ago":
        return _counted(setting.published, unit, -count)
    return _from_last(setting, unit, -count if parts["ago"] == "earlier" else count)


ANCHOR_OFFSETS = {"previous": -1, "before": -1, "following": 1, "next": 1, "after": 1}
"""How far from the last named day an anchored expression lies, by the word in it; 0 when it has none of these."""


def _anchored(parts: Parts, expression: Expression, setting: Setting) -> Resolved:
    words = parts["anchor"].lower().split()
    unit = next((w for w in words if w in ("week", "month", "year")), "day")
    offset = next((ANCHOR_OFFSETS[w] for w in words if w in ANCHOR_OFFSETS), 0)
    if unit == "day" and setting.day is not None:
        return _counted(setting.day, unit, offset)
    return _from_last(setting, unit, offset)


def _from_last(setting: Setting, unit: str, offset: int) -> Resolved:
    """Counted from the date named before, as exactly as that date allows; from publication where none was named."""
    if setting.last is None:
        # "A month later she went": counted from a day that the text does not tell
        untold = offset > 0 and setting.tense() == "past"
        return _counted(None if untold else setting.published, unit, offset)
    first, last = (_counted(day, unit, offset) for day in setting.last)
    return Resolved(*in_common(first.value, last.value), "relative")


def _counted(base: date | None, unit: str, offset: int) -> Resolved:
    if base is None:
        return Resolved(None, None, "relative")
    value, precision = shifted(base, unit, offset)
    return Resolved(value, precision, "relative")


RULES: Mapping[str, Callable[[Parts, Expression, Setting], Resolved]] = {
    "iso": _iso,
    "numeric": _numeric,
    "daymonth": _daymonth,
    "calendar": _calendar,
    "month": _month,
    "monthday": _monthday,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "shift": _shift,
    "ago": _ago,
    "anchored": _anchored,
}
"""What each rule of ``lang/en/date_patterns.tsv`` makes of the words that it matched."""
