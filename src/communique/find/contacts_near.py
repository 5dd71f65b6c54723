"""Whether two days, or two places, can be those of one contact."""

from __future__ import annotations

from datetime import date

from communique.records import Place

DAYS_APART = 2
"""Where a text gives its contact no date, a date further from its publication than this is another day's contact."""


def same_place(one: Place, other: Place | None) -> bool:
    """Whether a meeting took place where the visit went: it is what the visit was for."""
    return other is not None and (one.name == other.name or (one.lat is not None and one.lat == other.lat))


def is_far(value: str, published: str | None, days: int = DAYS_APART) -> bool:
    """Whether a date lies more than so many days from the text's, or in another month or year where it is no day."""
    if not published:
        return False
    if len(value) < 10:
        return not published.startswith(value)
    try:
        return abs((date.fromisoformat(value) - date.fromisoformat(published)).days) > days
    except ValueError:
        return False
