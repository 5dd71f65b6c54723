"""A parsed text: tokens with their dependency tree, sentences, paragraphs and names, all with exact offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from communique.spans import Span, span_of

Role = Literal["title", "heading", "body", "list_item", "caption"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``head`` is the index of its head in the same text (its own index at a root).

    ``pos`` is the Universal POS tag, ``tag`` the Penn Treebank tag, ``dep`` the ClearNLP label.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points ``[start, end)`` and tokens ``[first, last)`` of one sentence, in paragraph number ``paragraph``."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and its part in the layout; ``dateline_end`` is where an opening dateline ends, or ``start``."""

    i: int
    start: int
    end: int
    role: Role
    dateline_end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by the statistical model; ``label`` is an OntoNotes type (PERSON, ORG, GPE, NORP, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Analysis:
    """A parsed text. Lists are in text order; navigation answers are token indices or spans."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    skipped: tuple[Span, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [t.start for t in self.tokens])

    @cached_property
    def _children(self) -> list[tuple[int, ...]]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return [tuple(c) for c in found]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """For each token the first and the last token of its subtree."""
        left, right = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for sentence in self.sentences:
            for root in range(sentence.first, sentence.last):
                if self.tokens[root].head == root:
                    for i in reversed(self._top_down(root)):
                        head = self.tokens[i].head
                        left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        return left, right

    def _top_down(self, root: int) -> list[int]:
        order = [root]
        for i in order:
            order.extend(self._children[i])
        return order

    def children(self, i: int) -> tuple[int, ...]:
        """The tokens whose head is token ``i``, in order."""
        return self._children[i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token ``i`` with one of these dependency labels."""
        return next((c for c in self._children[i] if self.tokens[c].dep in deps), None)

    def subtree(self, i: int) -> list[int]:
        """Token ``i`` and all that hangs on it, in text order."""
        return sorted(self._top_down(i))

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token (inclusive) of the subtree of token ``i``."""
        return self._edges[0][i], self._edges[1][i]

    def subtree_span(self, i: int) -> Span:
        """The span from the first to the last token of the subtree of token ``i``."""
        first, last = self.edges(i)
        return self.span(first, last + 1)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token ``i``, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def span(self, first: int, last: int) -> Span:
        """The span of tokens ``[first, last)``."""
        return span_of(self.text, self.tokens[first].start, self.tokens[last - 1].end)

    def tokens_in(self, start: int, end: int) -> range:
        """The indices of the tokens that share a code point with ``[start, end)``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def token_at(self, offset: int) -> int | None:
        """The token that covers this code point, or None."""
        found = self.tokens_in(offset, offset + 1)
        return found[0] if found else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The last sentence that begins at or before this code point, or None before the first."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The last paragraph that begins at or before this code point, or None before the first."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[at] if at >= 0 else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def head_of(self, start: int, end: int) -> int | None:
        """The syntactic head of a stretch: its token whose own head lies outside (the last such), or None."""
        inside = self.tokens_in(start, end)
        heads = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        words = [i for i in heads if self.tokens[i].pos not in ("PUNCT", "SPACE")]
        found = words or heads
        return found[-1] if found else None
