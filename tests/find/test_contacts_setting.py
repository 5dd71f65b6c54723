"""When and where a contact took place. Every country, body and official is invented."""

from __future__ import annotations

import pytest

from .contacts_by_hand import contacts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("President Ada Marr met Henrik Vos in Sarnograd.", "Sarnograd", id="in a town"),
        pytest.param("In Sarnograd, President Ada Marr met Henrik Vos.", "Sarnograd", id="at the head of the sentence"),
        pytest.param("Marr held talks in Torkent with Henrik Vos.", "Torkent", id="between the two sides"),
        pytest.param("President Ada Marr visited Torkent.", "Torkent", id="the object of a visit"),
        pytest.param("Chancellor Henrik Vos will travel to Torkent.", "Torkent", id="the goal of a journey"),
        pytest.param("President Ada Marr met Henrik Vos and discussed the war in Selmia.", None, id="of the topic"),
        pytest.param("President Ada Marr met Henrik Vos.", None, id="not said"),
    ],
)
def test_place(text: str, expected: str | None) -> None:
    contact = contacts_of(text)[0]
    assert (contact.place.name if contact.place else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("President Ada Marr met Henrik Vos on 14 May 2024.", "2024-05-14", id="on a day"),
        pytest.param("On 14 May 2024, President Ada Marr met Henrik Vos.", "2024-05-14", id="before the subject"),
        pytest.param("President Ada Marr met today with Henrik Vos.", "2024-05-17", id="today"),
        pytest.param("Droste said on Friday that Marr had met Henrik Vos.", None, id="the day of the saying"),
        pytest.param("Droste smiles after his talks with Orlin in Torkent, 4 May 2024.", "2024-05-04", id="caption"),
        pytest.param("President Ada Marr met Henrik Vos to mark the treaty of 1997.", None, id="the day of a treaty"),
    ],
)
def test_date(text: str, expected: str | None) -> None:
    contact = contacts_of(text)[0]
    assert (contact.date.value if contact.date else None) == expected


def test_without_a_publication_date_a_relative_one_stays_open() -> None:
    contact = contacts_of("President Ada Marr met Henrik Vos yesterday.", published=None)[0]
    assert contact.date is not None
    assert (contact.date.value, contact.date.span and contact.date.span.text) == (None, "yesterday")
