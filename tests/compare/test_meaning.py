"""Vectors of sentences and of their parts, one by one and on all cores. The sentences are invented."""

from __future__ import annotations

import os

import numpy as np
import pytest

from communique.compare import meaning
from communique.compare.telling import meant

SENTENCES = [f"the two ministers spoke of harvest {i} and of the bridge at Torkent" for i in range(meaning.MANY + 6)]


def test_sentences_read_on_several_cores_are_those_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [meaning.sentence.__wrapped__(words).whole for words in SENTENCES]
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    meaning.sentence.cache_clear()
    meaning.vector.cache_clear()
    meaning.prepare(SENTENCES)
    assert meaning.sentence.cache_info().currsize == len(SENTENCES)
    np.testing.assert_array_equal(alone, [meaning.vector(words) for words in SENTENCES])
    assert meaning.sentence.cache_info().misses == len(SENTENCES)


def test_few_sentences_are_not_worth_sharing() -> None:
    meaning.sentence.cache_clear()
    meaning.prepare(SENTENCES[: meaning.MANY - 1])
    assert meaning.sentence.cache_info().currsize == 0


def test_a_part_is_meant_in_its_sentence_and_without_what_is_left_out() -> None:
    words = "the ministers agreed to build a bridge, and journalists waited in the rain"
    read = meaning.sentence(words)
    cut = words.index(",")
    bridge, rain = meant(words, (0, cut)), meant(words, (cut + 1, len(words)))
    asked = meaning.vector("a bridge will be built")
    assert bridge @ asked > rain @ asked
    assert np.linalg.norm(bridge) == pytest.approx(1)
    at = words.index("ministers")
    left = meant(words, (0, cut), ((at, at + len("ministers")),))
    assert left @ bridge < 1 - 1e-3
    np.testing.assert_array_equal(read.part((0, cut), without=[(0, len(words))]), bridge)


def test_the_end_of_a_very_long_sentence_is_read_by_itself() -> None:
    sailors, rain = "they agreed to release the captured sailors", "journalists waited in the rain"
    words = f"the ministers spoke of {', '.join(['fisheries'] * 60)}, and {sailors}, and {rain}"
    read = meaning.sentence(words)
    assert len(read.ends) == meaning.MOST_PIECES
    at = words.index(sailors)
    assert read.part((at, at + len(sailors))) is None
    np.testing.assert_array_equal(meant(words, (at, at + len(sailors))), meaning.vector(sailors))
    assert meant(words, (at, at + len(sailors))) @ meaning.vector("the prisoners will be freed") > 0.3


def test_stretches_of_one_meaning_lie_nearer_than_others() -> None:
    said = "the ministers agreed to build a bridge"
    near = meaning.nearness(said, "the two sides decided that a bridge will be built")
    assert near > meaning.nearness(said, "journalists waited in the rain outside the palace")
