"""Vectors of sentences and of their parts, one by one and on all cores. The sentences are invented."""

from __future__ import annotations

import os

import numpy as np
import pytest

from communique.compare import meaning

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
    bridge, rain = read.part((0, cut)), read.part((cut + 1, len(words)))
    asked = meaning.vector("a bridge will be built")
    assert bridge @ asked > rain @ asked
    assert np.linalg.norm(bridge) == pytest.approx(1)
    at = words.index("ministers")
    left = read.part((0, cut), without=[(at, at + len("ministers"))])
    assert left @ bridge < 1 - 1e-3
    np.testing.assert_array_equal(read.part((0, cut), without=[(0, len(words))]), read.whole)


def test_what_lies_behind_the_pieces_that_are_seen_is_the_whole_sentence() -> None:
    words = " ".join(["bridge"] * 200)
    read = meaning.sentence(words)
    assert len(read.places) == meaning.MOST_PIECES
    np.testing.assert_array_equal(read.part((len(words) - 6, len(words))), read.whole)


def test_stretches_of_one_meaning_lie_nearer_than_others() -> None:
    said = "the ministers agreed to build a bridge"
    near = meaning.nearness(said, "the two sides decided that a bridge will be built")
    assert near > meaning.nearness(said, "journalists waited in the rain outside the palace")
