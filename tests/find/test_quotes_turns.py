"""Speakers of transcripts, told by their labels. Countries and officials are invented."""

from __future__ import annotations

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes_rules import ruled
from communique.find.quotes_turns import turns

TRANSCRIPT = """Opening remarks at the meeting with Lena Falk

PRESIDENT OF VELDANIA ADA MARR: Madam Prime Minister, welcome to Sarnograd.

A lot has been done since January.

PRIME MINISTER OF OSTMARK LENA FALK: Thank you. I am glad to be here.

QUESTION: Will there be a second pipeline?

ADA MARR: Our ministers will discuss exactly that."""


def said(text: str) -> list[tuple[str, list[str]]]:
    """Who speaks, and the stretches of each turn."""
    return [(turn.source[0].text, [s.text for s in turn.content]) for turn in turns(analyse(text))]


def test_every_turn_of_a_transcript_has_its_speaker() -> None:
    assert said(TRANSCRIPT) == [
        (
            "PRESIDENT OF VELDANIA ADA MARR",
            ["Madam Prime Minister, welcome to Sarnograd.", "A lot has been done since January."],
        ),
        ("PRIME MINISTER OF OSTMARK LENA FALK", ["Thank you. I am glad to be here."]),
        ("QUESTION", ["Will there be a second pipeline?"]),
        ("ADA MARR", ["Our ministers will discuss exactly that."]),
    ]


def test_a_field_of_a_form_is_no_speaker() -> None:
    assert said("Visit of the President\n\nPLACE AND TIME: Torkent, noon\n\nThe two presidents will meet.") == []


INTERVIEW = """Chief negotiator Tova Ekman speaks to the Harbour Gazette.

Harbour Gazette: Ms Ekman, why were the talks broken off?

Ekman: They were adjourned at our request.

Gazette: Veldania says you walked out.

Ekman: Veldania says many things.

Later in the conversation Ekman conceded that the annex had been a mistake.

The foreign ministry had no comment."""


def test_a_speaker_is_labelled_by_the_last_word_of_the_name_too() -> None:
    assert [who for who, _ in said(INTERVIEW)] == ["Harbour Gazette", "Ekman", "Gazette", "Ekman"]


def test_a_turn_ends_where_its_speaker_is_reported() -> None:
    assert said(INTERVIEW)[-1] == ("Ekman", ["Veldania says many things."])


def test_an_interview_of_one_paragraph_a_turn_ends_with_its_last_turn() -> None:
    text = INTERVIEW.replace("Later in the conversation Ekman conceded", "Later in the conversation she conceded")
    assert said(text)[-1] == ("Ekman", ["Veldania says many things."])


def test_a_word_that_names_nobody_is_a_field() -> None:
    assert (
        said("President Ada Marr came to Torkent.\n\nPlace: the old port of the city.\n\nTime: noon, as agreed.") == []
    )


def test_a_hyphen_after_a_quotation_is_no_signature() -> None:
    analysis = analyse('"Ostmark First"-style tariffs on grain from Veldania')
    assert [f for f in ruled(analysis, paired_marks(analysis)) if f.rule == "quotes.signature"] == []


def test_a_letter_does_not_hold_the_turns_of_a_transcript() -> None:
    letter = "A message from Ada Marr of the town council\n\nI have served you for nine years. We were glad."
    text = (
        letter
        + "\n\nAda Marr: I have been here for years.\n\nIlan Droste: I have not been here.\n\nAda Marr: Fine, then."
    )
    analysis = analyse(text)
    found = [f for f in ruled(analysis, paired_marks(analysis)) if f.rule == "quotes.turn"]
    assert sum("I have not been here." in s.text for f in found for s in f.content) == 1
