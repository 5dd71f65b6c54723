"""Members of a group named behind it, several gatherings of one plural, talks that go on. All of it is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MEMBERS = {
    "behind what it was about": (
        (
            "The official said Ireland has been in touch with other governments about the call, including Israel and "
            "Gulf nations, and with members of Congress."
        ),
        {"Ireland", "Israel", "members of Congress"},
    ),
    "those of": (
        (
            "The ministry has been in contact with several governments over the detainee, including those of Norway "
            "and Peru, a spokesman said."
        ),
        {"ministry", "Norway", "Peru"},
    ),
}


@pytest.mark.parametrize("how", MEMBERS)
def test_states_named_stand_for_those_they_belong_to(how: str) -> None:
    text, expected = MEMBERS[how]
    assert names(contacts_of(text)[0]) == expected


SUMMITS = {
    "before the noun": "President Marr will attend the G7 and NATO summits next week.",
    "to come": "She discussed the upcoming G7 and NATO summits.",
    "behind it": "The minister spoke of the forthcoming summits of the G7 and NATO.",
    "ahead of them": "Aides worked in Selm ahead of the G7 and NATO summits.",
}


@pytest.mark.parametrize("how", SUMMITS)
def test_a_plural_of_summits_is_one_of_each_body(how: str) -> None:
    found = contacts_of(SUMMITS[how])
    assert [(c.kind, c.status, names(c) - {"Marr"}) for c in found] == [
        ("gathering", "planned", {"G7"}),
        ("gathering", "planned", {"NATO"}),
    ]
    assert all(("Marr" in names(c)) == ("Marr" in SUMMITS[how]) for c in found)


def test_summits_of_one_body_are_no_gathering_of_a_certain_day() -> None:
    assert not contacts_of("The minister praised the summits of the G7.")


ONGOING = {
    "begun": "The minister said that Norwegian and Peruvian representatives had begun discussing ways of easing visas.",
    "going on": "Experts from Norway and Peru are discussing a ceasefire, Foreign Minister Ada Marr said.",
    "for months": "Norwegian and Peruvian officials have been discussing a new pipeline for months.",
}


@pytest.mark.parametrize("how", ONGOING)
def test_officials_of_two_countries_in_the_middle_of_talks(how: str) -> None:
    (contact,) = contacts_of(ONGOING[how])
    assert (contact.kind, contact.status) == ("other", "ongoing")


@pytest.mark.parametrize(
    "text",
    [
        "Officials are discussing whether to close schools, Mayor Ada Marr said.",
        "Greens and Liberals are discussing a budget deal.",
        "Norwegian and Peruvian officials were discussing the flood when the alarm went off.",
    ],
)
def test_talks_of_one_country_or_of_the_past_do_not_go_on(text: str) -> None:
    assert not contacts_of(text)


def test_a_call_told_inside_a_quotation() -> None:
    text = (
        "Ada Marr, candidate of the Reform Party, lost. President-elect Henrik Vos won.\n\n"
        "“Mrs. Marr has even called Vos to congratulate him,” said Stan, a teacher."
    )
    (call,) = [c for c in contacts_of(text) if c.kind == "call"]
    assert names(call) == {"Ada Marr", "Henrik Vos"}


def test_who_is_called_a_name_is_not_called_up() -> None:
    assert not contacts_of("Premier Ada Marr called Minister Henrik Vos “a liar” on Friday.")


def test_a_family_name_alone_is_not_a_relatives() -> None:
    text = (
        "President Henrik Vos spoke as his wife Ida Vos and their son Leo Vos looked on. Later Vos met Premier Ada "
        "Marr in Selm."
    )
    (meeting,) = [c for c in contacts_of(text) if c.kind == "meeting"]
    assert names(meeting) == {"Henrik Vos", "Ada Marr"}


FOR = {
    "a summit": "The leaders of Peru, Chile and Ecuador gathered in Lima on Thursday for a summit on fishing.",
    "of two": "The foreign ministers of Peru and Chile met on Thursday for a summit.",
    "talks": "President Tal and Premier Marr met in Lima on Thursday for talks on fishing.",
}


@pytest.mark.parametrize("how", FOR)
def test_for_what_they_came_together_is_the_same_contact(how: str) -> None:
    (contact,) = contacts_of(FOR[how])
    assert contact.date is not None
    assert contact.date.value == "2024-05-16"


def test_who_invites_to_pay_a_visit_is_a_side_of_it() -> None:
    (visit,) = contacts_of("President Tal thanked Prime Minister Marr and invited her to pay a return visit.")
    assert (visit.kind, visit.status, names(visit)) == ("visit", "proposed", {"Tal", "Marr"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prime Minister Leo Vos and President Ada Marr will hold an online summit on 12 June.", "video_call"),
        ("Leaders of twenty countries will attend an online summit on forests on 12 June.", "gathering"),
    ],
)
def test_an_online_summit_of_two_is_a_video_call(text: str, kind: str) -> None:
    (contact,) = contacts_of(text)
    assert contact.kind == kind


def test_what_may_only_be_thought_of_is_no_contact_of_the_networks() -> None:
    text = (
        "The rebels and the government stopped talking in 2015. Analysts say there is a possibility that the "
        "government will try to go back to some kind of negotiation with the rebels."
    )
    assert not [c for c in contacts_of(text) if any(r.rule == "contacts.network" for r in c.reasons)]


def test_a_family_name_that_comes_first_is_not_taken_for_a_given_name() -> None:
    text = (
        "Security Advisor Jake Sull spoke by phone today with Security Advisor Kim Sung-ho. Mr. Sull congratulated Mr. "
        "Kim on his appointment. Mr. Sull and Mr. Kim also conferred on trade."
    )
    (call,) = contacts_of(text)
    assert names(call) == {"Jake Sull", "Kim Sung-ho"}
