"""Contacts in the first words of a text, and what the words around them say. Every country and official is invented."""

from __future__ import annotations

import pytest

from communique.records import Contact

from .contacts_by_hand import contacts_of, names

DROSTE, MARR, VOS, AMANOVA, TOKTASIN = "Ilan Droste", "Ada Marr", "Henrik Vos", "Saule Amanova", "Daniyar Toktasin"


def main_of(text: str) -> Contact:
    (found,) = (c for c in contacts_of(text) if c.main)
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Foreign Minister Ilan Droste briefed President Ada Marr on the harvest.", "meeting", id="brief"),
        pytest.param("Foreign Minister Ilan Droste reported to President Ada Marr on gas.", "meeting", id="report to"),
        pytest.param("Ada Marr and Ilan Droste discussed the border at length.", "meeting", id="discuss"),
        pytest.param("President Ada Marr welcomed Ilan Droste to the Summer Palace.", "meeting", id="welcome to"),
    ],
)
def test_a_text_that_opens_with_an_exchange_tells_of_a_contact(text: str, kind: str) -> None:
    found = main_of(text)
    assert (found.kind, found.status) == (kind, "held")
    assert names(found) == {MARR, DROSTE}


def test_the_same_verbs_tell_of_none_further_down() -> None:
    told = "Foreign Minister Ilan Droste briefed President Ada Marr on gas."
    assert contacts_of(f"Prices rose. Wages rose too. Rents rose as well. {told}") == ()


def test_a_discussed_place_is_not_where_they_talked() -> None:
    assert main_of("Ada Marr and Ilan Droste discussed the war in Sarnograd.").place is None


def test_what_is_told_counts_before_the_time_and_the_place_of_it() -> None:
    after = (
        "Following President Ada Marr's talks with Daniyar Toktasin on April 24, Ilan Droste met today with Henrik Vos."
    )
    assert names(main_of(after)) == {VOS, DROSTE}
    trip = "During his visit to Torkent, Ilan Droste met Saule Amanova."
    assert main_of(trip).kind == "meeting"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Ada Marr spoke today with Henrik Vos at the N7 about gas.", "meeting"),
        ("President Ada Marr spoke today on the margins of the summit with Henrik Vos.", "meeting"),
        ("President Ada Marr spoke today with Henrik Vos about the fighting in Karadan.", "call"),
        ("President Ada Marr spoke today with Henrik Vos to congratulate him.", "call"),
        ("President Ada Marr held a summit with Henrik Vos on gas.", "meeting"),
    ],
)
def test_where_people_spoke_says_whether_they_saw_each_other(text: str, kind: str) -> None:
    assert main_of(text).kind == kind


def test_those_who_then_speak_as_one_were_on_one_call() -> None:
    called = "President Ada Marr spoke by phone with Henrik Vos and Saule Amanova on Monday. "
    (joint,) = contacts_of(called + "The leaders agreed on gas.")
    assert names(joint) == {MARR, VOS, AMANOVA}
    assert len(contacts_of(called + "Gas was cheap.")) == 2


def test_an_official_holds_a_meeting_with_people_who_are_not_named() -> None:
    (held,) = contacts_of("President Ada Marr held a meeting on the harvest.")
    assert names(held) == {MARR}
    assert contacts_of("The farmers held their breath. President Ada Marr had a meeting of minds.") == ()


def test_what_is_looked_forward_to_is_planned() -> None:
    text = "President Ada Marr said she looks forward to seeing Henrik Vos at the Selm League summit in Torkent."
    (ahead,) = contacts_of(text)
    assert (ahead.kind, ahead.status) == ("gathering", "planned")
    assert {MARR, VOS} <= set(names(ahead))


def test_a_planned_meeting_is_theirs_who_agree_on_it() -> None:
    called = "President Ada Marr called Henrik Vos on Monday. "
    found = contacts_of(called + "Ada Marr and Henrik Vos agreed on a date for a meeting in June.")
    ahead = next(c for c in found if c.status == "planned")
    assert names(ahead) == {MARR, VOS}


def test_sides_named_farther_on_and_those_at_a_greeting() -> None:
    (talks,) = contacts_of("Talks in Torkent failed to yield an accord between Ostmark and Veldania.")
    assert names(talks) == {"Ostmark", "Veldania"}
    (seen,) = contacts_of("Foreign Minister Ilan Droste greeted Saule Amanova before a meeting in Torkent.")
    assert names(seen) == {DROSTE, AMANOVA}


def test_the_day_for_which_a_contact_is_set() -> None:
    text = "They reviewed all aspects of Henrik Vos's official visit to Torkent, scheduled for June 9-10, 2024."
    (visit,) = contacts_of(text)
    assert visit.date is not None
    assert visit.date.value == "2024-06-09"


def test_the_named_among_a_group_were_spoken_to() -> None:
    text = "President Ada Marr had spoken to four other leaders on Saturday, including Henrik Vos and Saule Amanova."
    assert sorted(n for c in contacts_of(text) for n in names(c) if n != MARR) == [VOS, AMANOVA]


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds came to hear Henrik Vos and Ada Marr speak in Torkent.",
        "President Ada Marr spoke to The New York Times about the harvest.",
    ],
)
def test_an_audience_and_an_interview_are_no_contacts(text: str) -> None:
    assert contacts_of(text) == ()
