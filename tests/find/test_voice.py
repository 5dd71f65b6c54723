"""Whose voice a sentence is in. Countries, officials and outlets are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.voice import find_voice
from communique.records import Quote, Voice
from communique.spans import Span, holds

from .made_by_hand import quote


def voice_of(text: str, *quotes: Quote) -> Voice:
    analysis = analyse(text)
    return find_voice(analysis, quotes, paired_marks(analysis))


SPEAKERS = {
    "a plain fact is the author's": ("Droste met Marr in Halmere on Monday.", [], "author"),
    "narrated speech without content is the author's": ("Droste apologised to the families.", [], "author"),
    "indirect speech is the source's": (
        "Foreign Minister Ilan Droste of Ostmark said on Monday that the border would open.",
        [("that the border would open", "Foreign Minister Ilan Droste of Ostmark", "said")],
        "quote",
    ),
    "a clause that tells who the source is adds nothing": (
        "Droste, who has led the ministry since March, said the border would open.",
        [("the border would open", "Droste, who has led the ministry since March", "said")],
        "quote",
    ),
    "according to a report": (
        "According to the ministry, the talks lasted two hours.",
        [("the talks lasted two hours", "the ministry", "According to")],
        "quote",
    ),
    "a fact joined to reported words is mixed": (
        "Droste said the border would open, and two hours later the guards closed every gate on the river.",
        [("the border would open", "Droste", "said")],
        "mixed",
    ),
    "who passed the words on adds nothing": (
        "The border will open, Droste said after the talks, as quoted by Veldapress.",
        [("The border will open", "Droste", "said")],
        "quote",
    ),
    "what somebody did not mention is the author's": (
        "The Chancellery made no mention of the talks in Selm.",
        [("the talks in Selm", "The Chancellery", "made no mention of")],
        "author",
    ),
    "a guess at what others think is the author's": (
        "Perhaps they believe that the river belongs to them.",
        [("that the river belongs to them", "they", "believe")],
        "author",
    ),
    "what the text says of itself is the author's": (
        "This brief argues that the truce will last.",
        [("that the truce will last", "This brief", "argues")],
        "author",
    ),
    "what parties agreed to do is told": (
        "They agreed to meet again in Selm.",
        [("to meet again in Selm", "They", "agreed")],
        "author",
    ),
    "what somebody wants to do is told": (
        "Droste plans to visit Selm in May.",
        [("to visit Selm in May", "Droste", "plans")],
        "author",
    ),
    "what is expected of nobody in particular is the author's": (
        "Droste is expected to visit Selm.",
        [(["Droste", "to visit Selm"], "", "is expected")],
        "author",
    ),
    "what was talked about is narrated": (
        "The two ministers discussed the river and the price of grain.",
        [("the river and the price of grain", "The two ministers", "discussed")],
        "author",
    ),
    "what the author saw is the author's": (
        "We were sure that nobody had followed us.",
        [("that nobody had followed us", "We", "were sure")],
        "author",
    ),
    "a promise is the source's": (
        "Droste promised to open the border.",
        [("to open the border", "Droste", "promised")],
        "quote",
    ),
    "greetings conveyed are narrated": (
        "Droste conveyed warm greetings from the President.",
        [("warm greetings from the President", "Droste", "conveyed")],
        "author",
    ),
    "the occasion of the speech adds nothing": (
        "Speaking at a dinner in Port Selm, Droste said the border would open.",
        [("the border would open", "Droste", "said")],
        "quote",
    ),
    "a comment on reported words is mixed": (
        "Droste shamelessly claimed that the border was open.",
        [("that the border was open", "Droste", "claimed")],
        "mixed",
    ),
    "a quotation wrapped in a rhetorical question is mixed": (
        'And this is what Droste calls "order"?',
        [('"order"', "Droste", "calls")],
        "mixed",
    ),
    "a sentence wholly in marks is a quote without a source": (
        '"The border will open before the end of the month."',
        [('"The border will open before the end of the month."', "", "")],
        "quote",
    ),
}


@pytest.mark.parametrize(("text", "quotes", "by"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_who_speaks(text: str, quotes: list[tuple[str, str, str]], by: str) -> None:
    made = [quote(text, content, source, cue, f"q{i}") for i, (content, source, cue) in enumerate(quotes)]
    assert [s.by for s in voice_of(text, *made).sentences] == [by]


def test_a_line_that_only_announces_scripture_belongs_to_it() -> None:
    text = 'The Almighty says:\n\n"And hold to what is just and do not part from it." [Book of Selm 4:2]'
    made = quote(text, '"And hold to what is just and do not part from it."', "Book of Selm 4:2", "says")
    assert {s.by for s in voice_of(text, made).sentences} == {"quote"}


def test_a_quoted_sentence_is_not_judged_subjective() -> None:
    text = "Droste said that the border must open and that the wall was a disgrace."
    made = quote(text, "that the border must open and that the wall was a disgrace", "Droste", "said")
    assert [(s.by, s.subjective) for s in voice_of(text, made).sentences] == [("quote", None)]


def test_author_share_counts_own_words_against_quoted_ones() -> None:
    text = "Droste left early. Marr said nobody had asked him."
    made = quote(text, "nobody had asked him", "Marr", "said")
    assert voice_of(text, made).author_share == pytest.approx(3 / 7, abs=0.001)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "?!", "﴿", '"', "\ud800", "\x00"])
def test_nothing_to_read_gives_an_empty_or_quiet_result(text: str) -> None:
    voice = voice_of(text)
    assert voice.author_share is None
    assert voice.marks == ()


PIECES = st.sampled_from(
    [
        "Droste said ",
        "“aid” ",
        "a shameful farce ",
        "perhaps ",
        "👩‍👩‍👦 ",
        "e\u0301te\u0301 ",
        "سلام ",
        ".\r\n\r\n",
        "? ",
        '"brotherly" help ',
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_mark_and_sentence_stands_where_it_says(text: str) -> None:
    analysis = analyse(text)
    marks = paired_marks(analysis)
    voice = find_voice(analysis, find_quotes(analysis, marks), marks)
    assert holds(text, (Span(m.start, m.end, m.text) for m in voice.marks))
    assert [(s.start, s.end) for s in voice.sentences] == [(s.start, s.end) for s in analysis.sentences]
    assert all(m.reasons for m in voice.marks)


PARAGRAPHS = (
    "A Harvest of Silence",
    (
        "On Sunday the minister of Ostmark's interior, Tomas Keller, met the head of Veldania's border guard. "
        'The ministry said that the two had discussed "practical questions".'
    ),
    (
        "Practical questions! For nine years the same officials have promised the villages of the Selm valley a road, "
        'and for nine years the villages have had mud. Now we are told that a "partnership" is coming. Perhaps it is.'
    ),
    (
        "Keller's press office did not name a date. It published one photograph, and the photograph is a masterpiece "
        "of flattery. Who paid for the banquet? Parliament must ask him."
    ),
)
COMMENTARY = "\n\n".join(PARAGRAPHS)


def test_a_commentary_read_as_a_whole() -> None:
    made = quote(COMMENTARY, 'that the two had discussed "practical questions"', "The ministry", "said")
    voice = voice_of(COMMENTARY, made)
    judged = {COMMENTARY[s.start : s.end]: s for s in voice.sentences}
    marks = {(m.kind, m.text) for m in voice.marks}
    assert [s.by for s in voice.sentences].count("quote") == 1
    assert marks >= {("scare_quotes", '"partnership"'), ("hedge", "Perhaps"), ("loaded", "masterpiece")}
    assert ("scare_quotes", '"practical questions"') not in marks
    assert (judged["Parliament must ask him."].subjective or 0) >= 0.5
    assert (judged["Who paid for the banquet?"].subjective or 0) >= 0.5
    assert (judged["Keller's press office did not name a date."].subjective or 0) < 0.5
    assert 0.8 < (voice.author_share or 0) < 1
