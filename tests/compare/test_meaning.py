"""Vectors of stretches of text, one by one and on all cores. The sentences are invented."""

from __future__ import annotations

import os

import numpy as np
import pytest

from communique.compare import meaning

STRETCHES = [f"the two ministers spoke of harvest {i} and of the bridge at Torkent" for i in range(meaning.MANY + 6)]


def test_vectors_made_on_several_cores_are_those_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [meaning.vector.__wrapped__(words) for words in STRETCHES]
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    meaning.vector.cache_clear()
    meaning.prepare(STRETCHES)
    assert meaning.vector.cache_info().currsize == len(STRETCHES)
    np.testing.assert_array_equal(alone, [meaning.vector(words) for words in STRETCHES])
    assert meaning.vector.cache_info().misses == len(STRETCHES)


def test_few_stretches_are_not_worth_sharing() -> None:
    meaning.vector.cache_clear()
    meaning.prepare(STRETCHES[: meaning.MANY - 1])
    assert meaning.vector.cache_info().currsize == 0


def test_stretches_of_one_meaning_lie_nearer_than_others() -> None:
    said = "the ministers agreed to build a bridge"
    near = meaning.nearness(said, "the two sides decided that a bridge will be built")
    assert near > meaning.nearness(said, "journalists waited in the rain outside the palace")
