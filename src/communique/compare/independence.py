"""Which accounts of a contact rest on which others, and how many independent sources there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from communique import lang
from communique.compare.parties import Party, is_official, likeness, party_of, same_country
from communique.compare.words import WORD, folded
from communique.dossiers import Account, Link
from communique.records import Entity
from communique.spans import Span, span_of

LANGUAGE = "en"
SHINGLE = 4
"""Words in a row that are compared."""
SAME_WORDS = 0.45
"""Share of the shorter text's runs of words that a copy has in common with its model. Independent readouts of one call
share single phrases, not runs of them."""
BOTH_OFFICIAL = 0.7
"""The same for two bodies of two states, which agree on wordings beforehand."""
LEAST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody on whose word an account stands or whom it quotes: words of the name, kinds of body, country."""

    words: frozenset[str]
    bodies: frozenset[str]
    country: str
    span: Span | None
    party: Party | None


def links(accounts: tuple[Account, ...]) -> tuple[Link, ...]:
    """Every tie between two accounts by which they count as one source."""
    return tuple(link for one, other in combinations(accounts, 2) if (link := _tie(one, other)) is not None)


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
    both = is_official(one.reading.document.outlet) and is_official(other.reading.document.outlet)
    if share >= (BOTH_OFFICIAL if both else SAME_WORDS):
        copy, model = _later_first(one, other)
        return Link(copy.name, model.name, "same_words", round(share, 2), None)
    for copy, model in _later_last(one, other):
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


def _rests_on(copy: Account, model: Account) -> Span | None:
    """The words by which an account says that it has all it tells from the other's publisher."""
    outlet = model.reading.document.outlet or ""
    if not outlet or folded(outlet) == folded(copy.reading.document.outlet or ""):
        return None
    if is_official(copy.reading.document.outlet):
        return None
    told = tuple(_sources(copy))
    theirs = [s.span for s in told if s.span is not None and _is_publisher(s, copy, model)]
    evidence = named_in(copy.reading.document.text, outlet) or next(iter(theirs), None) or _body_in(copy, model)
    if evidence is None or any(_is_own(s, copy, model) for s in told):
        return None
    return evidence


def _body_in(copy: Account, model: Account) -> Span | None:
    """Where a text speaks of what a body of the publisher's kind put out: "the presidential office's record"."""
    outlet = model.reading.document.outlet or ""
    kinds = _bodies(frozenset(WORD.findall(folded(outlet)))) if is_official(outlet) else frozenset()
    if not kinds or not _of_one_country(copy, model):
        return None
    words = "|".join(sorted(word for word, kind in _body_kinds().items() if kind in kinds))
    text = copy.reading.document.text
    m = re.search(rf"\b(?:{words})(?:['’]s)?(?:\W+\w+){{0,2}}?\W+(?:{_put_out()})\b", text, re.I)
    return span_of(text, *m.span()) if m else None


def _of_one_country(copy: Account, model: Account) -> bool:
    """Whether an outlet is of the country whose body publishes the other account, as far as their names tell."""
    ours, theirs = (WORD.findall(folded(a.reading.document.outlet or "")) for a in (copy, model))
    return any(same_country(a, b) for a in ours for b in theirs if len(a) > LEAST_ACRONYM)


@cache
def _put_out() -> str:
    return "|".join(lang.entries(LANGUAGE, "publications"))


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


def acronyms(name: str) -> tuple[str, ...]:
    """The initials that a name goes by: those in brackets behind it, and those of its words."""
    found = re.findall(r"\(([A-Z][A-Za-z]{1,7})\)", name)
    words = [w for w in re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", name)) if w[0].isupper()]
    initials = "".join(w[0] for w in words)
    return tuple(dict.fromkeys([*found, *([initials] if len(initials) >= LEAST_ACRONYM else [])]))


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
    return not itself and not _is_publisher(source, copy, model)


def _is_publisher(source: Source, copy: Account, model: Account) -> bool:
    """Whether a source is the body that publishes the other account: no person, and no country, is one."""
    if source.party is not None and source.party.type in ("person", "country"):
        return False
    outlet = model.reading.document.outlet or ""
    words = frozenset(WORD.findall(folded(outlet)))
    telling = source.words - _plain()
    if telling and telling <= words:
        return True
    if not is_official(outlet) or not source.bodies & _bodies(words):
        return False
    homes = [source.country, *WORD.findall(folded(copy.reading.document.outlet or ""))]
    named = [h for h in homes[:1] if h] or homes[1:]
    return any(same_country(home, word) for home in named for word in words if len(home) > LEAST_ACRONYM)


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
    described = f"{name} {span.text if span else ''} {entity.office or '' if entity else ''}"
    words = frozenset(WORD.findall(folded(name))) - {"the", "of", "and", "for", "s", "a", "an", "its", "his", "her"}
    country = ""
    if entity is not None:
        country = folded(entity.name if entity.type == "country" else entity.of or "")
        owner = next((e for e in entities.values() if e.name == entity.of and e.of), None)
        country = folded(owner.of or "") if owner is not None else country
    bodies = _bodies(frozenset(WORD.findall(folded(described))))
    return Source(words, bodies, country, span, party_of(entity, entities) if entity is not None else None)


@cache
def _body_kinds() -> dict[str, str]:
    return {word: row["body"] for row in lang.rows(LANGUAGE, "publishing_bodies") for word in row["words"].split(";")}


def _bodies(words: frozenset[str]) -> frozenset[str]:
    """Which kinds of body folded words speak of: the presidency, a foreign ministry, ..."""
    return frozenset(kind for word, kind in _body_kinds().items() if word in words)


@cache
def _plain() -> frozenset[str]:
    return frozenset(_body_kinds()) | {
        "press",
        "office",
        "service",
        "website",
        "site",
        "statement",
        "readout",
        "report",
    }


def _same_origin(one: Account, other: Account) -> Span | None:
    """Where both stand on the word of one and the same single origin, the words that name it."""
    a, b = ([_source(o.name, None, o.span, {}) for o in x.contact.on_word_of] for x in (one, other))
    if len(a) != 1 or len(b) != 1 or not a[0].words or not b[0].words:
        return None
    short, long = sorted((a[0].words, b[0].words), key=len)
    return a[0].span if short <= long else None
