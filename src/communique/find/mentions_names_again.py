"""Whole names that the text itself shows to be a person's: it goes on with the last of them alone.

As in "Rurik Dastov spent Monday in Selm. Dastov tucked the paper away": no town, body or ship is called so.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique import lang
from communique.find.mentions_names import name_end
from communique.find.mentions_words import HYPHENS, LANGUAGE, Words, in_headline

Stretch = tuple[int, int]
FEWEST, MOST = 2, 3
ACTING = ("nsubj", "nsubjpass")
DONE = ("VBD", "VBZ")
NOT_ALONE = frozenset(("the", "a", "an", "this", "that"))


def called_again(words: Words) -> Iterator[Stretch]:
    """Names of two or three words of which the model makes nothing, whose last word acts alone behind them."""
    alone = {token.text: token.i for token in words.tokens if _acts_alone(words, token.i)}
    i = 0
    while i < len(words.tokens):
        end = name_end(words, i)
        if end > i and _is_whole(words, i, end) and alone.get(words.tokens[end - 1].text, 0) > end:
            yield i, end
        i = max(end, i + 1)


def _is_whole(words: Words, start: int, end: int) -> bool:
    """Whether it is a whole name that does something and of which the model makes nothing."""
    parts = [i for i in range(start, end) if words.tokens[i].text not in HYPHENS]
    named = FEWEST <= len(parts) <= MOST and not any(words.label[i] or words.inside[i] for i in parts)
    beside = any(words.same(start, k) and words.capital[k] for k in (start - 1, end))
    led = words.same(start - 1, start) and words.lower(start - 1) in NOT_ALONE
    return named and not beside and not led and not in_headline(words, start) and words.tokens[end - 1].dep in ACTING


def _acts_alone(words: Words, i: int) -> bool:
    """Whether a single name word is who did something."""
    token = words.tokens[i]
    if not words.plain[i] or words.inside[i] or words.label[i] not in ("", "PERSON") or in_headline(words, i):
        return False
    if token.lower in lang.words(LANGUAGE, "institution_nouns") | lang.words(LANGUAGE, "thing_nouns"):
        return False
    beside = any(words.same(i, k) and words.capital[k] for k in (i - 1, i + 1))
    led = words.same(i - 1, i) and words.lower(i - 1) in NOT_ALONE
    done = words.tokens[token.head]
    return token.dep == "nsubj" and not beside and not led and done.pos == "VERB" and done.tag in DONE
