"""Offsets in UTF-16 code units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.utf16 import utf16_offsets


def counted(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "offset", "units"),
    [
        pytest.param("abc", 2, 2, id="Latin"),
        pytest.param("مرحبا", 5, 5, id="Arabic takes one each"),
        pytest.param("🙂a", 0, 0, id="before an emoji"),
        pytest.param("🙂a", 1, 2, id="after an emoji"),
        pytest.param("مر🙂حبا🙂", 7, 9, id="at the end"),
        pytest.param("👩‍👧", 3, 5, id="joined emoji"),
        pytest.param("e\u0301🙂", 3, 4, id="combining mark"),
        pytest.param("\ud83d\ude42!", 2, 2, id="lone surrogates take one each"),
        pytest.param("", 0, 0, id="empty"),
    ],
)
def test_offsets(text: str, offset: int, units: int) -> None:
    assert utf16_offsets(text)(offset) == units


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("🙂𝄞\ud83d\ude42")))
def test_every_offset_is_what_an_encoder_counts(text: str) -> None:
    units = utf16_offsets(text)
    assert [units(i) for i in range(len(text) + 1)] == [counted(text[:i]) for i in range(len(text) + 1)]
