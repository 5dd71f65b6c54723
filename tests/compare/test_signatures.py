"""Near-copies resemble, other texts do not; what is filed is the same in every process."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from communique.compare.signatures import PERMUTATIONS, bands, resemblance, signature

WORDS = [f"word{i}" for i in range(400)]


def text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def test_capitals_and_punctuation_make_no_difference() -> None:
    assert signature("The Chancellor met the President, he said.") == signature(
        "the chancellor MET the president he said"
    )


@pytest.mark.parametrize(("kept", "least", "most"), [(300, 1, 1), (285, 0.75, 1), (240, 0.5, 0.85), (0, 0, 0.1)])
def test_resemblance_falls_with_what_is_changed(kept: int, least: float, most: float) -> None:
    one = text(1)
    other = one[:kept] + text(2, 300 - kept)
    assert least <= resemblance(signature(" ".join(one)), signature(" ".join(other))) <= most


def test_near_copies_share_a_band_and_other_texts_do_not() -> None:
    one = text(3)
    own = set(bands(signature(" ".join(one))))
    assert own & set(bands(signature(" ".join(one[:260] + text(4, 40)))))
    assert not own & set(bands(signature(" ".join(text(5)))))


def test_a_text_without_words_resembles_nothing() -> None:
    assert signature(" — ") == bands(()) == ()
    assert resemblance((), ()) == resemblance((), signature("one")) == 0


def test_a_short_text_has_a_signature() -> None:
    assert len(signature("Talks held")) == PERMUTATIONS
    assert all(-(2**63) <= band < 2**63 for band in bands(signature("Talks held")))


def test_it_is_the_same_in_another_process() -> None:
    code = "from communique.compare.signatures import *; print(bands(signature('one two three four five six')))"
    own = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=own)
    assert told.stdout.strip() == str(bands(signature("one two three four five six")))


def test_signatures_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        resemblance((1, 2), (1,))
