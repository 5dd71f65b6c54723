"""Numbers in figures and words: "1,100", "eleven hundred", "two and a half million", "half a dozen"."""

from __future__ import annotations

import re

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "half": 0.5,
}  # fmt: skip
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "mn": 1e6, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|mn|bn)s?\b"
_WORD = rf"(?:{'|'.join(sorted((w for w in WORDS if w != 'half'), key=len, reverse=True))})\b"
_DIGITS = r"(?:[$€£]\s?)?(?:\d{1,3}(?:[,  ]\d{3})+|\d+)(?:\.\d+)?"
_HALF = r"(?:\s+and\s+a\s+(?:half|quarter)\b)"
NUMBER = re.compile(
    rf"(?<![\w.,/:-]){_DIGITS}(?:-?(?:st|nd|rd|th)\b)?{_HALF}?(?:[-\s]*{_SCALE}){{0,2}}"
    rf"|\b{_WORD}(?:[-\s]+(?:{_WORD}|{_SCALE})|\s+hundred\s+and\s+{_WORD})*{_HALF}?(?:\s+{_SCALE})*"
    rf"|\bhalf\s+an?\s+{_SCALE}|\bhalf\s+an?\b(?=\s+(?:hour|day|year)\b)|\ba\s+(?:hundred|thousand|million|billion|dozen)\b"
    r"|\b(?:a|one|two|three)[\s-]+(?:quarters?|thirds?)\b(?=\s+of\b)|\ban?\b(?=\s+hour\b)",
    re.I,
)
"""A number; what stands behind it is its unit. "Third" alone is an ordinal, "a" alone no number."""


def value_of(words: str) -> float | None:
    """The value of a stretch that :data:`NUMBER` matches, None where it holds no number."""
    total, current = 0.0, None
    plain = re.sub(r"(?<=\d)[,  ](?=\d{3})", "", words.lower())
    tokens = re.findall(r"\d+(?:\.\d+)?|[a-z]+", plain)
    for i, token in enumerate(tokens):
        scale = SCALES.get(token) or SCALES.get(token.removesuffix("s"))
        if token[0].isdigit():
            current = (current or 0.0) + float(token)
        elif scale and scale >= SCALES["thousand"]:
            if current is None and total:
                total *= scale  # "thousand million"
            else:
                total, current = total + (1.0 if current is None else current) * scale, None
        elif scale:
            current = (1.0 if current is None else current) * scale
        elif token.startswith(("quarter", "third")):
            part = 0.25 if token.startswith("quarter") else 1 / 3
            current = (current or 0.0) + part if i and tokens[i - 1] == "a" and current else (current or 1.0) * part
        elif token in WORDS:
            current = (current or 0.0) + WORDS[token]
        elif token in ("a", "an") and current is None and i == len(tokens) - 1:
            current = 1.0
    if current is None:
        return total or None
    return total + current
