"""Whether an account has a source of its own beside the one that it passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.compare.meaning import nearness
from communique.compare.parties import Party, likeness, party_of
from communique.compare.pointers import LEAST_ACRONYM, acronyms
from communique.compare.units import sentences_of
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.records import Entity
from communique.spans import Span, span_of

LANGUAGE = "en"
PASSED_ON = 0.45
"""Nearness of two sentences with unnamed sources from which the one is that of the other."""
TOLD_IT = re.compile(r"[^.,;]*\b(?:told|tells?) the (?:news)?(?:paper|daily|agency|magazine|channel|broadcaster)\b")
"""What somebody told "the paper", which is the one that is pointed to: of itself an outlet says "this paper"."""
LEAST_NEAR = {"told": 0.0, "itself": 0.0, "unnamed": 0.25, "named": 0.4}
"""How near a sentence must be to the other account for its source to speak of the contact and not of its background:
papers fill up what they pass on with customs figures, analysts and deputies."""
TOLD_TO = re.compile(r"(?:(?:agency|wire|dispatch|newspaper|paper|daily),?|^) *(?:told|tells?) us\b", re.I)
"""What the one that is pointed to told "us" is still its word."""
SMALL = frozenset(("the", "of", "and", "for", "s", "a", "an", "its", "his", "her"))


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody on whose word an account stands or whom it quotes: words of the name, country."""

    words: frozenset[str]
    country: str
    span: Span | None
    party: Party | None


def own_sources(copy: Account, model: Account, pointer: Span) -> Iterator[Span]:
    """The sentences with a source that the other account hasn't: somebody named, unnamed people, the press at large.

    ``pointer`` are the words that name the other's publisher: who stands there is no source of its own. What the
    other has of the same kind in a sentence near it is taken for passed on.
    """
    there = sentences_of(model)
    known = [(k, s) for s in there for k, p in _own_phrases().items() if p.search(folded(s.text))]
    named = [s.span for s in _sources(copy) if s.span and not s.span.overlaps(pointer) and _is_own(s, copy, model)]
    for sentence in _sentences(copy):
        kinds = [k for k in _phrases_in(sentence, pointer, copy) if not _is_passed_on(k, sentence, known)]
        # few sentences have a source, and only of those must be known how near they are: that takes long to tell
        if kinds or any(sentence.overlaps(span) for span in named):
            near = max((nearness(sentence.text, s.text) for s in there), default=0.0)
            if near >= min((LEAST_NEAR[k] for k in kinds), default=LEAST_NEAR["named"]):
                yield sentence


def _is_passed_on(kind: str, sentence: Span, known: list[tuple[str, Span]]) -> bool:
    """Whether the other account has such a phrase as well: of the same people, or in a sentence near in meaning."""
    people = _people(sentence)
    same = [s for k, s in known if k == kind]
    if kind != "unnamed":
        return bool(same)
    return any(people & _people(s) or nearness(sentence.text, s.text) >= PASSED_ON for s in same)


def _people(sentence: Span) -> frozenset[str]:
    """The nouns for people that a sentence has, without the plural's "s"."""
    words = lang.words(LANGUAGE, "own_source_people")
    return frozenset(w.removesuffix("s") for w in WORD.findall(folded(sentence.text)) if w in words)


def _sentences(account: Account) -> Iterator[Span]:
    text = account.reading.document.text
    return (span_of(text, s.start, s.end) for s in account.reading.voice.sentences)


def _phrases_in(sentence: Span, pointer: Span, account: Account) -> Iterator[str]:
    """The kinds of phrases of a sentence that show a source of its own, apart from what the pointed-to one told."""
    words = TOLD_TO.sub("", sentence.text)
    if sentence.overlaps(pointer):
        at = pointer.start - sentence.start
        words = f"{sentence.text[:at]}, {TOLD_TO.sub('', sentence.text[at + len(pointer.text) :])}"
    words = TOLD_IT.sub("", folded(words))
    yield from (kind for kind, phrase in _own_phrases().items() if phrase.search(words))
    outlet = account.reading.document.outlet or ""
    names = "|".join(re.escape(folded(n)) for n in (*acronyms(outlet), outlet) if n)
    if names and re.search(rf"\b(?:told|tells|stated to) (?:an? )?(?:{names})\b", words):
        yield "itself"


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
