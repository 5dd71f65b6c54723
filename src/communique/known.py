"""Names that a user makes known beside the text: their spellings, and who held which office when.

Nothing here is taken for what a text says: a spelling is only recognised, an office only offered where the text
gives none.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from communique.lang.names import key_of
from communique.lang.periods import is_between

KnownType = Literal["person", "institution", "country", "place", "group"]


@dataclass(frozen=True, slots=True)
class Key:
    """Whom rows of the same type and name are about: one and the same person or thing."""

    type: KnownType
    name: str


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One row of a user's file: ``office`` and ``of`` held from ``since`` to ``until``, both included.

    The dates are ISO, may be partial (2019, 2019-05) and are empty where the time is open. ``where`` names file and
    line.
    """

    type: KnownType
    name: str
    spellings: tuple[str, ...] = ()
    office: str | None = None
    of: str | None = None
    since: str = ""
    until: str = ""
    note: str = ""
    where: str = ""

    @property
    def key(self) -> Key:
        """Whom the row is about."""
        return Key(self.type, self.name)

    def holds_on(self, day: str) -> bool:
        """Whether the row's time includes this ISO day."""
        return is_between(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name, cut at spaces; ``key`` is None where several of one type are written so."""

    words: tuple[str, ...]
    type: KnownType
    key: Key | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a user's file says of somebody on a day, and in which rows; None where it says nothing or two things."""

    office: str | None = None
    of: str | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownNames:
    """All rows of a user's files, made ready for looking names up. Holds no state; equal rows make equal names."""

    rows: tuple[KnownRow, ...] = ()
    _by_first: dict[str, tuple[Spelling, ...]] = field(init=False, repr=False, compare=False)
    _by_words: dict[tuple[KnownType, str], Key | None] = field(init=False, repr=False, compare=False)
    _by_key: dict[Key, list[KnownRow]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spellings = _spellings(self.rows)
        filed: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in spellings:
            first = spelling.words[0]
            for form in {key_of(first), key_of(unicodedata.normalize("NFD", first))}:
                filed[form].append(spelling)
        longest = {first: tuple(sorted(many, key=_longest_first)) for first, many in filed.items()}
        rows: dict[Key, list[KnownRow]] = defaultdict(list)
        for row in self.rows:
            rows[row.key].append(row)
        object.__setattr__(self, "_by_first", longest)
        object.__setattr__(self, "_by_words", {(s.type, " ".join(s.words)): s.key for s in spellings})
        object.__setattr__(self, "_by_key", dict(rows))

    def __bool__(self) -> bool:
        return bool(self.rows)

    def at(self, text: str, begin: int, first: str) -> tuple[int, Spelling] | None:
        """The longest spelling at this code point with its end; ``first`` is the word there as ``key_of`` files it."""
        if text[begin - 1 : begin].isalnum():
            return None
        for spelling in self._by_first.get(first, ()):
            end = _end_of(text, begin, spelling.words)
            if end is not None:
                return end, spelling
        return None

    def key_for(self, type: KnownType, words: str) -> Key | None:
        """Whom these words of a text name, if they are one of the spellings of exactly one of this type."""
        return self._by_words.get((type, " ".join(_even(words).split())))

    def told(self, key: Key, day: str | None) -> Told:
        """What all rows of somebody that hold on this ISO day agree on; without a day, what all rows agree on.

        An empty cell says nothing.
        """
        rows = [row for row in self._by_key.get(key, ()) if day is None or row.holds_on(day)]
        office, of = _agreed(row.office for row in rows), _agreed(row.of for row in rows)
        telling = (row.where for row in rows if (office and row.office == office) or (of and row.of == of))
        return Told(office, of, tuple(telling))


def _agreed(values: Iterable[str | None]) -> str | None:
    """The one value that all give who give any, else None."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else None


def _even(words: str) -> str:
    """Words as they are compared: composed letters, straight apostrophes."""
    return unicodedata.normalize("NFC", words).replace("’", "'")


def _spellings(rows: Iterable[KnownRow]) -> list[Spelling]:
    """Every spelling once; one that several bear names nobody, one that several types bear is left out."""
    bearers: dict[tuple[str, ...], set[Key]] = defaultdict(set)
    for row in rows:
        for words in (row.name, *row.spellings):
            bearers[tuple(_even(words).split())].add(row.key)
    found = []
    for parts, keys in bearers.items():
        types = {key.type for key in keys}
        if len(types) == 1:
            found.append(Spelling(parts, types.pop(), next(iter(keys)) if len(keys) == 1 else None))
    return found


def _longest_first(spelling: Spelling) -> tuple[int, tuple[str, ...]]:
    return -sum(map(len, spelling.words)), spelling.words


def _end_of(text: str, begin: int, words: tuple[str, ...]) -> int | None:
    """Where these words end if they stand here, whole and with nothing but white space between them."""
    at = begin
    for i, word in enumerate(words):
        if i:
            gap = at
            while text[at : at + 1].isspace():
                at += 1
            if at == gap:
                return None
        end = _word_end(text, at, word)
        if end is None:
            return None
        at = end
    after = text[at : at + 1]
    return None if after and (after.isalnum() or unicodedata.combining(after)) else at


def _word_end(text: str, at: int, word: str) -> int | None:
    """The end of a word written as the file has it, with letters composed or taken apart."""
    for form in (word, unicodedata.normalize("NFD", word)):
        if text[at : at + len(form)].replace("’", "'") == form:
            return at + len(form)
    return None


NONE_KNOWN = KnownNames()
"""No names beside those of the language's tables."""
