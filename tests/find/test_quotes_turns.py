"""Speakers of transcripts, told by their labels. Countries and officials are invented."""

from __future__ import annotations

from communique.analysis import analyse
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
