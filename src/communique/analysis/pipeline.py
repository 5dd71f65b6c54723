"""The parse: spaCy's small English pipeline over our own paragraphs and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from communique import lang
from communique.analysis.model import pipeline
from communique.analysis.paragraphs import paragraphs
from communique.analysis.parsed import Analysis, Name, Paragraph, Sentence, Token
from communique.analysis.repairs import repaired
from communique.analysis.sentences import sentence_spans
from communique.spans import Span, span_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNBROKEN = re.compile(r"\S{201,}")
"""Runs that are no words: the tokeniser's time grows with the square of their length."""
PIECE = 20_000
"""Code points given to the parser at once: bounds memory on one endless paragraph."""
BATCH = 64
OPENS_SINGLE, PLURAL_OWNER = "‘", re.compile(r"(?<=[^\W\d_]s)’(?= [^\W\d_])")
"""The mark of "the two countries’ presidents", which the parser knows in its straight form only."""
GLUED_DASH = re.compile(r"(?<=[A-ZÀ-Þ]\))\.[-–—]{1,2}(?=\s)")
"""Behind the agency of a dateline ("(VPA).- The minister"): one word with the agency to the parser."""


def analyse(text: str, title: str | None = None, language: str = "en") -> Analysis:
    """Parse a text.

    ``title`` is the headline, if it is known and stands in the text. Runs of over 200 code points without a
    space are left out and given back as ``skipped``.
    """
    parts = paragraphs(text, title)
    skipped = tuple(span_of(text, *m.span()) for m in UNBROKEN.finditer(text))
    pieces = [(p.i, spans) for p in parts for spans in _pieces(text, p, skipped, language)]
    datelines = frozenset(p.dateline_end for p in parts if p.dateline_end > p.start)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for (paragraph, spans), doc in zip(pieces, _parse(text, [s for _, s in pieces], datelines), strict=True):
        _append(text, doc, spans, paragraph, tokens, sentences, names)
    return Analysis(text, parts, tuple(sentences), repaired(tokens, sentences), tuple(names), skipped)


def _pieces(
    text: str, paragraph: Paragraph, skipped: tuple[Span, ...], language: str
) -> Iterator[list[tuple[int, int]]]:
    """The paragraph's sentences, in groups that the parser takes at once, around what is skipped."""
    first = bisect_left(skipped, paragraph.start, key=lambda s: s.start)
    holes = takewhile(lambda s: s.end <= paragraph.end, map(skipped.__getitem__, range(first, len(skipped))))
    edges = [paragraph.start, *(e for h in holes for e in (h.start, h.end)), paragraph.end]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if not text[a:b].strip():
            continue
        group: list[tuple[int, int]] = []
        for sentence in sentence_spans(text, a, b, language, dateline_end=paragraph.dateline_end):
            if group and sentence[1] - group[0][0] > PIECE:
                yield group
                group = []
            group.append(sentence)
        if group:
            yield group


def _parse(text: str, groups: list[list[tuple[int, int]]], datelines: frozenset[int]) -> Iterator[Doc]:
    nlp = pipeline()
    docs = (_tokenised(nlp, text, spans, datelines) for spans in groups)
    return nlp.pipe(docs, batch_size=BATCH)


def _tokenised(nlp: Language, text: str, spans: list[tuple[int, int]], datelines: frozenset[int]) -> Doc:
    """The group's tokens with its sentence starts fixed; line breaks inside count as spaces.

    A dateline is parsed apart from the sentence that it opens, or its place would be taken for the subject.
    """
    base = spans[0][0]
    even = re.sub(r"[\s\x1c-\x1f\ud800-\udfff]", " ", text[base : spans[-1][1]])
    if OPENS_SINGLE not in even:
        even = PLURAL_OWNER.sub("'", even)
    even = GLUED_DASH.sub(lambda m: " " * len(m.group()), even)
    doc = nlp.make_doc(_styles().sub(lambda m: " " * len(m.group()), even))
    starts = [s - base for s, _ in spans]
    at = 0
    for token in doc:
        # a sentence may start within a run of spaces, which is one token: then the word behind the run opens it
        opens = False
        while at < len(starts) and starts[at] <= token.idx and not (token.is_space and starts[at] != token.idx):
            opens, at = True, at + 1
        token.is_sent_start = token.i == 0 or opens or base + token.idx in datelines
    return doc


@cache
def _styles() -> re.Pattern[str]:
    """Styles before a name or an office ("His Excellency"): the parser takes their "His" for a possessor."""
    every = sorted(lang.entries("en", "styles"), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, every))})(?= (?:the )?[A-Z])")


@cache
def _lemmas() -> dict[str, str]:
    """Base forms that the parser's rules get wrong."""
    return {row["form"]: row["lemma"] for row in lang.rows("en", "lemmas")}


def _append(
    text: str,
    doc: Doc,
    spans: list[tuple[int, int]],
    paragraph: int,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
) -> None:
    base = spans[0][0]
    places: dict[int, int] = {}
    kept = [t for t in doc if not t.is_space]
    for t in kept:
        places[t.i] = len(tokens) + len(places)
    at, first = 0, len(tokens)
    for t in kept:
        start = base + t.idx
        if at + 1 < len(spans) and start >= spans[at + 1][0]:
            _close(sentences, spans[at], first, len(tokens), paragraph)
            while at + 1 < len(spans) and start >= spans[at + 1][0]:
                at += 1
            first = len(tokens)
        here = places[t.i]
        head = places.get(t.head.i, here)
        lemma = _lemmas().get(t.lower_, t.lemma_) if t.pos_ == "VERB" else t.lemma_
        word, lower = (text[start], text[start]) if t.text == "'" else (t.text, t.lower_)
        tokens.append(
            Token(here, start, start + len(t), word, lower, lemma, t.pos_, t.tag_, t.dep_, head, len(sentences))
        )
    _close(sentences, spans[at], first, len(tokens), paragraph)
    names.extend(Name(base + e.start_char, base + _closed(e.text, e.end_char), e.label_) for e in doc.ents)


def _closed(name: str, end: int) -> int:
    """The end of a name without a bracket that opens in it and closes behind it ("the Service (Agency, 1 May)")."""
    at = name.rfind("(")
    if at <= 0 or ")" in name[at:]:
        return end
    return end - len(name) + len(name[:at].rstrip())


def _close(sentences: list[Sentence], span: tuple[int, int], first: int, last: int, paragraph: int) -> None:
    if last > first:
        sentences.append(Sentence(len(sentences), span[0], span[1], first, last, paragraph))
