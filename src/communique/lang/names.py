"""The tables of names, made ready for looking things up: countries, organisations, outlets, titles, given names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from rapidfuzz import fuzz

from communique import lang
from communique.lang.bodies import acronyms_of, bodies, open_name

Kind = Literal["country", "adjective", "people", "capital", "seat", "region", "outlet", "organisation", "group"]
SAME_FAMILY = 84.0
"""Least likeness (0..100) of two family names that are one: Naryshkin / Narishkin has 89."""
SHORTEST_VARIANT = 5
"""Shorter names must be equal: Li and Lin are two people."""
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?|\d+")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the tables know: the words, what they stand for and the plain name of that.

    ``since`` and ``until`` are the ISO ends, maybe partial, of the time in which the words meant it; empty where open.
    """

    words: str
    kind: Kind
    name: str
    iso: str = ""
    since: str = ""
    until: str = ""


def key_of(words: str) -> str:
    """What a phrase is filed under: its first word in lower case without a final full stop."""
    m = WORD.match(words)
    return m.group().lower().rstrip(".") if m else words[:1].lower()


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _countries(language: str) -> list[Known]:
    found = []
    for row in lang.rows(language, "countries"):
        kinds: tuple[tuple[Kind, str], ...] = (
            ("country", "names"),
            ("adjective", "adjectives"),
            ("people", "people"),
            ("capital", "capitals"),
            ("seat", "seats"),
        )
        found.append(Known(row["name"], "country", row["name"], row["iso"]))
        names = [row["name"], *_split(row["names"])]
        found += [Known(n.replace(" and ", " & "), "country", row["name"], row["iso"]) for n in names if " and " in n]
        for kind, column in kinds:
            found += [Known(words, kind, row["name"], row["iso"]) for words in _split(row[column])]
    return found


def _telling_bodies(language: str) -> list[str]:
    """Names of national institutions that grammar does not find, since no word of theirs says what they are."""
    nouns, people = lang.words(language, "institution_nouns"), singular_offices(language)
    found = []
    for words in dict.fromkeys(words for body in bodies(language) for words in body.words):
        parts = words.lower().split()
        plain = parts[0] in nouns or parts[-1] in nouns
        if not plain or any(part in people for part in parts):
            found.append(words)
    return found


@cache
def dated(language: str) -> Mapping[str, tuple[Known, ...]]:
    """Names that changed, or that meant something else at another time: every meaning, by the words."""
    codes = {row["name"]: row["iso"] for row in lang.rows(language, "countries")}
    found: dict[str, list[Known]] = defaultdict(list)
    for row in lang.rows(language, "names_dated"):
        kind = cast("Kind", row["kind"])
        for words in _split(row["words"]):
            found[words].append(Known(words, kind, row["name"], codes.get(row["name"], ""), row["from"], row["to"]))
    return MappingProxyType({words: tuple(meanings) for words, meanings in found.items()})


@cache
def known(language: str) -> Mapping[str, tuple[Known, ...]]:
    """Every known name by :func:`key_of`, the longest first; of two with the same words the first table's wins."""
    entries = _countries(language)
    for row in lang.rows(language, "organisations"):
        entries += [Known(words, "organisation", row["name"]) for words in (row["name"], *_split(row["names"]))]
    entries += [Known(words, "organisation", open_name(language, words)) for words in _telling_bodies(language)]
    kinds = lang.rows(language, "body_kinds")
    entries += [Known(words, "organisation", words) for row in kinds for words in acronyms_of(row)]
    entries += [meaning for meanings in dated(language).values() for meaning in meanings]
    entries += [Known(row["name"], "region", row["name"], row["iso"]) for row in lang.rows(language, "regions")]
    entries += [Known(words, "region", words) for words in lang.entries(language, "world_regions")]
    entries += [Known(words, "outlet", words) for words in lang.entries(language, "outlets")]
    filed: dict[str, dict[str, Known]] = defaultdict(dict)
    for entry in entries:
        filed[key_of(entry.words)].setdefault(entry.words, entry)
    return MappingProxyType({k: tuple(sorted(v.values(), key=lambda e: -len(e.words))) for k, v in filed.items()})


@cache
def country_names(language: str) -> Mapping[str, Known]:
    """Countries by each of their names, adjectives and peoples, in lower case."""
    kinds = ("country", "adjective", "people")
    found: dict[str, Known] = {}
    for entry in (*_countries(language), *(m for meanings in dated(language).values() for m in meanings)):
        if entry.kind in kinds:
            found.setdefault(entry.words.lower(), entry)
    return MappingProxyType(found)


@cache
def own_country(language: str, outlet: str | None) -> str | None:
    """The country for which an official outlet speaks ("President of Russia", "The White House"), else None."""
    lower = (outlet or "").lower()
    if not outlet or not any(word in lower for word in word_set(language, "official_publishers")):
        return None
    starts = [0, *(i + 1 for i, c in enumerate(outlet) if c == " ")]
    for start in starts:
        for entry in known(language).get(key_of(outlet[start:]), ()):
            if entry.iso and outlet.startswith(entry.words, start):
                return entry.name
    return None


@cache
def honorifics(language: str) -> Mapping[str, str]:
    """Gender ('man', 'woman' or '') by form of address, as written."""
    return MappingProxyType({row["title"]: row["gender"] for row in lang.rows(language, "honorifics")})


@cache
def given_names(language: str) -> Mapping[str, str]:
    """Gender ('man', 'woman' or 'either') by given name."""
    return MappingProxyType({row["name"]: row["gender"] for row in lang.rows(language, "given_names")})


@cache
def given_names_only(language: str) -> frozenset[str]:
    """Given names that are not ordinary words or places as well."""
    return frozenset(row["name"] for row in lang.rows(language, "given_names") if not row["word"])


@cache
def word_phrases(language: str, table: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The entries of a table of lower-case phrases as tuples of words, by first word, the longest first."""
    filed: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in lang.entries(language, table):
        parts = pieces(entry)
        filed[parts[0]].add(parts)
    return MappingProxyType({k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in filed.items()})


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase cut as the tokeniser cuts it: at spaces, around hyphens, before a possessive ``'s``."""
    return tuple(re.findall(r"-|'s\b|[\w.]+(?:'(?!s\b)\w*)?", phrase))


def plural(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The plural of an office: "heads of state", "attorneys general", "deputy ministers"."""
    at = next((i for i, word in enumerate(phrase) if word == "of"), len(phrase)) - 1
    if at > 0 and phrase[at] == "general":
        at -= 2 if phrase[at - 1] == "-" else 1
    if at >= 2 and phrase[at] in ("elect", "law", "chief", "affaires") and phrase[at - 1] in ("-", "in", "d'affaires"):
        at = 0
    word = phrase[max(at, 0)]
    if word.endswith("man") and word not in ("shaman",):
        many = word[:-3] + "men"
    elif word.endswith("y") and word[-2:-1] not in "aeo":
        many = word[:-1] + "ies"
    else:
        many = word + ("es" if word.endswith(("s", "ch", "x")) else "s")
    return (*phrase[: max(at, 0)], many, *phrase[max(at, 0) + 1 :])


@cache
def singular_offices(language: str) -> Mapping[str, str]:
    """The singular of an office by its plural, both in lower case with single spaces."""
    phrases = (p for many in word_phrases(language, "offices").values() for p in many)
    return MappingProxyType({" ".join(plural(phrase)): " ".join(phrase) for phrase in phrases})


@cache
def word_set(language: str, name: str) -> frozenset[str]:
    """One of the small closed sets in the table ``mention_words``.

    Raises:
        KeyError: when the pack has no such set.
    """
    return {row["set"]: frozenset(row["words"].split(";")) for row in lang.rows(language, "mention_words")}[name]


@cache
def same_offices(language: str) -> Mapping[str, str]:
    """Words of offices and what they are evened out to."""
    return MappingProxyType({row["word"]: row["same"] for row in lang.rows(language, "office_synonyms")})


def same_family(one: str, other: str) -> bool:
    """Whether two family names can be one: equal, or long enough and nearly equal."""
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= SHORTEST_VARIANT and one[0] == other[0] and fuzz.ratio(one, other) >= SAME_FAMILY
    )


def is_acronym(text: str) -> bool:
    """Whether a word can be the short form of a body's name: "SVR", "MoFA"."""
    return 2 <= len(text) <= 8 and text.isalnum() and sum(c.isupper() for c in text) * 2 > len(text)
