"""Who asked for a contact, as a sentence says it. Countries and people are invented."""

from __future__ import annotations

import pytest

from communique import lang
from communique.compare.initiators import LANGUAGE, initiating_words, initiator_in
from communique.spans import span_of

SAID = [
    ("The call was held at the initiative of the Veldanian side.", "Veldanian side"),
    ("It took place at the wish of Ostmark.", "Ostmark"),
    ("The meeting was proposed by the Karadani side.", "Karadani side"),
    ("President Marr had asked for the conversation.", "President Marr"),
    ("Henrik Vos, who had requested the meeting, left early.", "Henrik Vos"),
    ("The Chancellor took a call from President Marr of Veldania.", "President Marr of Veldania"),
    ("The call was Mr Vos's idea.", "Mr Vos's"),
    ("It was Marr who had placed the call.", "Marr"),
]
UNSAID = [
    "She asked for their immediate release.",
    "He requested the early lifting of import restrictions.",
    "They proposed to hold the next session in Halmere.",
    "When the telephone rang he was at dinner.",
]


def found(text: str) -> str | None:
    span = initiator_in(text, span_of(text, 0, len(text)))
    return span.text if span else None


@pytest.mark.parametrize(("text", "who"), SAID, ids=[t for t, _ in SAID])
def test_who_asked_is_found(text: str, who: str) -> None:
    words = found(text)
    assert words is not None
    assert who in initiating_words(words)


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_asked_for_must_be_the_contact(text: str) -> None:
    assert found(text) is None


def test_capitals_do_not_hide_who_asked() -> None:
    assert found("IT TOOK PLACE AT THE WISH OF OSTMARK.") is not None


def test_what_a_phrase_needs_is_told_in_small_letters() -> None:
    needed = [row["needs"] for row in lang.rows(LANGUAGE, "initiators")]
    assert needed == [words.lower() for words in needed]
