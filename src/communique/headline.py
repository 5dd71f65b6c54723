"""A headline given beside the text: read with it, then every record is placed back in the text alone.

The headline often holds what the text takes for granted (full names, the word for the contact), yet the text is
never altered and offsets count in it alone. What stands only in the headline loses its place, not its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.document import Document
from communique.records import (
    Carrier,
    Contact,
    Entity,
    NotConfirmed,
    Participant,
    Quote,
    Reading,
    SourceLink,
    Spans,
    Voice,
)
from communique.roster import fullest
from communique.spans import Span

GAP = "\n\n"
OPENING = 600
"""Code points at the start of a text in which the words of its headline are looked for again."""


def stands_apart(document: Document) -> bool:
    """Whether the document has a headline that its text does not open with."""
    if not document.title or not document.title.strip() or not document.text.strip():
        return False
    opening = " ".join(document.text[: 2 * len(document.title) + 100].split())
    return not opening.startswith(" ".join(document.title.split()))


def with_headline(document: Document) -> Document:
    """The document with its headline as the first line of its text."""
    title = " ".join((document.title or "").split())
    return replace(document, title=title, text=title + GAP + document.text)


def without_headline(reading: Reading, document: Document) -> Reading:
    """The reading of ``with_headline(document)``, placed back in ``document.text``."""
    shift = len(reading.document.text) - len(document.text)
    back = _Back(document.text, shift)
    entities = {e.id: back.entity(e) for e in reading.entities}
    contacts = tuple(back.contact(c, entities) for c in reading.contacts)
    quotes = tuple(q for q in map(back.quote, reading.quotes) if q.content.spans)
    kept = {q.id for q in quotes}
    spoken_of = {p.entity for c in contacts for p in c.participants} | {q.source.entity for q in quotes}
    return replace(
        reading,
        document=document,
        entities=tuple(e for e in entities.values() if e.mentions or e.id in spoken_of),
        contacts=contacts,
        quotes=tuple(replace(q, part_of=q.part_of if q.part_of in kept else None) for q in quotes),
        voice=back.voice(reading.voice),
        warnings=tuple(replace(w, span=back.span(w.span)) for w in reading.warnings),
    )


@dataclass(frozen=True, slots=True)
class _Back:
    text: str
    shift: int

    def span(self, span: Span | None, *, within: int | None = None) -> Span | None:
        """The span in the text; for one in the headline, the first place where the text has the same words."""
        if span is None:
            return None
        if span.start >= self.shift:
            return Span(span.start - self.shift, span.end - self.shift, span.text)
        words = re.compile(rf"(?<!\w){re.escape(span.text)}(?!\w)")
        again = words.search(self.text, 0, len(self.text) if within is None else within)
        return Span(again.start(), again.end(), span.text) if again else None

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Those of the spans that stand in the text itself."""
        return tuple(Span(s.start - self.shift, s.end - self.shift, s.text) for s in spans if s.start >= self.shift)

    def entity(self, entity: Entity) -> Entity:
        kept = (m for m in entity.mentions if m.start >= self.shift)
        return replace(
            entity,
            mentions=tuple(replace(m, start=m.start - self.shift, end=m.end - self.shift) for m in kept),
        )

    def contact(self, contact: Contact, entities: dict[str, Entity]) -> Contact:
        place, date = contact.place, contact.date
        found = (self.span(s) for s in contact.topics)
        outcomes = (self.span(s) for s in contact.outcomes)
        return replace(
            contact,
            trigger=self.span(contact.trigger, within=OPENING),
            participants=tuple(self.participant(p, entities) for p in contact.participants),
            place=place and replace(place, span=self.span(place.span)),
            date=date and replace(date, span=self.span(date.span, within=OPENING)),
            topics=tuple(s for s in found if s),
            outcomes=tuple(s for s in outcomes if s),
            on_word_of=tuple(self.link(x) for x in contact.on_word_of),
            not_confirmed_by=tuple(x for x in map(self.unconfirmed, contact.not_confirmed_by) if x),
        )

    def participant(self, participant: Participant, entities: dict[str, Entity]) -> Participant:
        span = participant.span
        if span and span.start >= self.shift:
            return replace(participant, span=self.span(span))
        entity = entities.get(participant.entity or "")
        mention = fullest(entity.mentions) if entity else None
        return replace(participant, span=mention.span if mention else self.span(span))

    def link(self, link: SourceLink) -> SourceLink:
        return replace(link, span=self.span(link.span), via=self.via(link.via))

    def via(self, carriers: tuple[Carrier, ...]) -> tuple[Carrier, ...]:
        return tuple(replace(c, span=self.span(c.span)) for c in carriers)

    def unconfirmed(self, row: NotConfirmed) -> NotConfirmed | None:
        span = self.span(row.span)
        return replace(row, span=span) if span else None

    def quote(self, quote: Quote) -> Quote:
        return replace(
            quote,
            source=replace(quote.source, spans=self.spans(quote.source.spans)),
            cue=Spans(self.spans(quote.cue.spans)),
            content=Spans(self.spans(quote.content.spans)),
            via=self.via(quote.via),
        )

    def voice(self, voice: Voice) -> Voice:
        sentences = tuple(s for s in voice.sentences if s.start >= self.shift)
        marks = tuple(m for m in voice.marks if m.start >= self.shift)
        return replace(
            voice,
            sentences=tuple(replace(s, start=s.start - self.shift, end=s.end - self.shift) for s in sentences),
            marks=tuple(replace(m, start=m.start - self.shift, end=m.end - self.shift) for m in marks),
        )
