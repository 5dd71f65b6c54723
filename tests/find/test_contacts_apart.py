"""One verb that tells of several contacts; every country and official is invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader
from communique.records import Contact

READER = Reader(lambda analysis, marks, seen: ())


def contacts_of(text: str) -> tuple[Contact, ...]:
    return READER.read(Document(text, "t", published="2024-10-23")).contacts


def told(text: str) -> list[tuple[set[str], str | None, str | None]]:
    return [
        ({p.name for p in c.participants}, c.place and c.place.name, c.date and c.date.value) for c in contacts_of(text)
    ]


def test_sides_with_places_of_their_own_are_met_one_by_one() -> None:
    assert told(
        "Within five days Prime Minister Zoltan Barko sat down with the Veldanian president, Taras Hna, in Kell, with "
        "the special representative Arkady Necha in Torkent, and on Monday with Premier Guo Wei in Selm."
    ) == [
        ({"Zoltan Barko", "Taras Hna"}, "Kell", None),
        ({"Zoltan Barko", "Arkady Necha"}, "Torkent", None),
        ({"Zoltan Barko", "Guo Wei"}, "Selm", "2024-10-21"),
    ]


def test_each_has_the_day_behind_it() -> None:
    assert told(
        "President Ada Marr met with Chancellor Henrik Vos of Karadan in Torkent on Monday and with Prime Minister "
        "Lena Orlin of Veldania in Selm on Tuesday."
    ) == [
        ({"Ada Marr", "Henrik Vos"}, "Torkent", "2024-10-21"),
        ({"Ada Marr", "Lena Orlin"}, "Selm", "2024-10-22"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "President Ada Marr met with Chancellor Henrik Vos of Karadan and with Prime Minister Lena Orlin of "
            "Veldania in Selm on Tuesday.",
            id="one place for both",
        ),
        pytest.param(
            "President Ada Marr met with Chancellor Henrik Vos in Torkent on Monday, with both sides praising the "
            "treaty of Selm.",
            id="another with",
        ),
        pytest.param("President Ada Marr met Chancellor Henrik Vos in Torkent on Monday.", id="no with"),
    ],
)
def test_what_was_one_contact_stays_one(text: str) -> None:
    assert len(contacts_of(text)) == 1
