"""Silence before a question: whether it is of a contact or of another matter; all names are invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

TOLD = "Premier Ana Dorr met General Hugo Paz in Velm on 3 May 2023, a diplomat said. "


@pytest.mark.parametrize(
    "words",
    [
        "Asked about a corruption inquiry, Dorr refused to comment.",
        "Asked on Wednesday about a separate dispute over fishing licences, Dorr refused to answer.",
        "Asked on Wednesday about a separate dispute over fishing licences, Dorr refused.",
        "Questioned about the price of bread, the spokesman had no comment.",
        "The army did not comment when asked about the floods.",
        "Asked about a report that the bank had failed, the general declined to comment.",
        "Pressed about the floods, the general smiled and walked away.",
        "The Premier declined to comment on a separate report that she plans to resign.",
        "The Premier declined to comment on the lawsuit against her brother.",
    ],
)
def test_another_matter_is_neither_withheld_nor_a_topic(words: str) -> None:
    (met,) = contacts_of(TOLD + words)
    assert (met.not_confirmed_by, met.topics) == ((), ())


@pytest.mark.parametrize(
    ("words", "who", "how"),
    [
        ("Asked about the meeting, the army refused to comment.", "army", "no_comment"),
        ("Asked about it on Friday, the army had no comment.", "army", "no_comment"),
        ("Asked whether the two had spoken, the army declined to answer.", "army", "no_comment"),
        ("Asked on Wednesday about the meeting, the army refused.", "army", "no_comment"),
        ("Asked about the report, the army did not respond.", "army", "no_comment"),
        ("Asked, the army declined to comment.", "army", "no_comment"),
        ("Asked by reporters about General Paz, the army declined to comment.", "army", "no_comment"),
        ("Asked about the floods, the army declined to comment on the meeting.", "army", "no_comment"),
        ("The army would not say one way or the other.", "army", "neither"),
    ],
)
def test_the_contact_itself_is_withheld(words: str, who: str, how: str) -> None:
    (met,) = contacts_of(TOLD + words)
    assert [(n.name, n.how) for n in met.not_confirmed_by] == [(who, how)]


def test_no_questions_on_what_is_reported_as_a_fact_withhold_nothing() -> None:
    (met,) = contacts_of("President Lena Holm, who received Prime Minister Jon Vik on Sunday, took no questions.")
    assert met.not_confirmed_by == ()


def test_no_questions_on_what_another_tells_are_a_refusal() -> None:
    (met,) = contacts_of(TOLD + "The army took no questions.")
    assert [(n.name, n.how) for n in met.not_confirmed_by] == [("army", "no_comment")]


@pytest.mark.parametrize(
    "words", ["Asked whether he would resign, the general refused.", "Asked to leave, she refused."]
)
def test_who_refuses_to_do_something_keeps_nothing_back(words: str) -> None:
    assert contacts_of(TOLD + words)[0].not_confirmed_by == ()
