"""Where the text speaks of people, institutions, countries, places and groups."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.document import Document
from communique.find.mentions_countries import adopt, find_countries
from communique.find.mentions_institutions import find_institutions
from communique.find.mentions_people import find_offices, mention_of, people
from communique.find.mentions_roles import find_bodies_by_kind, find_groups, find_pronouns, find_roles
from communique.find.mentions_words import Words, words_of
from communique.known import NONE_KNOWN, KnownNames
from communique.roster import FoundMention


def find_mentions(analysis: Analysis, document: Document, names: KnownNames = NONE_KNOWN) -> tuple[FoundMention, ...]:
    """Every mention, in text order, not yet joined into entities. ``names`` are those of the user's file.

    A mention may stand inside another: the country and the body inside "the Director of Ostmark's State Security
    Service Rustam Ino" are mentions of their own.
    """
    if not analysis.tokens:
        return ()
    words = words_of(analysis, names, document.published)
    adopt(words, find_countries(words))
    offices = find_offices(words)
    persons, used = people(words, offices)
    taken = [False] * len(words.tokens)
    for person in persons:
        taken[person.name : person.name_end] = [True] * (person.name_end - person.name)
    named = list(taken)
    found = [mention_of(words, person) for person in persons]
    found += find_institutions(words, taken)
    _cover(words, found, taken)
    found += find_roles(words, offices, used, taken)
    heads = list(taken)
    _cover(words, found, heads)
    found += find_bodies_by_kind(words, heads)
    found += find_groups(words, heads, named)
    found += find_pronouns(words)
    return tuple(sorted(set(found), key=_place))


def _place(mention: FoundMention) -> tuple[int, int, str, str]:
    return mention.span.start, -mention.span.end, mention.kind, mention.type or ""


def _cover(words: Words, found: list[FoundMention], taken: list[bool]) -> None:
    for mention in found:
        for i in words.analysis.tokens_in(mention.span.start, mention.span.end):
            taken[i] = True
