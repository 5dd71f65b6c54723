"""Labels of turns in transcripts: whoever speaks there calls himself "I", and "he" is somebody else."""

from __future__ import annotations

import re
from functools import cache

from communique.analysis import Analysis
from communique.lang.names import word_set
from communique.roster import FoundMention

LANGUAGE = "en"
LABEL = 120
"""Code points in which a label ends."""


@cache
def _question() -> re.Pattern[str]:
    """``Q:``, ``Question (Selm TV):``."""
    asked = "|".join(sorted(map(re.escape, word_set(LANGUAGE, "asking_labels"))))
    return re.compile(rf"(?i:{asked})(?:\s?\([^()\n]{{1,60}}\))?:\s")


def turns(analysis: Analysis) -> frozenset[int]:
    """Where the labels of turns begin in a text that quotes questions of the press; empty for other texts.

    In other texts "Ada Marr: She is the minister" may be of Ada Marr.
    """
    body = [p for p in analysis.paragraphs if p.role != "title"]
    if not any(_question().match(analysis.text, p.start, p.end) for p in body):
        return frozenset()
    return frozenset(p.start for p in body if ":" in analysis.text[p.start : min(p.end, p.start + LABEL)])


def is_label(text: str, starts: frozenset[int], mention: FoundMention) -> bool:
    """Whether a mention is the label of a turn: "MARR: He has said so"."""
    return mention.span.start in starts and text.startswith(":", mention.span.end)
