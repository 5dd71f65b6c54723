"""What a careful reader must know of a reading: its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique import lang
from communique.analysis import Analysis
from communique.document import Document
from communique.find.marks import MarkPair
from communique.records import Contact, DateValue, Quote, Warning
from communique.resolve.dates import date_warnings
from communique.roster import Roster
from communique.spans import span_of

SHOWN = 60
"""Code points of a passage that a warning's message repeats."""


def caveats(
    document: Document,
    analysis: Analysis,
    dates: tuple[DateValue, ...],
    marks: tuple[MarkPair, ...],
    quotes: tuple[Quote, ...],
    contacts: tuple[Contact, ...],
    roster: Roster,
) -> tuple[Warning, ...]:
    """The warnings of a reading: those of taking the text in first, then by their place in the text."""
    placed = [
        *date_warnings(dates),
        *_unpaired(analysis.text, marks),
        *_unnamed(quotes, contacts, roster),
        *_filled(roster),
        *(Warning("W305", f"{len(s.text)} characters without a space", s) for s in analysis.skipped),
    ]
    placed.sort(key=lambda w: (w.span.start if w.span else -1, w.code))
    return (*(Warning(n.code, n.message) for n in document.notices), *placed)


def _unpaired(text: str, marks: Iterable[MarkPair]) -> Iterator[Warning]:
    for pair in marks:
        if not (pair.opened and (pair.closed or pair.runs_on)):
            words = text[pair.start : min(pair.end, pair.start + SHOWN)].splitlines()[0]
            which = "never closes" if pair.opened else "never opened"
            yield Warning("W304", f"a quotation mark that {which}: {words}", span_of(text, pair.start, pair.end))


def _unnamed(quotes: Iterable[Quote], contacts: Iterable[Contact], roster: Roster) -> Iterator[Warning]:
    """One warning for each expression that names no one, whatever rests on it."""
    claims = [(q.source.name, q.source.entity, q.source.spans[0]) for q in quotes if q.source.spans]
    claims += [(link.name, link.entity, link.span) for c in contacts for link in c.on_word_of if link.span]
    seen: set[str] = set()
    for name, entity, span in claims:
        words = name or span.text
        described = entity is None or roster[entity].type == "group"
        if described and words not in seen and _is_unnamed(words):
            seen.add(words)
            yield Warning("W303", f"a source without a name: {words}", span)


def _filled(roster: Roster) -> Iterator[Warning]:
    """What is from the user's file and not from the text."""
    for added in roster.filled:
        entity = roster[added.entity]
        what = (("office", added.office), ("country or body", added.of))
        parts = [f"{field} '{value}'" for field, value in what if value]
        message = f"{entity.name}: {' and '.join(parts)} not in the text but from {'; '.join(added.where)}"
        yield Warning("W306", message, entity.mentions[0].span)


def _is_unnamed(description: str) -> bool:
    """Whether a description says what somebody is ("two US officials", "sources") and not who."""
    people = lang.words("en", "unnamed_sources")
    return any(word.lower().strip(",.;:'’\"") in people for word in description.split())
