"""How dates are written: the patterns of a language, filled from its tables, and what they match in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from communique.lang import rows

BLANK = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]{0,2}\r?\n(?![ \t]*\r?\n))"
"""White space that does not end a paragraph."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words ``[start, end)`` that look like a date, the rule that reads them, and the parts that the rule needs."""

    rule: str
    start: int
    end: int
    parts: Mapping[str, str]


def _either(names: Iterable[str]) -> str:
    """An alternation, longest first, so that the whole word is taken; a blank in a name matches any blank."""
    ordered = sorted(set(names), key=lambda n: (-len(n), n))
    return "|".join(re.escape(n).replace(r"\ ", " ") for n in ordered)


def _cased(names: Iterable[str]) -> list[str]:
    """Each name as it stands in a sentence and in capitals."""
    return [form for name in names for form in (name, name.upper())]


def _started(names: Iterable[str]) -> list[str]:
    """Each name as it stands within a sentence, at its start and in capitals."""
    return [form for name in names for form in (name, name[0].upper() + name[1:], name.upper())]


def _words(kind: str, form: str | None = None) -> list[str]:
    return [r["word"] for r in rows("en", "calendar") if r["kind"] == kind and form in (None, r["form"])]


def _weeks() -> list[str]:
    """The words for a week counted from that of the text: "last week"."""
    return [r["expression"] for r in rows("en", "date_words") if r["unit"] == "week"]


def _named(kind: str, group: str) -> str:
    full, short = _either(_cased(_words(kind, "full"))), _either(_cased(_words(kind, "short")))
    return rf"(?P<{group}>(?:{full})(?![\w’'])|(?:{short})(?:\.|(?!\w)))"


def _day(group: str) -> str:
    ending = r"(?:(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?)?"
    return rf"(?P<{group}>0?[1-9]|[12]\d|3[01]){ending}(?![\w%:/]|[.,]\d)"


WHICH = ("last", "next", "this", "this past", "this coming", "the previous", "the following")
PARTS = (
    *("early", "late", "mid", "early in", "late in", "earlier in", "later in", "earlier", "later"),
    *("the start of", "the beginning of", "the middle of", "the end of", "the first half of", "the second half of"),
)
UNITS = "day|week|month|year"
HOURS = "morning|afternoon|evening|night"
"""Parts of a day: "that evening" is as much a day as "that day"."""
ANCHORS = (
    rf"(?:[Tt]he )?(?:same|previous|following|next) (?:{UNITS}|{HOURS})",
    rf"(?:(?:[Ee]arlier|[Ll]ater) (?:in )?)?[Tt]hat (?:very |same )?(?:{UNITS}|{HOURS})",
    r"(?:[Ee]arlier|[Ll]ater) (?:in|on) the (?:same )?day",
    r"[Tt]he day (?:before|after)",
)


@cache
def _slots() -> dict[str, str]:
    """What each ``@slot`` of the table of patterns stands for."""
    return {
        "edge": r"(?![\w/]|[-.,]\d)",
        "yyyy": r"(?<![\w/.-])(?P<yyyy>(?:19|20)\d\d)",
        "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%/]|[-–.,:]\d)",
        "month": _named("month", "month"),
        "month2": _named("month", "month2"),
        "fullmonth": rf"(?P<month>{_either(_cased(_words('month', 'full')))})(?!\w)",
        "day": r"(?<![\w.,:/$€£-])" + _day("day"),
        "day2": _day("day2"),
        "to": r"(?: ?[-–—] ?| to | and | through )",
        "weekday": _named("weekday", "weekday"),
        "fullweekday": rf"(?P<weekday>{_either(_cased(_words('weekday', 'full')))})(?!\w)",
        "season": rf"(?P<season>{_either(_started(_words('season')))})(?!\w)",
        "which": rf"(?P<which>{_either(_started(WHICH))})",
        "part": rf"(?:(?:{_either(_started(PARTS))}) |(?:[Mm]id|[Ll]ate|[Ee]arly)-)",
        "shift": rf"(?P<shift>{_either(_started(r['expression'] for r in rows('en', 'date_words')))})(?!\w)",
        "inweek": rf"(?P<inweek>{_either(_weeks())})(?!\w)",
        "count": rf"(?P<count>\d{{1,2}}|{_either(_started(_words('number')))})",
        "unit": rf"(?P<unit>{UNITS})s?",
        "ago": r"(?P<ago>ago|earlier|later)(?!\w)",
        "anchor": rf"(?P<anchor>{'|'.join(ANCHORS)})(?!\w)",
    }


def _spaced(pattern: str) -> str:
    """The pattern with each of its blanks matching any blank of a text."""
    return pattern.replace(" ?", "\0").replace(" ", BLANK).replace("\0", " ?")


def _filled(pattern: str) -> str:
    return _spaced(re.sub(r"@(\w+)", lambda slot: _slots()[slot[1]], pattern))


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each rule with its compiled pattern, in the order of the table."""
    return tuple((r["rule"], re.compile(_filled(r["pattern"]))) for r in rows("en", "date_patterns"))


@cache
def _starts() -> re.Pattern[str]:
    """Where an expression can begin: trying the patterns there alone costs a tenth of searching the text for each."""
    shifts = [r["expression"] for r in rows("en", "date_words")]
    free = _started([*PARTS, *WHICH, *shifts, *_words("season"), *(f"the {s}" for s in _words("season"))])
    names = _cased([*_words("month"), *_words("weekday")])
    counted = rf"(?:{_either(_started(_words('number')))}) (?:{UNITS})"
    first = rf"\d|{_either([*free, *names])}|[Mm]id-|{counted}|{'|'.join(ANCHORS)}"
    return re.compile(_spaced(rf"(?<!\w)(?=\w)(?<!\w-)(?:{first})"))


def expressions(text: str) -> list[Expression]:
    """The stretches of a text that are written like dates, in text order, none overlapping another."""
    found: list[Expression] = []
    for start in _starts().finditer(text):
        matches = [(rule, m) for rule, pattern in patterns() if (m := pattern.match(text, start.start()))]
        if matches:
            rule, longest = max(matches, key=lambda match: match[1].end())
            found.append(Expression(rule, longest.start(), longest.end(), longest.groupdict("")))
    return _disjoint(found)


def _disjoint(found: list[Expression]) -> list[Expression]:
    """Of expressions that overlap, in order of start, the longest; the first of equal ones."""
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
        elif expression.end - expression.start > kept[-1].end - kept[-1].start:
            kept[-1] = expression
    return kept
