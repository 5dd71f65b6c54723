"""Which accounts of a contact rest on which others, and how many independent sources there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from communique.compare.parties import same_country
from communique.compare.words import WORD, folded
from communique.dossiers import Account, Link
from communique.lang.names import same_family
from communique.records import Entity
from communique.spans import Span

SHINGLE = 4
"""Words in a row that are compared."""
SAME_WORDS = 0.4
"""Share of the shorter text's shingles that a copy has in common with its model. Independent readouts of one call
share single phrases, not runs of them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody on whose word an account stands."""

    name: str
    words: frozenset[str]
    country: str
    span: Span | None


def links(accounts: tuple[Account, ...]) -> tuple[Link, ...]:
    """Every tie between two accounts by which they count as one source."""
    found = []
    for one, other in combinations(accounts, 2):
        link = _tie(one, other)
        if link is not None:
            found.append(link)
    return tuple(found)


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


def _tie(one: Account, other: Account) -> Link | None:
    share = shared_words(one.reading.document.text, other.reading.document.text)
    if share >= SAME_WORDS:
        copy, model = _later_first(one, other)
        return Link(copy.name, model.name, "same_words", round(share, 2), None)
    for copy, model in ((one, other), (other, one)):
        evidence = _rests_on(copy, model)
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


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(folded(text))
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _later_first(one: Account, other: Account) -> tuple[Account, Account]:
    """The two with the one first that was published later, else the one that is named second."""
    days = [a.reading.document.published or "" for a in (one, other)]
    return (one, other) if days[0] > days[1] else (other, one)


def origins(account: Account) -> tuple[Origin, ...]:
    """On whose word the account of the contact stands: the origins named, carriers included as their own."""
    return tuple(_origins(account))


def _origins(account: Account) -> Iterator[Origin]:
    entities = {e.id: e for e in account.reading.entities}
    for source in account.contact.on_word_of:
        entity = entities.get(source.entity or "")
        yield Origin(source.name, _words(source.name), _country(entity), source.span)


def _carriers(account: Account) -> Iterator[Origin]:
    for source in account.contact.on_word_of:
        for carrier in source.via:
            yield Origin(carrier.name, _words(carrier.name), "", carrier.span or source.span)


def _country(entity: Entity | None) -> str:
    if entity is None:
        return ""
    return folded(entity.name if entity.type == "country" else entity.of or "")


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in WORD.findall(folded(name)) if w not in ("the", "of", "and", "for", "s"))


def _rests_on(copy: Account, model: Account) -> Span | None:
    """The words by which an account says that it has its report from the other's outlet, if it has no other source."""
    outlet = _words(model.reading.document.outlet or "")
    if not outlet or outlet == _words(copy.reading.document.outlet or ""):
        return None
    for carrier in _carriers(copy):
        if _same(carrier.words, outlet):
            return carrier.span
    told = origins(copy)
    if told and all(_speaks(o, model, outlet) for o in told):
        return next((o.span for o in told if o.span), None)
    return None


def _speaks(origin: Origin, model: Account, outlet: frozenset[str]) -> bool:
    return _same(origin.words, outlet)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of bodies can be one: the telling words of the shorter stand in the longer."""
    short, long = sorted((one, other), key=len)
    return bool(short) and all(any(w == o or same_family(w, o) or _one_stem(w, o) for o in long) for w in short)


def _one_stem(one: str, other: str) -> bool:
    return same_country(one, other)


def _same_origin(one: Account, other: Account) -> Span | None:
    """Where both stand on the word of one and the same single origin, the words that name it."""
    a, b = origins(one), origins(other)
    if len(a) != 1 or len(b) != 1 or not _same(a[0].words, b[0].words):
        return None
    return a[0].span
