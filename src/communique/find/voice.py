"""Whose voice: the author's or a quoted source's, sentence by sentence, with marks in the author's own."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.records import Quote, Voice


def find_voice(analysis: Analysis, quotes: tuple[Quote, ...], marks: tuple[MarkPair, ...]) -> Voice:
    """Who speaks in every sentence, the marks in the author's own voice, and the author's share of the words."""
    return Voice()
