"""Several people in one office, one verb for several contacts, and who says "I". All of it is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document
from communique.records import Contact

from .read_whole import contacts_of

READER = Reader()
ROTH, DORN, VOS, MARR = "Ilya Roth", "Lia Dorn", "Henrik Vos", "Ada Marr"
FIRST = "Prime Minister Ada Marr and Chancellor Henrik Vos met in Torkent on Thursday. "


def told(contact: Contact) -> tuple[str, str, set[str], str | None]:
    day = contact.date.value if contact.date else None
    return contact.kind, contact.status, {p.name for p in contact.participants}, day


HELD_BY_EACH = {
    "behind a comma": "The water ministers of Veldania and Ostmark, Ilya Roth and Lia Dorn, spoke by phone Friday.",
    "in brackets": "The water ministers of Veldania and Ostmark (Ilya Roth and Lia Dorn) spoke by phone Friday.",
    "between dashes": "The water ministers of Veldania and Ostmark — Ilya Roth and Lia Dorn — spoke by phone Friday.",
    "named before": "Ilya Roth and Lia Dorn, the water ministers of Veldania and Ostmark, spoke by phone Friday.",
}


@pytest.mark.parametrize("how", HELD_BY_EACH)
def test_each_holder_of_a_plural_office_has_it_in_a_country(how: str) -> None:
    (found,) = contacts_of(HELD_BY_EACH[how])
    assert told(found) == ("call", "held", {ROTH, DORN}, "2024-05-17")
    assert [(p.name, p.office, p.of) for p in found.participants] == [
        (ROTH, "water minister", "Veldania"),
        (DORN, "water minister", "Ostmark"),
    ]


def test_three_holders_are_told_even_where_one_looks_like_a_place() -> None:
    (found,) = contacts_of(
        "The health ministers of Veldania, Ostmark and Karadan, Klara Bisz, Umed Nazari and Pelle Rask, met on Friday."
    )
    assert {p.name for p in found.participants} == {"Klara Bisz", "Umed Nazari", "Pelle Rask"}


def test_a_plural_office_of_one_thing_gives_no_country() -> None:
    read = READER.read(
        Document("The deputy chiefs of the two armies, Ilya Roth and Lia Dorn, met.", "t", published="2024-05-20")
    )
    assert {(e.name, e.of) for e in read.entities if e.type == "person"} == {(ROTH, None), (DORN, None)}


ONE_VERB = {
    "days": (
        "President Ada Marr met Chancellor Henrik Vos on Tuesday and Prime Minister Lia Dorn on Thursday.",
        [({MARR, VOS}, "2024-05-14"), ({MARR, DORN}, "2024-05-16")],
    ),
    "a participle": (
        "Envoy Ilya Roth toured the region, meeting President Ada Marr on Tuesday and Chancellor Henrik Vos Thursday.",
        [({ROTH, MARR}, "2024-05-14"), ({ROTH, VOS}, "2024-05-16")],
    ),
    "one day for both": (
        "President Ada Marr met Chancellor Henrik Vos and Prime Minister Lia Dorn on Thursday.",
        [({MARR, VOS, DORN}, "2024-05-16")],
    ),
    "another's own verb": (
        "President Ada Marr met Chancellor Henrik Vos on Tuesday and Premier Lia Dorn said on Thursday it was good.",
        [({MARR, VOS}, "2024-05-14")],
    ),
}


@pytest.mark.parametrize("what", ONE_VERB)
def test_objects_with_days_of_their_own_are_met_one_by_one(what: str) -> None:
    text, expected = ONE_VERB[what]
    assert [(told(c)[2], told(c)[3]) for c in contacts_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ('"I met Minister Henrik Vos in Torkent," Foreign Minister Ada Marr wrote on X.', "meeting", {MARR, VOS}),
        ('"I spoke with Chancellor Vos this morning," President Ada Marr said.', "call", {MARR, "Vos"}),
        ('"We met with President Vos on Tuesday," Foreign Minister Ada Marr told reporters.', "meeting", {MARR, "Vos"}),
    ],
)
def test_who_says_i_in_a_quotation_takes_part(text: str, kind: str, names: set[str]) -> None:
    (found,) = contacts_of(text)
    assert told(found)[:3] == (kind, "held", names)


def test_who_says_i_of_something_else_takes_no_part() -> None:
    (found,) = contacts_of(f'{FIRST}"I am glad that they met," Energy Minister Lia Dorn said.')
    assert told(found)[2] == {MARR, VOS}


@pytest.mark.parametrize(
    "again",
    ["Another round of talks will take place in June.", "Further consultations are scheduled for June."],
)
def test_further_talks_have_the_sides_of_the_first(again: str) -> None:
    first, second = contacts_of(FIRST + again)
    assert told(first)[:3] == ("meeting", "held", {MARR, VOS})
    assert told(second)[1:] == ("planned", {MARR, VOS}, "2024-06")


def test_the_meeting_for_which_somebody_travels_is_planned_as_the_journey_is() -> None:
    visit, meeting = contacts_of(
        "Prime Minister Ilya Roth will travel to Torkent on Friday to meet President Ada Marr."
    )
    assert told(visit) == ("visit", "planned", {ROTH}, "2024-05-24")
    assert told(meeting) == ("meeting", "planned", {ROTH, MARR}, "2024-05-24")


@pytest.mark.parametrize(
    ("text", "kind", "status", "names"),
    [
        ("President Ada Marr accepted the credentials of Ambassador Henrik Vos.", "meeting", "held", {MARR, VOS}),
        ("President Ada Marr walked out of talks with Chancellor Henrik Vos.", "meeting", "held", {MARR, VOS}),
        ("President Ada Marr cut short a meeting with Chancellor Henrik Vos.", "meeting", "held", {MARR, VOS}),
        (
            "Chancellor Henrik Vos rejected President Ada Marr's invitation to visit Sarnograd.",
            "visit",
            "refused",
            {VOS, MARR},
        ),
        (
            "President Ada Marr held a meeting followed by a dinner with Chancellor Henrik Vos.",
            "meeting",
            "held",
            {MARR, VOS},
        ),
        (
            "President Ada Marr and Chancellor Henrik Vos agreed during talks in Torkent to open the border.",
            "meeting",
            "held",
            {MARR, VOS},
        ),
    ],
)
def test_what_else_tells_of_a_contact(text: str, kind: str, status: str, names: set[str]) -> None:
    (found,) = contacts_of(text)
    assert told(found)[:3] == (kind, status, names)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Minister Ilya Roth is due in Sarnograd on Friday.", "planned", "2024-05-24"),
        ("Minister Ilya Roth is expected in Sarnograd on Friday.", "planned", "2024-05-24"),
        ("Minister Ilya Roth had been due in Sarnograd on Friday.", "cancelled", "2024-05-17"),
        ("Minister Ilya Roth began a three-day visit to Sarnograd on Sunday.", "ongoing", "2024-05-19"),
        ("Minister Ilya Roth began a three-day visit to Sarnograd on Thursday.", "held", "2024-05-16"),
    ],
)
def test_who_is_due_or_still_there(text: str, status: str, day: str) -> None:
    (found,) = contacts_of(text)
    assert told(found) == ("visit", status, {ROTH}, day)


@pytest.mark.parametrize("text", ["The report is due in May.", "Elections are due in Ostmark in June."])
def test_things_that_are_due_make_no_visit(text: str) -> None:
    assert contacts_of(text) == ()


def test_who_gave_an_invitation_acts_for_the_country_to_be_visited() -> None:
    read = (
        "President Ada Marr spoke by phone on Friday with Prime Minister Henrik Vos of {}. The President accepted an "
    )
    told = read + "invitation to visit Karadan in June."
    _, own = contacts_of(told.format("Karadan"))
    assert {p.name for p in own.participants} == {MARR, VOS}
    _, other = contacts_of(told.format("Ostmark"))
    assert {p.name for p in other.participants} == {MARR}


def test_a_link_that_shows_faces_makes_a_call_one_by_video() -> None:
    (found,) = contacts_of("President Ada Marr spoke by video link with Chancellor Henrik Vos on Friday.")
    assert found.kind == "video_call"
    assert found.trigger is not None
    assert found.trigger.text == "spoke by video link"


def test_what_was_discussed_in_a_phone_call_makes_no_meeting() -> None:
    (found,) = contacts_of("President Ada Marr and Chancellor Henrik Vos discussed a truce in a phone call on Friday.")
    assert found.kind == "call"


def test_a_given_name_that_is_an_office_too_is_a_name_behind_an_office() -> None:
    (found,) = contacts_of("Acting Foreign Minister Amir Tok met Chancellor Henrik Vos on Friday.")
    assert {p.name for p in found.participants} == {"Amir Tok", VOS}


def test_the_day_of_a_report_is_not_that_of_the_contact() -> None:
    (found,) = contacts_of("As the Norvik agency wrote on May 17, President Ada Marr received Chancellor Henrik Vos.")
    assert found.date is None


def test_the_day_of_the_journey_is_that_of_the_reception() -> None:
    met = contacts_of("Minister Ilya Roth travelled on Friday to Sarnograd, where he met President Ada Marr.")[-1]
    assert told(met) == ("meeting", "held", {ROTH, MARR}, "2024-05-17")


def test_a_heading_that_names_one_side_by_the_office_is_told_again_below() -> None:
    text = (
        "Commissioner Verbruck holds video conference with Kantori Trade Minister\n\n"
        "This afternoon Annelie Verbruck, Commissioner for Trade, held a video conference with Minister Budi Santarno "
        "of the Republic of Kantor. They took stock of the negotiations on a Free Trade Agreement."
    )
    read = READER.read(Document(text, "t", language="en", title="Daily news", published="2025-03-13"))
    first = read.contacts[0]
    assert {p.name for p in first.participants} == {"Annelie Verbruck", "Budi Santarno"}
    assert [c.kind for c in read.contacts].count("video_call") == 1


def test_the_term_of_what_is_signed_is_not_its_day() -> None:
    found = contacts_of(
        "President Ada Marr held negotiations with Chancellor Henrik Vos in Torkent on Friday. Following the "
        "negotiations, with Ada Marr and Henrik Vos watching, an agreement on exchanges for 2025–2028 was signed."
    )
    assert [(c.kind, c.date.value if c.date else None) for c in found] == [("meeting", "2024-05-17")]
