"""Attributions in a headline: "Droste: Ostmark will sign", "Ostmark will sign: minister", "…, Norvik reports".

Headlines leave out words and write in capitals, which misleads the parse; layout and names tell enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import lang
from communique.analysis import Analysis, Paragraph
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import Span, span_of

MOST_WORDS = 5
"""Words of a headline's speaker at most."""
FEWEST_WORDS = 3
LONGEST_HEADLINE = 300
LONGEST_LINE = 140
"""Code points of a headline, and of a first line with a full stop that may be one, at most."""
TAIL = re.compile(r",\s+([^,;:]{2,60}?)\s+([a-z]+|[A-Z][a-z]+)$")
VERB_TAGS = ("VBZ", "VBD", "VBP", "MD", "VB")


def headline_quotes(analysis: Analysis) -> Iterator[Found]:
    """The attributions of the text's headline."""
    for paragraph in analysis.paragraphs[:2]:
        if _is_headline(analysis, paragraph):
            for start, end in _parts(analysis.text, paragraph):
                found = (rule(analysis, start, end) for rule in (_labelled, _signed, _tagged))
                yield from [f for f in found if f is not None][:1]


def _is_headline(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether a paragraph is the title, or a first short line that a full stop was put to."""
    length = paragraph.end - paragraph.start
    if paragraph.role == "title":
        return length <= LONGEST_HEADLINE
    return paragraph.i == 0 and length <= LONGEST_LINE and len(analysis.paragraphs) > 2


def _parts(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for m in re.finditer(r";", text[paragraph.start : paragraph.end]):
        yield start, paragraph.start + m.start()
        start = paragraph.start + m.end()
    yield start, paragraph.end


def _labelled(analysis: Analysis, start: int, end: int) -> Found | None:
    """``Droste: Ostmark will sign``."""
    at = analysis.text.find(": ", start, end)
    if at < 0:
        return None
    return _relation(analysis, clean(analysis, start, at), clean(analysis, at + 1, end))


def _signed(analysis: Analysis, start: int, end: int) -> Found | None:
    """``Ostmark will sign: minister``."""
    at = analysis.text.rfind(": ", start, end)
    if at < 0:
        return None
    return _relation(analysis, clean(analysis, at + 1, end), clean(analysis, start, at))


def _relation(analysis: Analysis, source: Span, content: Span) -> Found | None:
    if not _speaks(analysis, source) or not _is_sentence(analysis, content):
        return None
    return Found((source,), (), (content,), "quotes.headline", 0.8)


def _tagged(analysis: Analysis, start: int, end: int) -> Found | None:
    """``Ostmark will sign, Norvik reports``, whatever the parse made of the last word."""
    m = TAIL.search(analysis.text[start:end].rstrip(" ."))
    if m is None or not _is_sentence(analysis, clean(analysis, start, start + m.start())):
        return None
    verb = analysis.token_at(start + m.start(2))
    source = clean(analysis, start + m.start(1), start + m.end(1))
    if verb is None or m.group(2).lower() not in cue_words("headline") or len(source.text.split()) > MOST_WORDS:
        return None
    if any(analysis.tokens[i].tag in VERB_TAGS for i in analysis.tokens_in(source.start, source.end)):
        return None
    cue = span_of(analysis.text, start + m.start(2), start + m.end(2))
    content = clean(analysis, start, start + m.start())
    return Found((source,), (cue,), (content,), "quotes.headline", 0.9, verb)


def _speaks(analysis: Analysis, source: Span) -> bool:
    """Whether a label is a person's name or a word for who gives information, and no topic ("Gas: what we know")."""
    words = source.text.split()
    if not 0 < len(words) <= MOST_WORDS or not source.text[0].isalpha():
        return False
    last = words[-1].lower()
    if last in lang.words("en", "unnamed_sources") or last in lang.words("en", "headline_speakers"):
        return True
    people = (n for n in analysis.names if n.label == "PERSON")
    spoken = {word for name in people for word in analysis.text[name.start : name.end].split()}
    return words[-1] in spoken and all(word[:1].isupper() or len(word) <= 3 for word in words)


def _is_sentence(analysis: Analysis, content: Span) -> bool:
    """Whether a headline's words say something: a verb among at least three words, and no question."""
    inside = analysis.tokens_in(content.start, content.end)
    words = [analysis.tokens[i] for i in inside if analysis.tokens[i].pos != "PUNCT"]
    if len(words) < FEWEST_WORDS or words[0].tag in ("WRB", "WP", "WDT") or content.text.endswith("?"):
        return False
    return any(t.tag in VERB_TAGS for t in words)
