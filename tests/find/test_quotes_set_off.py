"""Quotations set off by a sign at the head of every line. Countries, officials and outlets are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.quotes_set_off import set_off
from communique.reader import Reader

OPENING = "Thoughts on the strait\n\n"
BLOCK = "> The unstable strait may close.\n> It is a disgrace.\n\n"

SOURCES = {
    "a speaker": ("The commander, Ada Marr, says:\n\n", ["The commander, Ada Marr"]),
    "a work": ("From the earlier Courier article:\n\n", ["the earlier Courier article"]),
    "a line that names nobody": ("All this could lead to rocky times for the port:\n\n", []),
    "no line": ("The republic rose from its ashes.\n\n", []),
}


@pytest.mark.parametrize(("line", "source"), SOURCES.values(), ids=SOURCES.keys())
def test_lines_with_the_sign_are_one_quotation(line: str, source: list[str]) -> None:
    (found,) = set_off(analyse(OPENING + line + BLOCK + "The premier might resign."))
    assert [s.text for s in found.source] == source
    assert [s.text for s in found.content] == ["The unstable strait may close.", "It is a disgrace."]


def test_paragraphs_with_the_sign_go_on_and_hold_inner_ones() -> None:
    (found,) = set_off(analyse(OPENING + BLOCK + "> > I never liked the plan.\n\nWe did."))
    assert [s.text for s in found.content][-1] == "I never liked the plan."


def test_marks_inside_are_not_the_authors() -> None:
    voice = Reader().read(Document(OPENING + "It has closed.\n\n" + BLOCK + "The premier might resign.")).voice
    assert [m.text for m in voice.marks] == ["might"]
    assert [s.by for s in voice.sentences][-3:] == ["quote", "quote", "author"]


def test_a_sign_inside_a_line_sets_nothing_off() -> None:
    assert not list(set_off(analyse(OPENING + "The index rose, 5 > 4, said Marr.\n\nA > B holds.")))
