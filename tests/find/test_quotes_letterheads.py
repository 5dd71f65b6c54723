"""Letters under a line that says whose they are. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.quotes_letterheads import letters

LETTER = "From the desk of Mayor Ada Marr\n\nDear friends, we open the quay in May.\n\nCome and see it.\n\n{}"
NONE = {
    "a report under such a line": "From the desk of Mayor Ada Marr\n\nThe quay will open in May.\n\nFees will rise.",
    "a sentence that begins so": "From the desk of Mayor Ada Marr came a note.\n\nWe have read it.",
    "nobody named": "A message from\n\nWe open the quay in May.",
    "no more than the line": "From the desk of Mayor Ada Marr",
}


def test_a_letter_is_its_writers_words_up_to_the_next_label() -> None:
    text = LETTER.format("Contact:\n\nThe press office.")
    (found,) = letters(analyse(text))
    assert [s.text for s in found.source] == ["Mayor Ada Marr"]
    assert [s.text for s in found.content] == ["Dear friends, we open the quay in May.", "Come and see it."]
    assert found.verbatim
    assert all(text[s.start : s.end] == s.text for s in (*found.source, *found.content))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_letter(text: str) -> None:
    assert list(letters(analyse(text))) == []
