"""References in brackets and agency marks in datelines: who carried what stands before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from communique.analysis import Analysis, Paragraph
from communique.document import Document
from communique.find.sources_names import carrier_words, is_outlet, is_own_outlet
from communique.lang.names import key_of, known
from communique.records import Carrier, DateValue
from communique.roster import Roster
from communique.spans import Span, trimmed

BRACKETS = re.compile(r"[(\[]([^()\[\]\r\n]{2,80})[)\]]")
NAME = re.compile(r"[^\W\d_][^,;:]{0,50}")
DATE_ONLY = re.compile(r"[\s,;]*(?:on\s+)?\d{1,4}(?:[./-]\d{1,2}){1,2}(?:[./-]\d{2,4})?\.?\s*")
AGENCY = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,30}[^()/\r\n]{0,40}[(/]([^()/\r\n]{2,40})[)/]\s{0,2}\.?[-–—:]")
"""A dateline with its agency: ``TASHKENT, Nov. 1 (Agency) -``, ``TASHKENT, Nov. 1 (Agency).-``."""
MOST_WORDS, HEADER = 6, 6
"""Words of a carrier's name, and paragraphs among which a dateline stands."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A carrier named in brackets, and the stretch ``[start, end)`` that stands on its word."""

    carrier: Carrier
    start: int
    end: int


class References:
    """The references of one text, found by the place that they cover."""

    __slots__ = ("_starts", "found")

    def __init__(self, found: Sequence[Reference]) -> None:
        self.found = tuple(found)
        self._starts = [r.start for r in found]

    def covering(self, offset: int) -> Carrier | None:
        """The carrier on whose word this place stands, or None."""
        at = bisect_right(self._starts, offset) - 1
        return self.found[at].carrier if at >= 0 and offset < self.found[at].end else None


def references(
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: Sequence[DateValue],
    towns: Collection[str] = (),
    language: str = "en",
) -> References:
    """The references in brackets; each covers its paragraph back to the one before, or the paragraph before its own.

    ``towns`` are the names of places that a table knows: "(Torkent, 1/11/2023)" says where, and not who.
    """
    found: list[Reference] = []
    spans = DateSpans(dates)
    for m in BRACKETS.finditer(analysis.text):
        carrier = _carrier(analysis, roster, m.start(1), m.end(1), spans, language, towns)
        paragraph = analysis.paragraph_at(m.start())
        if carrier is None or paragraph is None or not _closes(analysis.text, m.end(), paragraph.end):
            continue
        if not is_own_outlet(carrier.name, document):
            start = _covered_from(analysis, paragraph, m.start())
            start = max(start, found[-1].end if found else 0)
            found.append(Reference(carrier, start, m.end()))
    return References(found)


def own_agency(analysis: Analysis) -> str | None:
    """The agency that a dateline names: of a text whose outlet nobody tells, the one that put it out."""
    return next((agency.text for agency in _in_datelines(analysis)), None)


def dateline_carrier(analysis: Analysis, document: Document) -> Carrier | None:
    """The agency that a dateline names, where another outlet publishes its report; None for an agency's own text."""
    if not document.outlet:
        return None
    others = (agency for agency in _in_datelines(analysis) if not is_own_outlet(agency.text, document))
    return next((Carrier(agency.text, None, agency) for agency in others), None)


def _in_datelines(analysis: Analysis) -> Iterator[Span]:
    """The agencies that the datelines of a text name, in text order."""
    for paragraph in analysis.paragraphs[:HEADER]:
        m = AGENCY.match(analysis.text, paragraph.start, paragraph.end)
        if m:
            yield trimmed(analysis.text, *m.span(1))


class DateSpans:
    """Date expressions, found by place."""

    __slots__ = ("_dates", "_starts")

    def __init__(self, dates: Sequence[DateValue]) -> None:
        self._dates = sorted((d for d in dates if d.span), key=lambda d: d.span.start if d.span else 0)
        self._starts = [d.span.start for d in self._dates if d.span]

    def within(self, start: int, end: int) -> DateValue | None:
        """The first date expression that lies in ``[start, end)``."""
        at = bisect_right(self._starts, start - 1)
        found = self._dates[at] if at < len(self._dates) else None
        return found if found and found.span and found.span.end <= end else None


def _carrier(
    analysis: Analysis, roster: Roster, start: int, end: int, dates: DateSpans, language: str, towns: Collection[str]
) -> Carrier | None:
    text = analysis.text
    begin, marked = _after_mark(text, start, end, language)
    m = NAME.match(text, begin, end)
    if not m or len(m.group().split()) > MOST_WORDS:
        return None
    name = trimmed(text, m.start(), m.end(), ".,- ")
    date = dates.within(start, end)
    if date is not None and date.span is not None and date.span.start < name.end:
        name = trimmed(text, name.start, date.span.start, ".,- ")
    if not name.text or name.text in towns or _is_place(roster, name, dated=date is not None):
        return None
    rest = m.end() < end and DATE_ONLY.fullmatch(text, m.end(), end) is not None
    dated = bool(name.text[0].isupper()) and ((date is not None and _is_rest(text, name, date, end)) or rest)
    if not (dated or (is_outlet(name.text) and name.end >= end - 1) or (marked and name.text[0].isupper())):
        return None
    return Carrier(name.text, date.value if date else None, name)


def _is_rest(text: str, name: Span, date: DateValue, end: int) -> bool:
    """Whether name and date are all that stands in the brackets."""
    if date.span is None:
        return False
    between, after = text[name.end : date.span.start], text[date.span.end : end]
    return between.strip(" ,;.").lower() in ("", "on", "of", "dated") and not after.strip(" ,;.")


def _after_mark(text: str, start: int, end: int, language: str) -> tuple[int, bool]:
    """Past "Source:", "via" and the like."""
    head = text[start : min(end, start + 20)].lower()
    for mark in sorted(carrier_words(language)["source_mark"], key=len, reverse=True):
        after = head[len(mark) : len(mark) + 1]
        if head.startswith(mark) and after in (":", " "):
            begin = start + len(mark) + 1
            return begin + len(text[begin:end]) - len(text[begin:end].lstrip()), True
    return start, False


def _is_place(roster: Roster, name: Span, *, dated: bool) -> bool:
    over = [(m, e) for m, e in roster.over(name.start, name.end) if m.start <= name.start and m.end >= name.end]
    if any(
        e.name.startswith(f"{name.text} ") and is_outlet(e.name) for e in roster.entities if e.type == "institution"
    ):
        # "the Interfor agency" elsewhere
        return False
    if len(name.text.split()) == 1:
        # "(Interfor, 1/11/2023)": somebody of one name whom the text has nowhere else
        over = [(m, e) for m, e in over if e.type != "person" or len(e.mentions) > 1 or e.office or _is_known(e.name)]
    elif all(m.start == name.start and e.type != "country" for m, e in over):
        # a paper's name that the text has nowhere else is taken for a person's or a town's
        over = [(m, e) for m, e in over if len(e.mentions) > 1 or e.office or _is_known(e.name)]
    if dated:
        # "(Interfor, 1/11/2023)": taken for a town that the text has nowhere else
        over = [(m, e) for m, e in over if e.type != "place" or len(e.mentions) > 1]
    return any(e.type in ("place", "country", "person") for _, e in over)


def _is_known(name: str) -> bool:
    """Whether a table has the name."""
    return any(k.words == name for k in known("en").get(key_of(name), ()))


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a sentence or its clause ends where the brackets do: a dateline's agency is no reference."""
    following = text[at : min(end, at + 3)].lstrip()
    return not following or following[0] in '.,;!?"”’»'


def _covered_from(analysis: Analysis, paragraph: Paragraph, at: int) -> int:
    """Where the stretch begins that a reference at this place speaks for."""
    if analysis.text[paragraph.start : at].strip(" \"”'.(["):
        return max(paragraph.start, paragraph.dateline_end)
    return analysis.paragraphs[paragraph.i - 1].start if paragraph.i else paragraph.start
