"""Topics and outcomes as exact stretches. Every country, body and official is invented."""

from __future__ import annotations

import pytest

from .contacts_by_hand import contacts_of

OPENING = "President Ada Marr met Henrik Vos in Sarnograd. "
LEADERS = ("The leaders", ("marr", "vos"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("The leaders discussed gas prices.", ["gas prices"], id="discussed"),
        pytest.param("The leaders discussed gas and the border.", ["gas", "the border"], id="two joined by and"),
        pytest.param("The leaders talked about the border.", ["the border"], id="talked about"),
        pytest.param("The talks focused on customs rules.", ["customs rules"], id="the talks focused on"),
        pytest.param("The leaders exchanged views on trade.", ["trade"], id="exchanged views on"),
        pytest.param("The leaders discussed opening the border.", ["opening the border"], id="a gerund"),
        pytest.param("The leaders discussed how to open the border.", ["how to open the border"], id="a question"),
        pytest.param("The leaders discussed trade, including gas.", ["trade", "gas"], id="including"),
        pytest.param("The leaders then left.", [], id="nothing discussed"),
        pytest.param("The weather discussed in the papers was bad.", [], id="not by those who met"),
    ],
)
def test_topics(sentence: str, expected: list[str]) -> None:
    contact = contacts_of(OPENING + sentence, joint=LEADERS)[0]
    assert [t.text for t in contact.topics] == expected


def test_topics_of_the_contact_words_themselves() -> None:
    (contact,) = contacts_of("President Ada Marr held talks on customs rules with Henrik Vos.")
    assert [t.text for t in contact.topics] == ["customs rules"]


def test_at_most_six_topics() -> None:
    many = "The leaders discussed gas, trade, water, roads, ports, ships, fish and salt."
    contact = contacts_of(OPENING + many, joint=LEADERS)[0]
    assert 1 <= len(contact.topics) <= 6


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "The leaders agreed to open a crossing.", ["The leaders agreed to open a crossing"], id="agreed to"
        ),
        pytest.param("The leaders signed a protocol.", ["The leaders signed a protocol"], id="signed"),
        pytest.param("A protocol was signed.", ["A protocol was signed"], id="was signed"),
        pytest.param("Traders agreed to wait.", [], id="agreed by others"),
    ],
)
def test_outcomes(sentence: str, expected: list[str]) -> None:
    contact = contacts_of(OPENING + sentence, joint=LEADERS)[0]
    assert [o.text for o in contact.outcomes] == expected


def test_a_plan_has_no_outcomes() -> None:
    (contact,) = contacts_of("President Ada Marr will meet Henrik Vos, and they will sign a protocol.")
    assert contact.outcomes == ()
