"""Which accounts of a contact rest on which others, and how many independent sources there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from communique.compare.own_sources import SMALL, own_sources
from communique.compare.parties import is_official
from communique.compare.pointers import acronyms, pointer
from communique.compare.resemblance import told_there
from communique.compare.words import WORD, folded, stem
from communique.dossiers import Account, Link
from communique.spans import Span

SHINGLE = 4
"""Words in a row that are compared."""
SAME_WORDS = 0.45
"""Share of the shorter text's runs of words that a copy has in common with its model. Independent readouts of one call
share single phrases, not runs of them."""
BOTH_OFFICIAL = 0.7
"""The same for two bodies of two states, which agree on wordings beforehand."""
RESTS: Mapping[str, float] = MappingProxyType({"bias": 5.23, "own": -9.72, "near": 0.74})
"""When an account that names another's publisher rests on it: weights learned by ``training/telling.py``."""


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
    own = _own(copy, model, evidence)
    score = RESTS["bias"] + RESTS["own"] * own
    # a nearness lies between -1 and 1: where it cannot turn the balance, the sentences need not be read for it
    if abs(score) <= abs(RESTS["near"]):
        score += RESTS["near"] * told_there(copy, model)
    return evidence if score >= 0 else None


def resting(copy: Account, model: Account, evidence: Span) -> dict[str, float]:
    """What speaks for and against an account's resting on one whose publisher it names, by name."""
    return {"own": _own(copy, model, evidence), "near": told_there(copy, model)}


def _own(copy: Account, model: Account, evidence: Span) -> float:
    """1 where an account has a source of its own, else 0; no more is read for it than shows the first."""
    return float(next(own_sources(copy, model, evidence), None) is not None)


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
