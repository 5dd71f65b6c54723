"""Whom the words of a source name, with the text's own roster. Countries and officials are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.records import Quote, QuoteSource, Spans
from communique.resolve.entities import resolve_mentions
from communique.resolve.speakers import resolve_speakers
from communique.resolve.speakers_absent import not_themselves
from communique.spans import Span


def names(text: str, *sources: str, outlet: str | None = None) -> list[str | None]:
    """The names that sources get, each the first such words after the one before."""
    analysis, document = analyse(text), Document(text, outlet=outlet)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    quotes, at = [], 0
    for i, words in enumerate(sources, 1):
        at = text.index(words, at)
        span = Span(at, at + len(words), words)
        quotes.append(Quote(f"q{i}", "indirect", QuoteSource(None, None, (span,)), Spans(), Spans()))
        at += len(words)
    return [q.source.name for q in resolve_speakers(tuple(quotes), analysis, roster)]


MET = "President Ada Marr of Veldania met with President Ilan Droste of Ostmark. "
PAIR = "Ada Marr and Ilan Droste"
FAR = "President Marr spoke of trade. " * 12

NAMED = {
    "two leaders far back": (MET + FAR + "The two leaders discussed fish.", "The two leaders", PAIR),
    "they, after a long turn of one": (MET + FAR + "They discussed fish.", "They", PAIR),
    "a number and any plural": (
        "Adviser Ada Marr, Adviser Ilan Droste and Adviser Rustam Ino spoke. The three NSAs agreed on fish.",
        "The three NSAs",
        "Ada Marr, Ilan Droste and Rustam Ino",
    ),
    "leaders by country": (
        MET + "Veldania and Torland are neighbours. The Veldanian and Ostmark leaders agreed on fish.",
        "The Veldanian and Ostmark leaders",
        PAIR,
    ),
    "other leaders than those named": (
        MET + "The young business leaders agreed on fish.",
        "The young business leaders",
        "young business leaders",
    ),
    "three full names": (
        "Foreign Minister Ada Marr of Veldania, Foreign Minister Ilan Droste of Ostmark, and Rustam Ino held a call.",
        "Foreign Minister Ada Marr of Veldania, Foreign Minister Ilan Droste of Ostmark, and Rustam Ino",
        "Ada Marr, Ilan Droste and Rustam Ino",
    ),
    "one article for two offices": (
        "Vice President Ada Marr met Prime Minister Ilan Droste. The Vice President and Prime Minister agreed on fish.",
        "The Vice President and Prime Minister",
        PAIR,
    ),
    "a person and a body": (
        "Ada Marr came. Ms. Marr and the incoming administration discussed fish. They committed to more.",
        "They",
        "Ada Marr and incoming administration",
    ),
    "one without a name": ("Ada Marr and her two daughters said so.", "Ada Marr and her two daughters", None),
    "a possessor is no party": (
        (
            "President Ada Marr met Cardinal Matteo Orlin. President Marr shared her wishes for "
            "Ilan Droste’s continued work. They also discussed fish."
        ),
        "They",
        "Ada Marr and Matteo Orlin",
    ),
    "a modifier is no party": (
        "Senior White House officials noted the budget. They also discussed fish.",
        "They",
        "Senior White House officials",
    ),
    "a name and what follows it": (
        "Soli Marr, an expert at Torkent's Harbour University, said so.",
        "Soli Marr, an expert at Torkent's Harbour University",
        "Soli Marr",
    ),
    "what somebody heads is no second speaker": (
        "Pavel Rieck, founder and head of Ostmark and Torland Veterans, said so.",
        "Pavel Rieck, founder and head of Ostmark and Torland Veterans",
        "Pavel Rieck",
    ),
    "some of a people": ("Kazakhstan is far. Many Kazakhs fear winter.", "Many Kazakhs", "Many Kazakhs"),
    "an unnamed source in full": (
        "A senior official who asked not to be named said so.",
        "A senior official who asked not to be named",
        "A senior official who asked not to be named",
    ),
}


@pytest.mark.parametrize(("text", "source", "name"), NAMED.values(), ids=NAMED.keys())
def test_a_source_is_named(text: str, source: str, name: str | None) -> None:
    assert names(text, source) == [name if name is not None else source]


TAKEN = {
    "participants": ("The participants discussed fish. They also looked at nets.", "The participants", "They"),
    "students": ("Students fear arrest. Police came. Now they want to leave.", "Students", "they"),
}


@pytest.mark.parametrize(("text", "first", "second"), TAKEN.values(), ids=TAKEN.keys())
def test_they_take_up_the_source_before(text: str, first: str, second: str) -> None:
    assert names(text, first, second) == [first, first]


def test_a_pronoun_left_open_takes_nobody_of_the_other_sex() -> None:
    text = "Mr Ilan Droste said it would fail. He added that grain was dear. She replied that it was cheap."
    assert names(text, "Mr Ilan Droste", "He", "She") == ["Ilan Droste", "Ilan Droste", "She"]


def test_the_official_is_the_one_described_before() -> None:
    text = "President Ada Marr called. A senior administration official who asked not to be named praised it. "
    text += "The administration official saw hope. President Marr left. The official gave no date."
    full = "A senior administration official who asked not to be named"
    assert names(text, full, "The administration official", "The official") == [full] * 3


def test_those_for_whom_somebody_speaks_are_not_listed_as_speakers() -> None:
    source = "A spokesman for Ilan Droste and Ada Marr"
    (name,) = names(f"{source} said so.", source)
    assert name is not None
    assert "and Ada Marr" not in name.removeprefix(source)


def test_a_group_met_is_named_beside_the_one_who_met_it() -> None:
    text = "President Ada Marr met with the Presidents of Kazakhstan and Uzbekistan. The leaders discussed fish."
    assert names(text, "The leaders") == ["Ada Marr and Presidents of Kazakhstan and Uzbekistan"]


def test_a_paper_by_the_last_word_of_its_name() -> None:
    text = "The Washington Post came out. The talks went badly, the Post said."
    assert names(text, "the Post") == ["The Washington Post"]


def test_the_president_of_the_publisher_is_nobody_of_a_company() -> None:
    text = "The President met with business leaders.\n\n- Ada Marr, President and CEO, Harbour Works"
    assert names(text, "The President", outlet="The White House") == ["The President"]


@pytest.mark.parametrize("text", ["They", "and", "The three", ", and", "the \ud800", "who\x00"])
def test_odd_sources_raise_nothing(text: str) -> None:
    assert len(names(text, text)) == 1


def test_who_is_named_in_the_words_has_not_said_them() -> None:
    text = "Analyst Ada Marr spoke of Ilan Droste. Marr doubts the treaty. Droste came home. "
    text += '"Droste has lost the bridge," she said.'
    analysis, document = analyse(text), Document(text)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    quotes = find_quotes(analysis, paired_marks(analysis))
    made = [
        replace(q, source=replace(q.source, entity=droste.id, name=droste.name))
        if "she" in q.source.spans[0].text
        else q
        for q in resolve_speakers(quotes, analysis, roster)
        for droste in roster.entities
        if droste.name == "Ilan Droste"
    ]
    said = not_themselves(tuple(made), analysis, roster)
    assert [q.source.name for q in said if "bridge" in q.content.spans[0].text] == ["Ada Marr"]


def test_he_who_has_spoken_goes_on_although_he_speaks_of_another() -> None:
    text = "Andrei Kolman of the Harbour Centre told the Courier that the call was short. "
    text += '"It took place amid rumors that Ilan Droste had prepared a draft, and everyone got worried," he said. '
    text += '"But Droste backed off," he added.'
    analysis, document = analyse(text), Document(text)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    said = resolve_speakers(find_quotes(analysis, paired_marks(analysis)), analysis, roster)
    assert {q.source.name for q in said} == {"Andrei Kolman"}
