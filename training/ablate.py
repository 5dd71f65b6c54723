"""What each part of the quote finder gives: the dev figures with one thing changed at a time.

Data: ``quotes/polnear.dev``, by the scorer ``quotes.py`` that lies beside the data.
Command: ``python training/ablate.py`` in the product's environment. Prints a table: relation F1, recall by kind, and
F1 of the words under each role, for the shipped finder and for it without each of its parts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import Analysis, analyse
from communique.find import quotes, quotes_tagged
from communique.find import tagger as shipped
from communique.find.marks import MarkPair, paired_marks
from communique.find.quotes_found import Found, spans_of
from communique.find.tagger_windows import Window, windows
from corpora import counted, rows, scored
from measure import relation

SET = "quotes/polnear.dev"
Marks = tuple[MarkPair, ...]
Finder = Callable[[Analysis, Marks], list[Found]]
FAR = 30
"""Words between a content and its cue, or a cue and its source, over which the plain head's spans are not joined."""


class Kept:
    """The shipped tagger, whose answers are kept: each variant asks mostly what the one before asked."""

    def __init__(self) -> None:
        self.model, self.pieces = shipped.tagger(), shipped.tagger().pieces
        self.words: dict[bytes, Any] = {}
        self.roles: dict[tuple[bytes, tuple[int, int]], Any] = {}

    def read(self, window: Window) -> Any:
        """As the tagger does."""
        key = window.pieces.tobytes() + window.marks.tobytes()
        if key not in self.words:
            self.words[key] = self.model.read(window)
        return self.words[key]

    def ask(self, window: Window, words: Any, cues: list[tuple[int, int]]) -> Any:
        """As the tagger does."""
        key = window.pieces.tobytes() + window.marks.tobytes()
        new = [c for c in cues if (key, c) not in self.roles]
        if new:
            self.roles |= {(key, c): of for c, of in zip(new, self.model.ask(window, words, new), strict=True)}
        return np.stack([self.roles[key, c] for c in cues])


def nearest(analysis: Analysis, marks: Marks, model: Any) -> Iterator[Found]:
    """The plain head's spans, each content joined to the cue and each cue to the source that stands nearest."""
    for window in windows(analysis, marks, model.pieces):
        _, tags = model.read(window)
        source, cue, content = (list(runs(tags[:, role])) for role in range(3))
        for span in content:
            near = min(cue, key=lambda c: apart(c, span), default=None)
            if near is None or apart(near, span) > FAR:
                continue
            who = min(source, key=lambda s: apart(s, near), default=None)
            parts = [who if who is not None and apart(who, near) <= FAR else (0, 0), near, span]
            spans = [spans_of(analysis, range(window.first + a, window.first + b)) for a, b in parts]
            if spans[1] and spans[2]:
                yield Found(spans[0], spans[1], spans[2], "quotes.tagger", 0.5)


def runs(tags: Any) -> Iterator[tuple[int, int]]:
    """The stretches that a begin/inside/outside head sees."""
    best, first = tags.argmax(-1).tolist(), -1
    for i, tag in enumerate([*best, 0]):
        if first >= 0 and tag != 2:
            yield first, i
            first = -1
        if tag == 1 or (tag == 2 and first < 0):
            first = i


def apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Words between two stretches."""
    return max(0, one[0] - other[1], other[0] - one[1])


def variants(model: Any) -> Iterator[tuple[str, Finder]]:
    """Finders, each with one thing changed; what is changed is put back after its turn."""

    def whole(analysis: Analysis, marks: Marks) -> list[Found]:
        return quotes.found_quotes(analysis, marks, model)

    yield "as shipped", whole
    for what, module, name, value in (
        ("contents by their words alone, no edges", quotes_tagged, "EDGE", 0.0),
        ("no cost for another stretch", quotes_tagged, "CHANGE", 0.0),
        ("cues only from a half on", quotes_tagged, "CUE_FROM", 0.5),
        ("every attribution, however unsure", quotes_tagged, "SURE_FROM", 0.0),
        ("not completed by grammar", quotes, "completed", lambda analysis, found: found),
        ("with what attributes nothing", quotes, "attributes_nothing", lambda analysis, found: False),
        ("without the rules", quotes, "ruled", lambda analysis, marks: []),
        ("plain head and the nearest spans", quotes, "tagged_quotes", nearest),
    ):
        with patch.object(module, name, value):
            yield what, whole


def main() -> None:
    """Measure every variant."""
    gold = rows(SET)
    texts = [(a, paired_marks(a)) for a in (analyse(r["text"]) for r in counted(gold, len(gold), SET))]
    heads = ("relation", "direct", "mixed", "indirect", "content", "source", "cue")
    print(f"| finder | {' | '.join(heads)} |\n|---{'|---' * len(heads)}|")
    for what, find in variants(Kept()):
        found = [
            {"id": r["id"], "relations": [relation(f) for f in find(*t)]} for r, t in zip(gold, texts, strict=True)
        ]
        got = scored("quotes", gold, found)
        figures = [got["relation"]["f1"], *(got["by_kind"][k]["recall"] for k in heads[1:4])]
        figures += [got["tokens"][role]["f1"] for role in heads[4:]]
        print(f"| {what} | {' | '.join(map(str, figures))} |", flush=True)


if __name__ == "__main__":
    main()
