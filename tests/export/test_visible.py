"""Words of hostile texts, made safe to show."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.visible import isolated, shortened, visible, visible_lines

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "␛[31mred␛[0m", id="colours are not obeyed"),
        pytest.param("\x1b]0;title\x07", "␛]0;title␇", id="the window's title is left alone"),
        pytest.param("a\x9b2Jb", "a⟨U+009B⟩2Jb", id="one-byte control sequence"),
        pytest.param("a\x00b\x7f", "a␀b␡", id="null and delete"),
        pytest.param("back\x08\x08", "back␈␈", id="nothing is overwritten"),
        pytest.param("one\r\ntwo\u2028three\tfour", "one two three four", id="lines and tabs become spaces"),
        pytest.param("user\u202etxt.exe", "user⟨U+202E⟩txt.exe", id="an override is shown"),
        pytest.param("a\u2069b", "a⟨U+2069⟩b", id="an isolate cannot be ended from inside"),
        pytest.param("a\ud83db", "a⟨U+D83D⟩b", id="lone surrogate"),
        pytest.param("می‌خواهم 👨‍👩‍👧 e\u0301", "می‌خواهم 👨‍👩‍👧 e\u0301", id="joiners and marks stay"),
        pytest.param("[bold]x[/bold] :smile:", "[bold]x[/bold] :smile:", id="markup is plain words"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY_TEXT)
def test_nothing_shown_is_obeyed(text: str) -> None:
    for shown in (visible(text), visible_lines(text).replace("\n", "").replace("\t", "")):
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)
        shown.encode("utf-8")
    assert len(visible(text).splitlines()) <= 1


def test_line_breaks_can_be_kept() -> None:
    assert visible_lines("a\r\nb\rc\u2029d\te\x1b") == "a\nb\nc\nd\te␛"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param("no change", "no change", id="left to right"),
        pytest.param("he said سلام.", "he said \u2068سلام\u2069.", id="the full stop stays with the sentence"),
        pytest.param("﴿سلام عليكم﴾ [2]", "\u2068﴿سلام عليكم﴾\u2069 [2]", id="one stretch of several words"),
        pytest.param("שלום x سلام", "\u2068שלום\u2069 x \u2068سلام\u2069", id="two stretches"),
        pytest.param("", "", id="empty"),
    ],
)
def test_right_to_left_stretches_are_isolated(line: str, shown: str) -> None:
    assert isolated(line) == shown


@given(ANY_TEXT)
def test_isolates_are_paired_and_nothing_is_lost(text: str) -> None:
    shown = isolated(visible(text))
    assert shown.count("\u2068") == shown.count("\u2069")
    assert shown.replace("\u2068", "").replace("\u2069", "") == visible(text)


@pytest.mark.parametrize("unit", ["س ", "س", " ", "سx", "س.1 "])
def test_isolating_is_linear(unit: str) -> None:
    started = time.perf_counter()
    isolated(unit * 100_000)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("short", 10, "short", id="short enough"),
        pytest.param("one two three", 10, "one two…", id="cut at a space"),
        pytest.param("x" * 20, 10, "x" * 9 + "…", id="no space to cut at"),
    ],
)
def test_shortened(text: str, limit: int, shown: str) -> None:
    assert shortened(text, limit) == shown
    assert len(shown) <= limit
