"""Officials named one after another, delegations and those whom somebody else is sent by. All of it is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

LISTS = {
    "an office of small words comes last": (
        (
            "President Tal had a meeting with chairman of the State Sport Committee Slava Fetis, head of the "
            "Football Union Vyach Kolos and head coach of the football team Oleg Roman."
        ),
        {"Tal", "Slava Fetis", "Vyach Kolos", "Oleg Roman"},
    ),
    "a counterpart in the list": (
        (
            "President Tal met with Prime Minister Narendra Modin, Minister for External Affairs Subrahman "
            "Jaish, and his counterpart National Security Adviser Ajit Dovan."
        ),
        {"Tal", "Narendra Modin", "Subrahman Jaish", "Ajit Dovan"},
    ),
    "bodies with an of before the office": (
        (
            "Speaker Pelo and Leader Schum met with Office of Budget Acting Director Shal Young, Economic "
            "Council Director Brian Dee, and Policy Council Director Sue Rice."
        ),
        {"Pelo", "Schum", "Shal Young", "Brian Dee", "Sue Rice"},
    ),
    "a field of two words before the name": (
        (
            "President Tal met with Relief Agency Administrator Dea Cris and Relief Agency Acting Associate "
            "Administrator for Response and Recovery David Bib."
        ),
        {"Tal", "Dea Cris", "David Bib"},
    ),
    "a council on something": (
        "President Tal met with Senior Adviser Ann Dun and Council on Environmental Quality Chair Bren Mall.",
        {"Tal", "Ann Dun", "Bren Mall"},
    ),
    "those who joined stand before the verb": (
        (
            "Counsel Stuart Delm and Attorney General Merrick Garl, joined by Associate Attorney General "
            "Vanita Gupt, convened a meeting with Justice Minister Tor Lind."
        ),
        {"Stuart Delm", "Merrick Garl", "Vanita Gupt", "Tor Lind"},
    ),
    "who represented a side": (
        (
            "President Tal held talks with President Oru Bek of Torvania. Representing Ostmark at the talks "
            "were Foreign Minister Sergei Laven and Chief Executive Officer of Gasco Alexei Mill."
        ),
        {"Tal", "Oru Bek", "Sergei Laven", "Alexei Mill"},
    ),
}


@pytest.mark.parametrize(("text", "who"), LISTS.values(), ids=LISTS)
def test_everyone_in_a_list_takes_part(text: str, who: set[str]) -> None:
    (contact,) = contacts_of(text)
    assert names(contact) == who


NO_PARTY = {
    "a relative's": "President Tal met with Ian Cole, brother of King Oru, on Tuesday.",
    "an envoy's president": "President Tal received Ian Cole, the personal envoy of President Oru Bek of Torvania.",
    "of whom something is told behind": "President Tal received Minister Ian Cole after the arrest of editor Oru Bek.",
    "who says so": "President Tal met with Minister Ian Cole, opposition figure Oru Bek reported.",
}


@pytest.mark.parametrize("text", NO_PARTY.values(), ids=NO_PARTY)
def test_somebody_who_only_says_who_another_is_takes_no_part(text: str) -> None:
    (contact,) = contacts_of(text)
    assert names(contact) == {"Tal", "Ian Cole"}


def test_the_officer_of_somebody_is_named_behind_the_other() -> None:
    (contact,) = contacts_of("The chief of staff of Prime Minister Oru Bek, Ian Cole, met with Premier Ada Marr.")
    assert [(p.name, p.office) for p in contact.participants] == [
        ("Ian Cole", "chief of staff"),
        ("Ada Marr", "Premier"),
    ]


def test_a_bare_delegation_is_those_who_went() -> None:
    visit, *talks = contacts_of(
        "Foreign Minister Ada Marr, General Tom Stone and Deputy Minister Ian Cole visited Torvania on Tuesday. "
        "The delegation met with President Askar Bek. They also met with the mayor of Torkent."
    )
    went = {"Ada Marr", "Tom Stone", "Ian Cole"}
    assert names(visit) == went
    assert [names(c) for c in talks] == [went | {"Askar Bek"}, went | {"the mayor of Torkent"}]


def test_a_delegation_of_another_country_is_not_those_before_it() -> None:
    found = contacts_of(
        "Foreign Minister Ada Marr and General Tom Stone visited Torvania on Tuesday. A Karadani delegation met with "
        "President Askar Bek."
    )
    assert all("Ada Marr" not in names(c) for c in found if c.kind == "meeting")


def test_a_message_of_the_same_day_is_not_the_meeting() -> None:
    found = contacts_of(
        "Mr Tal and Mr Bek discussed cooperation between Ostmark and Torvania. On the same day, Mr Tal sent a message "
        "congratulating Mr Bek on the tenth anniversary of the treaty.",
        "President Oren Tal held negotiations with President Askar Bek of Torvania",
    )
    assert {(c.kind, c.main) for c in found} >= {("meeting", True), ("message", False)}


def test_the_year_of_a_budget_is_no_date_of_the_meeting() -> None:
    (contact, *_) = contacts_of(
        "Additional funds will be allocated.",
        "President Oren Tal discussed the approval of the 2025 budget at a meeting with Finance Minister Alan Reed",
    )
    assert (contact.status, contact.date) == ("held", None)


def test_a_headline_that_is_only_a_meeting_is_of_whom_the_lead_tells() -> None:
    (contact,) = contacts_of(
        "President Oren Tal set a task of preparing a legal framework to reform the pay system in Ostmark.",
        "Meeting on issues related to military pay and housing",
    )
    assert (contact.kind, contact.status, names(contact)) == ("meeting", "held", {"Oren Tal"})


def test_talks_of_two_days_are_two_contacts() -> None:
    found = contacts_of(
        "On May 12, Security Adviser Ada Marr and Secretary-General Luis Ortega of the Union discussed the truce. "
        "On May 13, Deputy Security Adviser Jon Fell spoke with Special Coordinator Tor Lind."
    )
    assert [(names(c), c.date.value if c.date else None) for c in found] == [
        ({"Ada Marr", "Luis Ortega"}, "2024-05-12"),
        ({"Jon Fell", "Tor Lind"}, "2024-05-13"),
    ]


BESIDE = {
    "two with two": (
        "President Tal met members of the Council on Friday. Foreign Minister Igor Ivan and Defence Minister Serge "
        "Ivan took part in that meeting alongside their Karadani counterparts, Leo Villard and Michele Alliot."
    ),
    "together with": (
        "President Tal met members of the Council on Friday. Foreign Minister Igor Ivan and Defence Minister Serge "
        "Ivan took part in the meeting together with ministers Leo Villard and Michele Alliot."
    ),
}


@pytest.mark.parametrize("how", BESIDE)
def test_those_who_took_part_beside_others(how: str) -> None:
    (meeting,) = contacts_of(BESIDE[how])
    assert names(meeting) >= {"Tal", "Igor Ivan", "Serge Ivan", "Leo Villard", "Michele Alliot"}


def test_a_fund_with_the_participation_of_banks_brings_nobody_to_the_talks() -> None:
    text = (
        "President Tal held talks with King Salem of Karadan. An agreement to set up an energy fund with the "
        "participation of the Ostmark Oil Company and the Karadani Investment Fund was signed."
    )
    (talks,) = contacts_of(text)
    assert names(talks) == {"Tal", "Salem"}
