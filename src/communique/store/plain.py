"""What texts, dates and countries look like in the tables."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from types import MappingProxyType

from communique import lang
from communique.lang.folding import folded
from communique.lang.names import country_names

SURROGATE = re.compile("[\ud800-\udfff]")
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
CODE = re.compile("[A-Z]{2}")
NO_DATE = ""


def storable(text: str | None, longest: int | None = None) -> str | None:
    """The text as a table can hold it: a lone surrogate becomes U+FFFD (the reading keeps it), the end is cut off."""
    return None if text is None else SURROGATE.sub("\ufffd", text[:longest])


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def first_and_last_day(date: str | None) -> tuple[str, str]:
    """The days that an ISO date (YYYY, YYYY-MM or YYYY-MM-DD) covers; empty texts where it is none."""
    m = DATE.fullmatch(date or "")
    if m is None:
        return NO_DATE, NO_DATE
    year, month, day = m.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if day is not None:
        return m.group(), m.group()
    if not 1 <= int(month) <= 12 or not int(year):
        return NO_DATE, NO_DATE
    return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"


def country_key(text: str | None) -> str:
    """What a country is filed under, by any of its names, adjectives or its code; the folded words where unknown."""
    known = _known(text or "")
    return known[1] if known else folded(text or "")


def country_code(text: str) -> str:
    """The country's ISO 3166 alpha-2 code by any of its names; the text itself where unknown."""
    known = _known(text)
    return (known and known[0]) or text


def is_country(text: str) -> bool:
    """Whether the tables know the words as a country's."""
    return _known(text) is not None


@lru_cache(maxsize=4096)
def _known(text: str) -> tuple[str, str] | None:
    if CODE.fullmatch(text):
        return _countries().get(text)
    plain = folded(text)
    return _countries().get(plain) or _countries().get(plain.removeprefix("the "))


@cache
def _countries() -> Mapping[str, tuple[str, str]]:
    """Code and key of countries, by every folded name, and by the code in capitals."""
    found: dict[str, tuple[str, str]] = {}
    for language in lang.LANGUAGES:
        for words, known in country_names(language).items():
            told = (known.iso, folded(known.name))
            found.setdefault(folded(words), told)
            if known.iso:
                found.setdefault(known.iso, told)
    return MappingProxyType(found)
