"""Where nobody can tell whether a reprint goes on, no word is marked as the author's. Names are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader

OPENING = "Port\n\nThe premier has sold the port.\n\n"
REPORT = "The Selm Courier reports:\n\nThe quay was closed on Monday after a storm.\n\n"
GOES_ON = "The letter was reportedly given to the mayor.\n\n"

HELD_BACK = {
    "the report may go on": (OPENING + REPORT + GOES_ON, []),
    "two paragraphs on": (OPENING + REPORT + "The quay is 40 metres long.\n\n" + GOES_ON, []),
    "a line that passes it on": (OPENING + "Via the Selm Courier...\n\nThe quay was closed.\n\n" + GOES_ON, []),
    "somebody's own story goes on": (
        OPENING + "Lena Dorr writes:\n\nI told my brother of it.\n\nI feared for what might become of my shop.\n",
        [],
    ),
}
MARKED = {
    "the author is back with a question": (OPENING + REPORT + "Who is to blame?\n\n" + GOES_ON, ["reportedly"]),
    "with a judgement": (OPENING + REPORT + "This is a disgrace.\n\n" + GOES_ON, ["disgrace", "reportedly"]),
    "with a word to the reader": (OPENING + REPORT + "You know the rest.\n\n" + GOES_ON, ["reportedly"]),
    "somebody else's story is over": (
        OPENING + "Lena Dorr writes:\n\nI told my brother of it.\n\nThe quay may close on Friday.\n",
        ["may"],
    ),
    "no reprint": (OPENING + "The quay was closed on Monday after a storm.\n\n" + GOES_ON, ["reportedly"]),
    "a place and no outlet": (
        OPENING + "Via the old bridge, the bus came:\n\nThe quay was closed.\n\n" + GOES_ON,
        ["reportedly"],
    ),
}


@pytest.mark.parametrize(("text", "marks"), [*HELD_BACK.values(), *MARKED.values()], ids=[*HELD_BACK, *MARKED])
def test_marks_behind_a_reprint(text: str, marks: list[str]) -> None:
    assert [m.text for m in Reader().read(Document(text)).voice.marks] == marks


CHALLENGES = {
    "Marr praises the treaty. She might explain that to the fishermen of Selm.": [],
    "Perhaps someone can explain the wisdom of it to the fishermen.": [],
    "The storm might explain the delay.": ["might"],
    "Perhaps she has gone home.": ["Perhaps"],
}


@pytest.mark.parametrize(("text", "marks"), CHALLENGES.items(), ids=CHALLENGES.keys())
def test_who_is_told_to_explain_is_challenged(text: str, marks: list[str]) -> None:
    assert [m.text for m in Reader().read(Document(text)).voice.marks if m.kind == "hedge"] == marks
