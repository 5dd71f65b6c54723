"""What the tagger sees of a text. Countries and officials are invented."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from tokenizers import Tokenizer

from communique.analysis import Analysis, analyse
from communique.find.marks import paired_marks
from communique.find.tagger import WEIGHTS
from communique.find.tagger_windows import (
    APART,
    CLOSING,
    DEPS,
    DISTANCES,
    FAR_UP,
    ITSELF,
    MOST_PIECES,
    MOST_WORD,
    OPENING,
    Window,
    head_of,
    seen_from,
    windows,
)

TEXT = 'Minister Ilan Droste said he was "deeply worried." Talks go on.\n\nAda Marr left Torkent.'


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def seen(text: str) -> tuple[Analysis, list[Window]]:
    analysis = analyse(text)
    return analysis, list(windows(analysis, paired_marks(analysis), tokenizer()))


def place(analysis: Analysis, window: Window, word: str) -> int:
    return next(i for i in range(len(window)) if analysis.tokens[window.first + i].text == word)


def test_every_token_stands_in_just_one_window_and_a_window_in_one_paragraph() -> None:
    analysis, found = seen(TEXT + "\n\n" + "The talks went on and on, " * 200)
    assert [i for w in found for i in range(w.first, w.last)] == list(range(len(analysis.tokens)))
    for w in found:
        assert len({analysis.sentences[analysis.tokens[i].sentence].paragraph for i in range(w.first, w.last)}) == 1


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    analysis, found = seen("The ministers met in Torkent on Monday and talked. " * 60)
    assert len(found) > 1
    assert all(len(w.pieces) <= MOST_PIECES + 2 for w in found)
    assert all(analysis.tokens[w.last - 1].text == "." for w in found)


def test_a_word_without_end_is_cut_and_every_word_keeps_a_piece() -> None:
    _, found = seen("Marr wrote " + "xq7" * 30 + " on Friday \u2063 \x7f.")
    sizes = np.diff(found[0].at, append=len(found[0].pieces) - 1)
    assert sizes.min() >= 1
    assert sizes.max() == MOST_WORD


def test_pieces_stand_between_the_markers_and_at_their_words() -> None:
    analysis, found = seen(TEXT)
    first = found[0]
    assert (first.pieces[0], first.pieces[-1]) == (OPENING, CLOSING)
    piece = first.pieces[first.at[place(analysis, first, "worried")]]
    assert tokenizer().id_to_token(int(piece)) == "worried"


def test_marks_and_capitals_are_told() -> None:
    analysis, found = seen(TEXT)
    first = found[0]
    told = {analysis.tokens[first.first + i].text: (first.marks[i], first.case[i]) for i in range(len(first))}
    assert told["deeply"] == (1, 0)
    assert told["Talks"] == (0, 1)
    assert told['"'][0] == 2
    assert told["."][1] == 3


def test_a_mark_changed_in_one_paragraph_changes_no_other_window() -> None:
    _, whole = seen(TEXT)
    _, lost = seen(TEXT.replace('"deeply', "deeply"))
    for name in Window.__slots__[2:]:
        assert np.array_equal(getattr(whole[-1], name), getattr(lost[-1], name)), name


def test_words_are_seen_from_a_cue() -> None:
    analysis, found = seen(TEXT)
    first = found[0]
    said = place(analysis, first, "said")
    steps, label, distance, sentence = seen_from(first, said)
    assert (steps[said], label[said], distance[said]) == (0, ITSELF, len(DISTANCES))
    subject, clause = place(analysis, first, "Ilan"), place(analysis, first, "was")
    assert (steps[subject], DEPS[label[subject] - 1]) == (0, "nsubj")
    assert (steps[clause], DEPS[label[clause] - 1]) == (0, "ccomp")
    assert distance[subject] < len(DISTANCES) < distance[clause]
    far = place(analysis, first, "Talks")
    assert (steps[far], label[far], sentence[far]) == (FAR_UP + 1, APART, 3)
    below = seen_from(first, clause)
    assert below[0][said] == 1
    assert DEPS[below[1][subject] - 1] == "nsubj"


@pytest.mark.parametrize(("words", "head"), [("was deeply worried", "was"), ("Minister Ilan Droste", "Droste")])
def test_the_head_of_a_stretch_is_the_word_that_hangs_outside_it(words: str, head: str) -> None:
    analysis, found = seen(TEXT.replace('"', ""))
    at = place(analysis, found[0], words.split()[0])
    assert analysis.tokens[head_of(found[0], at, at + 3)].text == head
