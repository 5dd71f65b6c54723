"""Attributions that the tagger finds, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found, spans_of
from communique.find.tagger import Floats, Tagger, tagger
from communique.find.tagger_windows import Window, head_of, windows

CUE_FROM = 0.2
"""How likely a word must be to begin a cue before the tagger is asked what belongs to it."""
SURE_FROM = 0.4
"""How sure the whole attribution must be: its cue's likelihood times that of its content's surest words."""
CHANGE = 1.0
"""The cost, in nats, of each edge of a content: it closes holes and drops single stray words."""
SOURCE, CUE, CONTENT = 1, 2, 3
CLAIMED = 0.5


def tagged_quotes(analysis: Analysis, marks: Sequence[MarkPair], model: Tagger | None = None) -> Iterator[Found]:
    """Every attribution that the tagger finds, the shipped one unless another is given, in the order of the cues."""
    model = model or tagger()
    for window in windows(analysis, marks, model.pieces):
        yield from _in_window(analysis, window, model)


def _in_window(analysis: Analysis, window: Window, model: Tagger) -> Iterator[Found]:
    words, tags = model.read(window)
    cues = list(cue_spans(tags))
    if not cues:
        return
    roles = model.ask(window, words, cues)
    for (first, last), of in zip(cues, roles, strict=True):
        content = contents(of)
        if not len(content):
            continue
        sure = float(tags[first, 1, 1] * np.sort(of[content, CONTENT])[-5:].mean())
        if sure < SURE_FROM:
            continue
        base = window.first
        spans = spans_of(analysis, _ended(analysis, window, (base + content).tolist(), roles))
        source = spans_of(analysis, [base + i for i in source_of(of)])
        cue = spans_of(analysis, range(base + first, base + last))
        if spans and cue:
            yield Found(source, cue, spans, "quotes.tagger", round(sure, 2), base + head_of(window, first, last))


OPEN_END = frozenset(("det", "poss", "amod", "compound", "case", "nummod"))
"""What a word can be to the noun that it waits for: no content ends on it."""


def _ended(analysis: Analysis, window: Window, content: list[int], roles: Floats) -> list[int]:
    """The content's tokens, drawn out to the end of a phrase that it breaks off after a preposition or an article."""
    last = analysis.tokens[content[-1]]
    if last.pos != "ADP" and last.dep not in OPEN_END:
        return content
    end = analysis.edges(last.i if last.pos == "ADP" else last.head)[1]
    beyond = range(last.i + 1, min(end + 1, window.last))
    others = roles[:, [i - window.first for i in beyond]]
    claimed = (others[:, :, SOURCE] > CLAIMED) | (others[:, :, CUE] > CLAIMED)
    if analysis.tokens[end].sentence != last.sentence or claimed.any():
        return content
    return [*content, *beyond]


def cue_spans(tags: Floats) -> Iterator[tuple[int, int]]:
    """The cues: each likely beginning with the words that go on from it."""
    outside, begin, inside = tags[:, 1].T
    i = 0
    while i < len(begin):
        if begin[i] < CUE_FROM or begin[i] < inside[i]:
            i += 1
            continue
        first = i
        i += 1
        while i < len(begin) and inside[i] > max(begin[i], outside[i]):
            i += 1
        yield first, i


def contents(roles: Floats) -> np.ndarray:
    """The places of the content's words: the likeliest stretches when each edge costs ``CHANGE``."""
    likely = np.clip(roles[:, CONTENT], 1e-6, 1 - 1e-6)
    score = np.log(likely) - np.log1p(-likely)
    return np.flatnonzero(_stretches(score.tolist(), CHANGE))


def _stretches(score: Iterable[float], cost: float) -> list[bool]:
    """Whether each word is in, when words in count their score and each change from out to in costs ``cost`` twice."""
    out, into = 0.0, -cost
    from_out: list[tuple[bool, bool]] = []
    for s in score:
        stay_out, leave = out, into - cost
        stay_in, enter = into, out - cost
        from_out.append((stay_out >= leave, enter > stay_in))
        out, into = max(stay_out, leave), max(stay_in, enter) + s
    inside = into - cost > out
    states = []
    for was_out, entered in reversed(from_out):
        states.append(inside)
        inside = not entered if inside else not was_out
    return states[::-1]


def source_of(roles: Floats) -> list[int]:
    """The places of the source's words: the run that is likeliest as a whole."""
    best: list[int] = []
    weight = 0.0
    run: list[int] = []
    for i in [*np.flatnonzero(roles[:, SOURCE] > 0.5).tolist(), -1]:
        if run and run[-1] + 1 != i:
            here = float(roles[run, SOURCE].sum())
            if here > weight:
                best, weight = run, here
            run = []
        run.append(i)
    return best
