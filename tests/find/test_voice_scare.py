"""Scare quotes told apart from other uses of quotation marks. Countries, officials and ships are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.marks import paired_marks
from communique.find.voice_layers import layers
from communique.find.voice_scare import scare_quotes

from .made_by_hand import quote
from .read_whole import READER

CASES = {
    "an adjective held at a distance": ('Veldania\'s "brotherly" help arrives with a bill.', ['"brotherly"']),
    "a noun held at a distance": ("The “reform” left the villages without water.", ["“reform”"]),
    "what they call": ('What the governor calls "order" is fear.', ['"order"']),
    "two terms": ('The "experts" praised the "progress" of the valley.', ['"experts"', '"progress"']),
    "what has been called so by nobody in particular": (
        'The visit has been called a "routine exchange".',
        ['"routine exchange"'],
    ),
    "a number": ('The letter "4471" was lost.', []),
    "a stretch cut short": ('She was "rushed … away" to Halmere.', []),
    "a term inside a quotation": ("“We want no ‘aid’ of this sort,” the crowd sang in Selm all night.", []),
    "single marks": ("The ‘election’ lasted an hour.", ["‘election’"]),
    "a ship": ('The icebreaker "Northern Dawn" left Port Selm.', []),
    "a ship in lower case": ('The frigate "thunder" left Port Selm.', []),
    "a programme": ('The ministry closed the "clean river" programme.', []),
    "a title": ('She wrote a book entitled "the long winter" in Halmere.', []),
    "a nickname": ('General Temur "Wolf" Asanov left the army.', []),
    "a word as a word": ('The word "partner" stands in the text four times.', []),
    "words that a treaty uses": ('The treaty of 1921 used "frontier" and "border" without distinction.', []),
    "a clause on a term": ('The clause on "force of nature" runs to three pages.', []),
    "slogans in a row": ('They carried signs that read "bread now" and "not for us" to the palace.', []),
    "a slogan": ('They carried banners reading "bread and water" to the palace.', []),
    "words that somebody is reported to have said": ('The minister described the talks as "useful" and left.', []),
    "a name in capitals": ('The party "Free Karadan" won four seats.', []),
    "who calls it so": ('The "river agenda", as both capitals call it, has survived.', []),
    "the first half of an interrupted quotation": ('"If you want peace," my aunt used to say, and left.', []),
    "an award": ('The boys won a medal for "courageous work" in Halmere.', []),
    "an answer that was chosen": ('Only 21 percent of those who chose "honest" voted for her.', []),
    "a foreign symbol": ('Mapmakers dropped the traditional "manji" symbol from the maps.', []),
    "a whole sentence": ('"We will come back." The crowd went home.', []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_scare_quotes(text: str, expected: list[str]) -> None:
    analysis = analyse(text)
    found = scare_quotes(analysis, layers(analysis, ()), paired_marks(analysis))
    assert [m.text for m in found] == expected


def test_words_inside_a_found_quote_are_its_sources() -> None:
    text = 'Droste said the "reform" had failed.'
    analysis = analyse(text)
    made = quote(text, 'the "reform" had failed', "Droste", "said")
    assert scare_quotes(analysis, layers(analysis, [made]), paired_marks(analysis)) == ()


def test_a_short_term_without_source_and_cue_is_no_quotation() -> None:
    text = 'The "reform" left the villages without water.'
    analysis = analyse(text)
    found = scare_quotes(analysis, layers(analysis, [quote(text, '"reform"')]), paired_marks(analysis))
    assert [m.text for m in found] == ['"reform"']


def test_words_before_a_source_and_its_cue_are_half_a_quotation() -> None:
    text = '"A long winter" – Droste said – "is what we face."'
    analysis = analyse(text)
    made = quote(text, '"is what we face."', "Droste", "said")
    assert scare_quotes(analysis, layers(analysis, [made]), paired_marks(analysis)) == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            'The junta\'s "referendum" was a shameful farce, held at gunpoint in towns that its soldiers had emptied.',
            True,
        ),
        ('The governor\'s "experts" are his cousins, and a disgrace to the valley.', True),
        ('Officials studied sites in the north last year and a federal "supermax" prison in Torkent.', False),
        (
            (
                "The ministry published the study on Monday. It has 40 pages and covers two years. "
                'The analysts looked at the cells, the "lines" and the other data of the study in Torkent.'
            ),
            False,
        ),
    ],
)
def test_what_stands_around_a_term_tells_whether_it_is_kept_at_a_distance(text: str, kept: bool) -> None:
    marks = READER.read(Document(text=text, name="t")).voice.marks
    assert any(m.kind == "scare_quotes" for m in marks) == kept


COMMENTARY = (
    "The valley was robbed. It is a scandal, and the junta lies about it shamelessly every single day. {} "
    "Nobody in Torkent is fooled by this miserable comedy. Shame on those who still applaud."
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('The self-appointed "liberators" have ruined what they touched.', ['"liberators"']),
        ('Three hundred homes were burnt in the name of a ridiculous "cleansing," and nobody paid.', ['"cleansing,"']),
        ("The supposed ‘donors’ took more than they ever gave.", ["‘donors’"]),
        ('Minister Droste told parliament that the valley was "calm and orderly" on Friday.', []),
        ('They used a "bund" – a dyke of earth – against the river.', []),
    ],
)
def test_scare_quotes_of_commentary(sentence: str, expected: list[str]) -> None:
    marks = READER.read(Document(text=COMMENTARY.format(sentence), name="t")).voice.marks
    assert [m.text for m in marks if m.kind == "scare_quotes"] == expected


def test_the_same_term_in_a_sober_report_is_left_alone() -> None:
    text = 'The board met in Selm on Friday. It set up a "donors" group of nine states, which meets in May.'
    assert not READER.read(Document(text=text, name="t")).voice.marks
