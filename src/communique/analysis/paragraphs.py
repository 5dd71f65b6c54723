"""Paragraphs and their part in the layout: headline, headings, list items, captions, datelines."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from communique.analysis.parsed import Paragraph, Role

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
LIST_ITEM = re.compile(r"(?:[-*•‣▪◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
BULLETS = re.compile(r"\s([-*•‣▪◦–—])\s(?=[\"“(]?[A-ZÀ-Þ])")
"""Where a list that lost its line breaks goes on: ``- Ada Marr - Ilan Droste - Oru Tal``."""
NUMBERS = re.compile(r"\s(\d{1,3})([.)])\s(?=[\"“(]?[A-ZÀ-Þ])")
"""Where such a list counts: ``1. Ada Marr 2. Ilan Droste 3. Oru Tal``."""
CAPTION = re.compile(r"(?:FILE|FILE PHOTO|PHOTO|Photo|Image|Caption|IMAGE)\s?[-–—:]\s")
CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]*[A-ZÀ-Þ][.,:]?")
"""A word of a dateline's place: ``TASHKENT``, ``MOSCOW/KYIV``, ``PORT-AU-PRINCE,``."""
AGENCY = re.compile(r"(?:\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\]|/[^/\n]{2,40}/)(?:[.,:]|\.?[-–—]{1,2})?(?=\s)")
"""``(Norvik News)``, ``/Veldapress/.``, ``(VPA):``, ``(VPA).-``, and the country in ``PORT SOREL [Ostmark],``."""
DATELINE_WORD = re.compile(AGENCY.pattern + r"|\S+")
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?")
DAY, DAY_CLOSES = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[,:]?"), re.compile(r"\d{1,4}:")
"""The day of a dateline, and the number with which one closes."""
DASHES = frozenset(("—", "–", "-", "--", "---", "—-", ".-", ".–", ".—"))
DATELINE_WORDS = 12
GLUED_BODY = re.compile(r"(?<=[\w\"'’”)?!.])\s-(?=[A-ZÀ-Þ][A-ZÀ-Þ.,'’ -]{2,60}\s[—–]|[A-ZÀ-Þ][a-z]* [a-z])")
"""Between a headline and a dateline or a sentence on the same line, as texts saved from pages have them."""
MAIL_HEADER = re.compile(r"(?:From|To|Cc|Sent|Date|Subject|Reply-To):(?:\s+|$)")
"""A line of a mail's header; what follows ``Subject:`` is the headline."""
SHORT_LINE = 0.6
"""A line shorter than this share of the usual width ends its paragraph in hard-wrapped text."""
WRAP_WIDTH = (45, 100)
"""A text whose long lines all end between these columns was wrapped by hand or by a mail program."""


def paragraphs(text: str, title: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; hard-wrapped lines are joined, other lines stand alone.

    ``title`` is the headline if it is known; else a short first line without a full stop is taken for it.
    """
    stretches = _stretches(text)
    found: list[Paragraph] = []
    for i, (start, end) in enumerate(stretches):
        subject = bool(found) and text.startswith("Subject:", found[-1].start)
        role: Role = "title" if subject and not title else _role(text[start:end], i, len(stretches), title)
        dateline = _dateline_end(text, start, end) if role == "body" else start
        found.append(Paragraph(i, start, end, role, dateline))
    return tuple(found)


def _stretches(text: str) -> list[tuple[int, int]]:
    lines = []
    for m in LINE.finditer(text):
        body = m.group()
        start = m.start() + len(body) - len(body.lstrip())
        if start < m.end():
            lines.append((start, m.start() + len(body.rstrip())))
    lines = _joined(text, lines) if _is_wrapped(text, lines) else lines
    return [piece for i, line in enumerate(lines) for piece in _unglued(text, *line, first=i <= 1)]


def _unglued(text: str, start: int, end: int, *, first: bool) -> list[tuple[int, int]]:
    """The line, cut where a list has lost its line breaks or the body follows the headline."""
    header = MAIL_HEADER.match(text, start, end)
    if header:
        cuts = [header.end()] if header.group().startswith("Subject") and header.end() < end else []
    elif LIST_ITEM.match(text, start, end) and not text[start].isalnum():
        cuts = [m.start() + 1 for m in BULLETS.finditer(text, start, end) if m[1] == text[start]]
        cuts = cuts if len(cuts) > 1 else []
    elif text.startswith(("1. ", "1) "), start):
        cuts = _counted(text, start, end)
    else:
        glued = GLUED_BODY.search(text, start, min(end, start + 220)) if first else None
        cuts = [glued.end()] if glued else []
    edges = [start, *cuts, end]
    return [(a, b if b == end else a + len(text[a:b].rstrip(" \t\u00a0-–—"))) for a, b in pairwise(edges)]


def _counted(text: str, start: int, end: int) -> list[int]:
    """Where a numbered list that lost its line breaks goes on, as long as it counts up by one."""
    cuts: list[int] = []
    for m in NUMBERS.finditer(text, start, end):
        if int(m[1]) == len(cuts) + 2 and m[2] == text[start + 1]:
            cuts.append(m.start() + 1)
    return cuts if len(cuts) > 1 else []


def _breaks(text: str, end: int, start: int) -> int:
    gap = text[end:start]
    return gap.count("\n") or gap.count("\r") or 1


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether single line breaks mostly stand inside sentences."""
    long = [(a, b) for a, b in pairwise(lines) if a[1] - a[0] >= WRAP_WIDTH[0]]
    singles = [(a, b) for a, b in long if _breaks(text, a[1], b[0]) == 1]
    if len(singles) < 2:
        return False
    inside = sum(
        a[1] - a[0] <= WRAP_WIDTH[1] and not FULL_STOP.search(text, max(a[0], a[1] - 4), a[1]) for a, _ in singles
    )
    lower = sum(text[b[0]].islower() for _, b in singles)
    return inside >= 0.5 * len(singles) and lower >= 0.3 * len(singles)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    width = sorted(end - start for start, end in lines)[len(lines) * 4 // 5]
    joined = lines[:1]
    for (before, at), (start, end) in pairwise(lines):
        full = at - before >= SHORT_LINE * min(width, WRAP_WIDTH[1])
        if full and _breaks(text, at, start) == 1 and not _stands_alone(text, before, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _stands_alone(text: str, before: int, start: int, end: int) -> bool:
    """Whether the line, or the one before it, is no part of running prose: a list item, a mail header."""
    if MAIL_HEADER.match(text, before):
        return True
    return bool(LIST_ITEM.match(text, start, end) or MAIL_HEADER.match(text, start, end))


def _role(line: str, i: int, n: int, title: str | None) -> Role:
    if title and line.strip() == title.strip():
        return "title"
    short = len(line) <= 220 and len(line.split()) <= 35
    # a headline may ask (``What Did the Minister Come For?``), but it ends without a full stop
    asks = line.endswith("?") and i == 0
    complete = bool(FULL_STOP.search(line)) and not line.endswith("...") and not asks
    if n == 1:
        return "body"
    if MAIL_HEADER.match(line):
        return "heading"
    if i == 0 and not title and short and not complete:
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
    words = list(islice(DATELINE_WORD.finditer(text[start : min(end, start + 160)]), DATELINE_WORDS))
    place = bool(words) and bool(CAPITALS.fullmatch(words[0].group()))
    agency = dated = counted = False
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        counted = counted or bool(DAY.fullmatch(before.group()))
        if counted and before.start() > 0 and DAY_CLOSES.fullmatch(before.group()) and words[0].group()[0].isupper():
            # "TASHKENT, 1 November 2023: The minister"
            at = start + word.start()
            return at if _opens_sentence(text, at, end) else start
        # "Port Sorel, 23 October 2024 - The minister": a place in small letters is one only beside its day
        day = before.group()[0].isdigit() or WEEKDAY.fullmatch(before.group())
        dated = dated or (bool(day) and before.start() > 0 and words[0].group()[0].isupper())
        is_agency = before.group()[0] in "([/" and before.group().rstrip(".,:-–—")[-1:] in (")", "]", "/")
        agency = agency or is_agency
        if is_agency and before.group()[-1] in ":.-–—" and before.group()[1].isupper():
            at = start + word.start()
            return at if _opens_sentence(text, at, end) else start
        if word.group()[0] in "—–" and len(word.group()) > 2:
            return start + word.start() + 1 if place or agency else start
        if word.group() in DASHES or (word.group()[0] == "/" and word.group().rstrip(".,:-–—")[-1:] == "/"):
            at = start + after.start() + (after.group()[0] == "-" and len(after.group()) > 1)
            return at if (place or agency or dated) and _opens_sentence(text, at, end) else start
        if not (before.group()[0].isupper() or before.group()[0].isdigit() or agency):
            return start
    return start


def _opens_sentence(text: str, at: int, end: int) -> bool:
    """Whether prose begins here: a capital or a mark, and small letters soon after it."""
    here = text[at : min(end, at + 40)]
    return (here[0].isupper() or here[0].isdigit() or here[0] in "\"“‘«'") and any(c.islower() for c in here)
