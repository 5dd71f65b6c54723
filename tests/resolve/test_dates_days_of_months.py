"""Days of a month that is not named: "on the 8th". Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.resolve.dates import find_dates

DAYS = [
    ("There was no such meeting on the 8th.", ["2023-11-08"]),
    ("Marr and Vos met on the 28th.", ["2023-10-28"]),
    ("Marr and Vos will meet on the 5th.", ["2023-12-05"]),
    ("Marr met Vos on the 3rd of this month in Selm.", ["2023-11-03"]),
    ("On the 31st, Marr met Vos.", ["2023-10-31"]),
    ("Marr met Vos on the 5th of May.", ["2023-05-05"]),
    ("Marr met Vos on the 8th floor.", []),
    ("Marr won in the 5th of ten rounds.", []),
    ("Marr came by the 8th round.", []),
    ("Marr met Vos on the 45th.", []),
]


@pytest.mark.parametrize(("text", "values"), DAYS)
def test_a_day_of_the_month_is_that_of_the_text(text: str, values: list[str]) -> None:
    found = find_dates(analyse(text), Document(text, published="2023-11-11"))
    assert [d.value for d in found] == values


def test_a_month_without_such_a_day_gives_none() -> None:
    text = "Marr will meet Vos on the 31st of this month."
    assert [d.value for d in find_dates(analyse(text), Document(text, published="2023-11-11"))] == [None]


def test_without_a_publication_date_it_stays_open() -> None:
    text = "Marr met Vos on the 8th."
    assert [d.value for d in find_dates(analyse(text), Document(text))] == [None]
