"""The words that lead in a verse: "Allah, the Almighty, says:", "as the poet Orm wrote:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique import lang
from communique.analysis import Analysis
from communique.find.quotes_cues import cue_tokens
from communique.find.quotes_found import clean, spans_of
from communique.find.quotes_sources import source_of, source_tokens
from communique.spans import Span

WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Lead:
    """Who is said to speak a verse, the verb of it, and whether a word of scripture or poetry announces it."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    announced: bool = False


def lead_in(analysis: Analysis, start: int) -> Lead:
    """The lead-in that ends in a colon right before this code point, in its paragraph or the one before."""
    paragraph = analysis.paragraph_at(start)
    if paragraph is None:
        return Lead()
    before = analysis.text[max(paragraph.start, start - 12) : start].rstrip(" \"“‘'«\u200f\u200e\u2067\u2068")
    end = max(paragraph.start, start - 12) + len(before)
    if not before and start - paragraph.start < 12 and paragraph.i > 0:
        end = analysis.paragraphs[paragraph.i - 1].end
    return _lead_at(analysis, end)


def _lead_at(analysis: Analysis, end: int) -> Lead:
    if end <= 0 or analysis.text[end - 1] not in ":：":
        return Lead()
    sentence = analysis.sentence_at(end - 1)
    if sentence is None or end - sentence.start > 400:
        return Lead()
    tokens = [t for t in analysis.tokens[sentence.first : sentence.last] if t.end < end]
    words = {w.lower() for w in WORD.findall(analysis.text, sentence.start, end)}
    announced = bool(words & lang.words("en", "verse_words"))
    verbs = [t.i for t in tokens if t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "VBG", "VBN")]
    if not verbs:
        return Lead((clean(analysis, sentence.start, end),) if announced else (), (), announced)
    head = source_of(analysis, verbs[-1])
    source = spans_of(analysis, source_tokens(analysis, head, (verbs[-1],))) if head is not None else ()
    return Lead(source, spans_of(analysis, cue_tokens(analysis, verbs[-1])), announced)
