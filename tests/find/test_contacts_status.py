"""Held, planned, proposed, refused, denied, cancelled, ongoing. Every country, body and official is invented."""

from __future__ import annotations

import pytest

from communique.records import Status

from .contacts_by_hand import contacts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("President Ada Marr met Henrik Vos.", "held", id="met"),
        pytest.param("President Ada Marr has met Henrik Vos.", "held", id="has met"),
        pytest.param("President Ada Marr is meeting Henrik Vos.", "ongoing", id="is meeting"),
        pytest.param("President Ada Marr will meet Henrik Vos on Friday.", "planned", id="will meet"),
        pytest.param("President Ada Marr is to meet Henrik Vos.", "planned", id="is to meet"),
        pytest.param("President Ada Marr is expected to meet Henrik Vos.", "planned", id="is expected to meet"),
        pytest.param("President Ada Marr plans to meet Henrik Vos.", "planned", id="plans to meet"),
        pytest.param("President Ada Marr agreed to meet Henrik Vos.", "planned", id="agreed to meet"),
        pytest.param("Droste said that Ada Marr would meet Henrik Vos.", "planned", id="would meet, reported"),
        pytest.param("Talks between Droste and Orlin are scheduled for Friday.", "planned", id="talks scheduled"),
        pytest.param("The talks between Droste and Orlin will take place in Torkent.", "planned", id="will take place"),
        pytest.param("Marr's upcoming visit to Torkent was discussed.", "planned", id="upcoming visit"),
        pytest.param("President Ada Marr invited Henrik Vos to visit Sarnograd.", "proposed", id="invited to visit"),
        pytest.param("President Ada Marr offered to meet Henrik Vos.", "proposed", id="offered to meet"),
        pytest.param("President Ada Marr refused to meet Henrik Vos.", "refused", id="refused to meet"),
        pytest.param("President Ada Marr declined to meet Henrik Vos.", "refused", id="declined to meet"),
        pytest.param("President Ada Marr denied meeting Chancellor Henrik Vos.", "denied", id="denied meeting"),
        pytest.param("President Ada Marr cancelled a meeting with Henrik Vos.", "cancelled", id="cancelled a meeting"),
        pytest.param("A meeting between Droste and Orlin was cancelled.", "cancelled", id="was cancelled"),
        pytest.param("Talks between Droste and Orlin continue.", "ongoing", id="talks continue"),
        pytest.param("President Ada Marr was to have met Henrik Vos.", "cancelled", id="was to have met"),
        pytest.param("President Ada Marr had been due to meet Henrik Vos.", "cancelled", id="had been due to meet"),
        pytest.param("Ada Marr had been due in Torkent for talks with Henrik Vos.", "cancelled", id="had been due for"),
        pytest.param("President Ada Marr is due to meet Henrik Vos.", "planned", id="is due to meet"),
        pytest.param("Ada Marr was in Torkent for talks with Henrik Vos.", "held", id="was there for"),
    ],
)
def test_status(text: str, expected: Status) -> None:
    statuses = [c.status for c in contacts_of(text)]
    assert statuses == [expected]


def test_an_invitation_is_no_visit_however_much_stands_between() -> None:
    guest = "President Ada Marr to visit Ostmark."
    text = f"Droste conveyed an invitation from the Chancellor of Ostmark, Henrik Vos, to {guest}"
    assert [c.status for c in contacts_of(text) if c.kind == "visit"] == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("President Ada Marr could meet Henrik Vos.", id="could"),
        pytest.param("President Ada Marr should meet Henrik Vos.", id="should"),
        pytest.param("President Ada Marr has never met Henrik Vos.", id="never"),
        pytest.param("President Ada Marr did not meet Henrik Vos.", id="did not"),
    ],
)
def test_what_did_not_take_place_is_no_contact(text: str) -> None:
    assert contacts_of(text) == ()


def test_a_date_after_publication_is_a_plan() -> None:
    text = "Droste thanked Veldania for hosting the Selm League summit in Torkent on 20 May 2024."
    assert [c.status for c in contacts_of(text, published="2024-05-17")] == ["planned"]


@pytest.mark.parametrize(("published", "expected"), [("2024-05-19", "planned"), ("2024-05-23", "held")])
def test_a_visit_this_week_is_ahead_where_the_week_has_only_begun(published: str, expected: Status) -> None:
    text = "President Ada Marr welcomed the visit to Torkent this week by Chancellor Henrik Vos."
    assert [c.status for c in contacts_of(text, published=published) if c.kind == "visit"] == [expected]
