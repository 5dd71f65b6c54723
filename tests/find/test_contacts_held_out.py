"""Contacts that are offered and the days for which they are; everybody is invented."""

from __future__ import annotations

import pytest

from communique.records import Contact

from .read_whole import contacts_of

MET = "Foreign Minister Leo Marr met Foreign Minister Ada Vell of Kandor in Torkent."


def second(told: str) -> Contact:
    """What is told behind a meeting."""
    return contacts_of(f"{MET} {told}")[1]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ('Vell held out "a technical visit in October", a source said.', "2024-10"),
        ('Vell held out "a visit in September", a source said.', "2024-09"),
    ],
)
def test_what_is_offered_for_a_day_lies_ahead(told: str, day: str) -> None:
    contact = second(told)
    assert contact.status in ("proposed", "planned")
    assert contact.date
    assert contact.date.value == day


def test_what_was_held_lies_back() -> None:
    contact = second("Vell held talks on fish with President Oru Tal of Ostmark in October.")
    assert contact.status == "held"
    assert contact.date
    assert contact.date.value == "2023-10"
