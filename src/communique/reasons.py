"""Why a record was made: shown to the reader beside every record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule or model that made a record, the words that set it off, and how sure it is.

    ``rule`` is a dotted name (``quotes.said``); ``cue`` the words in the text; ``score`` lies in 0..1
    or is None for a rule that is not graded.
    """

    rule: str
    cue: str = ""
    score: float | None = None
