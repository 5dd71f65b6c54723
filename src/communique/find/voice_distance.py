"""How likely a term in marks is kept at a distance, from what stands around it; readers' judgements weigh it.

``training/scare.py`` fits the weights in ``lang/en/scare_evidence.tsv`` and says how often the marks are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp

from communique import lang
from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.voice_layers import Layers
from communique.find.voice_scare import Term, context, is_announced, is_name, is_said, mark_of, terms
from communique.records import Quote, VoiceMark, VoiceSentence

KEEPS = 0.75
"""How likely a term must be kept at a distance to be marked."""
LONG = 3
"""Words from which a term is mostly what somebody said."""
MOST_AGAIN = 3
MOST_BESIDE = 3
NEAR = 6
"""Words before a term in which one of distance or denial bears on it."""
CALLED = 3
"""The same for one of naming."""
SO_CALLED = "so-called"
LEAD = 20
"""Code points before a term in which "so-called" can stand."""
QUOTATION_MARKS = " \"'“”‘’„«»`,."
JOINING = ("and", "or")
OWNING = ("POS", "PRP$")
ARTICLE = ("a", "an")
PERSONAL = ("he", "she", "they")


@dataclass(frozen=True)
class Scene:
    """A text in which terms are weighed: its layers, marks and quotes, and what is told of every sentence in order."""

    analysis: Analysis
    layer: Layers
    pairs: tuple[MarkPair, ...]
    quotes: tuple[Quote, ...]
    told: Sequence[VoiceSentence]
    language: str = "en"

    @cached_property
    def tone(self) -> float:
        """How subjective the author's sentences are on average: in commentary marks mock more often than in news."""
        scores = [s.subjective for s in self.told if s.subjective is not None]
        return sum(scores) / max(1, len(scores))

    @cached_property
    def quoting(self) -> float:
        """Quotations in marks a sentence, one at most: a text that quotes much, quotes terms too."""
        return min(1.0, sum(q.kind != "indirect" for q in self.quotes) / max(1, len(self.told)))

    def evidence(self, term: Term) -> dict[str, float]:
        """What tells for or against distance, by the names of the table."""
        tokens, sides = self.analysis.tokens, context(self.language)
        words = [tokens[i] for i in term.words]
        before = tokens[term.before[-1]] if term.before else None
        word = before.lower if before else ""
        start = term.pair.start
        so_called = self.analysis.text[max(0, start - LEAD) : start].rstrip().lower().endswith(SO_CALLED)
        # "so-called" may be three tokens
        near = {tokens[i].lower for i in term.before[-NEAR:]} - ({SO_CALLED, "called"} if so_called else set())
        every = near | {tokens[i].lower for i in (*term.before[:-NEAR], *term.after)}
        first = tokens[self.analysis.sentences[words[0].sentence].first]
        telling = [t for t in words if t.pos not in ("DET", "ADP")]
        named = all(t.text[0].isupper() for t in telling) or is_name(self.analysis, term.inside)
        return {
            "subjective": self.told[words[0].sentence].subjective or 0,
            "tone": self.tone,
            "quoting": self.quoting,
            "claimed": float(before is not None and (before.tag in OWNING or word in sides["claimed"])),
            "so_called": float(so_called),
            "called": float(not so_called and self._is_called(term)),
            "distance": float(not near.isdisjoint(sides["distance"])),
            "distance_far": float(not every.isdisjoint(sides["distance"])),
            "denied": float(not near.isdisjoint(sides["denial"])),
            "veils": float(not _forms(self.analysis, term).isdisjoint(sides["veil"])),
            "long": float(len(words) >= LONG),
            "closes": float(not term.after),
            "joined": float(word in JOINING),
            "article": float(word in ARTICLE),
            "to": float(word == "to"),
            "verb": float(any(t.pos == "VERB" for t in words)),
            "quality": float(words[-1].pos in ("ADJ", "ADV")),
            "plural": float(words[-1].tag in ("NNS", "NNPS")),
            "again": float(min(self._times(term), MOST_AGAIN)),
            "single": float(term.pair.single),
            "announced": float(is_announced(self.analysis, term.inside, self.language)),
            "said": float(is_said(self.analysis, term.inside, self.language)),
            "named": float(named),
            "beside": float(min(self._beside(term), MOST_BESIDE)),
            "person": float(first.pos == "PROPN" or first.lower in PERSONAL),
            "bias": 1.0,
        }

    def _is_called(self, term: Term) -> bool:
        """Whether something is said to be called so: 'what lawyers call "standing"', 'known as "ushers"'."""
        before = (self.analysis.tokens[i] for i in term.before[-CALLED:])
        return any(t.lemma.lower() in context(self.language)["naming"] for t in before)

    def _times(self, term: Term) -> int:
        """How often else the text has the term."""
        words = self.analysis.text[term.pair.inner_start : term.pair.inner_end].strip(QUOTATION_MARKS).lower()
        return max(0, self._lower.count(words) - 1) if words else 0

    def _beside(self, term: Term) -> int:
        """How many other stretches in marks its sentence has."""
        sentence = self.analysis.sentences[self.analysis.tokens[term.words[0]].sentence]
        return sum(sentence.start <= p.start < sentence.end for p in self.pairs) - 1

    @cached_property
    def _lower(self) -> str:
        return self.analysis.text.lower()


def distant_terms(scene: Scene, found: Iterable[VoiceMark]) -> tuple[VoiceMark, ...]:
    """The scare quotes that a reader would agree with, in text order.

    ``found`` has those that rules alone take for some; of them, plain irony stays however the rest of its sentence
    reads. A sentence in which the author says nothing has none.
    """
    ruled = {m.start for m in found if m.kind == "scare_quotes"}
    kept = []
    for term in terms(scene.analysis, scene.layer, scene.pairs, scene.language):
        if scene.told[scene.analysis.tokens[term.words[0]].sentence].subjective is None:
            continue
        evidence = scene.evidence(term)
        plain = term.pair.start in ruled and is_plain_irony(term, evidence)
        if plain or likely(evidence, scene.language) >= KEEPS:
            kept.append(mark_of(scene.analysis, term.pair))
    return tuple(kept)


def likely(evidence: Mapping[str, float], language: str) -> float:
    """How likely a term with this evidence is kept at a distance."""
    logit = sum(_weights(language)[name] * value for name, value in evidence.items())
    return 1 / (1 + exp(-logit))


def is_plain_irony(term: Term, evidence: Mapping[str, float]) -> bool:
    """Whether the term is one that praises or veils: nobody sets those in marks plainly.

    Of two words or more only where an owner, "this" or "so-called" stands before. In marks that readers judged 12 of
    14 were right.
    """
    owned = evidence["claimed"] + evidence["so_called"] > 0
    return bool(evidence["veils"]) and (len(term.words) == 1 or owned)


def _forms(analysis: Analysis, term: Term) -> set[str]:
    return {w for i in term.words for w in (analysis.tokens[i].lower, analysis.tokens[i].lemma.lower())}


@cache
def _weights(language: str) -> Mapping[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in lang.rows(language, "scare_evidence")}
