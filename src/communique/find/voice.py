"""Whose voice: the author's or a quoted source's, sentence by sentence, with marks in the author's own."""

from __future__ import annotations

from bisect import bisect_left

from communique.analysis import Analysis, Sentence
from communique.find.marks import MarkPair
from communique.find.voice_layers import AUTHOR, CONTENT, FRAME, Layers, layers
from communique.find.voice_marks import voice_marks
from communique.find.voice_scare import scare_quotes
from communique.find.voice_subjective import subjective
from communique.records import Quote, Speaker, Voice, VoiceMark, VoiceSentence

ADDS = 4
"""Own words beside a quotation from which on the author adds something: fewer only lead over to it."""


def find_voice(analysis: Analysis, quotes: tuple[Quote, ...], marks: tuple[MarkPair, ...]) -> Voice:
    """Who speaks in every sentence, the marks in the author's own voice, and the author's share of the words."""
    layer = layers(analysis, quotes)
    found = tuple(sorted((*voice_marks(analysis, layer), *scare_quotes(analysis, layer, marks)), key=_place))
    starts = [m.start for m in found]
    sentences = []
    for sentence in analysis.sentences:
        here = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        sentences.append(_sentence(analysis, sentence, layer, here))
    return Voice(tuple(sentences), found, _author_share(analysis, layer))


def _place(mark: VoiceMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def _sentence(analysis: Analysis, sentence: Sentence, layer: Layers, marks: tuple[VoiceMark, ...]) -> VoiceSentence:
    by = _speaker(analysis, sentence, layer, marks)
    if by == "quote":
        return VoiceSentence(sentence.start, sentence.end, by)
    inside = range(sentence.first, sentence.last)
    own = [i for i in inside if layer.of[i] == AUTHOR or (by == "mixed" and layer.of[i] == FRAME)]
    if by == "mixed":
        own = [i for i in inside if layer.of[i] == AUTHOR] or own
    loaded = sum(m.kind != "hedge" for m in marks)
    return VoiceSentence(sentence.start, sentence.end, by, subjective(analysis, sentence, own, loaded))


def _speaker(analysis: Analysis, sentence: Sentence, layer: Layers, marks: tuple[VoiceMark, ...]) -> Speaker:
    inside = range(sentence.first, sentence.last)
    own = layer.words(analysis, inside, AUTHOR)
    if not layer.words(analysis, inside, CONTENT):
        names = bool(layer.words(analysis, inside, FRAME))
        announces = analysis.text[sentence.end - 1] == ":" and len(own) < ADDS
        return "quote" if names and (announces or not own) else "author"
    comments = any(m.kind != "hedge" for m in marks)
    asks = analysis.text[sentence.start : sentence.end].rstrip().endswith("?") and bool(own)
    return "mixed" if len(own) >= ADDS or comments or asks else "quote"


def _author_share(analysis: Analysis, layer: Layers) -> float | None:
    """The author's words among the author's and the quoted ones; None for a text without words."""
    every = range(len(analysis.tokens))
    own = len(layer.words(analysis, every, AUTHOR))
    quoted = len(layer.words(analysis, every, CONTENT))
    return round(own / (own + quoted), 3) if own + quoted else None
