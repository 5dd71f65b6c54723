"""Who asked for a contact, as a sentence says it."""

from __future__ import annotations

import re
from functools import cache

from communique import lang
from communique.spans import Span, span_of

LANGUAGE = "en"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["phrase"], re.I) for row in lang.rows(LANGUAGE, "initiators"))


def initiator_in(text: str, sentence: Span) -> Span | None:
    """The words of a sentence that say at whose wish the contact came about, None where it says nothing of it."""
    for pattern in _patterns():
        m = pattern.search(sentence.text)
        if m:
            return span_of(text, sentence.start + m.start(), sentence.start + m.end())
    return None


def initiating_words(words: str) -> str:
    """The party within the words that :func:`initiator_in` gave."""
    for pattern in _patterns():
        m = pattern.search(words)
        if m:
            return m["who"]
    return words
