"""Contacts that pictures show, gatherings that only say where two met. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader

PAIR = ["Ada Marr", "Hugo Paz"]


def contacts(text: str) -> list[tuple[str, list[str], str | None]]:
    """Kind, parties and date of each contact of a text."""
    found = Reader().read(Document(text, published="2023-11-10")).contacts
    return [(c.kind, sorted(p.name for p in c.participants), c.date.value if c.date else None) for c in found]


SHOWN = [
    "A photo of President Hugo Paz meeting with Prime Minister Ada Marr was published on Monday.",
    "A photo of President Hugo Paz and Prime Minister Ada Marr shaking hands was published on Monday.",
    "Reporters saw President Hugo Paz meeting with Prime Minister Ada Marr in Velm.",
    "Cameras caught President Hugo Paz talking with Prime Minister Ada Marr in Velm.",
    "Prime Minister Ada Marr met General Hugo Paz at a summit in Velm.",
    "Prime Minister Ada Marr met General Hugo Paz at a security conference in Velm.",
]


@pytest.mark.parametrize("text", SHOWN)
def test_two_who_are_shown_together_met(text: str) -> None:
    assert [(kind, who) for kind, who, _ in contacts(text)] == [("meeting", PAIR)]


DATED = [
    ("Prime Minister Ada Marr attended a 2011 event with General Hugo Paz.", "2011"),
    ("During a 2018 meeting with Prime Minister Ada Marr, General Hugo Paz promised grain.", "2018"),
    ("Prime Minister Ada Marr paid a 2000 euro fine after talks with General Hugo Paz.", None),
]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_a_year_before_the_noun_is_its_date(text: str, date: str | None) -> None:
    assert [when for _, _, when in contacts(text)] == [date]


def test_what_was_not_found_is_no_contact() -> None:
    assert contacts("They didn’t find a card in his wallet, or lots of phone calls to Ostmark or Sahran.") == []


def test_a_groups_name_ends_before_quotation_marks() -> None:
    ((_, who, _),) = contacts("General Hugo Paz spoke with the inquiry team for “over 30 hours,” the premier said.")
    assert who == ["Hugo Paz", "inquiry team"]


NONE = [
    "He opposes President Hugo Paz's call to arm teachers.",
    "In 2013 President Ada Marr sent a powerful message to Premier Hugo Paz.",
    "Attorney General Ada Marr has a message for President Hugo Paz: You are wrong.",
]


@pytest.mark.parametrize("text", NONE)
def test_an_appeal_is_no_contact(text: str) -> None:
    assert contacts(text) == []


def test_a_letter_that_is_penned_has_its_writers() -> None:
    ((kind, who, _),) = contacts("Premiers Ada Marr and Leo Vos penned a joint letter to Deputy AG Hugo Paz.")
    assert (kind, who) == ("message", ["Ada Marr", "Hugo Paz", "Leo Vos"])


LATER = [
    "Minister Ada Marr held talks first with President Hugo Paz and then with Premier Leo Dorr.",
    "Minister Ada Marr met with President Hugo Paz on Monday and later with Premier Leo Dorr.",
]


@pytest.mark.parametrize("text", LATER)
def test_whom_somebody_met_then_is_another_contact(text: str) -> None:
    assert [who for _, who, _ in contacts(text)] == [["Ada Marr", "Hugo Paz"], ["Ada Marr", "Leo Dorr"]]


def test_two_at_once_are_one_contact() -> None:
    found = contacts("Minister Ada Marr held talks with President Hugo Paz and with Premier Leo Dorr.")
    assert [who for _, who, _ in found] == [["Ada Marr", "Hugo Paz", "Leo Dorr"]]


def test_nothing_in_marks_is_an_answer_and_no_silence() -> None:
    text = "Minister Ada Marr met General Hugo Paz to ask what happened in the gulf. “Absolutely nothing”, Paz replied."
    (contact,) = Reader().read(Document(text)).contacts
    assert contact.not_confirmed_by == ()


def test_a_headlines_verb_is_no_part_of_a_name() -> None:
    text = "Prelate Marr Denounces Talks With Ostmark\n\nPresident Leo Dorr met with Prelate Marr on Saturday."
    (contact,) = Reader().read(Document(text)).contacts
    assert "Marr Denounces" not in {p.name for p in contact.participants}
