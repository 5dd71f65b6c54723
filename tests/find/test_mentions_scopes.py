"""Offices at the very end of a text, where no word follows that could be a name."""

from __future__ import annotations

import pytest

import communique


@pytest.mark.parametrize("text", ["Photo: the Minister of Defence", "Meeting with Chairman of the Board"])
def test_an_office_may_be_the_last_word(text: str) -> None:
    reading = communique.read(text)
    assert all(text[m.start : m.end] == m.text for e in reading.entities for m in e.mentions)
