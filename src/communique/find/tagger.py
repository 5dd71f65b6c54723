"""The quote tagger: a small transformer that finds cues, and reads a window once more for each of them.

MiniLM-L6, fine-tuned. ``training/`` makes the weights; ``weights/quotes/card.md`` says from what and how good they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique import graphs
from communique.digests import checked
from communique.find.tagger_windows import Ints, Window, head_of, seen_from

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

WEIGHTS = graphs.SHARED
DIGESTS = {
    "words.onnx": "90f778b4207f50561b55701b2d29acc2790209ccc2a93ae962151b16c9fa1899",
    "roles.onnx": "17415d1fda9cafe9e7ec24923e2e845eeab43cf185b1e21ee07571197ceb5751",
}
"""SHA-256 of the files: every figure in the docs was measured with them."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """The loaded weights."""

    words: InferenceSession
    roles: InferenceSession
    pieces: Tokenizer

    def read(self, window: Window) -> tuple[Floats, Floats]:
        """Word vectors ``[W, 256]``, and how likely each word is outside, begins or goes on in source, cue and content.

        The latter is ``[W, 3, 3]``: word, role, outside/begin/inside.
        """
        word = np.full(len(window.pieces), len(window), dtype=np.int64)
        sizes = np.diff(window.at, append=len(window.pieces) - 1)
        word[1:-1] = np.repeat(np.arange(len(window)), sizes)
        names = ("pieces", "at", "case", "marks", "tag", "dep", "head")
        words, tags = self.words.run(None, {"word": word, **{n: getattr(window, n) for n in names}})
        return words, tags

    def ask(self, window: Window, words: Floats, cues: Sequence[tuple[int, int]]) -> Floats:
        """What each word is to each cue ``[first, last)``, as likelihoods ``[A, W, 6]``.

        Nothing, source, cue or content of it; then, whether a stretch of its content begins, or ends, with the word.
        """
        anchors = [head_of(window, first, last) for first, last in cues]
        seen: Ints = np.stack([np.stack(seen_from(window, a)) for a in anchors], axis=1)
        in_cue = np.zeros((len(cues), len(window)), dtype=np.int64)
        for n, (first, last) in enumerate(cues):
            in_cue[n, first:last] = 1
        given = {"words": words, "anchors": np.array(anchors), "seen": seen, "in_cue": in_cue, "marks": window.marks}
        roles: Floats = self.roles.run(None, given)[0]
        return roles


@cache
def tagger() -> Tagger:
    """The tagger, loaded once.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    return load()


def tagger_name() -> str:
    """Name of the tagger with the beginning of its weights' digest."""
    return f"quote tagger {DIGESTS['words.onnx'][:8]}"


def load() -> Tagger:
    """The shipped weights, held against their digests."""
    files = {name: checked(WEIGHTS / name, digest) for name, digest in DIGESTS.items()}
    words, roles = (graphs.session(files[name], graphs.is_exact()) for name in ("words.onnx", "roles.onnx"))
    return Tagger(words, roles, graphs.pieces())
