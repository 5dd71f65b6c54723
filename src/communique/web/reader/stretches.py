"""Which stretches of a text are marked, in which layer, for which record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from communique.export.opinion import judgements
from communique.records import Contact, Quote, Reading
from communique.spans import Span

Layer = Literal["contacts", "quotes", "sources", "voice", "people"]
LAYERS: tuple[Layer, ...] = ("contacts", "quotes", "sources", "voice", "people")
NAMES: dict[Layer, str] = {
    "contacts": "Contacts",
    "quotes": "Quotes",
    "sources": "Sources",
    "voice": "Author's voice",
    "people": "People",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch, ``[start, end)`` in code points: its layer, the kind of mark (a class of the page), and its note."""

    start: int
    end: int
    layer: Layer
    kind: str
    note: str


def stretches(reading: Reading) -> list[Marked]:
    """Every stretch of a reading that the page marks."""
    found: list[Marked] = []
    for contact in reading.contacts:
        found += _of_contact(contact)
        found += _of_sources(contact)
    for quote in reading.quotes:
        found += _of_quote(quote)
    found += _of_voice(reading)
    for entity in reading.entities:
        found += [Marked(m.start, m.end, "people", "person", entity.id) for m in entity.mentions]
    return found


def source_note(contact: Contact, number: int) -> str:
    """The id of the note on the so-manieth source of a contact."""
    return f"{contact.id}-word{number}"


def silence_note(contact: Contact, number: int) -> str:
    """The id of the note on the so-manieth party that has not confirmed a contact."""
    return f"{contact.id}-silent{number}"


def _marked(spans: Iterable[Span | None], layer: Layer, kind: str, note: str) -> Iterator[Marked]:
    return (Marked(s.start, s.end, layer, kind, note) for s in spans if s is not None)


def _of_contact(contact: Contact) -> Iterator[Marked]:
    yield from _marked((contact.trigger,), "contacts", "contact", contact.id)
    yield from _marked((p.span for p in contact.participants), "contacts", "party", contact.id)
    settings = (contact.date, contact.place)
    yield from _marked((x.span for x in settings if x is not None), "contacts", "setting", contact.id)
    yield from _marked((*contact.topics, *contact.outcomes), "contacts", "matter", contact.id)


def _of_sources(contact: Contact) -> Iterator[Marked]:
    for i, link in enumerate(contact.on_word_of, 1):
        spans = (link.span, *(via.span for via in link.via))
        yield from _marked(spans, "sources", "word", source_note(contact, i))
    for i, row in enumerate(contact.not_confirmed_by, 1):
        yield from _marked((row.span,), "sources", "silence", silence_note(contact, i))


def _of_quote(quote: Quote) -> Iterator[Marked]:
    yield from _marked(quote.content.spans, "quotes", "quote", quote.id)
    yield from _marked(quote.cue.spans, "quotes", "cue", quote.id)
    yield from _marked(quote.source.spans, "quotes", "speaker", quote.id)


def _of_voice(reading: Reading) -> Iterator[Marked]:
    for i, sentence in enumerate(judgements(reading), 1):
        yield Marked(sentence.start, sentence.end, "voice", "judging", f"s{i}")
    for i, mark in enumerate(reading.voice.marks, 1):
        yield Marked(mark.start, mark.end, "voice", mark.kind, f"v{i}")
