"""What the accounts of one point come to: they agree, they contradict each other, or one source tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from communique.compare.figures import figure_of
from communique.dossiers import About, Verdict
from communique.spans import Span

ROUGH = 0.1
"""Share by which two figures of one thing may differ where one is rounded."""
NEGATION = re.compile(
    r"\b(?:no|not|never|nor|neither|none|without|denied|denies|deny|denying|refused|rejected|declined|failed|n't|"
    r"nothing|ruled out|false|untrue|fabricat\w*)\b|n['’]t\b",
    re.I,
)


def verdict(about: About, says: Mapping[str, Span | None], group_of: Mapping[str, str]) -> tuple[Verdict, int]:
    """The verdict and the number of independent sources that tell the point."""
    told = {name: span for name, span in says.items() if span is not None}
    independent = len({group_of[name] for name in told})
    if any(contradicts(about, told[a], told[b]) for a, b in combinations(told, 2)):
        return "contradict", independent
    return ("agree" if independent > 1 else "one_sided"), independent


def contradicts(about: About, one: Span, other: Span) -> bool:
    """Whether two accounts' words on one point can't both be right."""
    if about == "figure":
        return figures_differ(one.text, other.text)
    return bool(NEGATION.search(one.text)) != bool(NEGATION.search(other.text))


def figures_differ(one: str, other: str) -> bool:
    """Whether two figures of one thing differ by more than rounding."""
    a, b = figure_of(one), figure_of(other)
    if a is None or b is None or a.value == b.value:
        return False
    return abs(a.value - b.value) > ROUGH * max(a.value, b.value) or (a.value < 100 and b.value < 100)
