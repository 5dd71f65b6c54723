"""Words as words, abilities, questions and what others propose: no marks of the author. Names are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.marks import paired_marks
from communique.find.voice_scare import is_word_as_word
from communique.reader import Reader

WORDS = {
    'If you replaced "corn" with "drugs" you would have a flawless argument.': [True, True],
    'For Marr, "fascism" is a dirty word.': [True],
    'I mean "fascist" in the more clinical sense.': [True],
    'It was replaced, at the wish of "a certain delegation", with another.': [False],
    'The "friendship" is a burden.': [False],
    'The "friendship" ended in the spring.': [False],
    'He plans more "deals" in the port.': [False],
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items(), ids=WORDS.keys())
def test_words_as_words(text: str, expected: list[bool]) -> None:
    analysis = analyse(text)
    assert [is_word_as_word(analysis, pair) for pair in paired_marks(analysis)] == expected


HEDGES = {
    "None of the articles could win a majority.": [],
    "The article could win a majority.": ["could"],
    "An inquest will ask whether more could have been done.": [],
    "It has been suggested that the premier might resign.": [],
    "The premier might resign.": ["might"],
    "The defeat made the treaty seem premature.": [],
    "The treaty seems premature.": ["seems"],
}


@pytest.mark.parametrize(("text", "marks"), HEDGES.items(), ids=HEDGES.keys())
def test_hedges(text: str, marks: list[str]) -> None:
    assert [m.text for m in Reader().read(Document(text)).voice.marks if m.kind == "hedge"] == marks
