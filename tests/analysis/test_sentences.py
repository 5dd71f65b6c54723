"""Where sentences end. All names are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.sentences import LONGEST, sentence_spans


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He left.| She stayed.", id="full stops"),
        pytest.param("Was it so?| Yes.| No!| Really?!| Wow!!", id="question and exclamation marks"),
        pytest.param("Mr. Droste met Lt. Gen. Marr and Sen. Tal.| They talked.", id="titles"),
        pytest.param("Gen. J. A. Marr left.| I. Droste came.", id="initials"),
        pytest.param("He said so in a post on X.| Klaas denied it.", id="a network of one letter"),
        pytest.param("That was plan B.| He had no other.", id="a letter that is no initial"),
        pytest.param("U.S. officials left the U.S.| The talks ended.", id="U.S. inside and at the end"),
        pytest.param("He came at 5 p.m. on Monday.| At 6 p.m.| The door closed.", id="hours"),
        pytest.param("He went to Quarn, D.C.| Then he met Ada Marr Jr.| She was late.", id="abbreviations at the end"),
        pytest.param("They met on Nov. 5 and in Dec.| The talks ended.", id="months"),
        pytest.param("See no. 5 and sec. 3.2.| The answer was no.| Nobody knew.", id="no: number or answer"),
        pytest.param("It cost 3.5 million on 1.11.2023.| He paid.", id="decimals and dates"),
        pytest.param("1. The sides agree.| They part.", id="the number of a list item"),
        pytest.param("He paused... then went on.| He paused. . . and left.| He paused…| Then he left.", id="dots"),
        pytest.param("It is over.[1]| It begins.[2][3]| It ends.", id="footnote numbers"),
        pytest.param("They met (in secret.)| Nobody knew (nobody).| Nobody asked.", id="brackets"),
        pytest.param("“We agree,” he said.| “We will sign.”| She nodded.", id="curly marks"),
        pytest.param('"We agree," he said.| "We will sign."| She nodded.', id="straight marks"),
        pytest.param("He said 'no.'| She left.", id="single marks"),
        pytest.param("„Nein.“| «Да.»| “Yes.”| They left.", id="low-high marks and guillemets"),
        pytest.param('"Will you go?" asked Droste.| "Go!" Marr said.| "Stop!"| The door closed.', id="speech tags"),
        pytest.param("It was so.| “We won.” - Commissioner Marr", id="a dash that names the speaker"),
        pytest.param("قال الرئيس إنه سيذهب.| ثم غادر.| هل سيعود؟| نعم.", id="Arabic"),
        pytest.param("God does not change a people.| ﴿إِنَّ اللَّهَ﴾ [13:11].| He ended.", id="a verse inside English"),
        pytest.param("Министр уехал.| Он вернётся.", id="Cyrillic"),
        pytest.param("He left.\r\n| She stayed\r\nfor long.", id="line breaks inside a paragraph"),
        pytest.param("👩‍🚀 left.| Cafe\u0301 closed.| Done", id="emoji and combining marks"),
    ],
)
def test_sentences_end_at_the_bars(text: str) -> None:
    expected = [piece.strip() for piece in text.split("|")]
    assert split(text.replace("|", "")) == expected


@pytest.mark.parametrize("text", ["", " ", "\n", "."], ids=repr)
def test_nothing_gives_no_empty_sentence(text: str) -> None:
    assert all(split(text))


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "He left. She stayed. They wept."
    assert [text[a:b] for a, b in sentence_spans(text, 9, 20)] == ["She stayed."]


def test_an_endless_sentence_is_cut_between_words() -> None:
    text = "and the minister, who spoke, " * 200
    pieces = split(text)
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == text.strip()


@given(st.text(alphabet=st.sampled_from("aAb1 .?!…\"'“”‘’«»„()[]-—\n\ré\u0301👩‍🚀قؤ؟\ud800\x00\u00a0"), max_size=120))
def test_sentences_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text, 0, len(text)):
        assert start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("pattern", ['"', ".", ". ", '." ', ".[1]", "a, ", "( ", "No. ", "x"], ids=repr)
def test_hostile_repetition_takes_no_more_than_linear_time(pattern: str) -> None:
    text = pattern * (200_000 // len(pattern))
    began = time.perf_counter()
    sentence_spans(text, 0, len(text))
    assert time.perf_counter() - began < 5, "a square of 200,000 would take minutes"
