"""National institutions that texts name without their country: which country they can be of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from communique import lang


@dataclass(frozen=True, slots=True)
class Body:
    """A national institution: the words that name it, its kind, its country, and the ISO ends of its time."""

    name: str
    words: tuple[str, ...]
    kind: str
    country: str
    since: str = ""
    until: str = ""


@cache
def bodies(language: str) -> tuple[Body, ...]:
    """Every institution of the table."""
    return tuple(
        Body(
            row["name"],
            (row["name"], *(n for n in row["names"].split(";") if n)),
            row["kind"],
            row["country"],
            row["from"],
            row["to"],
        )
        for row in lang.rows(language, "national_bodies")
    )


@cache
def _bearers(language: str) -> Mapping[str, tuple[Body, ...]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for body in bodies(language):
        for words in dict.fromkeys(body.words):
            found[words].append(body)
    return MappingProxyType({words: tuple(many) for words, many in found.items()})


def body_of(language: str, words: str, day: str | None, named: Container[str]) -> Body | None:
    """The institution that these words name on an ISO day.

    Words that institutions of several countries bear stay open (None), unless the text names exactly one of those
    countries. One that did not exist yet is not meant; one that has ended still can be, as texts speak of the past.
    """
    bearers = [b for b in _bearers(language).get(words, ()) if day is None or day[: len(b.since)] >= b.since]
    if len({b.country for b in bearers}) > 1:
        bearers = [b for b in bearers if b.country in named]
    return bearers[-1] if len({b.country for b in bearers}) == 1 else None


@cache
def open_name(language: str, words: str) -> str:
    """The name of the only institution that bears these words; the words themselves where several do."""
    names = {body.name for body in _bearers(language)[words]}
    return names.pop() if len(names) == 1 else words


@cache
def _kinds(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in lang.rows(language, "body_kinds"):
        for words in (*row["names"].split(";"), *acronyms_of(row)):
            found.setdefault(words.lower(), row["kind"])
    return MappingProxyType(found)


def acronyms_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """The acronyms in a row of the table of kinds."""
    return tuple(words for words in row["acronyms"].split(";") if words)


def kind_named(language: str, words: str) -> str:
    """The kind of institution that these words (lower case, without country) are a name of; else the words."""
    return _kinds(language).get(words, words)
