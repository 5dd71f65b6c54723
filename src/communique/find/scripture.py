"""Quotations of scripture and verse, tied to their references.

A reference ("[Al-Ma'idah: 2]", "(Psalm 34:14)") takes what stands in marks, in the ornate brackets of the Qur'an
or in another script beside it; a lead-in ("as the poet wrote:") takes the lines below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from communique.analysis import Analysis, Paragraph
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found, clean
from communique.find.quotes_marked import outermost
from communique.find.quotes_records import Stretches, quote_records
from communique.find.scripture_leads import lead_in
from communique.find.scripture_places import Reference, Verse, references, verses
from communique.records import Quote
from communique.spans import Span, span_of

NEAR = 60
"""Code points that may stand between a reference and the verse after it ("Matthew 5:9 tells us that ...")."""
IDLE = " \t\r\n\u00a0.,;:–—―-~*•()\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""What may stand between the parts of one quotation: a verse, its translation and its reference."""
LINE = 70
"""Code points of a line of verse at most; longer lines are prose."""
LONGEST = 1_500
"""Code points looked back over for the colon before a verse without marks."""
MOST_LINES = 40
MOST_PARTS = 12


def find_scripture(analysis: Analysis, marks: Sequence[MarkPair]) -> tuple[Quote, ...]:
    """Quotations whose source is a work (Qur'an, Bible, a poem), in any script, in text order."""
    places = verses(analysis, outermost(marks))
    found = [f for r in references(analysis.text) if (f := _of_reference(analysis, places, r)) is not None]
    found += _led_verses(analysis, places, Stretches((s.start, s.end) for f in found for s in f.content))
    found += _poems(analysis, Stretches((s.start, s.end) for f in found for s in f.content))
    return quote_records(analysis, marks, _apart(found))


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """The relations without those whose content another one has already taken."""
    taken: set[int] = set()
    for relation in sorted(found, key=lambda f: f.content[0].start):
        starts = {s.start for s in relation.content}
        if not starts & taken:
            taken |= starts
            yield relation


def _of_reference(analysis: Analysis, places: Sequence[Verse], reference: Reference) -> Found | None:
    """The verse that a reference stands beside: before it, after it, or the sentence led in by a colon."""
    content = _before(analysis, places, reference.span.start)
    behind = _after(analysis, places, reference.span.end)
    if not content:
        content = behind
    elif behind and places[_at(places, behind[0].start)].kind != "marks":
        content = (*content, behind[0])
    if not content and reference.named:
        content = _unmarked(analysis, reference)
    if not content:
        return None
    lead = lead_in(analysis, content[0].start)
    arabic = any("\u0590" <= c <= "\u08ff" for c in content[0].text)
    if not reference.named and not lead.announced and not arabic:
        return None
    source = clean(analysis, reference.span.start, reference.span.end)
    if source.text[:1] in "[({":
        source = span_of(analysis.text, source.start + 1, source.end - 1)
    return Found((source,), lead.cue, content, "scripture.reference", 0.95, verbatim=True, name=source.text)


def _at(places: Sequence[Verse], start: int) -> int:
    return bisect_left(places, start, key=lambda v: v.span.start)


def _before(analysis: Analysis, places: Sequence[Verse], end: int) -> tuple[Span, ...]:
    """The verses that end right before this place, with only idle characters between them."""
    at = _at(places, end) - 1
    parts: list[Span] = []
    while at >= 0 and len(parts) < MOST_PARTS:
        span = places[at].span
        if span.end > end or end - span.end > NEAR or analysis.text[span.end : end].strip(IDLE):
            break
        parts.append(span)
        end, at = span.start, at - 1
    return tuple(reversed(parts))


def _after(analysis: Analysis, places: Sequence[Verse], start: int) -> tuple[Span, ...]:
    """The verses that begin right after this place; words may lead over to the first."""
    at = _at(places, start)
    parts: list[Span] = []
    while at < len(places) and len(parts) < MOST_PARTS:
        span = places[at].span
        gap = analysis.text[start : span.start]
        idle = not gap.strip(IDLE)
        leads = not parts and len(gap) <= NEAR and "\n" not in gap and ". " not in gap
        if not (idle and len(gap) <= NEAR or leads):
            break
        parts.append(span)
        start, at = span.end, at + 1
    return tuple(parts)


def _unmarked(analysis: Analysis, reference: Reference) -> tuple[Span, ...]:
    """A verse without marks: from the colon of its lead-in to its reference, or the line above a reference alone."""
    paragraph = analysis.paragraph_at(reference.span.start)
    if paragraph is None:
        return ()
    begin = max(paragraph.start, reference.span.start - LONGEST)
    before = analysis.text[begin : reference.span.start]
    if begin == paragraph.start and not before.strip(IDLE):
        above = analysis.paragraphs[paragraph.i - 1] if paragraph.i > 0 else None
        led = above is not None and lead_in(analysis, above.start).announced
        return (clean(analysis, above.start, above.end),) if above is not None and led else ()
    colon = before.rfind(":")
    if colon < 0 or len(before) - colon < 12 or not lead_in(analysis, begin + colon + 1).announced:
        return ()
    span = clean(analysis, begin + colon + 1, reference.span.start)
    return (span,) if span.text else ()


def _led_verses(analysis: Analysis, places: Sequence[Verse], taken: Stretches) -> Iterator[Found]:
    """Verses in ornate brackets or another script that no reference names: their lead-in says whose they are."""
    for at, place in enumerate(places):
        if place.kind == "marks" or taken.hold(place.span.start):
            continue
        lead = lead_in(analysis, place.span.start)
        if place.kind == "ornate" or lead.source or lead.announced:
            content = (place.span, *_translation(analysis, places, at))
            yield Found(lead.source, lead.cue, content, f"scripture.{place.kind}", 0.8, verbatim=True)


def _translation(analysis: Analysis, places: Sequence[Verse], at: int) -> tuple[Span, ...]:
    """The translation in marks that stands right below a verse in another script."""
    if at + 1 == len(places) or places[at + 1].kind != "marks":
        return ()
    between = analysis.text[places[at].span.end : places[at + 1].span.start]
    return (places[at + 1].span,) if len(between) <= NEAR and not between.strip(IDLE) else ()


def _poems(analysis: Analysis, taken: Stretches) -> Iterator[Found]:
    """Lines of verse without marks under a lead-in that announces them ("as the poet Orm wrote:")."""
    paragraphs = analysis.paragraphs
    for i, paragraph in enumerate(paragraphs[:-1]):
        if analysis.text[paragraph.end - 1] != ":" or not _is_line(analysis, paragraphs[i + 1]):
            continue
        lead = lead_in(analysis, paragraphs[i + 1].start)
        if not lead.announced or taken.hold(paragraphs[i + 1].start):
            continue
        lines = _lines(analysis, i + 1)
        if len(lines) >= 2:
            yield Found(lead.source, lead.cue, lines, "scripture.lines", 0.7, verbatim=True)


def _lines(analysis: Analysis, first: int) -> tuple[Span, ...]:
    """Consecutive short lines from this paragraph on; they end at prose or at an empty line after the first stanza."""
    lines: list[Span] = []
    for paragraph in analysis.paragraphs[first : first + MOST_LINES]:
        gap = analysis.text[lines[-1].end : paragraph.start] if lines else ""
        new_stanza = len(lines) > 1 and gap.count("\n") > 1
        if not _is_line(analysis, paragraph) or (new_stanza and not _indented(analysis, paragraph)):
            break
        lines.append(clean(analysis, paragraph.start, paragraph.end))
    return tuple(lines)


def _is_line(analysis: Analysis, paragraph: Paragraph) -> bool:
    text = analysis.text[paragraph.start : paragraph.end]
    return len(text) <= LINE and text[:1] not in '"“«‘-•*[(' and text[-1:] != ":" and any(c.isalpha() for c in text)


def _indented(analysis: Analysis, paragraph: Paragraph) -> bool:
    return analysis.text[max(0, paragraph.start - 2) : paragraph.start] in ("  ", "\n\t", "\t\t")
