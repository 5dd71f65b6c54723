"""Names that what stands before them says to be a person's, whatever the statistical model makes of them.

"The President of Karadan, Aru Tok.", "his colleague from Ostmark, Aru Tok,", "a delegation led by Aru Tok and Ada
Marr".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.find.mentions_names import name_end
from communique.find.mentions_offices import Office
from communique.find.mentions_states import ends_with, phrases_by_last
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words
from communique.lang.names import country_names, word_set

Stretch = tuple[int, int]
OWNERS = word_set(LANGUAGE, "owners")
COUNTERPARTS = word_set(LANGUAGE, "counterparts")
SEVERAL = frozenset(f"{word}s" for word in COUNTERPARTS)
LEADING = word_set(LANGUAGE, "led")
PLACES = frozenset(("GPE", "LOC", "FAC", "NORP", "DATE"))
BEFORE_PLACES = frozenset(("in", "at", "near"))
REACH = 12
"""Tokens from a plural office to the comma behind the countries that it is the office of."""
FEWEST, MOST = 2, 4
"""Words of a name that nothing else tells."""
ENDS = frozenset((",", ".", ";", ":", ")", "(", "!", "?", "-", "–", "—"))


def apposed(words: Words, offices: Sequence[Office]) -> Iterator[Stretch]:
    """Where such names stand: first and last token (exclusive)."""
    for office in offices:
        if not office.name:
            yield from _behind(words, office)
    for i in range(len(words.tokens) - 2):
        if words.lower(i) in SEVERAL and words.lower(i - 1) in OWNERS:
            yield from listed(words, i + 1)
        if words.offices[i] and words.lower(words.offices[i]) == "of":
            # "the foreign ministers of Ostmark and Karadan, Aru Tok and Ada Marr,"
            comma = words.offices[i] + 1
            while words.same(i, comma) and comma < i + REACH and _lists_states(words, comma):
                comma += 1
            if words.lower(comma) == "," and words.same(i, comma + 1):
                yield from listed(words, comma + 1)
        if words.lower(i) in LEADING and words.lower(i + 1) == "by" and words.same(i, i + 2):
            yield from _leaders(words, i + 2)


def with_origins(words: Words, offices: Sequence[Office]) -> list[Office]:
    """The offices; a counterpart's with the country that "from" tells ("her colleague from Ostmark")."""
    found = []
    for office in offices:
        start, end = office.last + 1, office.last + 1
        if words.is_counterpart(office.head) and words.lower(office.last) == "from":
            while words.same(office.head, end) and words.capital[end] and end - start < MOST:
                end += 1
        if not office.name and office.of is None and end > start:
            span = words.analysis.span(start, end)
            of = words.known[start][1].name if start in words.known and words.known[start][0] == end else span.text
            office = replace(office, last=end, of=of)
        found.append(office)
    return found


def _behind(words: Words, office: Office) -> Iterator[Stretch]:
    """A name behind "the OFFICE, " that ends with a mark, a verb or the sentence."""
    definite = words.lower(office.first - 1) in ("the", *POSSESSIVES, *OWNERS) or office.of is not None
    if not definite or words.lower(office.last) != "," or not words.same(office.head, office.last + 1):
        return
    start, end = _name(words, office.last + 1, placed=_is_of_state(words, office))
    if end > start and _is_closed(words, start, end):
        yield start, end


def _is_of_state(words: Words, office: Office) -> bool:
    """Whether no town can follow: the office is of a country, by its name or by what it is ("President of Ostmark")."""
    if office.of is None:
        return False
    state = any(ends_with(words, phrase, office.head_end) for phrase in phrases_by_last().get(_last(words, office), ()))
    counterpart = words.lower(office.head) in COUNTERPARTS
    return state or counterpart or office.of.lower() in country_names(LANGUAGE)


def is_past_place(words: Words, office: Office) -> bool:
    """Whether it is said behind where: "received in Torkent, his Karadani counterpart, Aru Tok": no name of Torkent."""
    comma = office.first - 1 - (words.lower(office.first - 1) in OWNERS)
    if words.lower(office.head) not in COUNTERPARTS or words.lower(comma) != "," or words.lower(office.last) != ",":
        return False
    at = comma - 1
    while words.same(at, comma) and words.capital[at] and comma - at <= MOST:
        at -= 1
    start, end = _name(words, office.last + 1, placed=True)
    return at < comma - 1 and words.same(at, comma) and words.lower(at) in BEFORE_PLACES and end > start


def _last(words: Words, office: Office) -> str:
    return words.lower(office.head_end - 1)


def _leaders(words: Words, at: int) -> Iterator[Stretch]:
    """The names behind "led by", joined by "and"."""
    while True:
        start, end = _name(words, at)
        if end == start:
            return
        yield start, end
        if words.lower(end) != "and" or not words.same(at, end + 1):
            return
        at = end + 1


def _lists_states(words: Words, i: int) -> bool:
    return words.capital[i] or words.lower(i) in ("and", "the")


def listed(words: Words, at: int, *, placed: bool = False) -> Iterator[Stretch]:
    """The names of several counterparts, each with its country: "her colleagues Aru Tok of Ostmark and Ada Marr".

    ``placed`` says that no place can stand here.
    """
    found = []
    while True:
        start, end = _name(words, at, placed=placed)
        if end == start:
            break
        found.append((start, end))
        if words.lower(end) in ("of", "from") and words.same(at, end + 1):
            end = _past_body(words, end + 1) or end
        comma = words.lower(end) == ","
        closed = words.lower(end + comma) == "and"
        if not (comma or closed) or not words.same(at, end + comma + closed):
            break
        at = end + comma + closed
    yield from found if len(found) > 1 else ()


def _past_body(words: Words, at: int) -> int:
    """The token behind the country or body that a name is of ("of the Farmers' Union"); 0 where none stands here."""
    at += words.lower(at) == "the"
    if not words.same(at - 1, at) or not words.capital[at]:
        return 0
    end = words.known[at][0] if at in words.known else name_end(words, at, lenient=True)
    while words.same(at, end) and end > at and (words.capital[end] or words.tokens[end].text in POSSESSIVES):
        end += 1
    return end if end > at else 0


def _name(words: Words, at: int, *, placed: bool = False) -> Stretch:
    """The name that begins here, past "Mr" and the like; nothing where it is too short, or rather a place's.

    ``placed`` says that no place can follow ("the President of Ostmark, ...").
    """
    start = at
    while words.same(at, start) and words.honorific[start]:
        start += 1
    end = name_end(words, start)
    parts = [i for i in range(start, end) if words.tokens[i].text not in HYPHENS]
    place = bool(parts) and all(words.label[i] in PLACES for i in parts) and not placed
    return (start, end) if FEWEST <= len(parts) <= MOST and not place else (start, start)


def _is_closed(words: Words, start: int, end: int) -> bool:
    if not words.same(start, end):
        return True
    token = words.tokens[end]
    return token.text in ENDS or token.pos in ("VERB", "AUX", "ADP", "ADV") or token.lower == "and"
