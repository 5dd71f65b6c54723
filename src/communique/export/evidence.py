"""Where an item stands in the text: offsets, and the sentence around them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby

from communique.export.items import Item, Part
from communique.records import Reading
from communique.spans import Span

LONGEST = 320
"""A sentence with more code points is shown only around the words."""
AROUND = 110
MOST_LINES = 8
MOST_REASONS = 8


@dataclass(frozen=True)
class Sentences:
    """The sentences of a reading, found by offset; where there are none, the lines of its text."""

    reading: Reading
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [s.start for s in self.reading.voice.sentences])

    def at(self, offset: int) -> tuple[int, int]:
        """Where the sentence of this code point begins and ends."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.reading.voice.sentences[i].end:
            return self.reading.voice.sentences[i].start, self.reading.voice.sentences[i].end
        text, first, last = self.reading.document.text, max(0, offset - LONGEST), offset + LONGEST
        start, end = text.rfind("\n", first, offset), text.find("\n", offset, last)
        return (start + 1 if start >= 0 else first), (end if end >= 0 else min(last, len(text)))


def evidence(item: Item, sentences: Sentences) -> list[tuple[Part, ...]]:
    """One line for each sentence that the item stands on: offsets, and the sentence with the words in ‹ ›."""
    spans = sorted(set(item.spans))
    groups = [(key, list(same)) for key, same in groupby(spans, lambda s: sentences.at(s.start))]
    lines = [_line(same, *key, sentences.reading.document.text) for key, same in groups[:MOST_LINES]]
    if len(groups) > MOST_LINES:
        lines.append((Part(f"... and {len(groups) - MOST_LINES:,} more sentences", "quiet"),))
    return lines


def because(item: Item) -> list[tuple[Part, ...]]:
    """One line for each reason: the rule, its cue and its score."""
    lines: list[tuple[Part, ...]] = []
    for reason in item.reasons[:MOST_REASONS]:
        cue = f', set off by "{reason.cue}"' if reason.cue else ""
        score = f", score {reason.score:.2f}" if reason.score is not None else ""
        lines.append((Part(f"why: {reason.rule}{cue}{score}", "quiet"),))
    if len(item.reasons) > MOST_REASONS:
        lines.append((Part(f"... and {len(item.reasons) - MOST_REASONS:,} more reasons", "quiet"),))
    return lines


def _line(spans: list[Span], start: int, end: int, text: str) -> tuple[Part, ...]:
    first, last = spans[0].start, min(max(s.end for s in spans), spans[0].start + LONGEST)
    left, right = start, max(end, last)
    if right - left > LONGEST:
        left, right = max(left, first - AROUND), min(right, last + AROUND)
    offsets = ", ".join(f"{s.start}:{s.end}" for s in spans)
    opening = "…" if left > start else ""
    parts = [Part(f"[{offsets}] ", "quiet"), Part(opening, "quiet"), *_told_apart(spans, left, right, text)]
    return (*parts, Part("…" if right < max(end, spans[-1].end) else "", "quiet"))


def _told_apart(spans: list[Span], left: int, right: int, text: str) -> list[Part]:
    parts, at = [], left
    for span in spans:
        start, end = max(span.start, at), min(span.end, right)
        if start < end:
            parts += [Part(text[at:start], "quiet"), Part(f"‹{text[start:end]}›", "name")]
            at = end
    return [*parts, Part(text[at:right], "quiet")]
