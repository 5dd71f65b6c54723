"""People listed as those who met, and delegations told member by member. All of it is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

LISTED = {
    "a title that begins outside the name": (
        (
            "Economic Advisor Leda Brandt, Policy Advisor Nera Tandel, and Investing in France Chief Economist Hela "
            "Bosch met with a group of union officers."
        ),
        {"Leda Brandt", "Nera Tandel", "Hela Bosch", "group of union officers"},
    ),
    "a long office before each": (
        (
            "Today, Director of the Office of Public Engagement Cedric Richmond and Senior Director for the Western "
            "Hemisphere Juan Gonzalez met with Ostmark leaders."
        ),
        {"Cedric Richmond", "Juan Gonzalez", "Ostmark leaders"},
    ),
    "behind somebody of whom nothing is known": (
        (
            "Dr. Tok met with President Isaac Marr, Cabinet Member Benny Horn, observer in the War Cabinet Gadir "
            "Eisenfot, and opposition leader Yair Lap."
        ),
        {"Tok", "Isaac Marr", "Benny Horn", "Yair Lap"},
    ),
    "behind a colon and where they are from": (
        (
            "President Ivo Tok met with the historic five Veldanian Speakers of the House from state legislatures "
            "across the country: Speaker Chris Dorn of Tamarin, Speaker Rachel Horn of Ostmark, and Speaker Carl Vos "
            "of Karadan."
        ),
        {"Ivo Tok", "Chris Dorn", "Rachel Horn", "Carl Vos"},
    ),
    "a delegation's members": (
        (
            "President Ivo Tok received Crown Prince Omar Al Vell at the Palace. Veldania's delegation at the talks "
            "included Foreign Minister Ida Marr, First Deputy Director of the Federal Service for Cooperation Andrei "
            "Boit, and General Director of the Investment Fund Kirill Rell."
        ),
        {"Ivo Tok", "Omar Al Vell", "Ida Marr", "Andrei Boit", "Kirill Rell"},
    ),
    "a delegation that consisted of them": (
        (
            "President Ivo Tok held talks with President Ida Marr of Ostmark. The Ostmark delegation consisted of "
            "State Secretary of the Foreign Office Stephan Stein, and Ambassador Rudi Frisch."
        ),
        {"Ivo Tok", "Ida Marr", "Stephan Stein", "Rudi Frisch"},
    ),
    "not a new sentence's subject": (
        "President Ivo Tok met with Prime Minister Ida Marr, his old friend, and Minister Karl Horn read a statement.",
        {"Ivo Tok", "Ida Marr"},
    ),
    "not whom somebody says were wrong": (
        "President Ivo Tok met with ministers and said of the talks with Ostmark: Ida Marr was right.",
        {"Ivo Tok", "ministers"},
    ),
    "a body whose name begins with a country": (
        (
            "President Ivo Tok had a telephone conversation with Yas Aro, chairman of the Palestine Liberation "
            "Organisation (PLO) and head of the National Authority (NA)."
        ),
        {"Ivo Tok", "Yas Aro"},
    ),
}


@pytest.mark.parametrize("how", LISTED)
def test_those_listed_are_found(how: str) -> None:
    text, expected = LISTED[how]
    assert names(contacts_of(text)[0]) == expected


def test_a_number_of_calls_is_one_with_each() -> None:
    found = contacts_of(
        "President Ivo Tok had a number of telephone conversations this morning with Envoy to the Central District "
        "Alexander Begov, and Governor of Rostmark Region Vasil Golub."
    )
    assert [names(c) for c in found] == [{"Ivo Tok", "Alexander Begov"}, {"Ivo Tok", "Vasil Golub"}]


def test_the_president_is_not_somebody_whose_case_is_spoken_of() -> None:
    text = (
        "The President had a meeting with permanent members of the Security Council.\n\nWhile talking about the news, "
        "they held a discussion against the backdrop of Sergei Vosk's case."
    )
    assert "Sergei Vosk" not in names(contacts_of(text, outlet="President of Russia")[0])


def test_a_first_call_with_some_leader_is_the_call_that_was_told() -> None:
    (call,) = contacts_of(
        "President Ivo Tok spoke by phone with Prime Minister Ida Marr of Ostmark. This was the President's first call "
        "with a foreign leader since he took office."
    )
    assert names(call) == {"Ivo Tok", "Ida Marr"}
    (own,) = contacts_of("Foreign Minister Ada Vell held her first meeting with a Karadani official in ten years.")
    assert names(own) == {"Ada Vell", "a Karadani official"}


def test_a_double_family_name_alone_is_its_holder() -> None:
    (met,) = contacts_of(
        "Security Advisor Dr. Liz Sherwood-Randall led a team to Veldania. While in Torgas, Sherwood-Randall met with "
        "President Laurentino Cortiz."
    )
    assert names(met) == {"Liz Sherwood-Randall", "Laurentino Cortiz"}


def test_the_end_of_a_body_s_name_is_that_body() -> None:
    (met,) = contacts_of(
        "The Veldania-Ostmark Union Supreme State Council met in Torgas. The Supreme State Council meeting was chaired "
        "by President Ivo Tok."
    )
    assert names(met) == {"Veldania-Ostmark Union Supreme State Council", "Ivo Tok"}


def test_two_bodies_of_one_meeting_are_two_whatever_their_names() -> None:
    (met,) = contacts_of("The Central Bank met with the European Central Bank in Torgas on Monday.")
    assert names(met) == {"Central Bank", "European Central Bank"}


def test_a_first_meeting_that_is_told_nowhere_else_has_both_sides() -> None:
    (met,) = contacts_of("Prime Minister Ida Marr held her first meeting with a business leader on Monday in Torgas.")
    assert names(met) == {"Ida Marr", "a business leader"}


def test_whoever_a_readout_names_first_may_be_the_president() -> None:
    text = (
        "Anton Belov's working trip to Torkent began on Monday. The President met with Prime Minister Ida Marr of "
        "Karadan."
    )
    assert {"Anton Belov", "Ida Marr"} in [names(c) for c in contacts_of(text, outlet="President of Russia")]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ada Marr met the Governor of Russia Far East",
        "President Ivo Tok met with the head of Palestine Liberation",
    ],
)
def test_a_text_may_end_within_a_name(text: str) -> None:
    assert len(contacts_of(text)) == 1
