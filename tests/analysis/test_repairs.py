"""Trees put right stay trees; everybody is invented."""

from __future__ import annotations

import itertools

import pytest

from communique.analysis import Analysis, analyse

SUBJECTS = ("The two ministers", "The deputy", "Karadan and Ostmark", "He", "Minister Ada Vell of Ostmark")
VERBS = ("co-hosted", "co-led", "co-operated", "will co-chair", "co-organised", "co-signs")
REST = ("the summit with Marr.", "a delegation that met Ada Vell.", "with the talks in Velm on Monday.")
EVERY = list(itertools.product(SUBJECTS, VERBS, REST))


def steps_to_root(analysis: Analysis, i: int) -> int:
    for step in range(len(analysis.tokens) + 1):
        if analysis.tokens[i].head == i:
            return step
        i = analysis.tokens[i].head
    return -1


@pytest.mark.parametrize("part", range(6))
def test_every_token_reaches_a_root(part: int) -> None:
    for words in EVERY[part::6]:
        analysis = analyse(" ".join(words), None)
        assert all(steps_to_root(analysis, t.i) >= 0 for t in analysis.tokens), words


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("He will co-chair the session with Marr.", "chair", "He"),
        ("The meeting of Ada Vell with Leo Marr announced for 24 May has been cancelled.", "cancelled", "meeting"),
        ("Asked about the talks with General Leo Marr, a spokesman declined to comment.", "declined", "spokesman"),
    ],
)
def test_the_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    analysis = analyse(text, None)
    at = next(t for t in analysis.tokens if t.text == verb)
    below = [analysis.tokens[c] for c in analysis.children(at.i)]
    assert [t.text for t in below if t.dep in ("nsubj", "nsubjpass")] == [subject]
