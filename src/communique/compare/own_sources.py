"""Whether an account has a source of its own beside the one that it passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.compare.parties import Party, likeness, party_of
from communique.compare.pointers import LEAST_ACRONYM, acronyms
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.records import Entity
from communique.spans import Span, span_of

LANGUAGE = "en"
SMALL = frozenset(("the", "of", "and", "for", "s", "a", "an", "its", "his", "her"))


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody on whose word an account stands or whom it quotes: words of the name, country."""

    words: frozenset[str]
    country: str
    span: Span | None
    party: Party | None


def own_sources(copy: Account, model: Account) -> tuple[Span, ...]:
    """The sentences in which an account has a source that the other hasn't: somebody named, unnamed people, the press.

    Such words that the other account has as well are taken for passed on from it.
    """
    text = copy.reading.document.text
    known = folded(model.reading.document.text)
    phrases = [p for p in _own_phrases().values() if not p.search(known)]
    outlet = copy.reading.document.outlet or ""
    names = "|".join(re.escape(folded(n)) for n in (*acronyms(outlet), outlet) if n)
    if names:
        phrases.append(re.compile(rf"\b(?:told|tells) (?:an? )?(?:{names})\b"))
    named = [s.span for s in _sources(copy) if _is_own(s, copy, model)]
    sentences = (span_of(text, s.start, s.end) for s in copy.reading.voice.sentences)
    return tuple(s for s in sentences if _has(s, phrases, named))


def _has(sentence: Span, phrases: list[re.Pattern[str]], named: list[Span | None]) -> bool:
    words = folded(sentence.text)
    return any(p.search(words) for p in phrases) or any(n is not None and sentence.overlaps(n) for n in named)


@cache
def _own_phrases() -> dict[str, re.Pattern[str]]:
    who = "|".join(lang.entries(LANGUAGE, "own_source_people"))
    rows = lang.rows(LANGUAGE, "own_sources")
    kinds = dict.fromkeys(row["kind"] for row in rows)
    phrases = {k: "|".join(row["phrase"].replace("{who}", who) for row in rows if row["kind"] == k) for k in kinds}
    return {kind: re.compile(phrase) for kind, phrase in phrases.items()}


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
