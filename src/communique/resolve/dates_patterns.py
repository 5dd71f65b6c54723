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


def _named(kind: str, group: str) -> str:
    full, short = _either(_cased(_words(kind, "full"))), _either(_cased(_words(kind, "short")))
    return rf"(?P<{group}>(?:{full})(?![\w’'])|(?:{short})(?:\.|(?!\w)))"


def _day(group: str) -> str:
    ending = r"(?:(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?)?"
    return rf"(?<![\w.,:/$€£-])(?P<{group}>0?[1-9]|[12]\d|3[01]){ending}(?![\w%:/]|[.,]\d)"


@cache
def _slots() -> dict[str, str]:
    units = "day|week|month|year"
    which = ("last", "next", "this", "this past", "this coming", "the previous", "the following")
    parts = ("early", "late", "mid", "early in", "late in", "earlier in", "later in", "earlier", "later", "the start of",
             "the beginning of", "the middle of", "the end of", "the first half of", "the second half of")  # fmt: skip
    return {
        "edge": r"(?![\w/]|[-.,]\d)",
        "yyyy": r"(?<![\w/.-])(?P<yyyy>(?:19|20)\d\d)",
        "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%/]|[-–.,:]\d)",
        "month": _named("month", "month"),
        "month2": _named("month", "month2"),
        "fullmonth": rf"(?P<month>{_either(_cased(_words('month', 'full')))})(?!\w)",
        "day": _day("day"),
        "day2": _day("day2").replace(r"(?<![\w.,:/$€£-])", ""),
        "to": r"(?: ?[-–—] ?| to | and | through )",
        "weekday": _named("weekday", "weekday"),
        "fullweekday": rf"(?P<weekday>{_either(_cased(_words('weekday', 'full')))})(?!\w)",
        "season": rf"(?P<season>{_either(_started(_words('season')))})(?!\w)",
        "which": rf"(?P<which>{_either(_started(which))})",
        "part": rf"(?:{_either(_started(parts))}|[Mm]id-)",
        "shift": rf"(?P<shift>{_either(_started(r['expression'] for r in rows('en', 'date_words')))})(?!\w)",
        "count": rf"(?P<count>\d{{1,2}}|{_either(_started(_words('number')))})",
        "unit": rf"(?P<unit>{units})s?",
        "ago": r"(?P<ago>ago|earlier|later)(?!\w)",
        "anchor": rf"(?P<anchor>(?:[Tt]he )?(?:same|previous|following|next) (?:day|week|month|year)|[Tt]hat (?:very |same )?"
        rf"(?:day|week|month|year)|[Tt]he day (?:before|after)|(?:[Ee]arlier|[Ll]ater) (?:in )?that (?:{units}))(?!\w)",
    }  # fmt: skip


def _filled(pattern: str) -> str:
    filled = re.sub(r"@(\w+)", lambda slot: _slots()[slot[1]], pattern)
    return filled.replace(" ?", "\0").replace(" ", BLANK).replace("\0", " ?")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each rule with its compiled pattern, in the order of the table."""
    table = rows("en", "date_patterns")
    return tuple((r["rule"], re.compile(rf"(?<!\w)(?<!\w-)(?:{_filled(r['pattern'])})")) for r in table)


def expressions(text: str) -> list[Expression]:
    """The stretches of a text that are written like dates, in text order, none overlapping another."""
    found = [
        (m.start(), m.start() - m.end(), order, Expression(rule, m.start(), m.end(), m.groupdict("")))
        for order, (rule, pattern) in enumerate(patterns())
        for m in pattern.finditer(text)
        if m.end() > m.start()
    ]
    return _disjoint([e for *_, e in sorted(found, key=lambda f: f[:3])])


def _disjoint(found: list[Expression]) -> list[Expression]:
    """Of expressions that overlap, in order of start, the longest; the first of equal ones."""
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
        elif expression.end - expression.start > kept[-1].end - kept[-1].start:
            kept[-1] = expression
    return kept
