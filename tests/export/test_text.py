"""The report for a terminal. Countries and officials are invented."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from communique.document import Document
from communique.export.text import report
from communique.records import Contact, MadeBy, Participant, Quote, QuoteSource, Reading, Spans, Voice, Warning
from communique.spans import Span

from .full_reading import CONTACTS, QUOTES, READING, TEXT

EMPTY = Reading(Document("", name="nothing"), (), (), (), Voice(), (), MadeBy("0.1.0"))


def line_with(words: str, shown: str) -> str:
    return next(line for line in shown.splitlines() if words in line)


def flowing(shown: str) -> str:
    """The report with its lines joined, as it is read aloud."""
    return " ".join(shown.split())


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Quiet talks in Torkent", id="title"),
        pytest.param("Idris Halim, The Torkent Letter, 3 Nov 2023, 106 words", id="where it is from"),
        pytest.param("reported Meeting (held): Anton Maresin, Rustam Ilyazov", id="in short: what"),
        pytest.param(
            "on whose word Foreign Intelligence Service (Veldania) → Veldapress → this text (The Torkent Letter)",
            id="in short: on whose word",
        ),
        pytest.param("opinion 62 % of the words are the author's own; 1 sentence judges", id="in short: opinion"),
        pytest.param("who Anton Maresin, Director of the Foreign Intelligence Service (Veldania)", id="who"),
        pytest.param('when "1/11/2023": 1 Nov 2023 or 11 Jan 2023, the text does not say which', id="when"),
        pytest.param("where Torkent", id="where"),
        pytest.param('about "joint measures" against smuggling', id="about"),
        pytest.param("came of it agreed to exchange data", id="outcome"),
        pytest.param("on the word of Foreign Intelligence Service (Veldania) → Veldapress", id="chain"),
        pytest.param("not confirmed State Security Service: has said nothing of it", id="silence"),
        pytest.param("not heard Rustam Ilyazov", id="not heard"),
        pytest.param("Visit, planned who Daniyar Toktasin, President when Dec 2023", id="the other contact"),
        pytest.param("Quotes: 5 from 4 sources", id="number of quotes"),
        pytest.param('direct "We see the threat in the same way,"', id="direct quote"),
        pytest.param('mixed said that: Karadan was … "a brother" (inside another quote)', id="quote in two stretches"),
        pytest.param("and agreed to exchange data (through Veldapress)", id="carrier of a quote"),
        pytest.param('judging A shameless "brotherly" visit, perhaps.', id="judging sentence"),
        pytest.param('scare quotes "brotherly" loaded words shameless hedges perhaps', id="marks"),
        pytest.param("W301 1/11/2023 is 1 November or 11 January 2023", id="warning"),
        pytest.param("communique explain W301", id="where a code is explained"),
    ],
)
def test_the_report_says(words: str) -> None:
    assert words in flowing(report(READING))


def test_quotes_of_one_speaker_stand_together() -> None:
    shown = report(READING)
    assert shown.count("\nAnton Maresin, Director of the Foreign Intelligence Service (Veldania)\n") == 1
    assert (
        shown.index("We see the threat")
        < shown.index('"a brother"')
        < shown.index("A deputy who", shown.index("Quotes:"))
    )


def test_the_main_contact_comes_first() -> None:
    turned = replace(READING, contacts=tuple(reversed(CONTACTS)))
    assert report(turned).index("Meeting, held") < report(turned).index("Visit, planned")


def test_an_empty_chain_is_the_authors_own_word() -> None:
    alone = replace(READING, contacts=(replace(CONTACTS[0], on_word_of=()),))
    assert "the author's own word" in line_with("on the word of", report(alone))
    unsigned = replace(alone, document=replace(alone.document, author=None))
    assert "the publisher's own word (The Torkent Letter)" in line_with("on the word of", report(unsigned))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("options", [{}, {"evidence": True, "why": True}], ids=["short", "with evidence"])
def test_no_line_is_wider_than_the_screen_and_none_ends_in_spaces(width: int, options: dict[str, bool]) -> None:
    for line in report(READING, width=width, **options).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_without_colour_there_is_no_escape_and_with_it_there_is() -> None:
    assert "\x1b" not in report(READING)
    coloured = report(READING, color=True)
    assert "\x1b[" in coloured
    assert (
        re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace("\u2068", "").replace("\u2069", "").split()
        == report(READING).replace("\u2068", "").replace("\u2069", "").split()
    )


def test_evidence_gives_offsets_and_the_sentence() -> None:
    assert "[96:106]" not in report(READING)
    shown = flowing(report(READING, evidence=True))
    assert TEXT[96:106] == "held talks"
    assert "[96:106] The director of Veldania's Foreign Intelligence Service, Anton Maresin, ‹held talks› in" in shown


def test_why_gives_rule_cue_and_score() -> None:
    assert "why:" not in report(READING)
    shown = flowing(report(READING, why=True))
    assert 'why: contacts.held_talks, set off by "held talks", score 0.93' in shown
    assert 'why: contacts.travel, set off by "is expected to travel"' in shown


def many(number: int, speakers: int) -> Reading:
    quotes = tuple(
        replace(QUOTES[1], id=f"q{i}", source=QuoteSource(None, f"Speaker {i % speakers}")) for i in range(number)
    )
    return replace(READING, quotes=quotes)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        pytest.param(many(100, 1), "... and 97 more quotes", id="many quotes of one speaker"),
        pytest.param(many(100, 100), "... and 88 more quotes", id="many speakers"),
        pytest.param(
            replace(READING, contacts=CONTACTS[:1] + CONTACTS[1:] * 30), "... and 22 more contacts", id="contacts"
        ),
        pytest.param(
            replace(READING, contacts=(replace(CONTACTS[0], participants=CONTACTS[0].participants * 10),)),
            "... and 12 more participants",
            id="participants",
        ),
        pytest.param(replace(READING, warnings=READING.warnings * 30), "... and 27 more W301 warnings", id="warnings"),
    ],
)
def test_long_lists_are_cut_unless_everything_is_asked_for(reading: Reading, words: str) -> None:
    assert words in report(reading)
    assert "... and" not in report(reading, everything=True)


def test_a_long_quote_is_cut_and_says_by_how_much() -> None:
    words = "word " * 200
    long = replace(QUOTES[1], content=Spans((Span(0, len(words), words),)))
    assert "word… [606 more characters]" in flowing(report(replace(READING, quotes=(long,))))
    assert "more characters" not in report(replace(READING, quotes=(long,)), everything=True)


def test_a_text_without_contacts_or_quotes_says_so() -> None:
    shown = flowing(report(replace(READING, contacts=(), quotes=())))
    assert "reported no contact between officials" in shown
    assert "Nobody is quoted." in shown


def test_what_could_not_be_read_is_not_called_empty() -> None:
    unread = replace(EMPTY, warnings=(Warning("E201", "the text is in 'xx'"),))
    shown = report(unread)
    assert "nothing was read: see the warnings" in flowing(shown)
    assert "E201" in shown
    assert "No contact" not in shown


HOSTILE = "\x1b[2J\x1b]8;;http://x.example\x07[bold]Ada[/bold] \u202eMarr\x9b31m\x00\ud83d"


def hostile(words: str) -> Reading:
    span = Span(0, len(words), words)
    who = Participant(None, words, words, words, "person", span)
    contact = Contact("c1", "meeting", "held", True, span, (who,), topics=(span,), outcomes=(span,))
    quote = Quote("q1", "direct", QuoteSource(None, words, (span,)), Spans((span,)), Spans((span,)))
    document = Document(words, name=words, title=words, author=words, outlet=words)
    return Reading(document, (), (contact,), (quote,), Voice(), (Warning("W305", words, span),), MadeBy("0.1.0"))


def test_a_hostile_text_cannot_reach_the_terminal() -> None:
    shown = report(hostile(HOSTILE), evidence=True, why=True)
    assert not set(shown) & set("\x1b\x07\x00\x9b\u202e\ud83d")
    assert "[bold]Ada[/bold]" in flowing(shown)
    assert "⟨U+202E⟩" in shown


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80), st.booleans())
def test_any_text_gives_a_report(words: str, everything: bool) -> None:
    shown = report(hostile(words), evidence=True, why=True, everything=everything)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown.replace("\n", ""))
    shown.encode("utf-8")


def test_right_to_left_words_are_isolated_on_each_line() -> None:
    verse = "وَتَعَاوَنُوا عَلَى الْبِرِّ وَالتَّقْوَىٰ " * 6
    for line in report(hostile(verse), width=60).split("\n"):
        assert line.count("\u2068") == line.count("\u2069")
    assert "\u2068" in report(hostile(verse))


def test_an_empty_text_gives_a_report() -> None:
    assert "nothing was read" in report(EMPTY)
