"""What somebody keeps back is no quote. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

KEPT_BACK = (
    "The mediators have declined to release the minutes.",
    "The bank declined to say how much it had paid.",
    "The ministry has yet to confirm the trip.",
    "The ministry has yet to announce a date.",
    "The ministry referred all inquiries to the army.",
    "The palace directed questions about the trip to the foreign ministry.",
    "The Abbot himself has refused to comment on the lawsuit.",
    "The Abbot refused to answer questions about it.",
    "The minister would not say what was discussed.",
    "The envoy did not say whether they had met.",
    "The premier has refused to apologise.",
    "The ministry refused to say that the trip was private.",
)
TOLD = {
    "a refusal with its reason": (
        'General Paz declined to comment, saying: "The talks are private."',
        ['"The talks are private."'],
    ),
    "a plain negation": ("The minister said the talks had not begun.", ["the talks had not begun"]),
    "an agreement to tell": ("The bank said how much it had paid.", ["how much it had paid"]),
    "what is referred to": ("The ministry referred to the inquiries as a farce.", ["the inquiries as a farce"]),
    "who says that it is still to come": (
        "The ministry said the army had yet to confirm the trip.",
        ["the army had yet to confirm the trip"],
    ),
}


@pytest.mark.parametrize("sentence", KEPT_BACK)
def test_kept_back(sentence: str) -> None:
    read_ = read(sentence)
    assert not read_.quotes
    assert [s.by for s in read_.voice.sentences] == ["author"]


@pytest.mark.parametrize(("sentence", "expected"), TOLD.values(), ids=TOLD)
def test_told(sentence: str, expected: list[str]) -> None:
    assert [" ".join(s.text for s in q.content.spans) for q in read(sentence).quotes] == expected
