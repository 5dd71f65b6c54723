"""How subjective the author's own words are. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.voice import find_voice

from .judged_by_hand import OBJECTIVE

SUBJECTIVE = {
    "an evaluation": "It was a shameful and cynical farce.",
    "an obligation": "Parliament must act, and it must act now.",
    "a rhetorical question": "How many more visits will it take?",
    "an exclamation": "What a day for our people!",
    "an appeal": "Let us remember who paid for this palace!",
    "a conjecture": "Perhaps Droste will tell us himself one day.",
    "an inference": "Clearly, nobody in the palace was ever really asked, and therefore nothing was decided.",
}


def score(text: str) -> float:
    (sentence,) = find_voice(analyse(text), (), ()).sentences
    assert sentence.subjective is not None
    return sentence.subjective


@pytest.mark.parametrize("text", SUBJECTIVE.values(), ids=SUBJECTIVE.keys())
def test_subjective(text: str) -> None:
    assert 0.5 <= score(text) <= 1


@pytest.mark.parametrize("text", OBJECTIVE.values(), ids=OBJECTIVE.keys())
def test_objective(text: str) -> None:
    assert 0 <= score(text) < 0.5


def test_each_loaded_word_raises_the_score() -> None:
    words = ("", "shameful ", "shameful and cynical ")
    plain, loaded, twice = (score(f"The minister gave a {w}speech.") for w in words)
    assert plain < loaded < twice
