"""What the quote tagger has seen of one text, kept so that a later step need not look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from communique.find.tagger import Floats, Tagger, tagger
from communique.find.tagger_windows import Window
from communique.find.voice_network import kept_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

KEPT = 3000
"""Tokens from the beginning of a text of which the vectors are kept: a readout is shorter, a transcript longer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The tagger for the reading of one text: gives what it gives, and keeps the first reading of the first windows.

    Of all windows it keeps the little that the voice network needs.
    """

    model: Tagger | None = None
    kept: list[tuple[Window, Floats, Floats]] = field(default_factory=list)
    voiced: list[tuple[int, int, NDArray[np.float16]]] = field(default_factory=list)
    """The tokens ``[first, last)`` of every window with what the voice network keeps of them."""

    @property
    def pieces(self) -> Tokenizer:
        """The word pieces of the tagger."""
        return (self.model or tagger()).pieces

    def read(self, window: Window) -> tuple[Floats, Floats]:
        """As ``Tagger.read``."""
        words, tags = (self.model or tagger()).read(window)
        self.voiced.append((window.first, window.last, kept_of(words, tags)))
        if window.last <= KEPT:
            self.kept.append((window, words, tags))
        return words, tags

    def ask(self, window: Window, words: Floats, cues: Sequence[tuple[int, int]]) -> Floats:
        """As ``Tagger.ask``."""
        return (self.model or tagger()).ask(window, words, cues)
