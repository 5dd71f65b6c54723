"""Where a text points to the publisher of another one as where it has its story from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.compare.parties import is_official
from communique.compare.publishing import (
    bodies_named,
    last_words,
    long_words,
    no_country,
    owner,
    passing_on,
    share_country,
)
from communique.compare.words import folded
from communique.dossiers import Account
from communique.spans import Span, span_of

LEAST_ACRONYM = 3
LONG_ACRONYM = 6
"""Letters of an outlet's name that is nothing but initials ("AVP"): agencies go by them."""
REMEMBERED = 512
"""Questions whose answers are remembered: of a dossier, every account is held against all others."""
AGENCY = re.compile(r"agency|agence|wire\b|news service|press|inform|bureau", re.I)
AGENCY_WORD = re.compile(r"\b(?:(?:state |news |press |national )*agency|(?:the|same) wire|wire|dispatch)\b", re.I)


def pointer(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Span | None:
    """The words by which a text names the publisher of another as its source, None where it doesn't.

    ``accounts`` are all of the dossier: a body without a country ("the ministry") is that of the only account of the
    kind.
    """
    outlet = model.reading.document.outlet or ""
    if not outlet or folded(outlet) == folded(copy.reading.document.outlet or ""):
        return None
    text = copy.reading.document.text
    for stretch in passing_on(copy) if is_official(outlet) else (span_of(text, 0, len(text)),):
        named = named_in(stretch.text, outlet) or _named_for_short(stretch.text, copy, outlet)
        if named is not None:
            return span_of(text, stretch.start + named.start, stretch.start + named.end)
    found = bodies_named(copy, model, accounts) if is_official(outlet) else _agencies(copy, model, accounts)
    return next(found, None)


@lru_cache(maxsize=REMEMBERED)
def named_in(text: str, outlet: str) -> Span | None:
    """Where a text names an outlet: by its whole name, its words in another order, or the initials that it goes by."""
    bare = re.sub(r"\s*\(.*?\)|^The\s+", "", outlet).strip()
    forms = [re.escape(bare)] if len(bare) >= LEAST_ACRONYM else []
    forms += [re.escape(a) for a in acronyms(outlet)]
    first, *rest = [w for w in re.findall(r"[^\W\d_]+", bare) if w[0].isupper()] or [""]
    if len(rest) == 1:
        forms.append(rf"{re.escape(rest[0])}(?:\W+\w+){{0,3}}?\W+{re.escape(first)}")
    for form in forms:
        m = re.search(rf"(?<!\w){form}(?!\w)", text)
        if m:
            return span_of(text, *m.span())
    return None


def _named_for_short(text: str, copy: Account, outlet: str) -> Span | None:
    """Where a text names an agency by the one word of its name that is no place's, and doesn't say what it is."""
    if not is_agency(outlet):
        return None
    words = [w for w in re.findall(r"[^\W\d_]+", outlet) if w[0].isupper() and not AGENCY.search(w)]
    words = [w for w in words if folded(w) not in no_country()]
    if len(words) != 1 or len(words[0]) < LONG_ACRONYM - 1:
        return None
    others = [f"{e.name} {e.of or ''}" for e in copy.reading.entities if e.type != "institution"]
    others += [c.place.name for c in copy.reading.contacts if c.place]
    places = long_words(" ".join(others))
    m = re.search(rf"(?<!\w){re.escape(words[0])}(?!\w)", text)
    return span_of(text, *m.span()) if m and not share_country(long_words(words[0]), places) else None


@lru_cache(maxsize=REMEMBERED)
def acronyms(name: str) -> tuple[str, ...]:
    """The initials that a name goes by: those in brackets behind it, and those of its words."""
    found = re.findall(r"\(([A-Z][A-Za-z]{1,7})\)", name)
    words = [w for w in re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", name)) if w[0].isupper()]
    initials = "".join(w[0] for w in words)
    return tuple(dict.fromkeys([*found, *([initials] if len(initials) >= LEAST_ACRONYM else [])]))


def _agencies(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Iterator[Span]:
    """Where a paper speaks of "the agency", and the other account is that of one."""
    outlet, text = model.reading.document.outlet or "", copy.reading.document.text
    if not is_agency(outlet) or is_agency(copy.reading.document.outlet or ""):
        return
    alone = sum(is_agency(a.reading.document.outlet or "") for a in accounts if a is not copy) == 1
    if any(named_in(text, a.reading.document.outlet or "") for a in accounts if a is not copy and a is not model):
        return
    for m in AGENCY_WORD.finditer(text):
        around = long_words(f"{last_words(text[: m.start()])} {owner(text[m.end() :])}")
        if alone or share_country(around, long_words(outlet)):
            yield span_of(text, *m.span())


@lru_cache(maxsize=REMEMBERED)
def is_agency(outlet: str) -> bool:
    """Whether a publisher's name is that of a news agency."""
    if is_official(outlet):
        return False
    return bool(AGENCY.search(outlet)) or (outlet.isupper() and LEAST_ACRONYM <= len(outlet) < LONG_ACRONYM)
