"""Contacts that are asked for, offered, turned down, put off or denied. All of it is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document
from communique.records import Contact

from .read_whole import contacts_of

READER = Reader()
VOS, MARR, DORN, ROTH = "Henrik Vos", "Ada Marr", "Lia Dorn", "Ilya Roth"
KNOWN = "President Henrik Vos of Ostmark and Chancellor Ada Marr of Veldania took office in 2023. "


def told(contact: Contact) -> tuple[str, str, set[str]]:
    return contact.kind, contact.status, {p.name for p in contact.participants}


ASKED = {
    "asked for": ("President Vos has asked Chancellor Marr for a meeting.", "meeting", "proposed"),
    "invited to": ("President Vos invited Chancellor Marr to talks in Torkent next month.", "meeting", "proposed"),
    "was invited by": ("Chancellor Marr was invited by President Vos to a working dinner.", "meeting", "proposed"),
    "offered": ("President Vos offered Chancellor Marr talks in Torkent.", "meeting", "proposed"),
    "proposed with": ("President Vos proposed a meeting with Chancellor Marr.", "meeting", "proposed"),
    "proposed that": ("President Vos proposed to Chancellor Marr that they meet in Torkent.", "meeting", "proposed"),
    "would be happy": ("President Vos said he would be happy to host Chancellor Marr.", "meeting", "proposed"),
    "request turned down": (
        "Chancellor Marr has turned down a request by President Vos for a meeting.",
        "meeting",
        "refused",
    ),
    "offer rejected": ("Chancellor Marr rejected President Vos's offer of talks.", "meeting", "refused"),
    "request was rejected": (
        "President Vos's request for a meeting with Chancellor Marr was rejected.",
        "meeting",
        "refused",
    ),
    "invitation declined": (
        "Chancellor Marr declined an invitation to a dinner with President Vos.",
        "meeting",
        "refused",
    ),
    "invitation accepted": ("Chancellor Marr accepted President Vos's invitation to talks.", "meeting", "planned"),
    "ruled out": ("Chancellor Marr ruled out a meeting with President Vos.", "meeting", "refused"),
    "will see": ("Chancellor Marr will see President Vos before she leaves on Friday.", "meeting", "planned"),
}


@pytest.mark.parametrize("how", ASKED)
def test_who_asks_whom_for_a_contact(how: str) -> None:
    sentence, kind, status = ASKED[how]
    (found,) = contacts_of(KNOWN + sentence)
    assert told(found) == (kind, status, {VOS, MARR})


NOT_ASKED = {
    "leaders invited to": "President Henrik Vos met the ministers invited to the summit of the Northern League.",
    "plans discussed at": "At a meeting with Chancellor Ada Marr, President Henrik Vos discussed plans.",
    "was happy": "President Henrik Vos was happy to meet Chancellor Ada Marr in Torkent.",
}


@pytest.mark.parametrize("how", NOT_ASKED)
def test_what_was_held_is_not_asked_for(how: str) -> None:
    assert {c.status for c in contacts_of(NOT_ASKED[how])} == {"held"}


def test_reports_that_nobody_stands_for_are_denied() -> None:
    (found,) = contacts_of("The ministry denied reports that President Henrik Vos had met Chancellor Ada Marr.")
    assert told(found) == ("meeting", "denied", {VOS, MARR})
    assert [(n.name, n.how) for n in found.not_confirmed_by] == [("ministry", "denied")]


def test_what_somebody_else_stands_for_is_held_and_denied() -> None:
    (found,) = contacts_of(
        "The ministry denied reports that President Henrik Vos had met Chancellor Ada Marr. "
        "A senior official told Zora News that the two had met in a hotel."
    )
    assert told(found) == ("meeting", "held", {VOS, MARR})
    assert [(n.name, n.how) for n in found.not_confirmed_by] == [("ministry", "denied")]
    assert [s.name for s in found.on_word_of] == ["senior official"]


def test_no_meeting_is_a_denied_one_on_nobodys_word() -> None:
    (found,) = contacts_of(
        "There was no meeting between President Henrik Vos and Chancellor Ada Marr, the ministry said."
    )
    assert told(found) == ("meeting", "denied", {VOS, MARR})
    assert not found.on_word_of


@pytest.mark.parametrize(
    "text",
    [
        "There were no talks between President Henrik Vos and Chancellor Ada Marr for ten years.",
        "There was no meeting.",
        "No meeting between President Henrik Vos and Chancellor Ada Marr is planned.",
    ],
)
def test_what_never_was_in_question_is_no_contact(text: str) -> None:
    assert contacts_of(text) == ()


SET_LATER = {
    "was due to begin": (
        "President Henrik Vos has postponed his visit to Torkent, which was due to begin on 27 May.",
        "cancelled",
        "2024-05-27",
    ),
    "was to take place": (
        "The meeting between Henrik Vos and Chancellor Ada Marr, which was to take place on Friday, is cancelled.",
        "cancelled",
        "2024-05-24",
    ),
    "shelved": ("President Henrik Vos shelved plans to visit Torkent on 27 May.", "cancelled", "2024-05-27"),
    "preparations": (
        "Preparations are under way for President Henrik Vos's visit to Torkent on 27 May.",
        "planned",
        "2024-05-27",
    ),
    "being held": (
        "Talks between President Henrik Vos and Chancellor Ada Marr are being held in Torkent.",
        "ongoing",
        None,
    ),
}


@pytest.mark.parametrize("how", SET_LATER)
def test_what_comes_of_a_plan(how: str) -> None:
    text, status, day = SET_LATER[how]
    (found,) = contacts_of(text)
    assert (found.status, found.date.value if found.date else None) == (status, day)


def test_a_visit_paid_to_somebody_is_a_meeting() -> None:
    (found,) = contacts_of("Ambassador Lia Dorn paid a farewell visit to President Henrik Vos in Torkent on Friday.")
    assert told(found) == ("meeting", "held", {DORN, VOS})


def test_a_visit_paid_to_a_town_is_a_visit() -> None:
    (found,) = contacts_of("Ambassador Lia Dorn paid a farewell visit to Torkent on Friday.")
    assert told(found) == ("visit", "held", {DORN})


def test_a_headline_names_offices_and_the_text_who_holds_them() -> None:
    read = READER.read(
        Document(
            "President Henrik Vos received Ilya Roth, Ambassador of Veldania, on Friday.",
            "t",
            title="President receives Veldanian ambassador",
            published="2024-05-20",
        )
    )
    (found,) = read.contacts
    assert told(found) == ("meeting", "held", {VOS, ROTH})


THEIRS = "Ostmark's foreign minister and Veldania's defence minister are at odds. "


def test_their_leaders_summit_is_their_countries() -> None:
    found = contacts_of(
        THEIRS + "Ostmark and Veldania pledged to reopen the border after their leaders' summit in Torkent on Friday."
    )
    assert [told(c) for c in found] == [("gathering", "held", {"Ostmark", "Veldania"})]


def test_with_somebody_present() -> None:
    (found,) = contacts_of("The leaders of three islands met on Friday with Chancellor Ada Marr present.")
    assert MARR in {p.name for p in found.participants}


def test_with_things_names_nobody() -> None:
    (found,) = contacts_of(
        "Defence ministers of the Northern League will gather in Torkent on 6 August, with disaster relief "
        "at the top of the agenda."
    )
    assert told(found)[:2] == ("gathering", "planned")


def test_a_list_at_the_end_is_of_the_headlines_contact() -> None:
    text = (
        "Chancellor Ada Marr hosted a listening session with faith leaders on Friday. The session followed President "
        "Henrik Vos's reception for the harvest festival. Participants included:\n\n"
        "- Ilya Roth, Executive Director, Harbour Council\n\n"
        "- Lia Dorn, President and CEO, National Partnership for Rivers\n"
    )
    read = READER.read(Document(text, "t", title="Readout of a Listening Session", published="2024-05-20"))
    sessions = [c for c in read.contacts if MARR in {p.name for p in c.participants}]
    assert [{ROTH, DORN} <= {p.name for p in c.participants} for c in sessions] == [True]


def test_a_group_is_made_up_of_those_named() -> None:
    found = contacts_of(
        "The Chancellery convened a meeting with state lawmakers on Friday. Lawmakers from the meeting included "
        "Ilya Roth, a senator, and Lia Dorn, a deputy."
    )
    assert {ROTH, DORN} <= {p.name for c in found for p in c.participants}


def test_who_reported_at_a_session_is_no_contact_of_its_own() -> None:
    found = contacts_of(
        "President Henrik Vos chaired a meeting with permanent members of the Defence Council on Friday.\n\n"
        "Defence Minister Ilya Roth updated the meeting participants on the border.\n\n"
        "The meeting was attended by Speaker Ada Marr, Defence Minister Ilya Roth, Interior Minister Lia Dorn and "
        "Chief of Staff Oru Tal.\n"
    )
    assert [{p.name for p in c.participants} for c in found] == [{VOS, MARR, ROTH, DORN, "Oru Tal"}]


CALLED_OFF = {
    "in the same sentence": (
        "President Henrik Vos and Chancellor Ada Marr were due to meet in Torkent but the talks were called off."
    ),
    "in the next one": (
        "President Henrik Vos was to meet Chancellor Ada Marr in Torkent on Sunday. The meeting has been cancelled."
    ),
}


@pytest.mark.parametrize("how", CALLED_OFF)
def test_what_was_planned_and_called_off_is_one_cancelled_contact(how: str) -> None:
    (found,) = contacts_of(CALLED_OFF[how])
    assert told(found) == ("meeting", "cancelled", {VOS, MARR})


DENIED = {
    "that they would": "His office denied that President Henrik Vos would meet Chancellor Ada Marr next week.",
    "that they had": "His office denied that President Henrik Vos had met Chancellor Ada Marr.",
}


@pytest.mark.parametrize("how", DENIED)
def test_what_somebody_denies_is_denied(how: str) -> None:
    (found,) = contacts_of(DENIED[how])
    assert told(found) == ("meeting", "denied", {VOS, MARR})


def test_whose_request_was_denied_is_who_asked() -> None:
    (found,) = contacts_of("The authorities denied Minister Lia Dorn's request to meet President Henrik Vos.")
    assert told(found) == ("meeting", "refused", {DORN, VOS})


def test_where_somebody_came_from_is_where_the_talks_were() -> None:
    found = contacts_of("President Henrik Vos arrived in Torkent from Halmere, where he had held talks with Ada Marr.")
    assert {(c.kind, c.place.name if c.place else None) for c in found} == {
        ("visit", "Torkent"),
        ("meeting", "Halmere"),
    }


def test_those_who_speak_after_their_talks_held_them() -> None:
    (found,) = contacts_of("After their talks, President Henrik Vos and Chancellor Ada Marr said trade would grow.")
    assert told(found) == ("meeting", "held", {VOS, MARR})


SIDES = {
    "two countries' commanders": ("Ostmark and Veldanian commanders", {"Ostmark and Veldanian commanders"}),
    "owned by two": ("Ostmark and Veldania's leaders", {"Ostmark and Veldania's leaders"}),
}


@pytest.mark.parametrize("how", SIDES)
def test_a_group_of_two_countries_is_one_party(how: str) -> None:
    words, expected = SIDES[how]
    known = "President Henrik Vos of Ostmark and the Veldanian foreign minister spoke of Veldania's army. "
    found = [c for c in contacts_of(f"{known}{words} held talks in Torkent on Friday.") if c.place is not None]
    assert [told(c)[2] for c in found] == [expected]


def test_a_treaty_signed_by_the_ministers_of_two_countries_somewhere() -> None:
    (found,) = contacts_of("The foreign ministers of Ostmark and Veldania signed a protocol in Torkent.")
    assert (found.kind, found.place.name if found.place else None) == ("signing", "Torkent")


def test_where_those_met_had_been_is_not_where_they_met() -> None:
    (found,) = contacts_of(
        "President Henrik Vos met with Ostmark's national team that won gold medals at a recent championship in Halm."
    )
    assert found.place is None


def test_who_proposes_anothers_visit_does_not_travel() -> None:
    (found,) = contacts_of("President Henrik Vos proposed a visit by Chancellor Ada Marr to Torkent.")
    assert told(found) == ("visit", "proposed", {MARR})


def test_who_considers_a_visit_would_travel() -> None:
    (found,) = contacts_of("President Henrik Vos is considering a visit to Torkent.")
    assert told(found) == ("visit", "proposed", {VOS})
