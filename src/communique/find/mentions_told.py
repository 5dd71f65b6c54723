"""Names of the user's own file, where the text has them: whole words, as written, the longest first."""

from __future__ import annotations

from collections.abc import Iterable

from communique import lang
from communique.analysis import Analysis, Token
from communique.known import KnownNames, KnownType
from communique.lang.names import Kind, Known

LANGUAGE = "en"
KINDS: dict[KnownType, Kind] = {
    "institution": "organisation",
    "country": "country",
    "place": "region",
    "group": "group",
}


def told_at(analysis: Analysis, names: KnownNames) -> dict[int, tuple[int, Known | None]]:
    """By first token: the token after the name's end, and what it names; None for a person."""
    found: dict[int, tuple[int, Known | None]] = {}
    small = frozenset(token.text for token in analysis.tokens if token.text.islower())
    for i, token in enumerate(analysis.tokens):
        shift = word_start(token.text)
        begin = token.start + shift
        hit = names.at(analysis.text, begin, first_key(token.lower[shift:]))
        if hit is None:
            continue
        end, spelling = hit
        after = token_after(analysis, i, end)
        if after == i + 1 and _is_ordinary(analysis, token, small):
            continue
        kind = KINDS.get(spelling.type)
        name = spelling.key.name if spelling.key else " ".join(spelling.words)
        found[i] = (after, Known(analysis.text[begin:end], kind, name) if kind else None)
    return found


def _is_ordinary(analysis: Analysis, token: Token, small: Iterable[str]) -> bool:
    """Whether a single word that opens a sentence is rather the ordinary word: "Will he come?"."""
    if token.i != analysis.sentences[token.sentence].first or not token.text[:1].isupper():
        return False
    usual = token.lower in small or token.lower in lang.words(LANGUAGE, "function_words")
    return usual or token.pos not in ("PROPN", "NOUN", "X")


def word_start(words: str) -> int:
    """Where the first letter or figure of a token stands: past a dash or quotation mark that sticks to it."""
    return next((k for k, c in enumerate(words) if c.isalnum()), 0)


def first_key(lower: str) -> str:
    """What a name that begins with this token is filed under: its first word without a final full stop."""
    for i, c in enumerate(lower):
        if not (c.isalnum() or c == "."):
            return lower[:i].rstrip(".")
    return lower.rstrip(".")


def token_after(analysis: Analysis, i: int, end: int) -> int:
    """The token after the one in which a name that begins at token ``i`` ends, at this code point."""
    while i < len(analysis.tokens) and analysis.tokens[i].start < end:
        i += 1
    return i
