"""What the accounts of one point come to: they agree, they contradict each other, or one source tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import lang
from communique.compare.words import folded
from communique.dossiers import Verdict
from communique.spans import Span

LANGUAGE = "en"
NEGATION = re.compile(
    r"\b(?:no|not|never|nor|neither|none|without|nothing|nobody|denie[sd]|deny|denying|denial|refus\w+|reject\w+"
    r"|ruled out|failed to)\b|n['’]t\b",
    re.I,
)
NO_DENIAL = re.compile(
    r"\bno (?:more|less|later|fewer|earlier|sooner|longer than|doubt|matter)\b|\bnone other\b|\bnothing (?:but|less)\b"
    r"|\bnot (?:later|less|more|only|just|merely|least|to mention)\b|\bwithout (?:delay|\w+ing)\b",
    re.I,
)
"""Where a word of denial denies nothing: "no later than", "not only"."""
REACH = 6
"""Words from a negation to the act that it denies."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a stretch affirms or denies."""

    name: str
    denied: bool
    needs_object: bool


def verdict(
    says: Mapping[str, Span | None], opposed: frozenset[str], group_of: Mapping[str, str]
) -> tuple[Verdict, int]:
    """The verdict and the number of independent sources that tell the point; ``opposed`` can't be right beside it."""
    independent = len({group_of[name] for name, span in says.items() if span is not None})
    if opposed:
        return "contradict", independent
    return ("agree" if independent > 1 else "one_sided"), independent


@lru_cache(maxsize=8192)
def is_denied(words: str) -> bool:
    """Whether a stretch denies something."""
    return NEGATION.search(NO_DENIAL.sub(" ", words)) is not None


def denies(one: str, other: str) -> Act | None:
    """The act that one stretch affirms and the other denies, None where there is none."""
    mine, theirs = acts(one), acts(other)
    for act in mine:
        for counter in theirs:
            if act.name == counter.name and act.denied != counter.denied:
                return act
    return None


@lru_cache(maxsize=4096)
def acts(words: str) -> tuple[Act, ...]:
    """The acts that a stretch tells of, each affirmed or denied: a negation stands at most six words off."""
    text = folded(words)
    found = []
    for name, (pattern, needs_object) in _acts().items():
        for m in pattern.finditer(text):
            before = text[: m.start()].split()[-REACH:]
            denied = NEGATION.search(" ".join(before)) is not None
            found.append(Act(name, denied, needs_object))
    return tuple(found)


@cache
def _acts() -> Mapping[str, tuple[re.Pattern[str], bool]]:
    return {
        row["act"]: (re.compile(rf"\b(?:{row['beginnings'].replace(';', '|')})\w*"), row["object"] == "yes")
        for row in lang.rows(LANGUAGE, "acts")
    }
