"""Mentions as news and commentary have them. All countries, bodies and officials here are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.roster import FoundMention


def mentions(text: str) -> tuple[FoundMention, ...]:
    return find_mentions(analyse(text), Document(text))


def of_type(text: str, kind: str) -> list[str]:
    return [(m.name or m.span).text for m in mentions(text) if m.type == kind and m.kind == "name"]


TALKS = "President Ada Marr of Veldania met Foreign Minister Ilan Droste of Ostmark in Torkent. "

PERSONS = {
    "a headline's verb is no part of a name": (
        "Marr and Droste Discuss the Border\n\n" + TALKS,
        ["Marr", "Droste", "Ada Marr", "Ilan Droste"],
    ),
    "nor a verb with an ending": (
        "President Ada Marr Meets with Ilan Droste\n\nPress Office\n\n" + TALKS,
        ["Ada Marr", "Ilan Droste", "Ada Marr", "Ilan Droste"],
    ),
    "a question with capitals is a headline": (
        "What Did Veldania's Spymaster Come For?\n\n" + TALKS,
        ["Ada Marr", "Ilan Droste"],
    ),
    "a short form between office and name": (
        "The director of Ostmark's State Security Service (SSS), Rustam Ino, spoke.",
        ["Rustam Ino"],
    ),
    "a name spelled another way, alone": (
        "President Shavkat Mirzanyoyev left. Mirzanyoev noted that he was glad.",
        ["Shavkat Mirzanyoyev", "Mirzanyoev"],
    ),
    "a given name alone": ("Foreign Minister Retna Marsodi came. Retna said so.", ["Retna Marsodi", "Retna"]),
    "PM is a form of address": ("Prime Minister Naren Modal came. PM Modal smiled.", ["Naren Modal", "Modal"]),
    "an honorific between office and name": (
        "He met Veldanian Deputy Prime Minister Don Pramadwin.",
        ["Pramadwin"],
    ),
    "those called upon are no name": ("O Muslims in Ostmark! Rise up.", []),
    "a chapter of scripture": ('"Help one another." [Al-Mareda: 2]', []),
}


@pytest.mark.parametrize(("text", "names"), PERSONS.values(), ids=PERSONS.keys())
def test_persons_named_in_news(text: str, names: list[str]) -> None:
    assert of_type(text, "person") == names


COUNTRIES = {
    "after office, name and of": (TALKS, ["Veldania", "Ostmark"]),
    "by its adjective": (
        "Karadan's President Daniyar Tok came. His Karadani guests left.",
        ["Karadan", "Karadani"],
    ),
    "by its people": (
        "Two Ostmark sailors were held. The ship sailed to Ostmark on Monday.",
        ["Ostmark", "Ostmark"],
    ),
    "by a body that is its own": ("Veldania was not asked, its Foreign Ministry said.", ["Veldania"]),
    "a company is none": ("Brakko's president resigned. The shares of Brakko fell.", []),
}


@pytest.mark.parametrize(("text", "names"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_unknown_countries_are_told_by_grammar(text: str, names: list[str]) -> None:
    assert of_type(text, "country") == names


def test_a_place_told_once_by_in_is_a_place_everywhere() -> None:
    text = "They met in Torkent on Monday. Behind closed doors Torkent stays quiet."
    assert of_type(text, "place") == ["Torkent", "Torkent"]


def test_a_capital_is_a_place() -> None:
    text = "She will travel to Veldania's capital, Sarnograd, in May."
    assert "Sarnograd" in of_type(text, "place")


@pytest.mark.parametrize("words", ["Charlotte officials", "the Brakko president"])
def test_a_city_or_company_before_people_is_no_country(words: str) -> None:
    assert not of_type(f"They met in Brakko and in Charlotte. Then {words} spoke.", "country")


def test_a_people_is_no_country() -> None:
    assert not of_type("The Kordish forces left. The Kords stayed.", "country")


def test_a_plural_is_no_other_spelling_of_a_name() -> None:
    assert of_type("President Ada Polaroid left. Polaroids were sold.", "person") == ["Ada Polaroid"]


def test_a_short_form_given_in_brackets_is_an_institution_everywhere() -> None:
    text = "The Veldanian Ministry of Defence (MoD) replied. The MoD's statement was short."
    assert of_type(text, "institution") == ["Veldanian Ministry of Defence", "MoD", "MoD"]


def test_an_office_in_an_as_phrase_is_nobody() -> None:
    assert not [m for m in mentions("Ostmark plays its role as ASEAN chair.") if m.type == "person"]


@pytest.mark.parametrize("subject", ["Two officials", "Three senior diplomats", "Several ministers"])
def test_unnamed_officials_are_a_group_and_no_joint_mention(subject: str) -> None:
    found = [m for m in mentions(TALKS + subject + " said that the talks were short.") if subject in m.span.text]
    assert [(m.type, m.plural) for m in found] == [("group", False)]


def test_a_government_house_belongs_to_no_country_by_itself() -> None:
    assert not [m for m in mentions("They met at the Government House in Torkent.") if m.of]


MINISTERS = {
    "two portfolios": ("Veldania's Foreign Minister Ada Marr and Minister of Defence Ilan Droste spoke.", "Veldania"),
    "one portfolio": ("Veldania's Foreign Minister Ada Marr and Foreign Minister Ilan Droste spoke.", None),
    "heads of government": ("Veldania's President Ada Marr and Chancellor Ilan Droste spoke.", None),
    "a country behind the first": (
        "Foreign Minister Ada Marr of Veldania and Minister of Defence Ilan Droste spoke.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "of"), MINISTERS.values(), ids=MINISTERS)
def test_ministers_of_two_portfolios_share_the_country_before_them(text: str, of: str | None) -> None:
    assert {m.name.text: m.of for m in mentions(text) if m.type == "person" and m.name} == {
        "Ada Marr": "Veldania",
        "Ilan Droste": of,
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The island secretary, Ada Marr, is at sea. Droste waits.", "secretary"),
        ("He rang the governor of the province, Ada Marr, who slept.", "governor"),
    ],
)
def test_an_office_over_common_nouns_is_theirs_whose_name_follows(text: str, title: str) -> None:
    (found,) = (m for m in mentions(text) if m.name and m.name.text == "Ada Marr")
    assert found.office == title


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The two leaders, Ada Marr and Henrik Vos, spoke.", "leader"),
        ("The trade ministers, Ada Marr of Ostmark and Henrik Vos of Karadan, spoke.", "trade minister"),
    ],
)
def test_those_named_behind_a_plural_office_hold_it_each(text: str, office: str) -> None:
    assert {m.office for m in mentions(text) if m.name and m.type == "person"} == {office}
