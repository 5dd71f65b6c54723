"""What looks like a hedge and supposes nothing. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.voice_layers import layers
from communique.find.voice_marks import voice_marks


def hedges(text: str) -> list[str]:
    """The hedges that the lists mark in a text of which nothing is quoted."""
    analysis = analyse(text)
    found = voice_marks(analysis, layers(analysis, ()), paired_marks(analysis))
    return [m.text for m in found if m.kind == "hedge"]


NONE = [
    "The fever is not as deadly as it could be.",
    "What could be more boring than a harbour?",
    "For those who may not be paying attention, the plan has long been in the works.",
    "Maybe we should be more like Ostmark?",
    "There are rules under which guests may enter.",
    "It has been reported that the fever spreads.",
    "The treaty could be readily identified as void.",
    "How could Marr possibly know this?",
    "How could the council not see it?",
    "Those whom we are told we may have to fight are far.",
    "What Marr could possibly have been up to is a mystery.",
    "There are limits (see the Statute) under which citizens who are divorced may receive aid.",
    "The mayor is worried that the vote might fail.",
    "The comet is ‘Potentially Hazardous’ to Selm.",
]
SOME = [
    ("The fever could spread to Torm.", ["could"]),
    ("The plan may not be paying off.", ["may"]),
    ("Maybe the gangs have come from abroad.", ["Maybe"]),
    ("The fleet could possibly return.", ["could", "possibly"]),
    ("I am worried that the vote might fail.", ["might"]),
    ("The rules may change.", ["may"]),
    ("The minister is reported to have left.", ["reported"]),
    ("What might come next is a war.", ["might"]),
]


@pytest.mark.parametrize("text", NONE)
def test_no_hedge(text: str) -> None:
    assert hedges(text) == []


@pytest.mark.parametrize(("text", "words"), SOME)
def test_a_hedge(text: str, words: list[str]) -> None:
    assert hedges(text) == words
