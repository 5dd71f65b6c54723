"""Offices that several people hold alike: "Presidents Tok and Marr", "the foreign ministers of two countries, ..."."""

from __future__ import annotations

from typing import NamedTuple

from communique import lang
from communique.find.mentions_apposed import listed
from communique.find.mentions_evidence import listed_after
from communique.find.mentions_names import name_end
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words
from communique.lang.names import singular_offices


class Held(NamedTuple):
    """An office, and the country in which it is held where the text says so."""

    title: str
    of: str | None = None


def held_by_each(words: Words) -> dict[int, Held]:
    """What each name holds in a list after a plural office or in apposition to it, by the name's first token."""
    found: dict[int, Held] = {}
    described = lang.words(LANGUAGE, "portfolios") | lang.words(LANGUAGE, "office_modifiers")
    for i in range(len(words.tokens)):
        many = words.offices[i]
        if not many:
            continue
        title = singular_offices(LANGUAGE).get(" ".join(words.lower(k) for k in range(i, many)))
        end, countries = _countries_of(words, many)
        if title and words.lower(end) == "," and words.same(i, end + 1):
            # "the two water ministers, Ada Marr of Ostmark and Henrik Vos of Karadan,"
            first = i
            while words.same(first - 1, i) and words.lower(first - 1) in described:
                first -= 1
            names = list(listed(words, end + 1))
            countries = countries or _countries_before(words, first)
            ofs = countries if len(countries) == len(names) else [None] * len(names)
            one = " ".join([*(words.lower(k) for k in range(first, i)), title])
            found |= {start: Held(one, of) for (start, _), of in zip(names, ofs, strict=True)}
        if not words.capital[i]:
            continue
        end = name_end(words, many, lenient=True) if words.same(i, many) else many
        others = list(listed_after(words, i, end)) if end > many else []
        if title and title not in lang.words(LANGUAGE, "functions") and others:
            found |= {start: Held(title.title()) for start in (many, *(s for s, _ in others))}
    return found


def _countries_of(words: Words, at: int) -> tuple[int, list[str | None]]:
    """The countries that follow an "of" ("the foreign ministers of Ostmark and Karadan"), and where they end.

    An "and" closes the list; a country that no table knows is one by its capitals.
    """
    end, closed, found = at + 1, False, list[str | None]()
    if words.lower(at) not in ("of", "from"):
        return at, []
    while words.same(at, end):
        end += words.lower(end) == "the"
        hit = words.known.get(end)
        if hit and hit[1].kind != "country":
            break
        after = hit[0] if hit else name_end(words, end)
        if after == end:
            break
        found.append(hit[1].name if hit else words.analysis.span(end, after).text)
        if closed:
            return after, found
        comma = words.lower(after) == ","
        closed = words.lower(after + comma) == "and"
        if not (comma or closed):
            return after, found
        end = after + comma + closed
    return at, []


def _countries_before(words: Words, at: int) -> list[str | None]:
    """The countries right before a plural office: "the Ostmark and Karadan ministers", "Ostmark's and Karadan's"."""
    ends = {end: (start, name) for start, (end, name) in words.known.items() if name.kind in ("country", "adjective")}
    found: list[str | None] = []
    while words.same(at - 1, at):
        at -= words.lower(at - 1) in POSSESSIVES
        if at not in ends:
            break
        at, name = ends[at]
        found.insert(0, name.name)
        at -= words.lower(at - 1) == "and"
        at -= words.lower(at - 1) == ","
    return found
