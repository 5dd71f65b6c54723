"""Contacts as news and commentary tell them. Every country, body and official is invented."""

from __future__ import annotations

import pytest

from communique.records import Contact, ContactKind, Status

from .contacts_by_hand import contacts_of, names

DROSTE, MARR, VOS, ORLIN = "Ilan Droste", "Ada Marr", "Henrik Vos", "Pavel Orlin"
AMANOVA, TOKTASIN = "Saule Amanova", "Daniyar Toktasin"
MET = "Foreign Minister Ilan Droste met Saule Amanova in Torkent. "


def told(contact: Contact) -> tuple[ContactKind, Status]:
    return contact.kind, contact.status


@pytest.mark.parametrize(
    ("text", "kind", "status", "date"),
    [
        pytest.param(
            "A planned visit by Chancellor Henrik Vos was called off on Thursday because of an alert.",
            "visit",
            "cancelled",
            None,
            id="the day of calling off is not the day of the visit",
        ),
        pytest.param(
            "When President Ada Marr and Chancellor Henrik Vos shook hands in Sarnograd last July, many had hope.",
            "meeting",
            "held",
            "2023-07",
            id="shook hands",
        ),
        pytest.param(
            "An official said that Ada Marr could also meet Henrik Vos in Torkent on June 1.",
            "meeting",
            "proposed",
            "2024-06-01",
            id="what may be, on a day of its own",
        ),
        pytest.param(
            "Ostmark and Veldania signed an agreement on March 10 to resume relations.",
            "signing",
            "held",
            "2024-03-10",
            id="a treaty signed on a day of its own",
        ),
        pytest.param(
            "Chancellor Henrik Vos thanked President Ada Marr in a telephone call on Wednesday for the release.",
            "call",
            "held",
            "2024-05-15",
            id="a call told by the way",
        ),
        pytest.param(
            "President Ada Marr invited Chancellor Henrik Vos to Sarnograd.", "visit", "proposed", None, id="invited"
        ),
        pytest.param(
            "The talks will be concluded at a meeting of Ada Marr and Henrik Vos on June 1.",
            "meeting",
            "planned",
            "2024-06-01",
            id="what will happen at a meeting",
        ),
    ],
)
def test_kind_status_and_day(text: str, kind: ContactKind, status: Status, date: str | None) -> None:
    contact = contacts_of(text)[-1]
    assert (*told(contact), contact.date.value if contact.date else None) == (kind, status, date)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What did Ada Marr and Henrik Vos talk about?", id="the author's question"),
        pytest.param("Ada Marr and Henrik Vos both spoke of trust.", id="spoke of"),
        pytest.param("Ada Marr and Henrik Vos still speak frequently.", id="a habit"),
        pytest.param("Ada Marr could meet Henrik Vos.", id="what may be, without a day"),
        pytest.param("Ada Marr could not meet Henrik Vos on June 1.", id="what could not be"),
        pytest.param("Ada Marr and Henrik Vos agreed to remain in close contact.", id="going on as they are"),
        pytest.param("Droste wrote on Telegram that Orlin was late.", id="a platform"),
        pytest.param("The Selm League will arrive at the end of the road in Torkent.", id="a body that arrives"),
        pytest.param("Droste smiled on the sidelines of the Selm League summit.", id="a summit as backdrop"),
    ],
)
def test_no_contact(text: str) -> None:
    assert contacts_of(text) == ()


def test_meetings_with_each_are_told_apart() -> None:
    text = "Foreign Minister Ilan Droste held bilateral meetings with Foreign Minister Pavel Orlin and Saule Amanova."
    assert [names(c) for c in contacts_of(text)] == [{DROSTE, ORLIN}, {DROSTE, AMANOVA}]


def test_a_trip_for_talks_is_the_talks() -> None:
    text = "Foreign Minister Ilan Droste traveled to Sarnograd on March 6 for talks with Foreign Minister Pavel Orlin."
    (contact,) = contacts_of(text)
    assert (contact.kind, names(contact)) == ("meeting", {DROSTE, ORLIN})
    assert contact.date
    assert contact.date.value == "2024-03-06"


def test_members_named_later_stand_for_their_group() -> None:
    text = (
        "The leaders of Ostmark and Veldania will hold talks in Torkent on June 1, an official said.\n\n"
        "Saule Amanova will host Chancellor Henrik Vos and President Ada Marr."
    )
    (contact,) = contacts_of(text)
    assert (names(contact), contact.status) == ({AMANOVA, VOS, MARR}, "planned")


def test_the_host_of_days_of_talks_takes_part() -> None:
    text = (
        "Saule Amanova hosted four days of talks between Foreign Minister Ilan Droste and Foreign Minister Pavel Orlin."
    )
    (contact,) = contacts_of(text)
    assert names(contact) == {AMANOVA, DROSTE, ORLIN}


def test_unnamed_ministers_who_will_speak_are_a_contact_of_their_own() -> None:
    text = (
        "Ada Marr met Henrik Vos. Vos and Marr agreed that their foreign ministers would speak by telephone next week."
    )
    assert told(contacts_of(text)[-1]) == ("call", "planned")


def test_who_reports_a_message_is_no_party_of_it() -> None:
    (contact,) = contacts_of("President Ada Marr received a message from Chancellor Henrik Vos, Orlin said.")
    assert names(contact) == {MARR, VOS}


def test_a_conference_is_not_the_meeting_of_one_who_attends_it() -> None:
    text = (
        "Ilan Droste met Pavel Orlin in Torkent. Foreign Minister Ilan Droste attended a conference on trade in March."
    )
    assert [c.kind for c in contacts_of(text)] == ["meeting", "gathering"]


def test_a_form_of_talks_is_no_party() -> None:
    text = "Ilan Droste met Pavel Orlin in Torkent. Droste and Orlin chaired the fourth meeting of the Border Dialogue."
    assert {p.name for c in contacts_of(text) for p in c.participants} == {DROSTE, ORLIN}


def test_a_bare_reference_goes_with_its_own_sentence() -> None:
    text = (
        "Droste and Amanova last met in June. "
        "Droste and Amanova spoke by phone on Tuesday, an official said, and the conversation was private."
    )
    meeting, call = contacts_of(text)
    assert (meeting.kind, call.kind) == ("meeting", "call")
    assert any("conversation" in r.rule for r in call.reasons)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Droste and Amanova discussed the state and prospects of trade.",
            ["the state and prospects of trade"],
            id="two nouns that share what follows",
        ),
        pytest.param("Droste and Amanova talked over the weekend about gas.", ["gas"], id="no time is a topic"),
        pytest.param("Droste and Amanova talked about gas on Friday night.", ["gas"], id="nor is an evening"),
        pytest.param(
            "Droste and Amanova exchanged views on the gas crisis and the situation in Selm.",
            ["the gas crisis", "the situation in Selm"],
            id="views on one thing and another",
        ),
        pytest.param(
            "Droste and Amanova discussed:\n- the situation in Selm;\n- the next package of aid.",
            ["the situation in Selm", "the next package of aid"],
            id="a list below",
        ),
        pytest.param(
            "Amanova declined to say whether the remaining crossings had been discussed.", [], id="what was not said"
        ),
        pytest.param(
            "The talks focused on customs rules, the return of seized trucks and the rights of some 12,000 people who "
            "live in the border villages.",
            [
                "customs rules",
                "the return of seized trucks",
                "the rights of some 12,000 people who live in the border villages",
            ],
            id="a list whose rest the parse hangs on the subject",
        ),
    ],
)
def test_topics(sentence: str, expected: list[str]) -> None:
    assert [t.text for t in contacts_of(MET + sentence)[0].topics] == expected


def test_a_side_contact_has_no_topics_of_the_sentence_before_it() -> None:
    text = (
        "Droste and Orlin spoke by telephone on Sunday. "
        "Droste and Orlin congratulated each other on the holiday and agreed to meet soon."
    )
    planned = contacts_of(text)[-1]
    assert (planned.status, planned.topics) == ("planned", ())


def test_a_call_told_with_a_participle_is_a_call() -> None:
    (call,) = contacts_of(
        "Foreign Minister Ilan Droste and Minister Saule Amanova had last spoken by phone in February."
    )
    assert (call.kind, call.trigger and call.trigger.text) == ("call", "spoken by phone")
