"""Whether another account tells a point in words of its own, and where: a small linear model over words and meaning.

Points told in other words share few words, but lie near each other in what they mean. What is asked of the other
account's nearest sentence: how near it is, how much nearer than its other sentences, whether any other sentence of
the point's own account is nearer to it, and whether it has the point's figures. The weights were learned by
``training/telling.py`` from the sets of ``tests/cases/dossiers``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

import numpy as np

from communique import lang
from communique.compare.meaning import Floats, Place, vector
from communique.compare.meaning import sentence as read_sentence
from communique.compare.units import Unit, sentences_of, telling_sentences
from communique.compare.verdicts import acts, denies, is_denied
from communique.compare.words import content_words, folded, stem, weight
from communique.dossiers import Account
from communique.spans import Span

LANGUAGE = "en"
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "bias": -1.53,
        "near": 4.19,
        "ahead": 2.85,
        "mutual": 1.7,
        "context": -1.34,
        "figures": 0.78,
    }
)
OPPOSED: Mapping[str, float] = MappingProxyType({"bias": -3.02, "near": 3.55, "act": 2.25})
"""The same for a clause that denies the point: how near it is, and whether it denies an act of the point's clause."""
WORDS = 0.5
"""What the share of words in common counts beside the nearness of meaning."""
LEAST_CLAUSE = 3
"""Words of a part of a sentence that is compared by itself."""
DENIED = 0.6
"""Least likelihood of a clause that denies a point."""
SHARED = 0.1
"""Least share of a point's words that a clause has which denies the point without denying an act of it: such a clause
must be nearer than 0.96, and of 90,000 that were held against points none with less in common came to 0.95."""
MOST_CLAUSE = 25
"""Words of a stretch in which a "no" is taken for that of the whole."""
CLAUSE = re.compile(r"[,;:—–()\"“”]| - | and (?=\w+(?:ed|ing)\b)")
WORD = re.compile(r"\S+")
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
MOST_READ = 40
"""Sentences of one text that are read for what they mean, as many as a long article has: a transcript has hundreds.
What more it tells is a point all the same, and found in other accounts where they use its words."""
MOST_IN_ALL = 240
"""Sentences of all accounts together, evenly, where there are many: to read so many takes half a second."""
REMEMBERED = 1024
"""Points that are remembered: each is held against all other accounts, and against their points."""
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
        self._left_out: frozenset[Span] = frozenset()
        self._words = tuple(frozenset(content_words(s.text)) for s in self.sentences)
        self._figures = frozenset(f for s in self._every for f in figures(s.text))
        self._short: dict[tuple[bool, int], Floats] = {}
        self._asked: dict[Unit, Floats] = {}

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the telling words of its sentences."""
        return frozenset().union(*self._words)

    def narrow(self, most: int, shared: Set[str], weights: Mapping[str, float]) -> None:
        """Read no more than so many sentences for what they mean: those that have the most in common with others."""
        if len(self.sentences) > most:
            told = [sum(weights.get(w, weight(w)) for w in words & shared) for words in self._words]
            kept = sorted(sorted(range(len(told)), key=lambda i: -told[i])[:most])
            self._left_out = frozenset(self.sentences) - {self.sentences[i] for i in kept}
            self.sentences = tuple(self.sentences[i] for i in kept)
            self._words = tuple(self._words[i] for i in kept)

    def leaves_out(self, unit: Unit) -> bool:
        """Whether a point of this account stands in a sentence that is not read for what it means."""
        return unit.sentence in self._left_out

    @cached_property
    def _clauses(self) -> tuple[tuple[str, Place], ...]:
        """Each sentence and its clauses, with their places in it."""
        return tuple((s.text, place) for s in self.sentences for place in clauses(s.text))

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        """Where each sentence begins among the clauses."""
        return tuple(i for i, (sentence, place) in enumerate(self._clauses) if place == (0, len(sentence)))

    @cached_property
    def _meanings(self) -> Floats:
        """The vectors of each sentence and of its clauses ``[C, 384]``."""
        return np.stack([meant(sentence, place) for sentence, place in self._clauses])

    @cached_property
    def _bare(self) -> Floats:
        """The same without the names of the parties."""
        return np.stack([self._without(sentence, place) for sentence, place in self._clauses])

    @cached_property
    def _wholes(self) -> Floats:
        """The vectors of the sentences ``[S, 384]``."""
        return self._meanings[list(self._firsts)]

    def _nearest(self, parts: Floats, asked: Floats) -> Floats:
        """How near each sentence is by its nearest clause ``[S]``."""
        nearest: Floats = np.maximum.reduceat(parts @ asked, self._firsts)
        return nearest

    def _without(self, sentence: str, place: Place) -> Floats:
        """The vector of a stretch of a sentence, the names of the parties left out."""
        named = (m for m in WORD.finditer(sentence, *place) if stem(folded(m[0]) or m[0]) in self._names)
        return meant(sentence, place, tuple(m.span() for m in named))

    def nearest(self, unit: Unit, own: Side, weights: Mapping[str, float]) -> Told | None:
        """Where this account tells a point of another account, ``own``; None where it has no sentence at all.

        None too where the point stands in a sentence of a long text that is not looked at.
        """
        if not self.sentences or own.leaves_out(unit):
            return None
        near = self._near(unit, weights)
        i = max(range(len(near)), key=lambda n: near[n])
        values = self._features(unit, own, near, i)
        total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in values.items())
        return Told(self.sentences[i], 1 / (1 + math.exp(-total)))

    def opposed(self, unit: Unit, weights: Mapping[str, float]) -> Told | None:
        """Where this account denies what a point affirms, or affirms what it denies; None where nothing does surely.

        To read a sentence for meaning takes long, so those are left out that cannot decide.
        """
        against = self._short_clauses[not is_denied(clause_of(unit))]
        shares = _shares(unit, (has for _, _, has in against), weights)
        read = [i for i, (sentence, _, _) in enumerate(against) if sentence not in self._left_out]
        sharing = [i for i in read if shares[i] >= SHARED]
        acting = self._acting(unit)
        if acting:
            found = self._opposing(unit, shares, acting)
            if found is not None and _denial(found).likelihood >= DENIED:
                # what denies no act may be nearer all the same
                sharing = sorted({*read, *acting})
        found = self._opposing(unit, shares, sharing)
        told = None if found is None else _denial(found)
        return told if told is not None and told.likelihood >= DENIED else None

    def opposing(self, unit: Unit, weights: Mapping[str, float]) -> tuple[Span, dict[str, float]] | None:
        """The sentence with the nearest clause that denies what a point affirms, and what speaks for it, by name."""
        against = self._short_clauses[not is_denied(clause_of(unit))]
        return self._opposing(unit, _shares(unit, (has for _, _, has in against), weights), range(len(against)))

    def _acting(self, unit: Unit) -> list[int]:
        """Which of the clauses that can deny a point deny an act of it."""
        told = clause_of(unit)
        if not acts(told):
            return []
        against = self._short_clauses[not is_denied(told)]
        return [i for i, (s, place, _) in enumerate(against) if denies(told, s.text[slice(*place)]) is not None]

    def _opposing(
        self, unit: Unit, shares: Sequence[float], among: Sequence[int]
    ) -> tuple[Span, dict[str, float]] | None:
        """The same of these clauses alone, by their numbers; ``shares`` are those of all in the point's words."""
        if not among:
            return None
        told = clause_of(unit)
        denied = not is_denied(told)
        asked = np.stack((point(unit), clause_meaning(unit)))
        meaning = (np.stack([self._short_meaning(denied, i) for i in among]) @ asked.T).max(axis=1)
        best, found = 0.0, None
        for i, m in zip(among, meaning.tolist(), strict=True):
            near = m + WORDS * shares[i]
            if near > best:
                best, found = near, i
        if found is None:
            return None
        sentence, place, _ = self._short_clauses[denied][found]
        act = denies(told, sentence.text[slice(*place)]) is not None
        return sentence, {"near": best, "act": float(act)}

    @cached_property
    def _short_clauses(self) -> Mapping[bool, list[tuple[Span, Place, frozenset[str]]]]:
        """The clauses that are short enough for a "no" to be that of the whole, by whether they deny something.

        Each with its sentence, its place in it, and its telling words.
        """
        found: dict[bool, list[tuple[Span, Place, frozenset[str]]]] = {True: [], False: []}
        for sentence in self._every:
            for place in clauses(sentence.text):
                part = sentence.text[slice(*place)]
                if len(part.split()) <= MOST_CLAUSE:
                    found[is_denied(part)].append((sentence, place, frozenset(content_words(part))))
        return found

    def _short_meaning(self, denied: bool, number: int) -> Floats:
        """The vector of one of those that deny something, or of the others ``[384]``: made when it is asked for."""
        if (denied, number) not in self._short:
            sentence, place, _ = self._short_clauses[denied][number]
            self._short[denied, number] = meant(sentence.text, place)
        return self._short[denied, number]

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
        asked = point(unit)
        meaning = self._nearest(self._meanings, asked).tolist()
        shared = _shares(unit, self._words, weights)
        return [m + WORDS * s for m, s in zip(meaning, shared, strict=True)]

    def _features(self, unit: Unit, own: Side, near: list[float], i: int) -> dict[str, float]:
        there = vector(self.sentences[i].text)
        here = float(vector(unit.sentence.text) @ there)
        near_own = (own._wholes @ there).tolist() if own.sentences else []
        others = [n for n, s in zip(near_own, own.sentences, strict=True) if not s.overlaps(unit.span)]
        asked = figures(unit.span.text)
        return {
            "near": near[i],
            "ahead": self._ahead(own.bare(unit)),
            "mutual": here - max(others, default=0.0),
            "context": here,
            "figures": len(asked & self._figures) / len(asked) if asked else UNKNOWN_FIGURES,
        }

    def bare(self, unit: Unit) -> Floats:
        """The vector ``[384]`` of a point of this account, the names of the parties left out."""
        if unit not in self._asked:
            at = unit.span.start - unit.sentence.start
            inside = 0 <= at < len(unit.sentence.text)
            here, place = (unit.sentence.text, (at, at + len(unit.span.text))) if inside else (unit.span.text, None)
            self._asked[unit] = self._without(here, place or (0, len(here)))
        return self._asked[unit]

    def _ahead(self, asked: Floats) -> float:
        """How much nearer the nearest sentence is than all are on average, the names of the parties left out."""
        meaning = self._nearest(self._bare, asked)
        return float(meaning.max() - meaning.mean())


def _denial(found: tuple[Span, Mapping[str, float]]) -> Told:
    """The sentence of a clause that may deny a point, and how likely it does, by what speaks for it."""
    sentence, values = found
    score = OPPOSED["bias"] + sum(OPPOSED[name] * value for name, value in values.items())
    return Told(sentence, 1 / (1 + math.exp(-score)))


def _shares(unit: Unit, told: Iterable[frozenset[str]], weights: Mapping[str, float]) -> list[float]:
    """The share of a point's words, by weight, that stretches have with these words, 0..1 each."""
    words = {w: weights.get(w, weight(w)) for w in set(unit.words)}
    total = sum(words.values()) or 1.0
    mine = words.keys()
    return [0.0 if has.isdisjoint(mine) else sum([words[w] for w in mine & has]) / total for has in told]


def meant(sentence: str, place: Place, without: tuple[Place, ...] = ()) -> Floats:
    """The vector ``[384]`` of a stretch of a sentence in its context, of length one; ``without`` leaves places out."""
    if place == (0, len(sentence)) and not without:
        return vector(sentence)
    part = read_sentence(sentence).part(place, without)
    # the end of a very long sentence is not seen in its context
    return vector(sentence[slice(*place)] or sentence) if part is None else part


@lru_cache(maxsize=REMEMBERED)
def point(unit: Unit) -> Floats:
    """The vector ``[384]`` of a point in the context of its sentence, of length one."""
    at = unit.span.start - unit.sentence.start
    if not 0 <= at < len(unit.sentence.text):
        return vector(unit.span.text)
    return meant(unit.sentence.text, (at, at + len(unit.span.text)))


@cache
def contact_denied() -> re.Pattern[str]:
    """How texts deny that a contact was at all."""
    return re.compile("|".join(lang.entries(LANGUAGE, "contact_denials")))


@lru_cache(maxsize=REMEMBERED)
def clause_meaning(unit: Unit) -> Floats:
    """The vector ``[384]`` of the clause in which a point begins, of length one."""
    return meant(unit.sentence.text, _clause_at(unit))


def clauses(sentence: str) -> Iterator[Place]:
    """The places of a sentence and of its parts, as far as they can be points of their own."""
    yield (0, len(sentence))
    at = 0
    for cut in (*(m.span() for m in CLAUSE.finditer(sentence)), (len(sentence), len(sentence))):
        part = sentence[at : cut[0]]
        bare = part.strip()
        if len(bare.split()) >= LEAST_CLAUSE and bare != sentence:
            start = at + len(part) - len(part.lstrip())
            yield (start, start + len(bare))
        at = cut[1]


@lru_cache(maxsize=REMEMBERED)
def clause_of(unit: Unit) -> str:
    """The clause in which a point begins, to the point's end at least."""
    start, end = _clause_at(unit)
    return unit.sentence.text[start:end].strip()


def _clause_at(unit: Unit) -> Place:
    sentence, at = unit.sentence.text, unit.span.start - unit.sentence.start
    ends = [m.span() for m in CLAUSE.finditer(sentence)]
    first = max((end for _, end in ends if end <= at), default=0)
    last = min((start for start, _ in ends if start > at), default=len(sentence))
    return first, min(len(sentence), max(last, at + len(unit.span.text)))


def figures(words: str) -> frozenset[str]:
    """The figures of a stretch in digits, without separators of thousands."""
    return frozenset(m.group().replace(",", "") for m in FIGURE.finditer(words))
