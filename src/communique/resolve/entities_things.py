"""Institutions, countries and places named in one document: which of the names mean one and the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from anyascii import anyascii

from communique.known import Key
from communique.lang.bodies import kind_named
from communique.lang.names import country_names, is_acronym, key_of, known
from communique.records import EntityType
from communique.resolve.entities_people import Someone
from communique.resolve.entities_told import Beside
from communique.roster import FoundMention

LANGUAGE = "en"
NOTHING_BESIDE = Beside()
SHORT_FORM = re.compile(r"\s?\(([A-Z][A-Za-z]{1,7})\)")
"""The short form that a text gives in brackets after a body's name: "State Security Service (SSS)"."""
STEM = 4
"""Letters that a country's name and its adjective share at least."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """What a mention is filed under: its type, its name without the country, and that country ("" when not told)."""

    type: EntityType
    base: str
    owner: str


@dataclass(frozen=True, slots=True)
class _Filed:
    """Under what a mention is filed, whom of the user's file it means, and the country of a national institution."""

    plain: _Plain
    key: Key | None = None
    country: str | None = None


def gather_things(text: str, mentions: tuple[FoundMention, ...], beside: Beside = NOTHING_BESIDE) -> list[Someone]:
    """Institutions, countries and places: one for each plain name, called as the text calls it."""
    named = [m for m in mentions if m.kind == "name" and m.type is not None and m.type != "person"]
    short = _short_forms(text, named)
    filed = [_filed(m, short, beside) for m in named]
    owned = _Owners([f.plain for f in filed], [m.span.start for m in named])
    found: dict[_Plain, Someone] = {}
    called: dict[int, list[str]] = defaultdict(list)
    for mention, under in zip(named, filed, strict=True):
        plain = owned.completed(under.plain, mention.span.start)
        who = found.setdefault(plain, Someone(plain.type, plain_of(mention)))
        who.take(mention)
        who.key, who.country = who.key or under.key, who.country or under.country
        words = _words(mention)
        if mention.type != "country" or _is_country_name(words):
            called[id(who)].append(words)
    for plain, who in found.items():
        who.name = _best_name(who.name, called[id(who)], plain.base)
    return list(found.values())


def _best_name(plain: str, texts: list[str], base: str) -> str:
    """The plain name where the text uses it, else the longest form; a short form only where there is no other."""
    whole = [text for text in texts if base in key(text)]
    if plain in whole or not texts:
        return plain
    return whole[0] if whole else max(texts, key=len)


def _words(mention: FoundMention) -> str:
    return mention.name.text if mention.name else mention.span.text


def _short_forms(text: str, named: list[FoundMention]) -> dict[str, FoundMention]:
    """The bodies whose short forms the text gives, by short form; the first that gives it counts."""
    found: dict[str, FoundMention] = {}
    for mention in named:
        if mention.type == "institution":
            given = SHORT_FORM.match(text, mention.span.end)
            if given and is_acronym(given[1]) and given[1] != _words(mention):
                found.setdefault(given[1], mention)
    return found


def _filed(mention: FoundMention, short: dict[str, FoundMention], beside: Beside) -> _Filed:
    """By the text's own words for a short form, else by the user's file, else by the tables."""
    kind = mention.type or "group"
    meant = short.get(_words(mention), mention) if kind == "institution" else mention
    words = _words(meant)
    told = beside.names.key_for(kind, words)
    name = told.name if told else plain_of(meant)
    if kind != "institution":
        return _Filed(_Plain(kind, key(name), ""), told)
    body = None if told else beside.body(words, meant.of)
    country = body.country if body else None
    owner = meant.of or beside.country_told(told) or country or ""
    name = body.name if body else name
    base = key(_base(name, owner))
    return _Filed(_Plain("institution", base if told else kind_named(LANGUAGE, base), owner), told, country)


def _base(name: str, of: str | None) -> str:
    """A body's name without its country before it or " of" its country after it."""
    head, _, tail = name.rpartition(" of ")
    if " " in head and (tail.removeprefix("the ").lower() in country_names(LANGUAGE) or tail == of):
        name = head
    first, _, rest = name.partition(" ")
    return rest if " " in rest and of and _means_country(first, of) else name


def _means_country(word: str, of: str) -> bool:
    entry = country_names(LANGUAGE).get(word.lower())
    return entry.name == of if entry else len(of) >= STEM and word.startswith(of[: max(STEM, len(of) - 3)])


class _Owners:
    """The countries that the text gives for each body, and where it names each."""

    def __init__(self, plains: list[_Plain], starts: list[int]) -> None:
        self.places: dict[str, tuple[list[int], list[str]]] = {}
        self.longer: dict[tuple[str, str], set[str]] = defaultdict(set)
        for plain, start in zip(plains, starts, strict=True):
            if plain.owner:
                at, owners = self.places.setdefault(plain.base, ([], []))
                at.append(start)
                owners.append(plain.owner)
                rest = plain.base.partition(" ")[2]
                while " " in rest:
                    self.longer[rest, plain.owner].add(plain.base)
                    rest = rest.partition(" ")[2]

    def completed(self, plain: _Plain, start: int) -> _Plain:
        """With the country last named with that body, and the fuller name of the same country's body."""
        if plain.type != "institution":
            return plain
        owner = plain.owner or self._nearest(plain.base, start)
        fuller = self.longer.get((plain.base, owner), set())
        return _Plain(plain.type, next(iter(fuller)) if len(fuller) == 1 else plain.base, owner)

    def _nearest(self, base: str, start: int) -> str:
        if base not in self.places:
            return ""
        at, owners = self.places[base]
        return owners[max(0, bisect_right(at, start) - 1)]


def _is_country_name(text: str) -> bool:
    """Whether these words name a country themselves; an adjective or a capital only points to it."""
    entry = country_names(LANGUAGE).get(text.replace("’", "'").lower())
    return entry is not None and entry.kind == "country"


def plain_of(mention: FoundMention) -> str:
    """The name by which the tables call what a mention names, or the words of the text."""
    if mention.type == "country":
        entry = country_names(LANGUAGE).get(mention.span.text.replace("’", "'").lower())
        return mention.of or (entry.name if entry else mention.span.text)
    text = _words(mention)
    if mention.type == "institution":
        entries = known(LANGUAGE).get(key_of(text), ())
        return next((e.name for e in entries if e.words == text and e.kind == "organisation"), text)
    return text


def key(name: str) -> str:
    """A name as it is filed: lower-case ASCII without article and full stops."""
    return anyascii(name).lower().removeprefix("the ").replace(".", "")
