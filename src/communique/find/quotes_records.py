"""From what a finder found to quote records: order, ids, kind, and which quote stands inside which.

Shared by every finder of quotes, rules or model.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found
from communique.reasons import Reason
from communique.records import Quote, QuoteKind, QuoteSource, Spans
from communique.spans import Span


def quote_records(analysis: Analysis, marks: Sequence[MarkPair], found: Iterable[Found]) -> tuple[Quote, ...]:
    """The quotes in the order of their contents, with ids ``q1``, ``q2``, ..."""
    ordered = sorted(found, key=lambda f: (f.content[0].start, -f.content[-1].end, f.verb or 0))
    quoted = marked(marks)
    parents = [None if p is None else f"q{p + 1}" for p in _parents(ordered)]
    return tuple(
        Quote(
            id=f"q{n + 1}",
            kind="direct" if f.verbatim else kind_of(analysis.text, f.content, quoted),
            source=QuoteSource(None, f.name, f.source),
            cue=Spans(f.cue),
            content=Spans(f.content),
            part_of=parents[n],
            reasons=(Reason(f.rule, " ".join(s.text for s in f.cue), f.score),),
        )
        for n, f in enumerate(ordered)
    )


WORD = re.compile(r"\w+")


class Stretches:
    """Stretches of a text, to be asked whether they hold an offset."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        joined: list[list[int]] = []
        for start, end in sorted(stretches):
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        self._starts, self._ends = [s for s, _ in joined], [e for _, e in joined]

    def hold(self, offset: int) -> bool:
        """Whether the code point at this offset lies in one of the stretches."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def cover(self, span: Span) -> bool:
        """Whether one of the stretches holds the whole of this span."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]

    def meet(self, span: Span) -> bool:
        """Whether one of the stretches shares a code point with this span."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and span.start < self._ends[at]


def marked(marks: Sequence[MarkPair]) -> Stretches:
    """What stands inside quotation marks."""
    return Stretches((p.inner_start, p.inner_end) for p in marks)


def kind_of(text: str, content: Iterable[Span], quoted: Stretches) -> QuoteKind:
    """Direct when every word of the content stands in marks, indirect when none does, else mixed."""
    inside = outside = False
    for span in content:
        for word in WORD.finditer(text, span.start, span.end):
            held = quoted.hold(word.start())
            inside, outside = inside or held, outside or not held
            if inside and outside:
                return "mixed"
    return "direct" if inside else "indirect"


def _parents(ordered: Sequence[Found]) -> list[int | None]:
    """For each relation the place of the nearest earlier one whose content holds it whole, content, cue and source."""
    parents: list[int | None] = []
    open_: list[int] = []
    for n, found in enumerate(ordered):
        start = found.content[0].start
        while open_ and ordered[open_[-1]].content[-1].end <= start:
            open_.pop()
        parents.append(next((k for k in reversed(open_[-DEEPEST:]) if _holds(ordered[k], found)), None))
        open_.append(n)
    return parents


DEEPEST = 12
"""How many enclosing relations are looked at: attributions nested deeper are no prose."""


def _holds(outer: Found, inner: Found) -> bool:
    parts = (*inner.content, *inner.cue)
    return bool(parts) and all(any(s in o for o in outer.content) for s in parts) and outer.content != inner.content


def joined(quotes: Sequence[Quote], verses: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes and verses as one list in text order with new ids; a quote that only says a verse again is dropped."""
    taken = Stretches((s.start, s.end) for v in verses for s in v.content.spans)
    kept = [q for q in quotes if not all(taken.hold(s.start) and taken.hold(s.end - 1) for s in q.content.spans)]
    both = [(q, 0) for q in kept] + [(v, 1) for v in verses]
    both.sort(key=lambda p: (p[0].content.spans[0].start, -p[0].content.spans[-1].end, p[1]))
    ids = {(side, q.id): f"q{n + 1}" for n, (q, side) in enumerate(both)}
    return tuple(replace(q, id=ids[side, q.id], part_of=ids.get((side, q.part_of or ""))) for q, side in both)
