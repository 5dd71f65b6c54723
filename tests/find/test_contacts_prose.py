"""Contacts told in the ways of news and readouts that a parse often loses; every country and official is invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader
from communique.records import Contact

READER = Reader(lambda analysis, marks, seen: ())

TOLD = {
    "a verb that the parse takes for an adjective": (
        "Premier Guo Renshan and President Seol Tae-jin held talks in Nanshi on Friday.",
        ("meeting", "held", {"Guo Renshan", "Seol Tae-jin"}),
    ),
    "countries in a row": (
        "Australia, the United Kingdom and the United States of America recently held a meeting.",
        ("meeting", "held", {"Australia", "United Kingdom", "United States of America"}),
    ),
    "presidents with their countries": (
        "Presidents Oumar Tiboué of Toubéna and Kwame Massidi of Malemba met in Port Calder on Thursday.",
        ("meeting", "held", {"Oumar Tiboué", "Kwame Massidi"}),
    ),
    "a neighbour's president": (
        "President Reska met the president of neighbouring Lakeria, Pavel Horn, at Tarn on Wednesday.",
        ("meeting", "held", {"Reska", "Pavel Horn"}),
    ),
    "whom an inverted sentence names": (
        "President Reska met President Marek. At the meeting were present Ambassador Pavel Horn and Mr Ilse Brandt.",
        ("meeting", "held", {"Reska", "Marek", "Pavel Horn", "Ilse Brandt"}),
    ),
    "a list with a short form in brackets": (
        "President Vos met with President Ino of Karadan (RK), President Orm of Halmere, and President Tok.",
        ("meeting", "held", {"Vos", "Ino", "Orm", "Tok"}),
    ),
    "a plural office before a list": (
        "President Vos hosted Senators Tok, Marr, Orm, and Ino at the palace.",
        ("meeting", "held", {"Vos", "Tok", "Marr", "Orm", "Ino"}),
    ),
    "a host by relation": (
        "President Alisher Tursunbek of Qoshtau met his host, Marat Ospanuly.",
        ("meeting", "held", {"Alisher Tursunbek", "Marat Ospanuly"}),
    ),
    "people without an office": (
        "General Lokiru met arms brokers in Dar Salwa in May.",
        ("meeting", "held", {"Lokiru", "arms brokers"}),
    ),
    "a counted object": (
        "On Tuesday, the Office of Public Engagement convened over 70 leaders to discuss the floods.",
        ("gathering", "held", {"Office of Public Engagement", "over 70 leaders"}),
    ),
    "companions on a visit": (
        "President Ilan Drevsky visited the plant, accompanied by Governor Dan Vold.",
        ("visit", "held", {"Ilan Drevsky", "Dan Vold"}),
    ),
    "a trip for talks": (
        "Foreign Minister Sven Marr will leave for Karadan tomorrow for talks with his counterpart Yusuf Barre.",
        ("meeting", "planned", {"Sven Marr", "Yusuf Barre"}),
    ),
    "an invitation renewed": (
        "President Vos of Ostmark renewed his invitation to President Ino of Karadan to visit Torkent.",
        ("visit", "proposed", {"Vos", "Ino"}),
    ),
    "who is thanked for being there": (
        "The minister thanked President Samia Hadd for her participation in the second Summit for Fisheries.",
        ("gathering", "held", {"Samia Hadd"}),
    ),
    "a message handed on": (
        "The envoy conveyed to President Vos a message from Prime Minister Jun Kaso.",
        ("message", "held", {"Vos", "Jun Kaso"}),
    ),
    "an agency's letter": (
        "The Environmental Protection Agency wrote a letter to the National Farmers Union on the law.",
        ("message", "held", {"Environmental Protection Agency", "National Farmers Union"}),
    ),
    "a clause of its own behind a group": (
        "Today, President Vos met with six recipients who work in health care and education.",
        ("meeting", "held", {"Vos", "six recipients"}),
    ),
}


def contacts_of(text: str, title: str | None = None) -> tuple[Contact, ...]:
    document = Document(text, name="invented", title=title, published="2023-11-03", language="en")
    return READER.read(document).contacts


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_who_took_part(text: str, expected: tuple[str, str, set[str]]) -> None:
    contact = contacts_of(text)[0]
    assert (contact.kind, contact.status, {p.name for p in contact.participants}) == expected


def test_those_who_saw_each_other_before() -> None:
    text = (
        "President Vos met President Ino of Karadan on Monday. The two men had last seen each other in Torkent in 2019."
    )
    both = {"Vos", "Ino"}
    assert [{p.name for p in c.participants} for c in contacts_of(text)] == [both, both]


def test_a_day_of_the_past_lies_behind_the_text() -> None:
    (contact,) = contacts_of("President Vos met President Ino of Karadan on December 14.")
    assert contact.date is not None
    assert (contact.date.value, contact.status) == ("2022-12-14", "held")


def test_a_plan_lies_ahead_of_it() -> None:
    (contact,) = contacts_of("President Vos will meet President Ino of Karadan on December 14.")
    assert contact.date is not None
    assert (contact.date.value, contact.status) == ("2023-12-14", "planned")


def test_a_name_that_opens_a_clause_holds_no_office_before_the_comma() -> None:
    text = "After talks with the Karadani president, Sven Marr told journalists that trade grew."
    people = {e.name: e.office for e in READER.read(Document(text, language="en")).entities if e.type == "person"}
    assert people["Sven Marr"] is None


def test_topics_are_no_list_of_guests() -> None:
    text = "The Council hosted a meeting with Minister Orm.\n\nTopics of discussion included:\n\nHow to save Lake Orru"
    assert "How to" not in " ".join(p.name for c in contacts_of(text) for p in c.participants)


@pytest.mark.parametrize(
    "text",
    [
        "President Vos spoke about the budget during an informal meeting with journalists.",
        "The League's call for restraint drew a mixed reaction from Minister Orm.",
        "Secretary Orm addressed the audience in Torkent.",
        "Minister Orm looks to the 2024 legislative session.",
    ],
)
def test_no_contact(text: str) -> None:
    assert not contacts_of(text)
