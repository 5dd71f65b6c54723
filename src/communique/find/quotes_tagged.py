"""Attributions that the tagger finds, paragraph by paragraph."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found, spans_of
from communique.find.tagger import Floats, Tagger, tagger
from communique.find.tagger_seen import Seen
from communique.find.tagger_windows import Window, head_of, windows

CUE_FROM = 0.2
"""How likely a word must be to begin a cue before the tagger is asked what belongs to it."""
SURE_FROM = 0.2
"""How sure the whole attribution must be: its cue's likelihood times that of its content's surest words."""
SURE_WITHOUT_SOURCE = 0.3
"""The same where it has no source."""
CHANGE = 1.5
"""The cost, in nats, of each edge of a content: it closes holes and drops single stray words."""
EDGE = 1.0
"""How much the likelihood of an edge, in nats, counts beside those of the words."""
CONTENT_SEEN, SOURCE_SEEN, NO_SOURCE = 1.0, 0.3, 0.03
"""How much the first reading counts beside the roles, and how likely a source must be for it to count."""
SAME = 0.7
"""Share of their words from which two contents are one, found from two cues."""
SOURCE, CUE, CONTENT, BEGIN, END = 1, 2, 3, 4, 5
CLAIMED = 0.5


def tagged_quotes(analysis: Analysis, marks: Sequence[MarkPair], model: Tagger | Seen | None = None) -> Iterator[Found]:
    """Every attribution that the tagger finds, the shipped one unless another is given, in the order of the cues."""
    model = model or tagger()
    for window in windows(analysis, marks, model.pieces):
        yield from _once(list(_in_window(analysis, window, model)))


def _once(found: list[Found]) -> Iterator[Found]:
    """Of two attributions of nearly the same words the surer one; one without a source adds its words to one with."""
    whole = {f.cue: next((o for o in found if _is_rest(o, f)), None) for f in found if f.source}
    taken = {id(o) for o in whole.values()}
    found = [replace(f, content=o.content) if (o := whole.get(f.cue)) else f for f in found if id(f) not in taken]
    for f in found:
        surer = (o for o in found if (o.score, -o.cue[0].start) > (f.score, -f.cue[0].start))
        if not any(_shared(f, other) >= SAME for other in surer):
            yield f


def _is_rest(whole: Found, part: Found) -> bool:
    """Whether an attribution without a source begins with all that another has, and goes on with the rest."""
    same = whole.content[0] == part.content[0] and len(whole.content) > len(part.content)
    return not whole.source and same and set(part.content) <= set(whole.content)


def _shared(one: Found, other: Found) -> float:
    """The share of two contents' code points that are in both."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    either = sum(len(s.text) for s in (*one.content, *other.content)) - both
    return both / either if either else 0.0


def _in_window(analysis: Analysis, window: Window, model: Tagger | Seen) -> Iterator[Found]:
    words, tags = model.read(window)
    cues = list(cue_spans(tags))
    if not cues:
        return
    roles = weighed(model.ask(window, words, cues), tags)
    for (first, last), of in zip(cues, roles, strict=True):
        content = contents(of)
        if not len(content):
            continue
        sure = float(tags[first, 1, 1] * np.sort(of[content, CONTENT])[-5:].mean())
        base = window.first
        spans = spans_of(analysis, _ended(analysis, window, (base + content).tolist(), roles))
        source = spans_of(analysis, [base + i for i in source_of(of)])
        cue = spans_of(analysis, range(base + first, base + last))
        if spans and cue and sure >= (SURE_FROM if source else SURE_WITHOUT_SOURCE):
            yield Found(source, cue, spans, "quotes.tagger", round(sure, 2), base + head_of(window, first, last))


def weighed(roles: Floats, tags: Floats) -> Floats:
    """The roles of each cue's words together with what the first reading, which asks for no cue, makes of them.

    ``roles`` is ``[A, W, 6]``, ``tags`` ``[W, 3, 3]``. What seems content there adds to the cue that claims the word
    most, since a word hardly ever belongs to all; what seems a source adds wherever a cue sees one at all.
    """
    first = _odds(1 - tags[:, :, 0])
    content, source = roles[:, :, CONTENT], roles[:, :, SOURCE]
    most = content == content.max(axis=0)
    result = roles.copy()
    result[:, :, CONTENT] = _likely(_odds(content) + CONTENT_SEEN * most * first[:, 2])
    together = _likely(_odds(source) + SOURCE_SEEN * first[:, 0])
    result[:, :, SOURCE] = np.where(source > NO_SOURCE, together, source)
    return result


def _likely(odds: Floats) -> Floats:
    found: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return found


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
    """The places of the content's words: the likeliest stretches, by their words and by where they begin and end."""
    words, begin, end = _odds(roles[:, [CONTENT, BEGIN, END]]).T
    return np.flatnonzero(_stretches(words.tolist(), (EDGE * begin - CHANGE).tolist(), (EDGE * end - CHANGE).tolist()))


def _odds(likely: Floats) -> Floats:
    likely = np.clip(likely, 1e-4, 1 - 1e-4)
    found: Floats = (np.log(likely) - np.log1p(-likely)).astype(np.float32)
    return found


def _stretches(score: Sequence[float], begin: Sequence[float], end: Sequence[float]) -> list[bool]:
    """Whether each word is in: those in count their score, the first and last of each stretch their edge's too."""
    out, into, before = 0.0, -math.inf, 0.0
    steps: list[tuple[bool, bool]] = []
    for s, first, last in zip(score, begin, end, strict=True):
        leave, enter = into + before, out + first
        steps.append((leave > out, enter > into))
        out, into, before = max(out, leave), max(into, enter) + s, last
    inside = into + before > out
    states = []
    for left, entered in reversed(steps):
        states.append(inside)
        inside = not entered if inside else left
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
