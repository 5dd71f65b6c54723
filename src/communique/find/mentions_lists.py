"""Lists of countries and bodies behind a group: "officials from the Trade Council, Harbour Office, and Mint"."""

from __future__ import annotations

from communique import lang
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words
from communique.lang.names import word_set

DETERMINERS = word_set(LANGUAGE, "determiners")
JOINERS = frozenset(("and", "&"))
INNER = frozenset(("of", "for"))
LONGEST = 12
"""Tokens of a body's name at most."""
TITLED = 8
"""Tokens within which a title leads to a name."""
WITHIN_TITLES = frozenset(("of", "and", "for", "the"))


def list_end(words: Words, first: int, last: int) -> int:
    """The last token of a list of countries or bodies that a group belongs to.

    ``first`` is the first token behind the group's "of", ``last`` the last that the parse counts in. The list is
    followed where the parse lost it, as long as its members are of one sort and an "and" closes it.
    """
    countries = _is_country(words, first, last + 1)
    if not countries and not _is_body(words, first, last + 1):
        return last
    end, closed = last + 1, words.lower(last - 1) in JOINERS
    while not closed:
        start = end
        comma = words.lower(start) == ","
        start += comma
        closed = words.lower(start) in JOINERS
        start += closed
        start += words.lower(start) == "the"
        if not (comma or closed) or not words.same(last, start):
            return last
        stop = _country_end(words, start) if countries else _body_end(words, start)
        if stop == start or words.lower(stop) in POSSESSIVES:
            return last
        end = stop
    return end - 1


def _is_country(words: Words, first: int, end: int) -> bool:
    """Whether nothing but one country or several stands here."""
    at = first + (words.lower(first) == "the")
    while at < end:
        stop = _country_end(words, at)
        if stop == at:
            return False
        at = stop
        while at < end and (words.lower(at) == "," or words.lower(at) in JOINERS or words.lower(at) == "the"):
            at += 1
    return True


def _country_end(words: Words, at: int) -> int:
    hit = words.known.get(at)
    return hit[0] if hit and hit[1].kind == "country" else at


def _is_body(words: Words, first: int, end: int) -> bool:
    """Whether a body's name stands at the end of these tokens."""
    nouns = lang.words(LANGUAGE, "institution_nouns")
    return any(words.capital[k] and words.lower(k) in nouns for k in range(first, end)) and words.capital[end - 1]


def _body_end(words: Words, start: int) -> int:
    """The end of a body's name that begins here; ``start`` where there is none."""
    nouns, end, known = lang.words(LANGUAGE, "institution_nouns"), start, False
    while words.same(start, end) and end - start < LONGEST:
        if not words.capital[end] and not (
            words.lower(end) in INNER and end > start and words.capital[end + 1 : end + 2] == [True]
        ):
            break
        known = known or words.lower(end) in nouns
        end += 1
    return end if known else start


def opens_list(words: Words, start: int, named: list[bool]) -> bool:
    """Whether somebody's title and name begin here: "including Foreign Minister Ada Marr"."""
    for k in range(start, min(start + TITLED, len(words.tokens))):
        if named[k]:
            return True
        if not words.capital[k] and words.lower(k) not in WITHIN_TITLES:
            return False
    return False
