"""What is kept of the tagger's reading. Every official is invented."""

from __future__ import annotations

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.tagger_seen import KEPT, Seen

SAID = "President Ada Marr said that gas was cheap.\n\n"


def test_quotes_are_the_same_and_each_window_is_kept_once() -> None:
    analysis = analyse(SAID * 3)
    seen = Seen()
    marks = paired_marks(analysis)
    assert find_quotes(analysis, marks, seen) == find_quotes(analysis, marks)
    assert [w.first for w, _, _ in seen.kept] == sorted({w.first for w, _, _ in seen.kept})
    assert seen.kept[-1][0].last == len(analysis.tokens)


def test_only_the_beginning_of_a_long_text_is_kept() -> None:
    analysis = analyse(SAID * 400)
    seen = Seen()
    find_quotes(analysis, paired_marks(analysis), seen)
    assert len(analysis.tokens) > KEPT
    assert max(w.last for w, _, _ in seen.kept) <= KEPT
