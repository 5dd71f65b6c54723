"""Contacts as news and short readouts tell them, sentence after sentence. All of it is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document
from communique.records import Quote

from .read_whole import contacts_of, names

READER = Reader()


def quotes_of(text: str) -> tuple[Quote, ...]:
    return READER.read(Document(text, "t", language="en")).quotes


def test_the_pair_s_first_encounter_is_the_one_that_was_told() -> None:
    (met,) = contacts_of(
        "Leonid Harrow, secretary of the Security Council, spent five hours on Saturday with Petra Lindqvist, head of "
        "the Protection Office, at a guesthouse outside Halmere. It was the pair's first face-to-face encounter since "
        "the failed mediation in Karadan last spring."
    )
    assert names(met) == {"Leonid Harrow", "Petra Lindqvist"}
    assert met.date is not None
    assert met.date.value == "2024-05-18"
    assert met.place is not None
    assert "Halmere" in met.place.name


def test_a_sentence_may_open_with_whom_somebody_talked() -> None:
    found = contacts_of(
        "Foreign Secretary Judith Marlow met with counterparts in Port Sahm. With Foreign Minister Henrik Vos of "
        "Ostmark, the Secretary discussed the protocol. With Foreign Minister Yusuf Telm of Karadan, she raised the "
        "cases of three nationals."
    )
    assert {"Judith Marlow", "Henrik Vos"} in [names(c) for c in found]
    assert {"Judith Marlow", "Yusuf Telm"} in [names(c) for c in found]


def test_a_sentence_may_open_with_what_somebody_had() -> None:
    found = contacts_of("With the help of Ostmark's Foreign Minister Henrik Vos, she discussed the plan at home.")
    assert found == ()


def test_talks_on_the_way_of_what_is_still_to_be_done_are_planned() -> None:
    (ahead,) = contacts_of(
        "Tomorrow Foreign Secretary Judith Marlow will sign the charter before travelling on to Selm for talks with "
        "Prime Minister Roland Aske."
    )
    assert ahead.status == "planned"
    (gone,) = contacts_of(
        "Foreign Secretary Judith Marlow signed the charter before travelling on to Selm for talks with Prime "
        "Minister Roland Aske."
    )
    assert gone.status == "held"


def test_this_newspaper_is_no_other_that_was_named() -> None:
    found = quotes_of(
        "A photograph appeared on Telegram. The envoy has visited Torgas three times since June, as this newspaper "
        "reported."
    )
    assert [q.source.name for q in found] == ["this newspaper"]


def test_a_relative_pronoun_has_the_words_before_it_for_its_name() -> None:
    (said,) = quotes_of(
        "Questions went to the prime minister's office, which said only that the government is in contact with all."
    )
    assert said.source.name == "the prime minister's office"


def test_a_question_asks_for_no_speaker() -> None:
    assert quotes_of("Who is afraid of the Halmere handshake?") == ()


def test_a_group_is_not_called_by_the_mark_behind_its_owners() -> None:
    read = READER.read(Document("They agreed to hold consultations of the two countries’ leaders.", "t", language="en"))
    assert [e.name for e in read.entities if e.type == "group"] == ["leaders"]


def test_a_party_s_letter_is_no_part_of_a_name() -> None:
    read = READER.read(Document("Leo J. Ryan D- California, and three newsmen were killed.", "t", language="en"))
    assert "Leo J. Ryan" in [e.name for e in read.entities]


MET = "President Ada Marr met Prime Minister Henrik Vos of Ostmark in Torgas on Monday, the daily Kurier reported. "
SILENT = {
    "no answer": ("Ostmark's foreign ministry did not answer questions.", "no_comment"),
    "passed on": ("Vos's office referred all questions to the foreign ministry.", "no_comment"),
    "brushed aside": ("Vos's office brushed aside questions about the meeting.", "no_comment"),
    "nothing to say": ("Vos's office has nothing to say on the matter.", "no_comment"),
    "no truth": ("Marr's office said there was no truth in the report.", "denied"),
}


@pytest.mark.parametrize("how", SILENT)
def test_who_does_not_confirm_is_told(how: str) -> None:
    words, kind = SILENT[how]
    (met,) = contacts_of(MET + words)
    assert [n.how for n in met.not_confirmed_by] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "Vos's office referred the draft to the foreign ministry.",
        "Vos's office has nothing to hide.",
        "Marr said that the banks did not answer questions.",
        "Marr said there was no truth to the rumour that taxes would rise.",
    ],
)
def test_what_is_no_word_on_the_contact_stays_out(words: str) -> None:
    (met,) = contacts_of(MET + words)
    assert met.not_confirmed_by == ()


NAMED = {
    "chiefs": (
        (
            "The heads of Serbia's and Albania's intelligence services met. Serbia's intelligence chief Aleks Brod and "
            "his Albanian counterpart, General Mira Quon, agreed to resume the exchange of data."
        ),
        {"Aleks Brod", "Mira Quon"},
    ),
    "leaders": (
        (
            "The leaders of Serbia and Albania met in Torgas. President Ada Vell of Serbia and Prime Minister Karl "
            "Horn of Albania discussed trade."
        ),
        {"Ada Vell", "Karl Horn"},
    ),
    "not those of another office": (
        (
            "The foreign ministers of Serbia and Albania met in Torgas on Monday. Finance Minister Ada Vell of Serbia "
            "and Finance Minister Karl Horn of Albania agreed last week to reopen the border."
        ),
        {"foreign ministers of Serbia and Albania"},
    ),
}


@pytest.mark.parametrize("how", NAMED)
def test_those_told_by_office_are_named_in_what_they_agreed(how: str) -> None:
    text, expected = NAMED[how]
    assert names(contacts_of(text)[0]) == expected


def test_a_spokeswoman_is_none_of_the_two() -> None:
    text = (
        "Did Premier Aleksander Dorn dine with the exiled opposition leader Sana Orlic in Lisk last Friday? Two "
        "waiters say so. The premier's spokeswoman, Ana Brecht, said that his schedule lists no engagement for that "
        "night.\n\n"
        "If the dinner took place, it would be the first contact between the two since Orlic fled the country in 2019."
    )
    assert names(contacts_of(text)[0]) == {"Aleksander Dorn", "Sana Orlic"}


def test_whoever_visits_a_school_meets_those_spoken_with() -> None:
    found = contacts_of("Minister Ines Calder visited a school in Oru and spoke with Mayor Ida Horn.")
    assert ("meeting", {"Ines Calder", "Ida Horn"}) in [(c.kind, names(c)) for c in found]
    assert [c.kind for c in contacts_of("Minister Ines Calder spoke with Mayor Ida Horn on Monday.")] == ["call"]


NOT_TOGETHER = {
    "with somebody away": "With Foreign Minister Henrik Vos in hospital, Prime Minister Judith Marlow raised doubts.",
    "with somebody absent": (
        "With Foreign Minister Henrik Vos of Ostmark absent, Foreign Minister Judith Marlow discussed the pact with "
        "reporters."
    ),
}


@pytest.mark.parametrize("how", NOT_TOGETHER)
def test_how_things_stood_with_somebody_is_no_meeting(how: str) -> None:
    assert all("Henrik Vos" not in names(c) for c in contacts_of(NOT_TOGETHER[how]))


def test_those_of_another_year_are_not_those_who_will_meet() -> None:
    found = contacts_of(
        "The leaders of Serbia and Albania will meet in June. In 1998, Prime Minister Jon Hale of Serbia and Prime "
        "Minister Petr Lund of Albania signed the Selm Accord."
    )
    assert ("meeting", {"leaders of Serbia and Albania"}) in [(c.kind, names(c)) for c in found]


def test_what_lies_behind_what_is_to_be_done_has_been() -> None:
    (talks,) = contacts_of(
        "President Judith Marlow is expected to speak on Monday after flying to Selm over the weekend for talks with "
        "President Aleks Brod."
    )
    assert talks.status == "held"
