"""Quotation marks paired, paragraph by paragraph.

Marks are read from left to right with a short stack, so that the time grows with the text alone. Which way a
straight mark faces is told by its neighbours first, and by what stands open only where they do not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from communique.analysis import Analysis, Paragraph

Side = Literal["open", "close", "either"]

MARK = re.compile(r"''|``|[\"“”„‟«»＂「」『』'‘’‚‹›`]")
OPENING = frozenset("“„‟«‘‚‹「『") | {"``"}
CLOSING = frozenset("”»’›」』")
TURNED = {"“": "„‚", "‘": "‚„", "«": "»", "‹": "›", "»": "»”", "”": "”", "’": "’"}
"""Marks that close in some national styles what these marks opened („…“, »…«, ”…”, ’…’)."""
ATTRIBUTE, LONGEST_ATTRIBUTE = re.compile(r"[a-z]=[\"“”'][^\s\"“”']*$", re.I), 300
"""An attribute of markup before the mark that closes it."""
SINGLE = frozenset("'‘’‚‹›`")
BEFORE_OPENING = frozenset("([{<—–-/…=>*_¿¡\u2068\u200f\u200e")
MOST_BRIDGED = 12
"""Paragraphs over which a quotation with one opening and one closing mark is followed."""
DEEPEST = 8
"""Quotations nested deeper than this are no prose; the limit keeps the work per mark constant."""


@dataclass(frozen=True, slots=True)
class MarkPair:
    """A stretch in quotation marks: ``[start, end)`` with its marks, ``[inner_start, inner_end)`` without.

    ``closed`` is false where the closing mark is missing (then the stretch ends with its paragraph or before the
    next opening mark) and ``opened`` is false where the opening mark is missing. ``single`` tells single marks,
    ``depth`` counts the quotations around this one. ``runs_on`` says that the quotation goes on in the next paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True
    single: bool = False
    depth: int = 0
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    side: Side

    @property
    def single(self) -> bool:
        return self.text in SINGLE


def paired_marks(analysis: Analysis) -> tuple[MarkPair, ...]:
    """The stretches in quotation marks, in text order; a mark without its partner harms only its paragraph.

    A quotation that runs over paragraphs gives one stretch a paragraph, all but the last of them not ``closed``:
    with the opening mark repeated at the head of each, or with one mark before the first and one behind the last.
    """
    every = [_paired(analysis.text, p.start, p.end) for p in analysis.paragraphs]
    _bridge(analysis, every)
    found: list[MarkPair] = []
    for paragraph, pairs in zip(analysis.paragraphs, every, strict=True):
        for pair in pairs:
            goes_on = pair.runs_on or _runs_on(analysis, pair, paragraph)
            found.append(replace(pair, runs_on=not pair.closed) if goes_on else _within_sentence(analysis, pair))
    return tuple(sorted(found, key=lambda p: (p.start, -p.end)))


def _bridge(analysis: Analysis, every: list[list[MarkPair]]) -> None:
    """Fill the paragraphs between an opening mark and the closing one some paragraphs later, no mark between them.

    So stand the lines of a speech or a post that was broken into paragraphs without marks of their own.
    """
    paragraphs = analysis.paragraphs
    for first, pairs in enumerate(every):
        last = next((n for n in range(first + 1, min(first + MOST_BRIDGED, len(every))) if _doubles(every[n])), None)
        own = _doubles(pairs)
        if last is None or not own or own[-1].closed or own[-1].end < paragraphs[first].end:
            continue
        closing = _doubles(every[last])[0]
        if closing.opened or not closing.closed or closing.start > paragraphs[last].start:
            continue
        every[first] = [replace(p, runs_on=True) if p is own[-1] else p for p in pairs]
        every[last] = [replace(p, opened=True) if p is closing else p for p in every[last]]
        for n in range(first + 1, last):
            start, end = paragraphs[n].start, paragraphs[n].end
            every[n].append(MarkPair(start, end, start, end, closed=False, runs_on=True))


def _doubles(pairs: list[MarkPair]) -> list[MarkPair]:
    """The outer stretches in double marks of a paragraph."""
    return sorted((p for p in pairs if not p.single and not p.depth), key=lambda p: p.start)


def _runs_on(analysis: Analysis, pair: MarkPair, paragraph: Paragraph) -> bool:
    """Whether a stretch may go on in the next paragraph: it opens its own, or the next one opens with a mark."""
    if pair.start == paragraph.start:
        return True
    following = analysis.paragraphs[paragraph.i + 1 : paragraph.i + 2]
    return bool(following) and MARK.match(analysis.text, following[0].start) is not None


def _within_sentence(analysis: Analysis, pair: MarkPair) -> MarkPair:
    """A stretch whose closing mark is lost, given up at the end of its sentence: what follows may be anyone's."""
    sentence = None if pair.closed or not pair.opened else analysis.sentence_at(pair.inner_start)
    if sentence is None or not pair.inner_start < sentence.end < pair.end:
        return pair
    return replace(pair, end=sentence.end, inner_end=sentence.end)


def _paired(text: str, start: int, end: int) -> list[MarkPair]:
    """The stretches of one paragraph ``text[start:end]``."""
    marks = list(_marks(text, start, end))
    closers = [m.start for m in marks if m.single and m.side != "open" and not _is_plural(text, m)]
    plurals = [m.start for m in marks if m.single and m.side != "open" and _is_plural(text, m)]
    found: list[MarkPair] = []
    stack: list[_Mark] = []
    for mark in marks:
        at = _partner(stack, mark)
        if at is not None and not (mark.single and _is_plural(text, mark) and _has_later(closers, mark, marks)):
            found.extend(_unclosed(stack[at + 1 :], mark.start, at + 1))
            found.append(_pair(stack[at], mark, at))
            del stack[at:]
        elif _opens(mark, stack, closers, plurals):
            if stack and not mark.single and not stack[-1].single and _replaces(stack[-1], mark):
                found.extend(_unclosed(stack[-1:], mark.start, len(stack) - 1))
                stack.pop()
            if len(stack) < DEEPEST:
                stack.append(mark)
        elif mark.side == "close" and not mark.single and not stack:
            begin = max([start, *(p.end for p in found[-1:])])
            found.append(MarkPair(begin, mark.end, begin, mark.start, opened=False))
    found.extend(_unclosed(stack, end, 0))
    return found


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """The place in the stack of the mark that this one closes, or None when it closes none."""
    for at in range(len(stack) - 1, -1, -1):
        if _closes(stack[at], mark):
            return at
    return None


def _closes(opening: _Mark, mark: _Mark) -> bool:
    if opening.single != mark.single:
        return False
    if mark.text in TURNED and opening.text in TURNED[mark.text]:
        return mark.side != "open" or mark.text in OPENING
    if opening.text == "»":
        return False
    if mark.side == "open" or mark.text in OPENING:
        return False
    if {opening.text, mark.text} & set("«»‹›「」『』"):
        return opening.text + mark.text in ("«»", "‹›", "「」", "『』")
    return True


def _opens(mark: _Mark, stack: list[_Mark], closers: list[int], plurals: list[int]) -> bool:
    if mark.side == "close":
        return False
    if mark.single:
        return _any_after(closers, mark.end) or _any_after(plurals, mark.end)
    return mark.side == "open" or not stack


def _replaces(open_mark: _Mark, mark: _Mark) -> bool:
    """Whether a new opening mark shows that the one that stands open was never closed."""
    return open_mark.text == mark.text or open_mark.text in ('"', "''")


def _any_after(places: list[int], start: int) -> bool:
    return bool(places) and places[-1] > start


def _has_later(closers: list[int], mark: _Mark, marks: list[_Mark]) -> bool:
    """Whether a surer closing mark follows soon after what may be the apostrophe of a plural (``ministers'``)."""
    at = bisect_left(closers, mark.end)
    return at < len(closers) and closers[at] - mark.end < 200 and not _opening_between(marks, mark.end, closers[at])


def _opening_between(marks: list[_Mark], start: int, end: int) -> bool:
    at = bisect_left(marks, start, key=lambda m: m.start)
    while at < len(marks) and marks[at].start < end:
        if marks[at].side == "open":
            return True
        at += 1
    return False


def _pair(opening: _Mark, closing: _Mark, depth: int) -> MarkPair:
    return MarkPair(opening.start, closing.end, opening.end, closing.start, single=opening.single, depth=depth)


def _unclosed(marks: list[_Mark], end: int, depth: int) -> Iterator[MarkPair]:
    """What stands open at ``end``; a lone single mark is far more often an apostrophe and gives nothing."""
    for offset, mark in enumerate(marks):
        if not mark.single and mark.end < end:
            yield MarkPair(mark.start, end, mark.end, end, closed=False, depth=depth + offset)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The quotation marks of a paragraph; apostrophes and marks of feet and inches are left out."""
    for m in MARK.finditer(text, start, end):
        mark = m.group()
        before = text[m.start() - 1] if m.start() > start else " "
        after = text[m.end()] if m.end() < end else " "
        if len(mark) == 1 and mark in SINGLE and _is_apostrophe(before, after):
            continue
        if before == "=" and text[m.start() - 2 : m.start() - 1].isalpha() or _closes_attribute(text, m.start(), start):
            # id="x": markup left in the text
            continue
        if before.isdigit() and mark in ('"', "''") and not after.isalnum() and _measures(text, m.start(), start):
            continue
        yield _Mark(m.start(), m.end(), mark, _side(mark, before, after))


def _closes_attribute(text: str, at: int, start: int) -> bool:
    """Whether the mark ends an attribute of markup left in the text: ``<a href="x">``."""
    return bool(ATTRIBUTE.search(text, max(start, at - LONGEST_ATTRIBUTE), at))


def _is_apostrophe(before: str, after: str) -> bool:
    return (before.isalnum() and after.isalnum()) or (after.isdigit() and not before.isalnum())


def _measures(text: str, at: int, start: int) -> bool:
    """Whether the digits before the mark are a measure in feet and inches (``5'10"``)."""
    return bool(re.search(r"\d['’]\s?\d{1,2}$", text[max(start, at - 8) : at]))


def _is_plural(text: str, mark: _Mark) -> bool:
    before = text[mark.start - 1 : mark.start]
    return before in ("s", "S", "z", "x") and text[mark.end : mark.end + 1] == " "


def _side(mark: str, before: str, after: str) -> Side:
    opens = (before.isspace() or before in BEFORE_OPENING or bool(MARK.match(before))) and not after.isspace()
    closes = not before.isspace() and (not after.isalnum())
    if mark in OPENING:
        return "open" if not (closes and not opens) or mark in "„‚``" else "either"
    if mark in CLOSING:
        return "close" if not (opens and not closes) or mark == "’" and after.islower() else "either"
    if opens != closes:
        return "open" if opens else "close"
    return "either"
