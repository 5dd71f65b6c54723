"""How subjective the author's words of a sentence are, as a small network sees them: the tagger's vectors and the cues.

Trained on judged sentences: ``training/subjective.py`` makes the weights, ``weights/subjective/card.md`` says from what
and how good they are. Where the tagger has not read a sentence, the cues alone give its score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.digests import checked
from communique.find.tagger import Floats
from communique.find.voice_subjective import log_odds, weights
from communique.graphs import session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "subjective"
DIGESTS = {
    "score.onnx": "161ee41e17dd17a95b68bf5225d6f45df93ee8c0aeaadff5c01ee1d407dee8b7",
    "words.onnx": "9c6b4d8fa09d6690e0c8bb28e8d0e932371c9a3d8b3ea4e8a49828ef51c3b5d2",
}
"""SHA-256 of the files: every figure in the docs was measured with them."""
SEEN, WIDTH = 265, 32
"""What is seen of a word: 256 of its vector, nine likelihoods; and how much of it each network keeps."""
FLATTEST = 2.0
"""The cues' own score is given in units of so many nats."""


@cache
def network(name: str) -> InferenceSession:
    """A part of the network, loaded once: ``words.onnx`` or ``score.onnx``.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    return session(checked(WEIGHTS / name, DIGESTS[name]), exact=True)


def seen_of(words: Floats, tags: Floats) -> Floats:
    """What is seen of each word ``[W, 265]``: the tagger's vectors ``[W, 256]`` and its likelihoods ``[W, 3, 3]``."""
    return np.concatenate((words, tags.reshape(len(tags), 9)), axis=1).astype(np.float32)


def kept_of(words: Floats, tags: Floats) -> NDArray[np.float16]:
    """What the networks keep of each word of a window, in half precision: little enough to keep a long text whole."""
    (kept,) = network("words.onnx").run(None, {"words": seen_of(words, tags)})
    found: NDArray[np.float16] = kept.astype(np.float16)
    return found


def cue_vector(cues: Mapping[str, float]) -> Floats:
    """The cues in the order of their names, and the score that they give by themselves."""
    names = sorted(set(weights()) - {"bias"})
    return np.array([*(cues.get(n, 0.0) for n in names), log_odds(cues) / FLATTEST], np.float32)


def scores(kept: Sequence[NDArray[np.float16]], cues: Sequence[Mapping[str, float]]) -> list[float]:
    """How likely each sentence is to be subjective, from what is kept of its own words ``[W, K]`` and its cues."""
    if not kept:
        return []
    mean = np.stack([k.astype(np.float32).mean(axis=0) for k in kept])
    most = np.stack([k.max(axis=0).astype(np.float32) for k in kept])
    given = np.stack([cue_vector(c) for c in cues])
    (likely,) = network("score.onnx").run(None, {"mean": mean, "most": most, "cues": given})
    return [float(p) for p in likely]
