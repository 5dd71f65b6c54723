"""Paragraphs and their part in the layout: headline, headings, list items, captions, datelines."""

from __future__ import annotations

import re
from itertools import pairwise

from communique.analysis.parsed import Paragraph, Role

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
LIST_ITEM = re.compile(r"(?:[-*•‣▪◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
CAPTION = re.compile(r"(?:FILE\s?[-–—]|FILE PHOTO|PHOTO|Photo|Image|Caption|IMAGE)\s?[-–—:]")
DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w.'’/ ,()-]{1,70}?\s?(?:[—–]|--|-(?=\s))[\s\u00a0]*-?|"
    r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}, (?:[A-Z][\w.]+,? )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\.? "
    r"(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\s?[-–—:.]{1,2}\s"
)
UPPER_PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}")
WRAP_WIDTH = (45, 100)
"""A text whose long lines all end between these columns was wrapped by hand or by a mail program."""


def paragraphs(text: str, title: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; hard-wrapped lines are joined, other lines stand alone.

    ``title`` is the headline if it is known; else a short first line without a full stop is taken for it.
    """
    stretches = _stretches(text)
    found: list[Paragraph] = []
    for i, (start, end) in enumerate(stretches):
        role = _role(text[start:end], i, len(stretches), title)
        dateline = start if role in ("title", "heading") else _dateline_end(text, start, end)
        found.append(Paragraph(i, start, end, role, dateline))
    return tuple(found)


def _stretches(text: str) -> list[tuple[int, int]]:
    lines = []
    for m in LINE.finditer(text):
        body = m.group()
        start = m.start() + len(body) - len(body.lstrip())
        if start < m.end():
            lines.append((start, m.start() + len(body.rstrip())))
    return _joined(text, lines) if _is_wrapped(text, lines) else lines


def _breaks(text: str, end: int, start: int) -> int:
    gap = text[end:start]
    return gap.count("\n") or gap.count("\r") or 1


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether single line breaks mostly stand inside sentences."""
    singles = [(a, b) for a, b in pairwise(lines) if _breaks(text, a[1], b[0]) == 1]
    if len(singles) < 2:
        return False
    inside = sum(
        WRAP_WIDTH[0] <= a[1] - a[0] <= WRAP_WIDTH[1] and not ENDS_SENTENCE.search(text, max(a[0], a[1] - 4), a[1])
        for a, b in singles
    )
    lower = sum(text[b[0]].islower() for _, b in singles)
    return inside >= 0.5 * len(singles) and lower >= 0.3 * len(singles)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        last = joined[-1] if joined else None
        wraps = last and _breaks(text, last[1], start) == 1 and not LIST_ITEM.match(text, start, end)
        if last and wraps:
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return joined


def _role(line: str, i: int, n: int, title: str | None) -> Role:
    if title and line.strip() == title.strip():
        return "title"
    short = len(line) <= 220 and len(line.split()) <= 35
    complete = bool(re.search(r"[.!?…][\"'”’»)\]]*$", line)) and not line.endswith("...")
    if i == 0 and not title and n > 1 and short and not complete:
        return "title"
    if LIST_ITEM.match(line):
        return "list_item"
    if CAPTION.match(line):
        return "caption"
    if len(line.split()) <= 12 and not ENDS_SENTENCE.search(line[-4:]) and line[:1] not in "\"“«'":
        return "heading"
    return "body"


def _dateline_end(text: str, start: int, end: int) -> int:
    """Where an opening dateline such as ``TASHKENT, Nov 1 (Agency) -`` ends; ``start`` when there is none."""
    m = DATELINE.match(text, start, min(end, start + 160))
    if m and UPPER_PLACE.match(text, start) and m.end() < end:
        return m.end()
    return start
