"""The parsed text: offsets that hold, trees that can be walked, hostile input that is survived. Names are invented."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.analysis import Analysis, analyse
from communique.spans import holds

TEXT = """\
Veldania and Ostmark hold talks

MARROWGATE, Nov 1 (Agency) - Foreign Minister Ilan Droste of Ostmark met Ada Marr on Tuesday. He left on Friday.

“We agree,” said Marr, “and we will sign.”
"""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(TEXT)


def assert_sound(a: Analysis) -> None:
    """Everything that holds for every analysis of every text."""
    assert all(a.text[t.start : t.end] == t.text for t in a.tokens)
    assert [t.i for t in a.tokens] == list(range(len(a.tokens)))
    assert all(x.end <= y.start for x, y in zip(a.tokens, a.tokens[1:], strict=False))
    assert [s.i for s in a.sentences] == list(range(len(a.sentences)))
    for s in a.sentences:
        assert s.first < s.last
        assert all(a.tokens[i].sentence == s.i for i in range(s.first, s.last))
        assert all(s.first <= a.tokens[i].head < s.last for i in range(s.first, s.last))
        assert s.start <= a.tokens[s.first].start
        assert a.tokens[s.last - 1].end <= s.end
        p = a.paragraphs[s.paragraph]
        assert p.start <= s.start
        assert s.end <= p.end
    assert all(0 <= n.start < n.end <= len(a.text) for n in a.names)
    assert holds(a.text, a.skipped)


def test_the_analysis_of_a_report_is_sound(analysis: Analysis) -> None:
    assert_sound(analysis)
    assert [p.role for p in analysis.paragraphs] == ["title", "body", "body"]
    assert len(analysis.sentences) == 4


def word(analysis: Analysis, text: str) -> int:
    return next(t.i for t in analysis.tokens if t.text == text)


def test_offsets_find_tokens_sentences_and_paragraphs(analysis: Analysis) -> None:
    met = word(analysis, "met")
    token = analysis.tokens[met]
    assert analysis.token_at(token.start) == met
    assert analysis.token_at(token.end) is None, "a space belongs to no token"
    assert list(analysis.tokens_in(token.start, token.end)) == [met]
    assert list(analysis.tokens_in(token.end, token.end + 1)) == []
    sentence, paragraph = analysis.sentence_at(token.start), analysis.paragraph_at(token.start)
    assert sentence is not None
    assert paragraph is not None
    assert TEXT[sentence.start : sentence.end].endswith("met Ada Marr on Tuesday.")
    assert TEXT[paragraph.start : paragraph.dateline_end] == "MARROWGATE, Nov 1 (Agency) - "
    assert paragraph.i == sentence.paragraph == 1


def test_the_tree_is_walked_up_and_down(analysis: Analysis) -> None:
    met, marr = word(analysis, "met"), word(analysis, "Marr")
    assert met in analysis.ancestors(marr)
    assert marr in analysis.subtree(met)
    assert met in analysis.subtree(met)
    assert analysis.subtree(met) == sorted(analysis.subtree(met))
    first, last = analysis.edges(met)
    assert first == analysis.subtree(met)[0]
    assert last == analysis.subtree(met)[-1]
    assert analysis.subtree_span(met).text == analysis.span(first, last + 1).text
    assert all(analysis.tokens[c].head == met for c in analysis.children(met))
    assert analysis.child(met, "nsubj") in analysis.children(met)
    assert analysis.child(met, "no such label") is None


def test_the_head_of_a_stretch_is_its_word_that_hangs_outside(analysis: Analysis) -> None:
    start = TEXT.index("Foreign Minister Ilan Droste")
    head = analysis.head_of(start, start + len("Foreign Minister Ilan Droste"))
    assert head is not None
    assert analysis.tokens[head].text == "Droste"
    assert analysis.head_of(0, 0) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "x", ".", "…", '"', "\x00", "\ud800", "\ufeff", "\u200f", "a\x00b \ud800 c.", "e\u0301 👩‍🚀."],
    ids=ascii,
)
def test_the_smallest_and_strangest_texts_are_survived(text: str) -> None:
    analysis = analyse(text)
    assert_sound(analysis)
    assert analysis.sentence_at(-1) is None
    assert analysis.paragraph_at(-1) is None
    assert analysis.token_at(len(text) + 10) is None


def test_a_run_without_a_space_is_left_out_and_said() -> None:
    text = "Ada Marr left. " + "x" * 300 + " Ilan Droste stayed."
    analysis = analyse(text)
    assert_sound(analysis)
    assert [s.text for s in analysis.skipped] == ["x" * 300]
    assert [t.text for t in analysis.tokens if t.text in ("Marr", "Droste", "stayed")] == ["Marr", "Droste", "stayed"]


def test_a_million_code_points_without_a_space_cost_nothing() -> None:
    analysis = analyse("x" * 1_000_000)
    assert analysis.tokens == ()
    assert len(analysis.skipped) == 1


WORDS = ["Marr", "met", ".", "?", ",", "-", "A.", "“", "”", '"', "'", "👩‍🚀", "e\u0301", "قال"]
GAPS = [" ", "\n", "\r\n", "\u00a0", "\x00", "\ud800", "\x1c"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS + GAPS), max_size=60))
@example([".", "\u00a0", "\u00a0", "\ud800", "Marr"])
def test_any_text_gives_a_sound_analysis(pieces: list[str]) -> None:
    assert_sound(analyse("".join(pieces)))


def test_a_dateline_belongs_to_its_sentence_and_is_parsed_apart() -> None:
    found = analyse("The talks\n\nQUARN, March 4 (VPA). President Ada Marr met Ilan Droste. They talked.")
    assert [found.text[s.start : s.end] for s in found.sentences[1:]] == [
        "QUARN, March 4 (VPA). President Ada Marr met Ilan Droste.",
        "They talked.",
    ]
    met = next(t for t in found.tokens if t.text == "met")
    assert met.head == met.i
    assert [found.tokens[c].text for c in found.children(met.i) if found.tokens[c].dep == "nsubj"] == ["Marr"]


def test_holes_fall_to_their_own_paragraphs() -> None:
    run = "x" * 300
    found = analyse(f"One {run} two.\nThree {run} four.")
    assert [t.text for t in found.tokens] == ["One", "two", ".", "Three", "four", "."]
