"""Times with ISO ends that may be partial or open."""

from __future__ import annotations

PRESENT = "9999"
"""Sorts behind every end that is given."""


def is_between(day: str, since: str, until: str) -> bool:
    """Whether an ISO day lies in a time whose ISO ends, both included, may be partial (2019) or open (empty)."""
    return day[: len(since)] >= since and (not until or day[: len(until)] <= until)
