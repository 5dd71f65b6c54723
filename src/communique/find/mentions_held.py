"""Offices that several people hold alike: "Presidents Tok and Marr", "the foreign ministers of two countries, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique import lang
from communique.find.mentions_apposed import listed
from communique.find.mentions_names import name_end
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words
from communique.lang.names import singular_offices

OPENERS = frozenset((",", ":", "(", "–", "—"))
"""What opens the names of those who hold an office."""


Stretch = tuple[int, int]
LONGEST = 10
"""Words of what those head or speak for."""


FARTHEST = 14
"""Words before an office within which those begin who hold it."""


class Held(NamedTuple):
    """An office, and the country in which it is held where the text says so."""

    title: str
    of: str | None = None


def held_by_each(words: Words) -> dict[int, Held]:
    """What each name holds in a list after a plural office or in apposition to it, by the name's first token."""
    found: dict[int, Held] = {}
    for i in range(len(words.tokens)):
        many = words.offices[i]
        if not many:
            continue
        title = singular_offices(LANGUAGE).get(" ".join(words.lower(k) for k in range(i, many)))
        if title:
            names, ofs = holders_behind(words, i)
            names, ofs = (names, ofs) if names else _holders_before(words, i)
            title = title.upper() if words.tokens[many - 1].text[:-1].isupper() else title
            one = " ".join([*(words.lower(k) for k in range(_described_from(words, i), i)), title])
            found |= {start: Held(one, of) for (start, _), of in zip(names, ofs, strict=True)}
        end = first_end(words, i, many)
        others = list(listed_after(words, i, end)) if end > many else []
        if title and title not in lang.words(LANGUAGE, "functions") and others:
            ranked = " ".join([*(words.lower(k) for k in range(_described_from(words, i), i)), title]).title()
            found |= {start: Held(ranked) for start in (many, *(s for s, _ in others)) if start not in found}
    return found


def holders_behind(words: Words, office: int) -> tuple[list[Stretch], list[str | None]]:
    """The names behind a plural office that starts here, each with its country where there are as many of these.

    As in "the foreign ministers of Ostmark and Karadan, Ada Marr and Henrik Vos," and "the two water ministers, Ada
    Marr of Ostmark and Henrik Vos of Karadan,".
    """
    end, countries = _countries_of(words, words.offices[office])
    if words.lower(end) not in OPENERS:
        end, countries = _bodies_of(words, end)
    if words.lower(end) not in OPENERS or not words.same(office, end + 1):
        return [], []
    countries = countries or _countries_before(words, _described_from(words, office))
    names = list(listed(words, end + 1, placed=bool(countries)))
    alike = len(countries) == len(names)
    # a place may follow where no two countries announce two names
    names = names if alike or not countries else list(listed(words, end + 1))
    return names, countries if alike else [None] * len(names)


def _holders_before(words: Words, office: int) -> tuple[list[Stretch], list[str | None]]:
    """The two or more names before an apposed plural office: "Ada Marr and Henrik Vos, the ministers of ..., met"."""
    at = _described_from(words, office)
    countries = _countries_of(words, words.offices[office])[1] or _bodies_of(words, words.offices[office])[1]
    at -= words.same(at - 1, office) and words.lower(at - 1) == "the"
    if not words.same(at - 1, office) or words.lower(at - 1) not in OPENERS:
        return [], []
    for start in range(max(0, at - 1 - FARTHEST), at - 1):
        if words.same(start, office) and words.capital[start]:
            end = name_end(words, start)
            names = [(start, end), *listed_after(words, start, end)] if end > start else []
            if len(names) > 1 and names[-1][1] == at - 1:
                alike = len(countries) == len(names)
                return names, countries if alike else [None] * len(names)
    return [], []


def _described_from(words: Words, office: int) -> int:
    """Where the words begin that say which office: the "deputy" of "deputy foreign ministers"."""
    described = lang.words(LANGUAGE, "portfolios") | lang.words(LANGUAGE, "office_modifiers")
    while words.same(office - 1, office) and words.lower(office - 1) in described:
        office -= 1
    return office


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


def _bodies_of(words: Words, at: int) -> tuple[int, list[str | None]]:
    """Where "of the Ostmark and Karadan parliaments" ends, and the countries that it names; ``at`` for none."""
    if words.lower(at) not in ("of", "from"):
        return at, []
    found: list[str | None] = []
    for k in range(at + 1, at + 1 + LONGEST):
        if not words.same(at, k) or words.tokens[k].pos in ("VERB", "AUX"):
            break
        if words.lower(k) in OPENERS:
            return k, found
        if k in words.known and words.known[k][1].kind in ("country", "adjective"):
            found.append(words.known[k][1].name)
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


def first_end(words: Words, office: int, at: int) -> int:
    """Where the name ends that begins a list behind a plural office; a family name may be a town's ("Ada Lagos")."""
    end = name_end(words, at, lenient=words.capital[office]) if words.same(office, at) else at
    place = end - at == 1 and words.same(office, end + 1) and words.capital[end]
    return end + 1 if place and words.lower(end + 1) in ("and", ",") else end


def _past_country(words: Words, end: int) -> int:
    """The token behind "of Ostmark", where the list goes on behind it."""
    if words.lower(end) not in ("of", "from") or not words.same(end, end + 1) or not words.capital[end + 1]:
        return end
    past = words.known[end + 1][0] if end + 1 in words.known else name_end(words, end + 1)
    return past if past > end + 1 and words.lower(past) in ("and", "&", ",") else end


def listed_after(words: Words, office: int, end: int) -> Iterator[Stretch]:
    """The further names of a list after a plural office, which an "and" closes: "Senators Tok, Marr, and Vos".

    Each may have its country: "the foreign ministers Tok of Ostmark and Marr of Karadan".
    """
    found: list[Stretch] = []
    end = _past_country(words, end)
    while words.same(office, end + 1):
        comma = words.lower(end) == ","
        closed = words.lower(end + comma) in ("and", "&")
        start = end + comma + closed
        if not (comma or closed) or not words.same(office, start):
            return
        last = name_end(words, start, lenient=words.capital[office])
        if last == start:
            return
        found.append((start, last))
        end = _past_country(words, last)
        if closed:
            yield from found
            return
