"""The table of words by which the author's own words are told from what a cue attributes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import lang


@cache
def voice_cues(language: str = "en") -> Mapping[str, frozenset[str]]:
    """The table of cues after which the words are still the author's own, by use."""
    return {row["use"]: frozenset(row["forms"].split(", ")) for row in lang.rows(language, "voice_cues")}
