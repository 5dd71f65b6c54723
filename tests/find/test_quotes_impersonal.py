"""What nobody in particular says is the writer's own. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

OWN = (
    "One must assume that he knew.",
    "The premier, one may say, was late.",
    "It might be added that the premier was late.",
    "Holidays, it seems, are getting longer.",
    "Readers, demand the minutes!",
    "A dinner that the premier was to have hosted for them was called off.",
    "Energy Minister Omar Said received envoy Lena Holm on Monday.",
)
HEADLINES = ("Deputy PM in Kolva to push gas swap", "Finance ministers sit down over fiscal rules")
TOLD = {
    "one of several": ("One said that the premier was late.", ["that the premier was late"]),
    "what was reported": ("It was reported that the premier was late.", ["that the premier was late"]),
    "ministers who call for something": (
        "The ministers, in a joint letter, demand that the minutes be published!",
        ["that the minutes be published"],
    ),
    "who said that something was called off": (
        "The talks were called off, said the premier.",
        ["The talks were called off"],
    ),
    "a verb behind a name": ("Mara Orm said the talks had failed.", ["the talks had failed"]),
    "words that one is reminded of": (
        'One is reminded of the psalm: "The sea fled and the hills skipped like rams."',
        ['"The sea fled and the hills skipped like rams."'],
    ),
    "a proverb that one thinks of": (
        'One thinks of the old proverb: "Who digs a pit will fall in it."',
        ['"Who digs a pit will fall in it."'],
    ),
}


@pytest.mark.parametrize("sentence", OWN)
def test_own(sentence: str) -> None:
    reading = read(sentence)
    assert not reading.quotes
    assert [s.by for s in reading.voice.sentences] == ["author"]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_that_tells_a_deed(headline: str) -> None:
    assert not read(f"{headline}\n\nThey met in Velm.").quotes


def test_a_vow_in_a_headline_stays() -> None:
    (quote,) = read("Premier vows to push gas swap\n\nThey met in Velm.").quotes
    assert quote.content.spans[0].text == "to push gas swap"


@pytest.mark.parametrize(("sentence", "expected"), TOLD.values(), ids=TOLD)
def test_told(sentence: str, expected: list[str]) -> None:
    assert [" ".join(s.text for s in q.content.spans) for q in read(sentence).quotes] == expected
