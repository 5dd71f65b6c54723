"""How subjective the author's words are where the tagger has read them. Countries and officials are invented."""

from __future__ import annotations

import numpy as np
import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.tagger_seen import KEPT, Seen
from communique.find.voice import find_voice
from communique.find.voice_network import SEEN, cue_vector, kept_of, scores
from communique.find.voice_subjective import weights
from communique.records import Voice

from .judged_by_hand import OBJECTIVE

SUBJECTIVE = {
    "an evaluation without a listed word": "The new palace is an eyesore, and everybody in Selm knows who paid for it.",
    "irony": "How kind of the minister to leave the villages their wells.",
    "an obligation": "Parliament must act, and it must act now.",
    "a rhetorical question": "How many more visits will it take?",
    "an appeal": "Let us remember who paid for this palace!",
    "an inference": "Clearly, nobody in the palace was ever really asked, and therefore nothing was decided.",
}


def voice_of(text: str) -> Voice:
    analysis, seen = analyse(text), Seen()
    marks = paired_marks(analysis)
    return find_voice(analysis, find_quotes(analysis, marks, seen), marks, seen)


def score(text: str) -> float:
    (sentence,) = voice_of(text).sentences
    assert sentence.subjective is not None
    return sentence.subjective


@pytest.mark.parametrize("text", SUBJECTIVE.values(), ids=SUBJECTIVE.keys())
def test_subjective(text: str) -> None:
    assert 0.5 <= score(text) <= 1


@pytest.mark.parametrize("text", OBJECTIVE.values(), ids=OBJECTIVE.keys())
def test_objective(text: str) -> None:
    assert 0 <= score(text) < 0.5


def test_the_tagger_tells_more_than_the_cues_alone() -> None:
    text = SUBJECTIVE["irony"]
    (alone,) = find_voice(analyse(text), (), ()).sentences
    assert alone.subjective is not None
    assert alone.subjective < 0.5 <= score(text)


def test_a_quoted_sentence_is_never_judged() -> None:
    (sentence,) = voice_of("Droste said that the whole ceremony was a disgrace.").sentences
    assert (sentence.by, sentence.subjective) == ("quote", None)


def test_a_long_text_is_seen_to_its_end() -> None:
    analysis, seen = analyse("The harvest was good in the valley.\n\n" * 400 + "It was a shameful farce.\n"), Seen()
    marks = paired_marks(analysis)
    find_quotes(analysis, marks, seen)
    assert len(analysis.tokens) > KEPT
    read = [i for first, last, _ in seen.voiced for i in range(first, last)]
    assert read == list(range(len(analysis.tokens)))
    sentences = find_voice(analysis, (), marks, seen).sentences
    assert sentences[-1].subjective is not None
    assert sentences[-1].subjective > 0.5 > (sentences[0].subjective or 0)


def test_what_is_kept_of_a_word_does_not_depend_on_its_window() -> None:
    rng = np.random.default_rng(0)
    words, tags = rng.normal(size=(4, SEEN - 9)).astype(np.float32), rng.random((4, 3, 3)).astype(np.float32)
    assert np.allclose(kept_of(words, tags)[1:3], kept_of(words[1:3], tags[1:3]), atol=1e-3)


def test_the_scores_of_sentences_are_their_own_in_any_company() -> None:
    rng = np.random.default_rng(0)
    kept = [kept_of(rng.normal(size=(n, SEEN - 9)).astype(np.float32), np.zeros((n, 3, 3), np.float32)) for n in (3, 5)]
    together = scores(kept, [{}, {"question": 1.0}])
    assert together == pytest.approx([*scores(kept[:1], [{}]), *scores(kept[1:], [{"question": 1.0}])], abs=1e-5)
    assert scores([], []) == []


def test_the_network_sees_every_cue_by_name() -> None:
    names = sorted(set(weights()) - {"bias"})
    vector = cue_vector({"question": 1.0})
    assert len(vector) == len(names) + 1
    assert [names[i] for i in np.flatnonzero(vector[:-1])] == ["question"]
