"""Any text becomes one that UTF-8 holds, and comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.encodable import encodable, restored

from .sample_readings import HOSTILE

ANY = st.text(st.characters(exclude_categories=())) | st.text("\\u0d83c5\x00\ud83d\ude00")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain \\ and \\u0041", "plain \\ and \\u0041"),
        ("a\x00b", "a\\u0000b"),
        ("\ud83d", "\\ud83d"),
        ("\\ud83d", "\\u005cud83d"),
        ("\\u005c", "\\u005cu005c"),
        ("🙂 \u202e", "🙂 \u202e"),
    ],
)
def test_only_what_utf8_files_cannot_hold_is_written_out(text: str, written: str) -> None:
    assert encodable(text) == written
    assert restored(written) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back(text: str) -> None:
    assert restored(encodable(text)) == text


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    held = encodable(text)
    assert "\x00" not in held
    assert restored(held.encode("utf-8").decode("utf-8")) == text
