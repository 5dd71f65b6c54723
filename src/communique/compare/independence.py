"""Which accounts of a contact rest on which others, and how many independent sources there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from types import MappingProxyType

from communique import lang
from communique.compare.meaning import vector
from communique.compare.parties import Party, is_official, likeness, party_of
from communique.compare.pointers import LEAST_ACRONYM, acronyms, pointer
from communique.compare.units import sentences_of
from communique.compare.words import WORD, folded, stem
from communique.dossiers import Account, Link
from communique.records import Entity
from communique.spans import Span

LANGUAGE = "en"
SHINGLE = 4
"""Words in a row that are compared."""
SAME_WORDS = 0.45
"""Share of the shorter text's runs of words that a copy has in common with its model. Independent readouts of one call
share single phrases, not runs of them."""
BOTH_OFFICIAL = 0.7
"""The same for two bodies of two states, which agree on wordings beforehand."""
SMALL = frozenset(("the", "of", "and", "for", "s", "a", "an", "its", "his", "her"))
NEAREST = 4
"""Sentences of an account that are looked for in the other: it may tell of other things as well."""
RESTS: Mapping[str, float] = MappingProxyType({"bias": -1.67, "own": -3.10, "near": 11.32})
"""When an account that names another's publisher rests on it: weights learned by ``training/telling.py``."""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody on whose word an account stands or whom it quotes: words of the name, country."""

    words: frozenset[str]
    country: str
    span: Span | None
    party: Party | None


def links(accounts: tuple[Account, ...]) -> tuple[Link, ...]:
    """Every tie between two accounts by which they count as one source."""
    return tuple(link for one, other in combinations(accounts, 2) if (link := _tie(one, other, accounts)) is not None)


def copies(accounts: tuple[Account, ...], found: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The groups of accounts that count as one source, each with two members at least, in the accounts' order."""
    home = {a.name: a.name for a in accounts}
    for link in found:
        old, new = home[link.copy], home[link.of]
        for name, at in home.items():
            if at == old:
                home[name] = new
    groups: dict[str, list[str]] = {}
    for account in accounts:
        groups.setdefault(home[account.name], []).append(account.name)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _tie(one: Account, other: Account, accounts: tuple[Account, ...]) -> Link | None:
    share = shared_words(one.reading.document.text, other.reading.document.text)
    both = is_official(one.reading.document.outlet) and is_official(other.reading.document.outlet)
    if share >= (BOTH_OFFICIAL if both else SAME_WORDS):
        copy, model = _later_first(one, other)
        return Link(copy.name, model.name, "same_words", round(share, 2), None)
    for copy, model in _later_last(one, other):
        evidence = _rests_on(copy, model, accounts)
        if evidence is not None:
            return Link(copy.name, model.name, "names_it", None, evidence)
    shared = _same_origin(one, other)
    if shared is not None:
        copy, model = _later_first(one, other)
        return Link(copy.name, model.name, "same_origin", None, shared if copy is one else None)
    return None


def shared_words(one: str, other: str) -> float:
    """The share of the shorter text's runs of four words that the other has as well, 0..1."""
    a, b = _shingles(one), _shingles(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=64)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Remembered, since each text of a dossier is held against all others."""
    words = WORD.findall(folded(text))
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _later_first(one: Account, other: Account) -> tuple[Account, Account]:
    """The two with the one first that was published later, else the one that is named second."""
    days = [a.reading.document.published or "" for a in (one, other)]
    return (one, other) if days[0] > days[1] else (other, one)


def _later_last(one: Account, other: Account) -> tuple[tuple[Account, Account], ...]:
    """Both ways in which one can rest on the other, without that in which it would have been published before it."""
    days = [a.reading.document.published or "" for a in (one, other)]
    if days[0] and days[1] and days[0] != days[1]:
        return ((one, other),) if days[0] > days[1] else ((other, one),)
    return ((one, other), (other, one))


def _rests_on(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Span | None:
    """The words by which an account says that it has what it tells from the other's publisher."""
    if is_official(copy.reading.document.outlet):
        return None
    evidence = pointer(copy, model, accounts)
    if evidence is None:
        return None
    score = RESTS["bias"] + sum(RESTS[name] * value for name, value in resting(copy, model).items())
    return evidence if score >= 0 else None


def resting(copy: Account, model: Account) -> dict[str, float]:
    """What speaks for and against an account's resting on one whose publisher it names, by name."""
    return {"own": float(has_own_source(copy, model)), "near": told_there(copy, model)}


def has_own_source(copy: Account, model: Account) -> bool:
    """Whether an account has a source that the other doesn't have: somebody named, unnamed people, the press at large.

    Such words that the other account has as well are taken for passed on from it.
    """
    text, known = (folded(a.reading.document.text) for a in (copy, model))
    if any(p.search(text) and not p.search(known) for p in _own_phrases().values()):
        return True
    outlet = copy.reading.document.outlet or ""
    names = "|".join(re.escape(folded(n)) for n in (*acronyms(outlet), outlet) if n)
    if names and re.search(rf"\b(?:told|tells) (?:an? )?(?:{names})\b", text):
        return True
    return any(_is_own(s, copy, model) for s in _sources(copy))


@cache
def _own_phrases() -> dict[str, re.Pattern[str]]:
    who = "|".join(lang.entries(LANGUAGE, "own_source_people"))
    rows = lang.rows(LANGUAGE, "own_sources")
    kinds = dict.fromkeys(row["kind"] for row in rows)
    phrases = {k: "|".join(row["phrase"].replace("{who}", who) for row in rows if row["kind"] == k) for k in kinds}
    return {kind: re.compile(phrase) for kind, phrase in phrases.items()}


def told_there(copy: Account, model: Account) -> float:
    """How near the nearest sentences of one account are to those of the other in meaning, 0..1."""
    there = [vector(s.text) for s in sentences_of(model)]
    near = sorted(max((float(vector(s.text) @ v) for v in there), default=0.0) for s in sentences_of(copy))
    best = near[-NEAREST:]
    return sum(best) / len(best) if best else 0.0


def _is_own(source: Source, copy: Account, model: Account) -> bool:
    """Whether a source is somebody with a name of whom the other text knows nothing, and no party of the contact."""
    if source.span is None or source.party is None or not source.party.named:
        return False
    if not any(w[:1].isupper() for w in source.party.name.split()):
        return False
    known = folded(model.reading.document.text)
    if not source.words or any(w in known for w in source.words if len(w) > LEAST_ACRONYM):
        return False
    if any(likeness(source.party, party_of(p, {})) > 0 for a in (copy, model) for p in a.contact.participants):
        return False
    own = copy.reading.document.outlet or ""
    itself = folded(source.span.text) in folded(own) or source.span.text in acronyms(own)
    return not itself


def _sources(account: Account) -> Iterator[Source]:
    """All on whose word an account stands or whom it quotes; the author is none."""
    entities = {e.id: e for e in account.reading.entities}
    for link in account.contact.on_word_of:
        yield _source(link.name, entities.get(link.entity or ""), link.span, entities)
        for carrier in link.via:
            yield _source(carrier.name, None, carrier.span, entities)
    for quote in account.reading.quotes:
        span = quote.source.spans[0] if quote.source.spans else None
        if quote.source.name and span is not None:
            yield _source(quote.source.name, entities.get(quote.source.entity or ""), span, entities)


def _source(name: str, entity: Entity | None, span: Span | None, entities: dict[str, Entity]) -> Source:
    words = frozenset(WORD.findall(folded(name))) - SMALL
    country = ""
    if entity is not None:
        country = folded(entity.name if entity.type == "country" else entity.of or "")
        owner = next((e for e in entities.values() if e.name == entity.of and e.of), None)
        country = folded(owner.of or "") if owner is not None else country
    return Source(words, country, span, party_of(entity, entities) if entity is not None else None)


def _same_origin(one: Account, other: Account) -> Span | None:
    """Where both stand on the word of one and the same single origin, the words that name it."""
    a, b = ([_called(o.name, o.span) for o in x.contact.on_word_of if not _is_itself(o.span, x)] for x in (one, other))
    if len(a) != 1 or len(b) != 1 or not a[0] or not b[0]:
        return None
    short, long = sorted((a[0], b[0]), key=len)
    found = next(o.span for o in one.contact.on_word_of if not _is_itself(o.span, one))
    return found if short <= long else None


def _called(name: str, span: Span | None) -> frozenset[str]:
    return frozenset(stem(w) for w in WORD.findall(folded(f"{name} {span.text if span else ''}")) if w not in SMALL)


def _is_itself(span: Span | None, account: Account) -> bool:
    """Whether an origin is the outlet itself: "told NNA"."""
    outlet = account.reading.document.outlet or ""
    return span is not None and (span.text in acronyms(outlet) or folded(span.text) in folded(outlet))
