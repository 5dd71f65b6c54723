"""Numeric dates: day first or month first. Places are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import DayOrder, Document
from communique.resolve.dates import date_warnings, find_dates

REFERENCE = "The two held talks (Veldapress, 1/11/2023)."

SETTLED: dict[str, tuple[str, str | None, DayOrder | None, str | None]] = {
    "nothing settles it": (REFERENCE, None, None, None),
    "published two days after one reading": (REFERENCE, "2023-11-03", None, "2023-11-01"),
    "published two days after the other": (REFERENCE, "2023-01-13", None, "2023-01-11"),
    "published far from both": (REFERENCE, "2024-06-01", None, None),
    "the outlet writes day first": (REFERENCE, None, "day_first", "2023-11-01"),
    "the outlet writes month first": (REFERENCE, None, "month_first", "2023-01-11"),
    "the outlet before nearness": (REFERENCE, "2023-11-03", "month_first", "2023-01-11"),
    "another date shows day first": (REFERENCE + " They met on 25/12/2022.", None, None, "2023-11-01"),
    "another date shows month first": (REFERENCE + " They met on 12/25/2022.", None, None, "2023-01-11"),
    "other dates show both": (REFERENCE + " See 12/25/2022 and 25/12/2021.", None, None, None),
    "a date with dots shows nothing of slashes": (REFERENCE + " They met on 25.12.2022.", None, None, None),
    "both readings are one": ("They met on 5/5/2023.", None, None, "2023-05-05"),
    "only one reading exists": ("They met on 25/12/2022.", None, "month_first", "2022-12-25"),
    "two digits for the year": ("They met on 25/12/22.", None, None, "2022-12-25"),
}


@pytest.mark.parametrize(("text", "published", "order", "value"), SETTLED.values(), ids=SETTLED)
def test_order_of_a_numeric_date(text: str, published: str | None, order: DayOrder | None, value: str | None) -> None:
    document = Document(text, published=published, day_order=order)
    found = find_dates(analyse(text, None), document)[0]
    assert (found.value, found.basis) == (value, "stated" if value else "ambiguous")


def test_the_warning_names_both_readings() -> None:
    (warning,) = date_warnings(find_dates(analyse(REFERENCE, None), Document(REFERENCE)))
    assert warning.code == "W301"
    assert warning.span is not None
    assert warning.span.text == "1/11/2023"
    assert "2023-01-11" in warning.message
    assert "2023-11-01" in warning.message
