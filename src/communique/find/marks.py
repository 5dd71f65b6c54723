"""Quotation marks paired, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from communique.analysis import Analysis


@dataclass(frozen=True, slots=True)
class MarkPair:
    """A stretch in quotation marks: ``[start, end)`` with its marks, ``[inner_start, inner_end)`` without.

    ``closed`` is false where the closing mark is missing (then the stretch ends with its paragraph) and
    ``opened`` is false where the opening mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True


def paired_marks(analysis: Analysis) -> tuple[MarkPair, ...]:
    """The stretches in quotation marks, in text order; a mark without its partner harms only its paragraph."""
    return ()
