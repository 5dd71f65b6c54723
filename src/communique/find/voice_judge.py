"""Which loaded words a careful reader would keep: a linear judge over the tagger's vectors, learned from readers.

``training/marks.py`` learns it from marks in real news that readers judged one by one; ``weights/marks/card.md`` says
how often its marks are right. Where the tagger has not read a sentence, the marks of the lists stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from math import exp, log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.analysis import Analysis
from communique.digests import checked
from communique.find.tagger import Floats
from communique.find.tagger_seen import Seen
from communique.find.voice_layers import AUTHOR, CONTENT, FRAME, Layers
from communique.reasons import Reason
from communique.records import VoiceMark, VoiceSentence

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "marks"
DIGESTS = {"loaded.npz": "e891e89df1851f63514491aac3a99df90190b2ae0de6b2e7694686d275f350f8"}
"""SHA-256 of the file: every figure in the docs was measured with it."""
RULE = "voice.judge: readers keep such marks"
KEEPS = 0.62
"""How likely a mark must be right to stay: most right ones do, and all of the invented cases. From the card's table."""
BESIDE = 3
"""Words on either side of a mark that are seen closely."""
PRIOR = 2.0
"""A form counts as if so many more of its marks had been judged, as right as those of all forms."""
SURE = 0.98
"""No form is taken for more certain than this."""
PARTS = ("NOUN", "ADJ", "VERB", "ADV")
DENSEST = 2.0
"""Loaded words a sentence from which on a text is no denser."""
LONGEST = 30
"""A sentence's length is told in units of so many words."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What the voice network keeps of each word ``[N, K]``, and the row of each token, -1 where it was not read."""

    rows: NDArray[np.float16]
    row: NDArray[np.int64]

    def of(self, tokens: Sequence[int]) -> NDArray[np.float16] | None:
        """What is kept of these tokens; None where one of them was not read."""
        rows = self.row[list(tokens)]
        return self.rows[rows] if len(rows) and (rows >= 0).all() else None


@dataclass(frozen=True, slots=True)
class Judge:
    """What weighs how much, the share of right marks, and how often each form was judged, and judged right."""

    weights: Floats
    bias: float
    share: float
    forms: dict[str, tuple[float, float]]

    def likely(self, seen: Floats, form: str) -> float:
        """How likely a mark of this form is right."""
        logit = float(seen @ self.weights[: len(seen)]) + self.weights[-1] * self.prior(form) + self.bias
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))

    def prior(self, form: str) -> float:
        """The log-odds of a form by the readers' judgements alone."""
        judged, kept = self.forms.get(form, (0, 0))
        return log_odds((kept + PRIOR * self.share) / (judged + PRIOR))


def log_odds(share: float) -> float:
    """The log-odds of a share, no surer than ``SURE``."""
    share = min(SURE, max(1 - SURE, share))
    return log(share / (1 - share))


@cache
def judge() -> Judge:
    """The judge of loaded words, loaded once.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    with np.load(BytesIO(checked(WEIGHTS / "loaded.npz", DIGESTS["loaded.npz"])), allow_pickle=False) as found:
        told = zip(found["forms"].tolist(), found["judged"].tolist(), found["kept"].tolist(), strict=True)
        forms = {form: (judged, kept) for form, judged, kept in told}
        return Judge(found["weights"], float(found["bias"]), float(found["share"]), forms)


def kept_words(analysis: Analysis, seen: Seen | None) -> KeptWords:
    """What the voice network keeps of the words that the tagger has read."""
    voiced = seen.voiced if seen else []
    row = np.full(len(analysis.tokens), -1, np.int64)
    at = 0
    for first, last, part in voiced:
        row[first:last] = np.arange(at, at + len(part))
        at += len(part)
    return KeptWords(np.concatenate([k for _, _, k in voiced]) if voiced else np.zeros((0, 0), np.float16), row)


def tone(marks: Sequence[VoiceMark], told: Sequence[VoiceSentence]) -> tuple[float, float]:
    """Of a whole text: loaded words a sentence, two at most, and how subjective its author's sentences are on average.

    In commentary a word of the lists is more often meant as it sounds than in news.
    """
    loaded = sum(m.kind == "loaded" for m in marks)
    scores = [s.subjective for s in told if s.subjective is not None]
    return min(DENSEST, loaded / max(1, len(told))), sum(scores) / max(1, len(scores))


def seen_of(
    analysis: Analysis,
    layer: Layers,
    mark: VoiceMark,
    words: KeptWords,
    told: Sequence[VoiceSentence],
    of_text: tuple[float, float],
) -> Floats | None:
    """What the judge sees of a mark; None where the tagger has not read its whole sentence.

    Behind the means of what is kept of its words, of those beside it and of the rest of the sentence stand how
    subjective the sentence is, who speaks, its length, its layers, the place and part of speech of the mark, and the
    tone of the text. ``told`` has every sentence in order.
    """
    sentence = analysis.sentence_at(mark.start)
    if sentence is None:
        return None
    here = told[sentence.i]
    every = range(sentence.first, sentence.last)
    kept = words.of(every)
    inside = [i for i in analysis.tokens_in(mark.start, mark.end) if i in every]
    if kept is None or not inside:
        return None
    kept = kept.astype(np.float32)
    rest = [i for i in every if i not in inside]
    near = [i for i in rest if inside[0] - BESIDE <= i <= inside[-1] + BESIDE]
    means = [
        kept[[i - sentence.first for i in part]].mean(axis=0) if part else 0 * kept[0] for part in (inside, near, rest)
    ]
    shares = [sum(layer.of[i] == kind for i in every) / len(every) for kind in (AUTHOR, CONTENT, FRAME)]
    place = [
        log_odds(here.subjective if here.subjective is not None else 1 - SURE),
        float(here.by == "mixed"),
        len(every) / LONGEST,
        *shares,
        (inside[0] - sentence.first) / len(every),
        *(float(analysis.tokens[inside[-1]].pos == part) for part in PARTS),
        len(inside),
        *of_text,
    ]
    return np.concatenate((*means, np.array(place, np.float32))).astype(np.float32)


def kept_marks(
    analysis: Analysis, layer: Layers, marks: Sequence[VoiceMark], words: KeptWords, told: Sequence[VoiceSentence]
) -> tuple[VoiceMark, ...]:
    """The marks without loaded words that a reader would hardly keep; ``told`` has every sentence in order."""
    found = []
    of_text = tone(marks, told)
    for mark in marks:
        seen = seen_of(analysis, layer, mark, words, told, of_text) if mark.kind == "loaded" else None
        if seen is None:
            found.append(mark)
            continue
        likely = judge().likely(seen, mark.text.lower())
        if likely >= KEEPS:
            found.append(replace(mark, reasons=(*mark.reasons, Reason(RULE, mark.text, round(likely, 2)))))
    return tuple(found)
