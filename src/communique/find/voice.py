"""Whose voice: the author's or a quoted source's, sentence by sentence, with marks in the author's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from communique.analysis import Analysis, Sentence
from communique.find.marks import MarkPair
from communique.find.silence_cues import kept_silences
from communique.find.tagger_seen import Seen
from communique.find.voice_distance import Scene, distant_terms
from communique.find.voice_doubtful import doubtful
from communique.find.voice_judge import KeptWords, kept_marks, kept_words
from communique.find.voice_layers import AUTHOR, CONTENT, FRAME, Layers, is_word, layers
from communique.find.voice_marks import voice_marks
from communique.find.voice_network import scores
from communique.find.voice_scare import scare_quotes
from communique.find.voice_subjective import cues, likelihood
from communique.records import Quote, Speaker, Voice, VoiceMark, VoiceSentence

AT_ONCE = 512
"""Sentences given to the network at a time."""
REPORTED, SURE = 0.4, 0.63
"""How subjective a sentence is that only tells of silence or denial, where the network is not sure of more."""
ADDS = 4
"""Own words beside a quotation from which on the author adds something: fewer only lead over to it."""


def find_voice(
    analysis: Analysis, quotes: tuple[Quote, ...], marks: tuple[MarkPair, ...], seen: Seen | None = None
) -> Voice:
    """Who speaks in every sentence, the marks in the author's own voice, and the author's share of the words.

    ``seen`` is what the quote tagger has read of the text, from which the voice network tells how subjective the
    author's words are; without it the cues alone tell.
    """
    layer = layers(analysis, quotes)
    unsure = doubtful(analysis, quotes, marks)
    words_marked = voice_marks(analysis, layer, marks)
    sure = (m for m in words_marked if not any(s.start <= m.start < s.end for s in unsure))
    found = tuple(sorted((*sure, *scare_quotes(analysis, layer, marks)), key=_place))
    starts = [m.start for m in found]
    judged: list[_Judged] = []
    for sentence in analysis.sentences:
        here = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        by = _speaker(analysis, sentence, layer, here)
        own = [] if by == "quote" else own_words(analysis, sentence, layer, by)
        judged.append(_Judged(sentence, by, own, sum(m.kind != "hedge" for m in here)))
    words = kept_words(analysis, seen)
    told = _plain_silences(analysis, judged, _scores(analysis, judged, words))
    sentences = tuple(
        VoiceSentence(j.sentence.start, j.sentence.end, j.by, s) for j, s in zip(judged, told, strict=True)
    )
    judging = kept_marks(analysis, layer, found, words, sentences)
    distant = distant_terms(Scene(analysis, layer, marks, quotes, sentences), found)
    marked = sorted((*(m for m in judging if m.kind != "scare_quotes"), *distant), key=_place)
    return Voice(sentences, tuple(marked), _author_share(analysis, layer))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence, who speaks, the author's own words in it, how many marks of distance or judgement it has."""

    sentence: Sentence
    by: Speaker
    own: list[int]
    loaded: int


def _scores(analysis: Analysis, judged: Sequence[_Judged], words: KeptWords) -> list[float | None]:
    """How subjective each sentence is: by the network where the tagger has read its own words, else by the cues."""
    found = [{} if j.by == "quote" else cues(analysis, j.sentence, j.own, j.loaded) for j in judged]
    result = [None if j.by == "quote" else likelihood(c) for j, c in zip(judged, found, strict=True)]
    asked = [(n, kept) for n, j in enumerate(judged) if (kept := words.of(j.own)) is not None]
    for k in range(0, len(asked), AT_ONCE):
        some = asked[k : k + AT_ONCE]
        for (n, _), score in zip(some, scores([kept for _, kept in some], [found[n] for n, _ in some]), strict=True):
            result[n] = round(score, 2)
    return result


def _plain_silences(analysis: Analysis, judged: Sequence[_Judged], told: Sequence[float | None]) -> list[float | None]:
    """The likelihoods; that somebody "did not respond" is a fact of the report, unless a mark beside it judges."""
    silent = {analysis.tokens[kept.verb].sentence for kept in kept_silences(analysis)}
    return [
        REPORTED if score is not None and REPORTED < score < SURE and j.sentence.i in silent and not j.loaded else score
        for j, score in zip(judged, told, strict=True)
    ]


def _place(mark: VoiceMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def own_words(analysis: Analysis, sentence: Sentence, layer: Layers, by: Speaker) -> list[int]:
    """The tokens of a sentence that are the author's own, those that only say who speaks at most beside a quotation."""
    inside = range(sentence.first, sentence.last)
    own = [i for i in inside if layer.of[i] == AUTHOR]
    return own or [i for i in inside if by == "mixed" and layer.of[i] == FRAME]


def _speaker(analysis: Analysis, sentence: Sentence, layer: Layers, marks: tuple[VoiceMark, ...]) -> Speaker:
    inside = range(sentence.first, sentence.last)
    if not any(is_word(analysis, i) for i in inside):
        # "..." between two sentences of a quotation is as much quoted as they are
        return "quote" if layer.of[max(0, sentence.first - 1)] == CONTENT else "author"
    own = layer.words(analysis, inside, AUTHOR)
    if layer.words(analysis, inside, CONTENT):
        own = _without_dateline(analysis, own)
    else:
        names = bool(layer.words(analysis, inside, FRAME))
        announces = analysis.text[sentence.end - 1] == ":" and len(own) < ADDS
        return "quote" if names and (announces or not own) else "author"
    comments = any(m.kind != "hedge" for m in marks)
    asks = analysis.text[sentence.start : sentence.end].rstrip().endswith("?") and bool(own)
    return "mixed" if len(own) >= ADDS or comments or asks else "quote"


def _without_dateline(analysis: Analysis, own: list[int]) -> list[int]:
    """The author's words without the place and day before the report, which add nothing to what is quoted."""
    paragraph = analysis.paragraph_at(analysis.tokens[own[0]].start) if own else None
    return own if paragraph is None else [i for i in own if analysis.tokens[i].start >= paragraph.dateline_end]


def _author_share(analysis: Analysis, layer: Layers) -> float | None:
    """The author's words among the author's and the quoted ones; None for a text without words."""
    every = range(len(analysis.tokens))
    own = len(layer.words(analysis, every, AUTHOR))
    quoted = len(layer.words(analysis, every, CONTENT))
    return round(own / (own + quoted), 3) if own + quoted else None
