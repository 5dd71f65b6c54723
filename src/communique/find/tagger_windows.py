"""What the quote tagger sees of a text: one paragraph at a time, as word pieces with what grammar and marks say.

A paragraph is seen alone. Fewer than one attribution in a hundred crosses a paragraph's edge, and so a quotation mark
that is lost in one paragraph cannot change what is found in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.analysis import Analysis, Token
from communique.find.marks import MARK, MarkPair

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

MOST_PIECES = 320
"""Word pieces in one window; a longer paragraph is cut, after a sentence where there is one."""
MOST_WORD = 12
"""Word pieces kept of one word: what is longer is an address or a hash."""
TAGS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS"  # noqa: SIM905
    " NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``".split()
)
"""Penn Treebank tags, in the order in which the weights know them (0 is any other)."""
DEPS = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj"  # noqa: SIM905
    " csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd"
    " parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
"""ClearNLP dependency labels, in the order in which the weights know them (0 is any other)."""
_TAG = {tag: n + 1 for n, tag in enumerate(TAGS)}
_DEP = {dep: n + 1 for n, dep in enumerate(DEPS)}
ITSELF = len(DEPS) + 1
"""How a word hangs on itself, or above what it is looked at from."""
APART = len(DEPS) + 2
"""How a word of another sentence hangs: not at all."""
FAR_UP = 3
"""Steps up the tree that are told apart."""
DISTANCES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
"""Distances in words from which each bucket begins, on either side."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``[first, last)`` of a text as the tagger takes them; every array but ``pieces`` has one value a token.

    ``pieces`` are word piece ids with the opening and closing marker; ``at`` is where each token's first piece stands
    among them. ``head`` is the place of a token's head in this window, its own at a root. ``marks`` is 0 outside
    quotation marks, 1 inside, 2 on a mark, 3 inside single marks.
    """

    first: int
    last: int
    pieces: Ints
    at: Ints
    tag: Ints
    dep: Ints
    case: Ints
    marks: Ints
    head: Ints
    sentence: Ints

    def __len__(self) -> int:
        return self.last - self.first


def windows(analysis: Analysis, pairs: Sequence[MarkPair], tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of a text, in text order; ``tokenizer`` neither cuts nor pads."""
    stretches = [(first, last) for first, last in _paragraphs(analysis) if last > first]
    words = [[t.text for t in analysis.tokens[a:b]] for a, b in stretches]
    double = _Inside([p for p in pairs if not p.single])
    single = _Inside([p for p in pairs if p.single])
    encoded = tokenizer.encode_batch(words, is_pretokenized=True, add_special_tokens=False)
    for (first, last), pieces in zip(stretches, encoded, strict=True):
        groups = _by_word(pieces.ids, pieces.word_ids, last - first)
        for a, b in _cut(analysis, first, last, [len(g) for g in groups]):
            yield _window(analysis, a, b, groups[a - first : b - first], double, single)


def _paragraphs(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """First and last token of every paragraph."""
    first, paragraph = 0, -1
    for sentence in analysis.sentences:
        if sentence.paragraph != paragraph:
            yield first, sentence.first
            first, paragraph = sentence.first, sentence.paragraph
    yield first, len(analysis.tokens)


def _by_word(ids: list[int], word_ids: list[int | None], words: int) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in range(words)]
    for piece, word in zip(ids, word_ids, strict=True):
        if word is not None and len(groups[word]) < MOST_WORD:
            groups[word].append(piece)
    return [g or [UNKNOWN] for g in groups]


UNKNOWN, OPENING, CLOSING = 100, 101, 102
"""Word piece ids of BERT's uncased vocabulary: ``[UNK]``, ``[CLS]``, ``[SEP]``."""


def _cut(analysis: Analysis, first: int, last: int, sizes: list[int]) -> Iterator[tuple[int, int]]:
    """The stretch in parts of at most ``MOST_PIECES`` pieces."""
    begin, held, sentence_start = first, 0, first
    for i in range(first, last):
        if i > begin and analysis.tokens[i].sentence != analysis.tokens[i - 1].sentence:
            sentence_start = i
        if held + sizes[i - first] > MOST_PIECES:
            end = sentence_start if sentence_start > begin else i
            yield begin, end
            held = sum(sizes[end - first : i - first])
            begin = sentence_start = end
        held += sizes[i - first]
    yield begin, last


class _Inside:
    """Asked whether an offset stands inside a mark pair; outer pairs cover inner ones."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, pairs: Sequence[MarkPair]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for pair in sorted(pairs, key=lambda p: p.inner_start):
            if not self._ends or pair.inner_end > self._ends[-1]:
                self._starts.append(pair.inner_start)
                self._ends.append(pair.inner_end)

    def hold(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _window(
    analysis: Analysis, first: int, last: int, groups: list[list[int]], double: _Inside, single: _Inside
) -> Window:
    tokens = analysis.tokens[first:last]
    sizes = np.array([len(g) for g in groups])
    pieces = [OPENING, *(piece for g in groups for piece in g), CLOSING]
    base = tokens[0].sentence
    return Window(
        first,
        last,
        np.array(pieces, dtype=np.int64),
        np.concatenate(([1], 1 + np.cumsum(sizes)[:-1])).astype(np.int64),
        np.array([tag_of(t) for t in tokens], dtype=np.int64),
        np.array([dep_of(t) for t in tokens], dtype=np.int64),
        np.array([case_of(t) for t in tokens], dtype=np.int64),
        np.array([_state(t, double, single) for t in tokens], dtype=np.int64),
        np.array([t.head - first if first <= t.head < last else t.i - first for t in tokens], dtype=np.int64),
        np.array([t.sentence - base for t in tokens], dtype=np.int64),
    )


def tag_of(token: Token) -> int:
    """The number by which the weights know a token's tag."""
    return _TAG.get(token.tag, 0)


def dep_of(token: Token) -> int:
    """The number by which the weights know a token's dependency label."""
    return _DEP.get(token.dep, 0)


def case_of(token: Token) -> int:
    """0 small letters, 1 a first capital, 2 more capitals, 3 no letter."""
    word = token.text
    if not any(c.isalpha() for c in word):
        return 3
    if not any(c.isupper() for c in word):
        return 0
    return 2 if len(word) > 1 and any(c.isupper() for c in word[1:]) else 1


def _state(token: Token, double: _Inside, single: _Inside) -> int:
    if MARK.fullmatch(token.text):
        return 2
    if double.hold(token.start):
        return 1
    return 3 if single.hold(token.start) else 0


def head_of(window: Window, first: int, last: int) -> int:
    """The place of the syntactic head among the places ``[first, last)``: the last word whose own head lies outside."""
    found = [i for i in range(first, last) if not first <= window.head[i] < last or window.head[i] == i]
    return found[-1] if found else last - 1


def seen_from(window: Window, anchor: int) -> tuple[Ints, Ints, Ints, Ints]:
    """How every word stands to the word at place ``anchor``: steps up to their common head, label, distance, sentence.

    ``steps`` counts how far above the anchor the lowest word over both stands (0: the anchor itself is it; capped);
    ``label`` is the dependency label by which the word's branch hangs on it.
    """
    steps, label = seen_in_tree(window.head, window.dep, anchor)
    offset = np.arange(len(window)) - anchor
    bucket = np.searchsorted(DISTANCES, np.abs(offset), side="right")
    distance = np.where(offset < 0, len(DISTANCES) - bucket, len(DISTANCES) + bucket)
    sentence = np.clip(window.sentence - window.sentence[anchor], -2, 2) + 2
    return steps, label, distance.astype(np.int64), sentence.astype(np.int64)


def seen_in_tree(head: Ints, dep: Ints, anchor: int) -> tuple[Ints, Ints]:
    """The first two of :func:`seen_from`: steps and labels; ``head`` holds places, a root's own place at a root."""
    size = len(head)
    above: dict[int, int] = {}
    at, step = anchor, 0
    while at not in above:
        above[at] = step
        at, step = int(head[at]), step + 1
    steps = np.full(size, FAR_UP + 1, dtype=np.int64)
    label = np.full(size, APART, dtype=np.int64)
    known: dict[int, tuple[int, int]] = {a: (min(s, FAR_UP), ITSELF) for a, s in above.items()}
    for i in range(size):
        path: list[int] = []
        at = i
        while at not in known:
            path.append(at)
            up = int(head[at])
            if up == at or up in path:
                known[at] = (FAR_UP + 1, APART)
                break
            if up in above:
                known[at] = (min(above[up], FAR_UP), int(dep[at]))
                break
            at = up
        found = known[at]
        for p in path:
            known[p] = found
        steps[i], label[i] = found
    return steps, label
