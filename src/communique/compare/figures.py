"""Figures in a text: a number with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from communique.compare.words import content_words, folded, stem
from communique.spans import Span, span_of

WORDS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "two": 2, "one": 1, "half": 0.5,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "mn": 1e6, "bn": 1e9}
SCALE_STEMS = frozenset(stem(word) for word in SCALES)
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
NUMBER = re.compile(
    r"(?<![\w.,/:-])(?:[$€£]\s?)?(?:\d{1,3}(?:[,  ]\d{3})+|\d+)(?:\.\d+)?(?:-?(?:st|nd|rd|th)\b)?|\b(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r")\b",
    re.I,
)
AFTER = re.compile(
    r"(?:[-\s]+(?:hundred|thousand|million|billion|mn|bn)\b){0,2}(?:\s?%| per ?cent\b)?"
    r"(?P<unit>(?:[-\s]+(?:of\s+|the\s+|its\s+|their\s+)*[^\W\d_]+){0,2})",
    re.I,
)
SPAN = re.compile(r"\s+and\s+(?:a half|a quarter|[a-z]+|\d+)\s+(?:minutes?|months?|hours?|days?)\b", re.I)
"""The rest of "one hour and ten minutes"."""
NO_FIGURE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTHS}\b|^(?:\s*[ap]\.?m\b)|^:\d\d|^\s*o'clock", re.I)
YEARS = range(1900, 2100)
PARTIES = frozenset(
    content_words("leaders presidents ministers sides parties countries nations men women officials governments heads "
                  "delegations capitals diplomats neighbours neighbors partners peoples states of other another")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the stems of what it counts; ``about`` says whether the text gives it as a rough one."""

    value: float
    unit: tuple[str, ...]
    about: bool


def figures_in(text: str, sentence: Span) -> Iterator[Span]:
    """The figures of a sentence with the words that they count, without dates, times and ordinals."""
    words = sentence.text
    for m in NUMBER.finditer(words):
        after = AFTER.match(words, m.end())
        end = after.end() if after else m.end()
        if _counts(words, m, words[m.end() : end]):
            yield span_of(text, sentence.start + m.start(), sentence.start + end)


def _counts(words: str, m: re.Match[str], unit: str) -> bool:
    number, before, after = m.group().lower(), words[: m.start()], words[m.end() :]
    if number.endswith(("st", "nd", "rd", "th")) or NO_FIGURE_AFTER.match(after):
        return False
    if number.isdigit():
        if int(number) in YEARS and not unit.strip(" -"):
            return False
        if re.search(rf"\b{MONTHS}\.?\s*$", before, re.I):
            return False
        if int(number) in YEARS and re.search(r"\b(?:in|since|of|by|until|from|the|,)\s*$", before, re.I):
            return False
    counted = content_words(unit)
    if re.match(r"\s+of\s+(?:the|its|their|these|those)\b", unit) and number in WORDS:
        return False
    if number in WORDS and (not counted or counted[0] in PARTIES or WORDS[number] <= 2):
        return False
    return bool(counted) or "%" in after[:2] or bool(re.match(r"[$€£]", number)) or number.isdigit()


@lru_cache(maxsize=4096)
def figure_of(words: str) -> Figure | None:
    """The value and unit of a stretch that :func:`figures_in` gave."""
    m = NUMBER.search(words)
    if m is None:
        return None
    bare = re.sub(r"[^\d.]", "", m.group())
    value = float(bare) if bare.strip(".") else float(WORDS[m.group().lower()])
    rest = folded(words[m.end() :])
    value *= _scale(rest)
    return Figure(value, tuple(w for w in content_words(rest) if w not in SCALE_STEMS), False)


def _scale(rest: str) -> float:
    """What the words after a number multiply it by: "thousand million"."""
    scale = 1.0
    for word in re.findall(r"[a-z]+", rest)[:2]:
        if word not in SCALES:
            break
        scale *= SCALES[word]
    return scale
