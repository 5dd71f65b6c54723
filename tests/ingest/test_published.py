"""Publication dates, as records and users write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.document import DayOrder
from communique.ingest.published import iso_date


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2023-11-03", None, "2023-11-03"),
        ("2023-11-03T10:00:00Z", None, "2023-11-03"),
        ("2023-11-03 10:00:00+05:00", None, "2023-11-03"),
        (" 2023-11-03 ", None, "2023-11-03"),
        ("3 November 2023", None, "2023-11-03"),
        ("November 3, 2023", None, "2023-11-03"),
        ("Nov 3, 2023", None, "2023-11-03"),
        ("Friday, November 3, 2023", None, "2023-11-03"),
        ("Fri, 03 Nov 2023 10:00:00 +0000", None, "2023-11-03"),
        ("20231103", None, "2023-11-03"),
        ("2023/11/03", None, "2023-11-03"),
        ("23/11/2023", None, "2023-11-23"),
        ("11/23/2023", None, "2023-11-23"),
        ("23.11.2023", None, "2023-11-23"),
        ("1/11/2023", "day_first", "2023-11-01"),
        ("1/11/2023", "month_first", "2023-01-11"),
        ("5/5/2023", None, "2023-05-05"),
        pytest.param("1/11/2023", None, None, id="two ways to read it, so neither"),
        ("2023-02-30", None, None),
        ("2023-11-031", None, None),
        ("31/31/2023", None, None),
        ("soon", None, None),
        ("", None, None),
        ("٢٠٢٣-١١-٠٣", None, "2023-11-03"),
        ("9" * 10_000, None, None),
    ],
)
def test_a_date_is_read(written: str, order: DayOrder | None, day: str | None) -> None:
    assert iso_date(written, order) == day


@given(st.text(max_size=80))
def test_nothing_that_is_written_raises(written: str) -> None:
    day = iso_date(written)
    assert day is None or len(day) == 10


@given(st.dates())
def test_every_iso_date_is_itself(day: object) -> None:
    assert iso_date(str(day)) == str(day)
