"""Figures in a text: a number with what it counts or measures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import lang
from communique.compare.numbers import NUMBER, SCALES, WORDS, value_of
from communique.compare.words import WORD, content_words, folded, stem
from communique.spans import Span, span_of

LANGUAGE = "en"
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
AFTER = re.compile(
    r"(?:\s?%| per ?cent\b)?"
    r"(?P<unit>(?:\s+(?-i:[A-Z])[^\W\d_]+)?(?:[-\s]+(?:of\s+|the\s+|its\s+|their\s+)*[^\W\d_]+){0,2})",
    re.I,
)
REST = re.compile(
    r"\s*,?\s+(?:and\s+)?"
    r"(?:a (?:half|quarter)\b|(?:[a-z]+(?:-[a-z]+)?|\d+)\s+(?:minutes?|hours?|days?|months?)\b)",
    re.I,
)
"""The rest of "one hour and ten minutes", "an hour and a half"."""
TIME = re.compile(r"(?:minute|hour|day|week|month|year)s?\b", re.I)
NO_FIGURE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTHS}\b|^(?:\s*[ap]\.?m\b)|^:\d\d|^\s*o'clock", re.I)
YEARS = range(1900, 2100)
PARTIES = frozenset(
    content_words("leaders presidents ministers sides parties countries nations men women officials governments heads "
                  "delegations capitals diplomats neighbours neighbors partners peoples states of other another")
)  # fmt: skip
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
ABOUT = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|close to|approximately|up to|as many as)\s*$", re.I)
OVER = re.compile(
    r"\b(?:more than|(?<!hand )(?<!handed )(?<!took )over|at least|above|exceed\w*|passed|topped)\s*$",
    re.I,
)
UNDER = re.compile(r"\b(?:less than|fewer than|under|at most|no more than|below)\s*$", re.I)
PART = re.compile(r"(?:quarter|third)s?$", re.I)
PERCENT = re.compile(r"\s?%|\s+per ?cent\b", re.I)
BOTH, MANY = 2, 3
"""Small numbers in words that count nothing worth comparing: "the two sides", "one matter"."""
BEFORE = 4
"""Words before a number that can name what it counts where none behind it does: "the number of boats at 45"."""
DENIED = re.compile(r"\bnot (?:the |a |an )?$", re.I)
EXACT = 100
"""Counts below this are not rounded: twelve states and eleven states differ."""
ROUNDED = 0.1
"""Share by which two figures of one thing may differ where one is rounded."""
LARGE = 100_000
LOOSE = 0.35
"""The same where one is given as a bound: "more than two hours" for two and a half."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: ``value`` in base units of ``measure``, if it measures, ``unit`` folded nouns.

    ``bound`` says how the text gives it: exact, about, over, under or denied.
    """

    value: float
    unit: tuple[str, ...]
    measure: str
    bound: str


def figures_in(text: str, sentence: Span) -> Iterator[Span]:
    """The figures of a sentence with the words that they count, without dates, times and ordinals."""
    words, done = sentence.text, 0
    for m in NUMBER.finditer(words):
        if m.start() < done or not m.group().strip():
            continue
        end = _end_of_unit(words, m.end())
        if TIME.search(words[m.end() : end]) and (rest := REST.match(words, end)):
            end = rest.end()
        if _counts(words, m, words[m.end() : end]):
            done = end
            yield span_of(text, sentence.start + m.start(), sentence.start + end)


def _end_of_unit(words: str, start: int) -> int:
    """Where what a number counts ends: at two words, or before one that can't belong to it."""
    after = AFTER.match(words, start)
    end = after.end() if after else start
    for word in re.finditer(r"[^\W\d_]+", words[start:end]):
        if word.group().lower() in lang.words(LANGUAGE, "figure_ends"):
            return start + len(words[start : start + word.start()].rstrip(" -"))
    return end


def _counts(words: str, m: re.Match[str], unit: str) -> bool:
    number, before, after = m.group().lower().strip(), words[: m.start()], words[m.end() :]
    if number.endswith(("st", "nd", "rd", "th")) or NO_FIGURE_AFTER.match(after):
        return False
    if number.isdigit():
        if before.endswith("(") and after.startswith(")"):
            return False
        if int(number) in YEARS and not unit.strip(" -"):
            return False
        if re.search(rf"\b{MONTHS}\.?\s*$", before, re.I):
            return False
        if int(number) in YEARS and re.search(r"\b(?:in|since|of|by|until|from|the|,)\s*$", before, re.I):
            return False
    counted = content_words(unit) or (("hour",) if TIME.search(unit) else ())
    if re.match(r"\s+of\s+(?:the|its|their|these|those)\b", unit) and number in WORDS:
        return False
    if number in WORDS and (not counted or (WORDS[number] <= MANY and counted[0] in PARTIES)):
        return False
    if number in WORDS and WORDS[number] <= BOTH and not TIME.search(unit):
        return False
    return bool(counted) or bool(PERCENT.match(after)) or not number.isalpha()


@lru_cache(maxsize=4096)
def figure_of(words: str, before: str = "") -> Figure | None:
    """What a stretch that :func:`figures_in` gave says; ``before`` are the words that stand before it."""
    m = NUMBER.search(words)
    value = value_of(m.group()) if m else None
    if m is None or value is None:
        return None
    rest = folded(words[m.end() :])
    measure, base = _measure(words[m.end() :])
    if PART.search(m.group()):
        measure, base = "share", 100.0
    value *= base
    word = re.compile(r"[-\s]*\w*").match(words, m.end())
    more = REST.match(words, word.end()) if word else None
    if measure == "time" and more:
        value += _rest(more.group(), base)
    unit = _nouns(WORD.findall(rest))
    if not unit and not measure:
        unit = _nouns(WORD.findall(folded(before))[-BEFORE:])
    if m.group()[0] in CURRENCIES:
        unit = (CURRENCIES[m.group()[0]],)
    return Figure(value, unit, measure, _bound(before))


def _nouns(words: Iterable[str]) -> tuple[str, ...]:
    """The words that can name what is counted, in the singular."""
    ends = lang.words(LANGUAGE, "figure_ends") | lang.words(LANGUAGE, "function_words")
    telling = (w for w in words if len(w) > 2 and w.isalpha() and w not in ends and singular(w) not in SCALES)
    return tuple(dict.fromkeys(singular(w) for w in telling))


def _measure(after: str) -> tuple[str, float]:
    """What the words behind a number measure, and how many base units one is."""
    if PERCENT.match(after):
        return "share", 1.0
    first = re.match(r"[-\s]*([a-z]+)", folded(after))
    return _measures().get(first[1], ("", 1.0)) if first else ("", 1.0)


@cache
def _measures() -> Mapping[str, tuple[str, float]]:
    return {
        form: (row["measure"], float(row["base"]))
        for row in lang.rows(LANGUAGE, "measures")
        for form in row["forms"].split(";")
    }


def _rest(words: str, base: float) -> float:
    """The minutes that "and ten minutes", "and a half" add to a time given in units of ``base`` minutes."""
    if "half" in words:
        return base / 2
    if "quarter" in words:
        return base / 4
    number = NUMBER.search(words)
    value = value_of(number.group()) if number else None
    return (value or 0.0) * _measure(words[number.end() :])[1] if number else 0.0


def _bound(before: str) -> str:
    for name, pattern in (("denied", DENIED), ("under", UNDER), ("over", OVER), ("about", ABOUT)):
        if pattern.search(before):
            return name
    return "exact"


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """The groups that a noun belongs to, of nouns that are counted for one another."""
    found: dict[str, set[int]] = defaultdict(set)
    for i, line in enumerate(lang.entries(LANGUAGE, "counted")):
        for word in line.split():
            found[singular(word)].add(i)
    return {word: frozenset(groups) for word, groups in found.items()}


def singular(noun: str) -> str:
    """A folded noun in the singular, as far as rules go: "treaties", "ships", "men"."""
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures count or measure the same kind of thing."""
    if one.measure or other.measure:
        return one.measure == other.measure
    if set(map(stem, one.unit)) & set(map(stem, other.unit)):
        return True
    mine, theirs = ({g for w in f.unit for g in _groups().get(w, ())} for f in (one, other))
    return bool(mine & theirs)


def known_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures surely count or measure different kinds of things: their measures differ."""
    return one.measure != other.measure


def is_large(figure: Figure) -> bool:
    """Whether a figure is one that two texts hardly give by chance, or whose noun can be left out ("1.2 billion")."""
    return figure.value >= LARGE and not figure.measure


def values_differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing can't both be right: they differ by more than rounding and bounds explain."""
    if (one.bound == "denied") != (other.bound == "denied"):
        return one.value == other.value
    low, high = sorted((one, other), key=lambda f: f.value)
    if high.value == low.value:
        return False
    gap = (high.value - low.value) / high.value
    if low.bound == "over" or high.bound == "under":
        return gap > LOOSE
    if "about" in (one.bound, other.bound) or one.bound != other.bound:
        return gap > 2 * ROUNDED
    counts = not one.measure and not other.measure and high.value < EXACT
    return gap > ROUNDED or (counts and high.value == int(high.value) and low.value == int(low.value))
