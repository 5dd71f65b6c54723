"""Bodies that the text spells out before their short form: "Northern Sea Economic Cooperation (NSEC)"."""

from __future__ import annotations

from communique import lang
from communique.find.mentions_words import HYPHENS, LANGUAGE, Words
from communique.lang.names import is_acronym, word_set
from communique.roster import FoundMention

INNER = frozenset(("of", "for", "and", "the", "on", "in", "&"))
MARGIN = 5
"""Words of a name beside those whose initials make its short form."""


def find_spelt_out(words: Words, covered: list[bool]) -> list[FoundMention]:
    """The bodies whose names end right before their initials in brackets, where no other rule has found them."""
    found = []
    for i in range(1, len(words.tokens) - 2):
        if words.tokens[i].text != "(" or words.tokens[i + 2].text != ")" or not words.same(i - 1, i + 2):
            continue
        short = words.tokens[i + 1].text
        start = _spelt_from(words, i, short) if is_acronym(short) and short[0].isupper() else i
        if start < i and not any(covered[start:i]) and _is_body(words, start, i):
            span = words.analysis.span(start, i)
            found.append(FoundMention(span, "name", "institution", span))
            covered[start:i] = [True] * (i - start)
    return found


def _spelt_from(words: Words, end: int, short: str) -> int:
    """Where the nearest words before ``end`` begin whose initials open with the short form; ``end`` where none do."""
    letters = [c.lower() for c in short if c.isupper()]
    initials: list[str] = []
    for k in range(end - 1, max(-1, end - 2 * len(letters) - MARGIN), -1):
        if not words.same(k, end):
            break
        if words.capital[k]:
            initials.insert(0, words.tokens[k].text[0].lower())
            if initials[: len(letters)] == letters:
                return k
        elif words.lower(k) not in INNER and words.tokens[k].text not in HYPHENS:
            break
    return end


def _is_body(words: Words, start: int, end: int) -> bool:
    """Whether a name ends, or ends before its "of" and "for", in a noun for a body, or the model takes it for one."""
    last = next((k for k in range(start, end) if words.lower(k) in ("of", "for")), end) - 1
    heads = {words.lower(last), words.lower(end - 1)}
    if heads & (lang.words(LANGUAGE, "institution_nouns") | word_set(LANGUAGE, "body_endings")):
        return True
    labelled = all(words.label[k] == "ORG" for k in range(start, end) if words.capital[k])
    return labelled and not heads & lang.words(LANGUAGE, "thing_nouns")
