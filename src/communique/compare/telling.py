"""Whether another account tells a point in words of its own, and where: a small linear model over words and meaning.

Points told in other words share few words, but lie near each other in what they mean. What is asked of the other
account's nearest sentence: how near it is, how much nearer than its other sentences, whether any other sentence of
the point's own account is nearer to it, and whether it has the point's figures. The weights were learned by
``training/telling.py`` from the sets of ``tests/cases/dossiers``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

import numpy as np

from communique import lang
from communique.compare.meaning import vector
from communique.compare.units import Unit, sentences_of, telling_sentences
from communique.compare.verdicts import denies, is_denied
from communique.compare.words import content_words, folded, stem, weight
from communique.dossiers import Account
from communique.spans import Span

LANGUAGE = "en"
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "bias": -1.99,
        "near": 2.94,
        "ahead": 3.85,
        "mutual": 1.99,
        "context": 1.03,
        "figures": 0.79,
    }
)
OPPOSED: Mapping[str, float] = MappingProxyType({"bias": -3.05, "near": 3.34, "act": 2.39})
"""The same for a clause that denies the point: how near it is, and whether it denies an act of the point's clause."""
WORDS = 0.5
"""What the share of words in common counts beside the nearness of meaning."""
LEAST_CLAUSE = 3
"""Words of a part of a sentence that is compared by itself."""
MOST_CLAUSE = 25
"""Words of a stretch in which a "no" is taken for that of the whole."""
CLAUSE = re.compile(r"[,;:—–()\"“”]| - | and (?=\w+(?:ed|ing)\b)")
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
UNKNOWN_FIGURES = 0.5
"""What ``figures`` is for a point without any."""


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence of another account that is nearest to a point, and how likely it tells the point, 0..1."""

    sentence: Span
    likelihood: float


class Side:
    """An account as far as points are looked for in it: its sentences, their clauses and words."""

    def __init__(self, account: Account, names: Iterable[str]) -> None:
        self.sentences = telling_sentences(account)
        self._every = sentences_of(account)
        self._trigger = account.contact.trigger
        self._names = frozenset(names)
        self._clauses = tuple(tuple(clauses(s.text)) for s in self.sentences)
        self._words = tuple(frozenset(content_words(s.text)) for s in self.sentences)
        self._figures = frozenset(f for s in self._every for f in figures(s.text))
        self._bare_words: dict[str, str] = {}

    def stretches(self) -> Iterator[str]:
        """What of this account is compared in meaning with points of others."""
        for parts in self._clauses:
            yield from parts
            yield from map(self._bare, parts)

    def nearest(self, unit: Unit, own: Side, weights: Mapping[str, float]) -> Told | None:
        """Where this account tells a point of another account, ``own``; None where it has no sentence at all."""
        if not self.sentences:
            return None
        near = self._near(unit, weights)
        i = max(range(len(near)), key=lambda n: near[n])
        values = self._features(unit, own, near, i)
        total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in values.items())
        return Told(self.sentences[i], 1 / (1 + math.exp(-total)))

    def opposed(self, unit: Unit, weights: Mapping[str, float]) -> Told | None:
        """Where this account most likely denies what a point affirms, or affirms what it denies; None where nothing."""
        found = self.opposing(unit, weights)
        if found is None:
            return None
        sentence, values = found
        score = OPPOSED["bias"] + sum(OPPOSED[name] * value for name, value in values.items())
        return Told(sentence, 1 / (1 + math.exp(-score)))

    def opposing(self, unit: Unit, weights: Mapping[str, float]) -> tuple[Span, dict[str, float]] | None:
        """The sentence with the nearest clause that denies what a point affirms, and what speaks for it, by name."""
        told = clause_of(unit)
        against = self._short_clauses[not is_denied(told)]
        if not against:
            return None
        words = set(unit.words)
        total = sum(weights.get(w, weight(w)) for w in words) or 1.0
        asked = (vector(unit.span.text), vector(told))
        best, found, at = 0.0, "", None
        for sentence, part, has in against:
            shared = sum(weights.get(w, weight(w)) for w in words & has) / total
            near = max(float(v @ vector(part)) for v in asked) + WORDS * shared
            if near > best:
                best, found, at = near, part, sentence
        return None if at is None else (at, {"near": best, "act": float(denies(told, found) is not None)})

    @cached_property
    def _short_clauses(self) -> Mapping[bool, list[tuple[Span, str, frozenset[str]]]]:
        """The clauses that are short enough for a "no" to be that of the whole, by whether they deny something.

        Each with its sentence and its telling words.
        """
        found: dict[bool, list[tuple[Span, str, frozenset[str]]]] = {True: [], False: []}
        for sentence in self._every:
            for part in clauses(sentence.text):
                if len(part.split()) <= MOST_CLAUSE:
                    found[is_denied(part)].append((sentence, part, frozenset(content_words(part))))
        return found

    @cached_property
    def denial(self) -> Span | None:
        """The sentence that denies that the contact was at all, None where there is none."""
        return next((s for s in self._every if contact_denied().search(folded(s.text))), None)

    def is_of_contact(self, unit: Unit) -> bool:
        """Whether a point of this account stands in the sentence that tells of the contact itself."""
        return self._trigger is not None and unit.sentence.start <= self._trigger.start < unit.sentence.end

    def features(self, unit: Unit, own: Side, weights: Mapping[str, float]) -> dict[str, float]:
        """What speaks for and against this account's telling the point, by name."""
        near = self._near(unit, weights)
        return self._features(unit, own, near, max(range(len(near)), key=lambda n: near[n]))

    def _near(self, unit: Unit, weights: Mapping[str, float]) -> list[float]:
        """How near each sentence is to the point: in meaning, by its nearest clause, and in words."""
        words = set(unit.words)
        total = sum(weights.get(w, weight(w)) for w in words) or 1.0
        asked = vector(unit.span.text)
        meaning = (max(float(asked @ vector(c)) for c in parts) for parts in self._clauses)
        shared = (sum(weights.get(w, weight(w)) for w in words & has) / total for has in self._words)
        return [m + WORDS * s for m, s in zip(meaning, shared, strict=True)]

    def _features(self, unit: Unit, own: Side, near: list[float], i: int) -> dict[str, float]:
        there = vector(self.sentences[i].text)
        here = float(vector(unit.sentence.text) @ there)
        others = [float(vector(s.text) @ there) for s in own.sentences if not s.overlaps(unit.span)]
        asked = figures(unit.span.text)
        return {
            "near": near[i],
            "ahead": self._ahead(unit),
            "mutual": here - max(others, default=0.0),
            "context": here,
            "figures": len(asked & self._figures) / len(asked) if asked else UNKNOWN_FIGURES,
        }

    def _ahead(self, unit: Unit) -> float:
        """How much nearer the nearest sentence is than all are on average, the names of the parties left out."""
        asked = vector(self._bare(unit.span.text))
        meaning = [max(float(asked @ vector(self._bare(c))) for c in parts) for parts in self._clauses]
        return max(meaning) - float(np.mean(meaning))

    def _bare(self, words: str) -> str:
        if words not in self._bare_words:
            left = (w for w in words.split() if stem(folded(w) or w) not in self._names)
            self._bare_words[words] = " ".join(left) or words
        return self._bare_words[words]


@cache
def contact_denied() -> re.Pattern[str]:
    """How texts deny that a contact was at all."""
    return re.compile("|".join(lang.entries(LANGUAGE, "contact_denials")))


def clauses(sentence: str) -> Iterable[str]:
    """A sentence and its parts, as far as they can be points of their own."""
    yield sentence
    for part in CLAUSE.split(sentence):
        bare = part.strip()
        if len(bare.split()) >= LEAST_CLAUSE and bare != sentence:
            yield bare


def clause_of(unit: Unit) -> str:
    """The clause in which a point begins, to the point's end at least."""
    sentence, at = unit.sentence.text, unit.span.start - unit.sentence.start
    ends = [m.span() for m in CLAUSE.finditer(sentence)]
    first = max((end for _, end in ends if end <= at), default=0)
    last = min((start for start, _ in ends if start > at), default=len(sentence))
    return sentence[first : max(last, at + len(unit.span.text))].strip()


def figures(words: str) -> frozenset[str]:
    """The figures of a stretch in digits, without separators of thousands."""
    return frozenset(m.group().replace(",", "") for m in FIGURE.finditer(words))
