"""Contacts as governments publish them: guest lists, courtesy calls, transcripts. All names are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader
from communique.records import Contact

from .contacts_by_hand import names

DROSTE, MARR, VOS, AMANOVA, TOKTASIN = "Ilan Droste", "Ada Marr", "Henrik Vos", "Saule Amanova", "Daniyar Toktasin"


def contacts_of(text: str, outlet: str | None = None) -> tuple[Contact, ...]:
    """The contacts of a text with those whom the program itself finds in it, quotes left aside."""
    document = Document(text=text, name="t", published="2023-11-02", language="en", outlet=outlet)
    return Reader(lambda analysis, marks, seen: ()).read(document).contacts


def main_of(text: str, outlet: str | None = None) -> Contact:
    (main,) = (c for c in contacts_of(text, outlet) if c.main)
    return main


MET = "Today, President Ada Marr met with labour leaders to discuss pay.\n\n"


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(
            "Participants included:\n\n- Henrik Vos, Director, Mint\n- Saule Amanova", id="heading with a colon"
        ),
        pytest.param("<u>Meeting Participants</u>\n\n- Henrik Vos, Director\n- Saule Amanova", id="heading in markup"),
        pytest.param("<b>She was also joined by:</b>\n\n- Henrik Vos\n- Saule Amanova", id="joined by"),
        pytest.param("- Henrik Vos, Director, Mint\n- Saule Amanova, Mayor\n- Daniyar Toktasin", id="no heading"),
        pytest.param(
            "Participants:\n\n1. Henrik Vos, CEO, Mint 2. Saule Amanova, CEO 3. Daniyar Toktasin", id="numbers"
        ),
    ],
)
def test_those_listed_below_a_readout_were_there(listed: str) -> None:
    assert names(main_of(MET + listed)) >= {MARR, VOS, AMANOVA}


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("Membership is comprised of:\n\n- Henrik Vos\n- Saule Amanova\n- Daniyar Toktasin", id="members"),
        pytest.param("Resources:\n\n- Guide to Work\n- The Pay Act\n- Henrik Vos Fund", id="things"),
    ],
)
def test_other_lists_name_no_participants(listed: str) -> None:
    assert names(main_of(MET + listed)).isdisjoint({VOS, AMANOVA, TOKTASIN})


def test_those_named_behind_a_plural_office_hold_it() -> None:
    told = (
        "President Ada Marr held a meeting. Attending the meeting were Deputy Prime Ministers Henrik Vos and "
        "Saule Amanova, and mayors."
    )
    found = {p.name: p.office for p in main_of(told).participants}
    assert found[VOS] == found[AMANOVA] == "Deputy Prime Minister"
    assert "Deputy Prime Ministers" not in found


def test_an_office_is_shared_up_to_the_and_of_its_list() -> None:
    told = (
        "President Ada Marr met with the CEOs of two of the largest mills, Henrik Vos of Norvik Steel and "
        "Ilan Droste of Selm Mills, as well as Saule Amanova, the Mayor of Halmere."
    )
    offices = {p.name: p.office for p in main_of(told).participants}
    assert offices[VOS] == offices[DROSTE] == "CEO"
    assert "Mayor" in (offices[AMANOVA] or "")


def test_bodies_in_a_row_are_the_hosts() -> None:
    told = (
        "Yesterday, Ada Marr, the Office of Trade, the Border Council, and the Office of the Prime Minister convened "
        "a meeting with mayors."
    )
    assert {"Office of Trade", "Border Council", "Office of the Prime Minister"} <= names(main_of(told))


def test_nouns_for_unnamed_people_are_one_group_where_only_the_last_is_described() -> None:
    one = main_of("President Ada Marr met with mayors, experts, and farm leaders from across the country.")
    assert "mayors, experts, and farm leaders from across the country" in names(one)
    two = main_of("President Ada Marr met with deputy prime ministers and heads of security agencies.")
    assert names(two) == {MARR, "deputy prime ministers", "heads of security agencies"}


def test_a_group_keeps_the_whole_list_that_it_belongs_to() -> None:
    told = (
        "Building on the plan, officials from the Trade Council, Harbour Bureau, and Office of Fisheries "
        "convened a meeting with mayors."
    )
    assert "officials from the Trade Council, Harbour Bureau, and Office of Fisheries" in names(main_of(told))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Ada Marr received a courtesy call from Ambassador Henrik Vos.", "meeting"),
        ("Ambassador Henrik Vos called on President Ada Marr this morning to brief her on gas.", "meeting"),
        ("President Ada Marr hosted a state banquet in honour of Henrik Vos.", "meeting"),
        ("Ministers Ada Marr and Henrik Vos dined together in Torkent.", "meeting"),
        ("President Ada Marr met with H.E. Mr. Henrik Vos, Minister of Trade.", "meeting"),
        ("President Ada Marr wished Henrik Vos a happy birthday by telephone.", "call"),
        ("President Ada Marr joined Henrik Vos during a virtual event with mayors.", "gathering"),
        ("Minister Ada Marr flew to Torkent on Monday for two days of talks with Henrik Vos.", "meeting"),
    ],
)
def test_ways_of_telling_a_contact(text: str, kind: str) -> None:
    found = main_of(text)
    assert found.kind == kind
    assert {MARR, VOS} <= names(found)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marr called on President Henrik Vos to resign.",
        "The people expect the Council to meet it.",
        "President Ada Marr wished Henrik Vos well.",
    ],
)
def test_what_sounds_like_a_contact_and_is_none(text: str) -> None:
    assert contacts_of(text) == ()


def test_a_meeting_told_as_the_time_of_another_stays_apart() -> None:
    told = contacts_of("After an audience with King Ilan Droste, President Ada Marr met Henrik Vos.")
    assert {frozenset(names(c)) for c in told} == {frozenset((MARR, DROSTE)), frozenset((MARR, VOS))}


def test_talks_that_resume_have_the_sides_of_those_before() -> None:
    told = contacts_of(
        "Envoys from Ostmark and Karadan met in Torkent last month. The talks are expected to resume on 12 November."
    )
    assert [(c.status, names(c)) for c in told] == [
        ("held", {"Envoys from Ostmark and Karadan"}),
        ("planned", {"Envoys from Ostmark and Karadan"}),
    ]


def test_talks_spoken_of_by_the_way_go_on() -> None:
    told = contacts_of(
        "President Ada Marr met Henrik Vos. She supported the negotiations between the Sea Bank and the Mint Council."
    )
    assert [(c.kind, c.status) for c in told if not c.main] == [("other", "ongoing")]


def test_a_text_may_be_about_a_meeting_that_was_not() -> None:
    told = "Ilan Droste refused to meet President Ada Marr on Monday. The envoy Henrik Vos met Ilan Droste on Sunday."
    assert main_of(told).status == "refused"


def test_whom_a_transcript_greets_was_there() -> None:
    told = (
        "Ada Marr met with the leaders of the Assembly.\n\n"
        "President of Ostmark Ada Marr: Good afternoon, Ms Amanova, Mr Vos, colleagues,\n\nWe meet by tradition."
    )
    assert {"Amanova", "Vos"} <= names(main_of(told))


def test_an_official_publisher_opens_with_its_own_people() -> None:
    told = "Ada Marr visited Selm Airport, where she inspected the runway."
    assert main_of(told, "President of Finland").kind == "visit"
    assert contacts_of(told) == ()


def test_a_caption_dates_what_it_shows() -> None:
    told = "Ada Marr meets with President Henrik Vos on the steps of the court in Halmere, June 26, 2022."
    assert (main_of(told).date or pytest.fail("no date")).value == "2022-06-26"


def test_a_surname_that_is_a_season_is_somebody() -> None:
    met = main_of("President Ada Marr met Minister Idris Fall in Selm last month.")
    assert names(met) == {"Ada Marr", "Idris Fall"}
