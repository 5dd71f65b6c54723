"""Who met whom. Every country, body and official is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.document import Document
from communique.find.contacts import find_contacts
from communique.records import Contact, ContactKind
from communique.resolve.dates import find_dates
from communique.resolve.places import find_places
from communique.roster import Roster
from communique.spans import Span, holds

from .contacts_by_hand import cast, contacts_of, names

DROSTE, MARR, VOS, ORLIN = "Ilan Droste", "Ada Marr", "Henrik Vos", "Pavel Orlin"
AMANOVA, TOKTASIN = "Saule Amanova", "Daniyar Toktasin"


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        pytest.param("Foreign Minister Ilan Droste met President Ada Marr.", "meeting", {DROSTE, MARR}, id="met"),
        pytest.param("Droste met with Ada Marr in Sarnograd.", "meeting", {DROSTE, MARR}, id="met with"),
        pytest.param("President Ada Marr received Chancellor Henrik Vos.", "meeting", {MARR, VOS}, id="received"),
        pytest.param("Chancellor Henrik Vos was received by Ada Marr.", "meeting", {VOS, MARR}, id="passive"),
        pytest.param("President Ada Marr held talks with Henrik Vos.", "meeting", {MARR, VOS}, id="held talks"),
        pytest.param("Ada Marr and Henrik Vos met on Friday.", "meeting", {MARR, VOS}, id="both as one subject"),
        pytest.param("President Ada Marr spoke by phone with Droste.", "call", {MARR, DROSTE}, id="spoke by phone"),
        pytest.param(
            "President Ada Marr had a telephone conversation with Droste.", "call", {MARR, DROSTE}, id="conversation"
        ),
        pytest.param("Chancellor Henrik Vos called Ada Marr on Friday.", "call", {VOS, MARR}, id="called"),
        pytest.param("President Ada Marr met virtually with Droste.", "video_call", {MARR, DROSTE}, id="met virtually"),
        pytest.param("Ostmark and Veldania held talks on gas.", "meeting", {"Ostmark", "Veldania"}, id="countries"),
        pytest.param("Talks between Droste and Orlin took place.", "meeting", {DROSTE, ORLIN}, id="between"),
        pytest.param("Droste's meeting with Orlin lasted two hours.", "meeting", {DROSTE, ORLIN}, id="possessor"),
        pytest.param("At a meeting with Orlin, Droste spoke of gas.", "meeting", {DROSTE, ORLIN}, id="at a meeting"),
        pytest.param("President Ada Marr arrived in Torkent.", "visit", {MARR}, id="arrived in"),
        pytest.param("Marr's visit to Torkent was short.", "visit", {MARR}, id="visit"),
        pytest.param("The Selm League summit ended in Torkent.", "gathering", {"Selm League"}, id="a body's summit"),
        pytest.param(
            "The two ministers, Droste and Orlin, met with a delegation of veterans.",
            "meeting",
            {DROSTE, ORLIN, "delegation of veterans"},
            id="an unnamed delegation",
        ),
    ],
)
def test_who_and_how(text: str, kind: ContactKind, who: set[str]) -> None:
    (contact,) = contacts_of(text)
    assert (contact.kind, names(contact) & who) == (kind, who)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Foreign Minister Ilan Droste met reporters.", id="the press"),
        pytest.param("Foreign Minister Ilan Droste told journalists at a news conference.", id="a news conference"),
        pytest.param("Leaders should meet more often.", id="what should be"),
        pytest.param("Droste said that no meeting with Orlin had taken place.", id="no meeting"),
        pytest.param("Ostmark has met its targets.", id="met targets"),
        pytest.param('Foreign Minister Ilan Droste called Orlin a "liar".', id="called names"),
        pytest.param("President Ada Marr called on Ostmark to release the sailors.", id="called on"),
        pytest.param("Droste visited a factory.", id="a place without a name"),
        pytest.param("Troops of Ostmark and Veldania clashed near Selm.", id="a clash"),
        pytest.param("If Droste meets Orlin, gas will be the topic.", id="a condition"),
    ],
)
def test_no_contact(text: str) -> None:
    assert contacts_of(text) == ()


def test_title_and_body_are_one_contact() -> None:
    title = "Telephone call with President Ada Marr"
    text = "Chancellor Henrik Vos spoke today by phone with Ada Marr. During the conversation, they discussed gas."
    (contact,) = contacts_of(text, title)
    assert (contact.main, names(contact)) == (True, {VOS, MARR})
    assert contact.date is not None
    assert contact.date.value == "2024-05-17"


def test_the_two_leaders_are_those_named() -> None:
    text = "President Ada Marr received Henrik Vos. The two leaders discussed gas."
    (contact,) = contacts_of(text, joint=("The two leaders", ("marr", "vos")))
    assert [t.text for t in contact.topics] == ["gas"]


def test_background_contacts_stand_apart() -> None:
    text = (
        "Foreign Minister Ilan Droste met Saule Amanova at Government House in Torkent. "
        "Droste and Amanova last met in June. Chancellor Henrik Vos will visit Torkent in the spring."
    )
    told = [(c.kind, c.status, c.main, names(c)) for c in contacts_of(text)]
    assert told == [
        ("meeting", "held", True, {DROSTE, AMANOVA}),
        ("meeting", "held", False, {DROSTE, AMANOVA}),
        ("visit", "planned", False, {VOS}),
    ]


def test_calls_to_several_people_are_several_calls() -> None:
    text = "President Ada Marr spoke by phone with Henrik Vos and Daniyar Toktasin."
    assert [names(c) for c in contacts_of(text)] == [{MARR, VOS}, {MARR, TOKTASIN}]


def test_a_headline_of_one_call_keeps_them_together() -> None:
    title = "President Marr's call with Chancellor Vos and President Toktasin"
    text = "President Ada Marr spoke by phone with Henrik Vos and Daniyar Toktasin."
    (contact,) = contacts_of(text, title)
    assert names(contact) == {MARR, VOS, TOKTASIN}


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Pavel Orlin took part in the meeting.", id="took part"),
        pytest.param("Taking part in the meeting was Foreign Minister Pavel Orlin.", id="taking part was"),
        pytest.param("The meeting was attended by Foreign Minister Pavel Orlin.", id="attended by"),
        pytest.param("Also present at the meeting were Foreign Minister Pavel Orlin and aides.", id="also present"),
        pytest.param("Participants included:\n\n- Foreign Minister Pavel Orlin\n- Aides", id="a list"),
    ],
)
def test_those_also_there(more: str) -> None:
    text = f"President Ada Marr met Henrik Vos in Sarnograd.\n\n{more}".replace("Pavel Orlin took", "Orlin took")
    contact = contacts_of(text)[0]
    assert {MARR, VOS, ORLIN} <= names(contact)


def test_a_list_that_lost_its_line_breaks() -> None:
    text = (
        "President Ada Marr met civic groups in Sarnograd.\n\nParticipants included:\n\n"
        "Selm Women's Forum (SWF) Friends of the River (FOR) Traders of the Plateau (TOP)"
    )
    contact = contacts_of(text)[0]
    assert {"Selm Women's Forum", "Friends of the River", "Traders of the Plateau"} <= names(contact)


def test_those_spoken_about_are_left_out() -> None:
    (contact,) = contacts_of("President Ada Marr met Henrik Vos. They spoke about Orlin and praised Droste.")
    assert names(contact) == {MARR, VOS}


def test_place_date_topics_and_outcome() -> None:
    text = (
        "President Ada Marr met Henrik Vos in Sarnograd on 14 May 2024. They discussed gas prices and the border. "
        "Marr and Vos agreed to open a second crossing."
    )
    (contact,) = contacts_of(text, joint=("They", ("marr", "vos")))
    assert contact.place is not None
    assert contact.date is not None
    assert (contact.place.name, contact.date.value) == ("Sarnograd", "2024-05-14")
    assert [t.text for t in contact.topics] == ["gas prices", "the border"]
    assert [o.text for o in contact.outcomes] == ["Marr and Vos agreed to open a second crossing"]


def test_a_call_has_no_place() -> None:
    (contact,) = contacts_of("President Ada Marr in Sarnograd spoke by phone with Droste.")
    assert contact.place is None


def test_no_date_is_made_up() -> None:
    (contact,) = contacts_of("President Ada Marr met Henrik Vos.")
    assert contact.date is None


def test_a_text_about_a_plan_has_it_as_its_main_contact() -> None:
    (contact,) = contacts_of("Chancellor Henrik Vos will visit Torkent in June.")
    assert (contact.status, contact.main) == ("planned", True)


def test_a_contact_told_often_shows_few_reasons() -> None:
    contact = contacts_of("President Ada Marr met Henrik Vos. " + "The meeting was short. " * 50)[0]
    assert 1 < len(contact.reasons) <= 10


def test_what_is_denied_is_no_outcome() -> None:
    text = "President Ada Marr met Henrik Vos. A spokesman neither confirmed nor denied that a protocol was signed."
    (contact,) = contacts_of(text)
    assert contact.outcomes == ()


def test_a_clause_that_tells_when_gives_the_date() -> None:
    contact = contacts_of("Droste was in Torkent in March 2022, when he met Saule Amanova.")[-1]
    assert contact.date is not None
    assert (names(contact), contact.date.value) == ({DROSTE, AMANOVA}, "2022-03")


def test_they_are_those_of_the_sentence_before() -> None:
    contacts = contacts_of("Droste and Orlin met in June. They spoke by phone on Friday.")
    assert [(c.kind, names(c)) for c in contacts] == [("meeting", {DROSTE, ORLIN}), ("call", {DROSTE, ORLIN})]


def test_reasons_name_rule_and_words() -> None:
    (contact,) = contacts_of("President Ada Marr held talks with Henrik Vos.")
    assert [(r.rule, r.cue) for r in contact.reasons] == [("contacts.talk", "held talks")]
    assert all(r.score is not None and 0 < r.score <= 1 for r in contact.reasons)


def spans_of(contact: Contact) -> list[Span]:
    """Every span of a contact."""
    spans = [p.span for p in contact.participants] + [contact.trigger]
    spans += [contact.place.span if contact.place else None, contact.date.span if contact.date else None]
    return [*(s for s in spans if s is not None), *contact.topics, *contact.outcomes]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("m", id="one letter"),
        pytest.param("?!…—", id="only marks"),
        pytest.param("met", id="a trigger alone"),
        pytest.param("met with", id="a trigger without anyone"),
        pytest.param("talks " * 200, id="a trigger over and over"),
        pytest.param("Droste\x00met\ud800 Orlin", id="NUL and a lone surrogate"),
        pytest.param("Participants included:", id="a heading at the end"),
        pytest.param("(" * 500 + "met with Orlin", id="brackets"),
    ],
)
def test_bad_input_gives_no_error(text: str) -> None:
    assert all(holds(text, spans_of(c)) for c in contacts_of(text))


WORDS = """Droste|President Ada Marr|met|held talks with|spoke by phone with|in Torkent|on Friday|will visit|Orlin
agreed to|discussed|gas|and|Participants included:|- |their talks|The meeting"""
PIECES = st.sampled_from([*re.split(r"[|\n]", WORDS), ".", ",", "\r\n\r\n", "\n", "🕊", "e\u0301", "سلام", "«", "”"])


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_hold_in_any_text(text: str) -> None:
    assert all(holds(text, spans_of(c)) for c in contacts_of(text))


def test_a_text_without_entities_has_no_contacts() -> None:
    text = "Droste met Orlin."
    analysis, document = analyse(text), Document(text)
    dates, places = find_dates(analysis, document), find_places(analysis, Roster())
    assert find_contacts(analysis, document, Roster(), dates, places) == ()


def test_work_grows_no_faster_than_the_text() -> None:
    import sys

    def calls(times: int) -> int:
        text = "President Ada Marr met Henrik Vos in Torkent on Friday. Droste held talks with Orlin. " * times
        analysis, document, roster = analyse(text), Document(text), cast(text)
        count = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            find_contacts(analysis, document, roster, (), ())
        finally:
            sys.setprofile(before)
        return count

    calls(5)
    assert calls(200) < 4.6 * calls(50)
