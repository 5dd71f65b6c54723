"""A reading in a notebook. Countries and officials are invented."""

from __future__ import annotations

import time
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.document import Document
from communique.export.html import LONGEST, html
from communique.export.layers import Layer, segments
from communique.records import MadeBy, Quote, QuoteSource, Reading, Spans, Voice, VoiceMark, Warning
from communique.spans import Span

from .full_reading import READING, TEXT

VOID = {"br"}


class Page(HTMLParser):
    """Elements in order with their attributes, and whether all of them are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self._title = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._title = dict(attrs).get("title") or ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._title = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._title:
            self.marked.append((data, self._title))


def test_the_text_stands_in_it_whole() -> None:
    page = Page(html(READING))
    assert page.open == []
    assert TEXT in page.words


def test_spans_are_marked_with_what_they_mean() -> None:
    marked = Page(html(READING)).marked
    titles = dict(marked)
    assert titles["held talks"] == "contact c1: Meeting, held"
    assert "in contact c1: Rustam Ilyazov, chairman (State Security Service)" in titles["Rustam Ilyazov"]
    quoted = titles['"We see the threat in the same way,"']
    assert quoted == "direct quote q2: Anton Maresin, Director of the Foreign Intelligence Service (Veldania)"
    assert "mixed quote q1: Foreign Intelligence Service (Veldania), through Veldapress" in titles.values()
    assert titles["shameless"] == "loaded word"
    assert titles['"brotherly"'] == "scare quotes"


def test_what_it_says_in_short_stands_above_the_text() -> None:
    words = Page(html(READING)).words
    for said in ("Meeting (held): Anton Maresin", "State Security Service: has said nothing of it", "W301"):
        assert words.index(said) < words.index(TEXT)


def test_it_needs_nothing_from_outside() -> None:
    page = Page(html(READING))
    assert page.tags <= {"div", "span", "table", "tr", "th", "td", "br", "bdi"}
    assert page.attributes <= {"style", "title", "colspan"}
    assert "url(" not in html(READING)


def test_a_notebook_asks_the_reading_itself() -> None:
    assert READING._repr_html_() == html(READING)


def test_what_could_not_be_read_is_not_called_empty() -> None:
    unread = Reading(Document("x"), (), (), (), Voice(), (Warning("E201", "the text is in 'xx'"),), MadeBy("0.1.0"))
    assert "E201" in html(unread)
    assert "No contact" not in html(unread)


def hostile(words: str) -> Reading:
    span = Span(0, len(words), words)
    quote = Quote("q1", "direct", QuoteSource(None, words, (span,)), Spans((span,)), Spans((span,)))
    mark = VoiceMark("loaded", 0, len(words), words)
    document = Document(words, title=words, author=words, outlet=words)
    return Reading(document, (), (), (quote,), Voice((), (mark,)), (), MadeBy("0.1.0"))


def test_words_cannot_become_elements() -> None:
    words = "\"><script>alert(1)</script><img src=x onerror='x'>&lt;"
    page = Page(html(hostile(words)))
    assert not page.tags & {"script", "img"}
    assert page.attributes <= {"style", "title", "colspan"}
    assert words in page.words


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_gives_closed_elements_without_controls(words: str) -> None:
    shown = html(hostile(words))
    assert Page(shown).open == []
    shown.encode("utf-8")
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown.replace("\n", "").replace("\t", ""))


def test_a_long_text_is_cut_and_says_so() -> None:
    long = Reading(Document("word " * 20_000), (), (), (), Voice(), (), MadeBy("0.1.0"))
    assert f"... and {100_000 - LONGEST:,} more characters" in html(long)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8), st.integers(0, 30))
def test_segments_cover_the_text_once_with_the_right_layers(pairs: list[tuple[int, int]], length: int) -> None:
    found = [Layer(a, b, "quote", str(i)) for i, (a, b) in enumerate(pairs)]
    covered = list(segments(found, length))
    assert "".join("x" * (b - a) for a, b, _ in covered) == "x" * length
    for start, end, over in covered:
        assert start < end
        expected = {x.title for x in found if x.start <= start and end <= x.end}
        assert {x.title for x in over} == expected


def test_many_spans_are_drawn_in_time() -> None:
    marks = tuple(VoiceMark("loaded", i * 10, i * 10 + 4, "word") for i in range(6_000))
    started = time.perf_counter()
    html(replace(READING, document=Document("word, then" * 6_000), voice=Voice((), marks), contacts=(), quotes=()))
    assert time.perf_counter() - started < 5
