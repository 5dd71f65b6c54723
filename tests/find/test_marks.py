"""Pairing of quotation marks. Countries and officials are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import Analysis, Paragraph, analyse
from communique.find.marks import MarkPair, paired_marks

MARKS = "\"'“”„‘’‚«»‹›`"


def analysis_of(text: str) -> Analysis:
    """A text in paragraphs (one a line) without a parse: marks ask for nothing else."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs), at, at + len(line), "body", at))
        at += len(line) + 1
    return Analysis(text, tuple(paragraphs), (), (), ())


def stretches(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paired_marks(analysis_of(text))]


PAIRED = [
    ("straight marks", 'He said "yes" and left.', ['"yes"']),
    ("curly marks", "He said “yes” and left.", ["“yes”"]),
    ("guillemets", "He said «yes» and left.", ["«yes»"]),
    ("low-high marks", "He said „yes“ and left.", ["„yes“"]),
    ("low-high marks closed by a right mark", "He said „yes” and left.", ["„yes”"]),
    ("reversed guillemets", "He said »yes« and left.", ["»yes«"]),
    ("right marks on both sides", "He said ”yes” and left.", ["”yes”"]),
    ("typewriter marks", "He said ``yes'' and left.", ["``yes''"]),
    ("doubled single marks", "He said ''yes'' and left.", ["''yes''"]),
    ("curly opened, straight closed", 'He said “yes" and left.', ['“yes"']),
    ("straight opened, curly closed", 'He said "yes” and left.', ['"yes”']),
    ("single marks", "He said 'yes' and left.", ["'yes'"]),
    ("single curly marks", "He said ‘yes’ and left.", ["‘yes’"]),
    ("single inside double", "“He said ‘yes’ twice.”", ["“He said ‘yes’ twice.”", "‘yes’"]),
    ("double inside single", "‘He said “yes” twice.’", ["‘He said “yes” twice.’", "“yes”"]),
    ("both closed at once", "\"He said 'yes.'\"", ["\"He said 'yes.'\"", "'yes.'"]),
    ("an apostrophe is no mark", "Ostmark's and Droste’s men don't go", []),
    ("the apostrophe of a plural is no mark", "the ministers' plan and the guests’ list", []),
    ("an apostrophe inside single marks", "He said 'it isn't so' and left.", ["'it isn't so'"]),
    ("a plural inside single marks", "He spoke of 'the ministers' plan' and left.", ["'the ministers' plan'"]),
    ("a decade is no mark", "the ’90s and the '80s", []),
    ("feet and inches are no marks", "He is 5'10\" tall and calm.", []),
    ("two in one paragraph", '"One," he said. "Two."', ['"One,"', '"Two."']),
    ("marks after a bracket and a dash", 'the plan ("peace") —"now" it is', ['"peace"', '"now"']),
    ("empty text", "", []),
    ("one mark alone", '"', []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in PAIRED], ids=[c[0] for c in PAIRED])
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_a_running_quotation_gives_one_open_stretch_a_paragraph() -> None:
    pairs = paired_marks(analysis_of("“One.\n“Two.\n“Three,” Droste said."))
    assert [p.closed for p in pairs] == [False, False, True]


def test_an_opening_mark_without_partner_ends_with_its_paragraph() -> None:
    text = "He said “yes and left.\nShe said “no” and stayed."
    assert stretches(text) == ["“yes and left.", "“no”"]


def test_an_opening_mark_without_partner_ends_before_the_next_opening_mark() -> None:
    text = "“We agree, Droste said. “We go.”"
    pairs = paired_marks(analysis_of(text))
    assert [(text[p.start : p.end], p.closed) for p in pairs] == [
        ("“We agree, Droste said. ", False),
        ("“We go.”", True),
    ]


def test_a_closing_mark_without_partner_begins_with_its_paragraph() -> None:
    (pair,) = paired_marks(analysis_of("We agree,” Droste said."))
    assert (pair.opened, pair.start, pair.end) == (False, 0, 10)


WHOLE = "Orlin said “we agree” today.\nDroste said “we do not” and “never”.\nMarr said “perhaps”."


@pytest.mark.parametrize("change", ["", "””", "““", '"', "«"])
@pytest.mark.parametrize("at", [i for i, c in enumerate(WHOLE) if c in "“”"])
def test_a_broken_mark_changes_only_its_paragraph(at: int, change: str) -> None:
    broken = WHOLE[:at] + change + WHOLE[at + 1 :]
    line = WHOLE[:at].count("\n")

    def others(text: str) -> list[str]:
        lines = text.split("\n")
        return [s for i, one in enumerate(lines) if i != line for s in stretches(one)]

    kept = [s for s in stretches(broken) if any(s in one for i, one in enumerate(broken.split("\n")) if i != line)]
    assert set(others(WHOLE)) <= set(kept)


@given(st.text(alphabet=MARKS + "ab .,\n\u0301😀ا", max_size=80))
@settings(max_examples=300, deadline=None)
def test_stretches_lie_in_the_text_and_never_cross_paragraphs(text: str) -> None:
    for p in paired_marks(analysis_of(text)):
        assert 0 <= p.start <= p.inner_start <= p.inner_end <= p.end <= len(text)
        assert "\n" not in text[p.start : p.end]


@given(st.text(alphabet=MARKS + "ab .,", max_size=60))
@settings(max_examples=200, deadline=None)
def test_closed_stretches_nest_and_never_overlap_halfway(text: str) -> None:
    pairs = [p for p in paired_marks(analysis_of(text)) if p.opened and p.closed]
    for a in pairs:
        for b in pairs:
            assert a.end <= b.start or b.end <= a.start or _within(a, b) or _within(b, a)


def _within(a: MarkPair, b: MarkPair) -> bool:
    return b.start <= a.start and a.end <= b.end


@pytest.mark.parametrize("unit", ['"', "“", "“‘", "the ministers' 'word' ", '“‘"’”«»'], ids=repr)
def test_a_hundred_thousand_marks_take_seconds(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    paired_marks(analysis_of(text))
    assert time.process_time() - started < 8


def test_a_stretch_that_never_closes_ends_with_its_sentence() -> None:
    text = "Marr said: “We will see. The talks ended at noon. They were short.\n\nVos left."
    (pair,) = paired_marks(analyse(text))
    assert text[pair.inner_start : pair.inner_end] == "We will see."


def test_a_stretch_that_goes_on_in_the_next_paragraph_keeps_its_paragraph() -> None:
    text = "Marr said: “We will see. We go on.\n\n“We come back.”"
    assert [text[p.inner_start : p.inner_end] for p in paired_marks(analyse(text))] == [
        "We will see. We go on.",
        "We come back.",
    ]
