"""Who speaks where a clause about the speaker stands before the verb. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

SPEAKERS = {
    "a reason for the silence": (
        "An aide who asked not to be named because she was not authorised to speak publicly said the premier was ill.",
        "An aide",
    ),
    "a clause between commas": (
        "The adviser, who is not allowed to talk to journalists, said the premier was ill.",
        "The adviser",
    ),
    "a meeting told beside": ("The adviser, who met the premier in Velm, said he was ill.", "The adviser"),
}


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_the_speaker_is_the_subject(sentence: str, speaker: str) -> None:
    reading = read(sentence)
    assert [s.text for q in reading.quotes for s in q.source.spans] == [speaker]
    assert [s.by for s in reading.voice.sentences] == ["quote"]


def test_who_speaks_within_the_clause_stays() -> None:
    reading = read("An aide to the premier, who a minister said was ill, said that the trip was off.")
    assert [s.text for q in reading.quotes for s in q.source.spans] == ["a minister", "An aide to the premier"]
