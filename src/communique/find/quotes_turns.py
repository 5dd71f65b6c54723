"""Labelled turns: transcripts and speaker lines ("President X: ...")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique import lang
from communique.analysis import Analysis, Paragraph
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

LABEL = re.compile(r"[\"“”„«»]{0,2}(?:[-–—]\s)?([A-Z][^:.?!\n\"“”]{0,70}(?:\.[^:.?!\n\"“”]{0,70}){0,3}):(?=\s)")
ASIDE = re.compile(r"\s*\([^()\n]{0,60}\)\s*$")
MARKS = frozenset('"“”«»')
FEWEST_WORDS = 3
"""A single labelled line with fewer words after its label is a field of a form ("Place: Torkent"), not a turn."""
MOST_PARAGRAPHS = 400
FEWEST_TURNS = 3
"""From so many labelled turns on, a label of several words in capitals is a speaker too, named only once so."""


@dataclass(frozen=True, slots=True)
class _Turn:
    paragraph: Paragraph
    label: Span
    begin: int
    sure: bool


def turns(analysis: Analysis) -> list[Found]:
    """Every labelled turn, with the unlabelled paragraphs that go on from it in a transcript."""
    labelled = _without_fields(analysis, list(_labelled(analysis)))
    counts: dict[str, int] = {}
    for turn in labelled:
        counts[turn.label.text] = counts.get(turn.label.text, 0) + 1
    sure = any(t.sure for t in labelled)
    many = len(labelled) >= FEWEST_TURNS
    kept = [
        t
        for t in labelled
        if t.sure
        or counts[t.label.text] > 1
        or (sure and (not _is_capitals(t.label.text) or (many and " " in t.label.text)))
    ]
    transcript = sum(t.paragraph.i > 0 for t in kept) > 1
    runs_on = len(kept) == 1 or any(b.paragraph.i > a.paragraph.i + 1 for a, b in pairwise(kept))
    transcript = transcript or any(_after_rule(analysis, t) or _is_followed_by_speech(analysis, t) for t in kept)
    return [f for n, turn in enumerate(kept) if (f := _relation(analysis, kept, n, transcript, runs_on)) is not None]


def _without_fields(analysis: Analysis, labelled: list[_Turn]) -> list[_Turn]:
    """Without single words before a colon that name nobody: "Place: Torkent"; "Marr:" names Ada Marr again."""
    text, longer = analysis.text, [t.label.text for t in labelled if " " in t.label.text]
    longer += [text[n.start : n.end] for n in analysis.names if n.label == "PERSON" and " " in text[n.start : n.end]]
    known = {name.split()[-1] for name in longer}
    return [
        t
        for t in labelled
        if t.sure or not t.label.text.isalpha() or _is_capitals(t.label.text) or t.label.text in known
    ]


def _relation(analysis: Analysis, kept: list[_Turn], n: int, transcript: bool, runs_on: bool) -> Found | None:
    """The turn; ``runs_on`` says that turns have paragraphs without a label in this transcript."""
    turn = kept[n]
    first = clean(analysis, turn.begin, turn.paragraph.end)
    content = [_through(analysis, first, turn.begin, turn.paragraph.end)] if first.text else []
    if transcript and turn.paragraph.i > 0:
        stop = kept[n + 1].paragraph.i if n + 1 < len(kept) else len(analysis.paragraphs)
        content.extend(_following(analysis, turn, stop, runs_on or n + 1 < len(kept)))
    if not content or (not transcript and len(first.text.split()) < FEWEST_WORDS):
        return None
    ends = [analysis.text[turn.begin : turn.paragraph.end].rstrip()[-3:], *(span.text[-3:] for span in content[1:])]
    if not any(mark in end for end in ends for mark in ".!?…—"):
        return None
    return Found((turn.label,), (), tuple(content), "quotes.turn", 0.9 if turn.sure else 0.7, verbatim=True)


def _through(analysis: Analysis, span: Span, start: int, end: int) -> Span:
    """The words of a turn with their closing full stop."""
    while span.end < end and analysis.text[span.end] in ".!?…":
        span = span_of(analysis.text, span.start, span.end + 1)
    return span


def _following(analysis: Analysis, turn: _Turn, stop: int, runs_on: bool) -> Iterator[Span]:
    """The unlabelled paragraphs after a turn, up to a rule, an omission mark, a heading or a report of the speaker."""
    name = turn.label.text.split()[-1].lower()
    at = turn.paragraph.i + 1
    for paragraph in analysis.paragraphs[at : min(stop, at + MOST_PARAGRAPHS)]:
        text = analysis.text[paragraph.start : paragraph.end]
        if paragraph.role in ("heading", "title", "caption") or not any(c.isalpha() for c in text) or text[0] in "<&*#":
            return
        inside = analysis.tokens_in(paragraph.start, paragraph.end)
        if any(analysis.tokens[i].lower == name and analysis.tokens[i].dep == "nsubj" for i in inside):
            return
        quotes = any(analysis.tokens[i].text in MARKS for i in inside)
        if not runs_on and (quotes or not _is_speech(analysis, paragraph)):
            return
        if text.lstrip('"“”„«»')[:1] not in ("(", "["):
            yield span_of(analysis.text, paragraph.start, paragraph.end)


def _after_rule(analysis: Analysis, turn: _Turn) -> bool:
    """Whether a turn follows a rule ("* * *"), as the first turn of a transcript does."""
    if turn.paragraph.i == 0:
        return False
    above = analysis.paragraphs[turn.paragraph.i - 1]
    return not any(c.isalnum() for c in analysis.text[above.start : above.end])


def _is_followed_by_speech(analysis: Analysis, turn: _Turn) -> bool:
    """Whether the paragraph after a turn goes on in the first or second person, as its speaker does."""
    if turn.paragraph.i == 0 or turn.paragraph.i + 1 >= len(analysis.paragraphs):
        return False
    return _is_speech(analysis, analysis.paragraphs[turn.paragraph.i + 1])


def _is_speech(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks in the first or second person."""
    inside = analysis.tokens_in(paragraph.start, paragraph.end)
    return any(t.pos == "PRON" and t.lower in cue_words("author") for t in analysis.tokens[inside.start : inside.stop])


def _labelled(analysis: Analysis) -> Iterator[_Turn]:
    for paragraph in analysis.paragraphs:
        if paragraph.role in ("title", "caption"):
            continue
        m = LABEL.match(analysis.text, paragraph.start, paragraph.end)
        if m is None or not analysis.text[m.end() : paragraph.end].strip():
            continue
        label = m.group(1)
        aside = ASIDE.search(label)
        end = m.start(1) + (aside.start() if aside and aside.start() > 0 else len(label.rstrip()))
        span = span_of(analysis.text, m.start(1), end)
        sure = _names_speaker(analysis, span)
        if sure or _is_capitals(span.text) or _is_shaped(span.text) or span.text.isalpha():
            yield _Turn(paragraph, span, m.end(), sure)


def _is_capitals(label: str) -> bool:
    return label.upper() == label and len(label) > 1 and len(label.split()) <= 5


def _is_shaped(label: str) -> bool:
    """Whether a label looks like a name with or without an office: capitals but for small linking words."""
    words = label.split()
    return 2 <= len(words) <= 14 and all(w[:1].isupper() or len(w) <= 3 for w in words) and words[-1][:1].isupper()


def _names_speaker(analysis: Analysis, span: Span) -> bool:
    """Whether a label is a name, with or without an office, or a word such as "Question"."""
    if span.text.lower() in lang.words("en", "turn_labels"):
        return True
    if _is_capitals(span.text) and "," in span.text:
        # "ADA MARR, HOST"
        return True
    tokens = analysis.tokens[slice(*_bounds(analysis, span))]
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
        return False
    at = bisect_left(analysis.names, span.start, key=lambda name: name.start)
    person = False
    while at < len(analysis.names) and analysis.names[at].start < span.end:
        person = person or analysis.names[at].label == "PERSON"
        at += 1
    words = span.text.split()
    # "President of Ostmark Ada Marr": the model may take the country for part of the name
    person = person or (words[0].lower() in lang.words("en", "offices") and _is_shaped(span.text))
    return person and 1 < len(words) <= 16 and words[-1][:1].isupper()


def _bounds(analysis: Analysis, span: Span) -> tuple[int, int]:
    inside = analysis.tokens_in(span.start, span.end)
    return inside.start, inside.stop
