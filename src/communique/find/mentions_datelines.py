"""Towns that open datelines: "SELM/PORT SOREL, May 17 (VPA) -" names two, which are nobody's names below it."""

from __future__ import annotations

import re

from communique.analysis import Analysis

WORD = r"[A-ZÀ-Þ][^\W\d_]+"
TOWN = rf"{WORD}(?:[ '’-]{WORD}){{0,3}}"
TOWNS = re.compile(rf"{TOWN}(?:/{TOWN}){{0,3}}(?=\s?,|\s[(\[])")


def dateline_towns(analysis: Analysis) -> frozenset[str]:
    """The towns, each word with a capital and small letters behind it: "Selm", "Port Sorel"."""
    found = (
        TOWNS.match(analysis.text, p.start, p.dateline_end) for p in analysis.paragraphs if p.dateline_end > p.start
    )
    return frozenset(town.title() for m in found if m for town in m.group().split("/"))
