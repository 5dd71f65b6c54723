"""Loaded words and hedges. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.voice_layers import layers
from communique.find.voice_marks import voice_marks
from communique.records import Quote

from .made_by_hand import quote


def marks_of(text: str, kind: str, *quotes: Quote) -> list[str]:
    analysis = analyse(text)
    return [m.text for m in voice_marks(analysis, layers(analysis, quotes)) if m.kind == kind]


HEDGES = {
    "may of possibility": ("The two ministers may have met in Halmere.", ["may"]),
    "the month": ("They last met in Halmere in May 2021.", []),
    "the month before a verb": ("The treaty of May ended the war.", []),
    "a name in a transcript": ("Prime Minister of Ostmark Teresa May : Thank you very much, Mr President.", []),
    "a wish": ("May the talks succeed.", []),
    "leave given to the reader": ("You may read the statement here.", []),
    "could of possibility": ("The talks could begin in June.", ["could"]),
    "could not of inability": ("The envoy could not leave the city.", []),
    "adverbs": ("Perhaps he left; he was apparently and reportedly ill.", ["Perhaps", "apparently", "reportedly"]),
    "seems": ("The envoy seems to have left.", ["seems"]),
    "appear with an infinitive": ("The talks appear to have failed.", ["appear"]),
    "appear on a screen": ("The envoy appeared on television.", []),
    "believed to": ("The envoy is believed to have left.", ["believed"]),
    "believe with an object": ("The voters believed the envoy.", []),
    "an alleged deed": ("The alleged visit took place in June.", ["alleged"]),
    "the phrase one must assume": ("One must assume that he was told.", ["One must assume"]),
    "it appears as an aside": ("Ostmark, it appears, has left the pact.", ["appears"]),
    "a word as a word": ('The text has "may" where another is wanted.', []),
    "we think is no hedge": ("We think the talks failed.", []),
    "approximators are no hedges": ("About forty people usually attend, almost all from Ostmark.", []),
}


@pytest.mark.parametrize(("text", "expected"), HEDGES.values(), ids=HEDGES.keys())
def test_hedges(text: str, expected: list[str]) -> None:
    assert marks_of(text, "hedge") == expected


LOADED = {
    "an adjective": ("It was a shameful agreement.", ["shameful"]),
    "a noun": ("The whole ceremony was a farce.", ["farce"]),
    "an adverb of attitude": ("Unfortunately the talks failed.", ["Unfortunately"]),
    "a verb": ("The governor betrayed the villages.", ["betrayed"]),
    "ironic praise": ("What a magnificent silence from the ministry.", ["magnificent"]),
    "a phrase": ("The minister bent the knee in Sarnograd.", ["bent the knee"]),
    "denied by not": ("The minister is not evil.", []),
    "denied by no": ("There was no betrayal at Halmere.", []),
    "not only does not deny": ("The deal was not only shameful but long.", ["shameful"]),
    "a plain report": ("The two ministers discussed trade and energy in Halmere.", []),
    "a technical compound": ("The two sides discussed the visa regime.", []),
    "a regime": ("The regime in Sarnograd answers to nobody.", ["regime"]),
}


@pytest.mark.parametrize(("text", "expected"), LOADED.values(), ids=LOADED.keys())
def test_loaded_words(text: str, expected: list[str]) -> None:
    assert marks_of(text, "loaded") == expected


def test_quoted_words_are_not_the_authors() -> None:
    text = "Droste said the shameful talks may fail. They may."
    made = quote(text, "the shameful talks may fail", "Droste", "said")
    assert marks_of(text, "loaded", made) == []
    assert marks_of(text, "hedge", made) == ["may"]


def test_a_quoted_word_taken_up_again_is_not_the_authors() -> None:
    text = "Droste called the law wicked. Wicked or not, it passed."
    assert marks_of(text, "loaded", quote(text, "wicked", "Droste", "called")) == []


def test_a_mark_says_from_which_group_of_words_it_comes() -> None:
    analysis = analyse("It was a shameful agreement, apparently.")
    reasons = [m.reasons[0].rule for m in voice_marks(analysis, layers(analysis, ()))]
    assert reasons == ["voice.loaded: judgement: wrongdoing", "voice.hedge: epistemic adverb"]
