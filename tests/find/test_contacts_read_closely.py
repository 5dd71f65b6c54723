"""What reading news line by line has shown: who it was, what came of it, when and where; everybody is invented."""

from __future__ import annotations

import pytest

from communique.document import Document

from .read_whole import READER, contacts_of, names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Ada Vell held an hour-long call with the Turkish leader.", {"Ada Vell", "the Turkish leader"}),
        ("Ada Vell's office said she had held a call with the Turkish leader.", {"Ada Vell", "the Turkish leader"}),
        ("President Leo Marr of Lompa visited Sabou, the capital of Kontara.", {"Leo Marr"}),
        ("President Ada Vell met Rosa Oram, the province governor, and Leo Marr, the city mayor, on Monday.",
         {"Ada Vell", "Rosa Oram", "Leo Marr", "the province governor", "the city mayor"}),
        ("The deputy co-led a delegation that met Ada Vell.", {"Ada Vell", "delegation"}),
        ("Minister Ada Vell met Minister Leo Marr on Monday. Neither Oskar Tove nor Lia Dorn took part.",
         {"Ada Vell", "Leo Marr"}),
        ("Minister Ada Vell received a delegation of the Congress, headed by its president, Leo Marr.",
         {"Ada Vell", "delegation of the Congress", "Leo Marr"}),
        ("Governor Ada Vell met mission chief Leo Marr. Deputy Governor Oskar Tove and Mrs. Lia Dorn took part.",
         {"Ada Vell", "Leo Marr", "Oskar Tove", "Lia Dorn"}),
        ("Minister Ada Vell met envoy Leo Marr's deputy, Oskar Tove, on Monday.", {"Ada Vell", "Oskar Tove"}),
        ("Premier Ada Vell received Kandor's envoy for the northern straits, retired Admiral Leo Marr, on Monday.",
         {"Ada Vell", "Leo Marr"}),
        ("The Minister of Foreign Affairs, Trade and Worship, Ada Vell, received Congressman Leo Marr.",
         {"Ada Vell", "Leo Marr"}),
        ("Asked if rangers came up in the talks between Minister Ada Vell and Leo Marr, a spokesman declined to say.",
         {"Ada Vell", "Leo Marr"}),
    ],
)  # fmt: skip
def test_who_it_was(text: str, people: set[str]) -> None:
    assert names(contacts_of(text)[0]) == people


def test_a_tour_that_was_kicked_off_was_held() -> None:
    tour = contacts_of("Minister Ada Vell kicked off a three-nation tour in Torkent, meeting President Leo Marr.")[0]
    assert (tour.kind, tour.status) == ("visit", "held")


def test_a_day_first_meant_is_not_the_day() -> None:
    text = (
        "Minister Ada Vell met Lia Dorn. On Friday she will call Minister Leo Marr of Morania. "
        "The call, originally planned for 8 May, was moved."
    )
    call = contacts_of(text)[-1]
    assert (names(call), call.status, call.date.value if call.date else None) == (
        {"Ada Vell", "Leo Marr"}, "planned", "2024-05-24",
    )  # fmt: skip


def test_today_counts_from_the_dateline() -> None:
    text = "KARSK, May 18 (QNS) - Minister Ada Vell received a telephone call today from Minister Leo Marr of Ostmark."
    (call,) = contacts_of(text)
    assert call.date is not None
    assert call.date.value == "2024-05-18"


def test_earlier_in_the_day_is_the_day_told_and_not_that_of_what_had_been() -> None:
    text = (
        "Premier Ada Vell today signed a pact with Secretary General Lia Dorn. He had phoned the President of Tokamea "
        "on Sunday. Earlier in the day Dorn had called on President Leo Marr."
    )
    assert [c.date.value for c in contacts_of(text) if c.date][-1] == "2024-05-20"


@pytest.mark.parametrize(
    "text",
    [
        'Chancellor Ada Vell met the unions. "Who cannot run trains should not agree to run us," writes Leo Marr.',
        "Premier Ada Vell spoke with President Leo Marr. A week earlier, their ministers had signed a memorandum.",
    ],
)
def test_outcomes_of_others_are_none_of_its_own(text: str) -> None:
    assert contacts_of(text)[0].outcomes == ()


def test_lunch_and_bare_numbers_are_no_topics() -> None:
    assert contacts_of("Over lunch, General Leo Marr received President Ada Vell on Tuesday.")[0].topics == ()


def test_who_said_it_is_not_somebody_named_in_what_was_said() -> None:
    text = (
        "Leo Marr was summoned to see President Ludmila Arkady. Lawmaker Vera Milosh said the minister had to go. "
        '"He has lied to his own president," she said.'
    )
    reading = READER.read(Document(text, "t", language="en", published="2024-05-20"))
    assert reading.quotes[-1].source.name == "Vera Milosh"


def test_ministers_named_right_behind_are_those_who_met() -> None:
    text = (
        "The foreign ministers of Karadan and Ostmark met in Geneva on Tuesday, two diplomats said. Saule Amanova of "
        "Karadan and Ilan Droste of Ostmark spoke for about 90 minutes at a hotel, according to the diplomats, who "
        "asked not to be named."
    )
    (met,) = contacts_of(text)
    assert names(met) == {"Saule Amanova", "Ilan Droste"}
