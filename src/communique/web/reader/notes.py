"""What the margin says of each record: a heading, a few lines, and why the record was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.export.opinion import judgements
from communique.export.speakers import speaker
from communique.export.visible import shortened
from communique.export.wording import SILENCES, carrier, chain, counted, described, kind_and_status, role, when, where
from communique.reasons import Reason
from communique.records import Contact, Entity, Quote, Reading
from communique.web.reader.stretches import Layer, silence_note, source_note

MOST_PEOPLE = 6
FIRST_WORDS = 28
"""Code points of a judging sentence that stand for it."""
HEADINGS = {"scare_quotes": "Scare quotes", "loaded": "Loaded words", "hedge": "Hedges"}
TYPES = {"person": "person", "institution": "institution", "country": "country", "place": "place", "group": "group"}


@dataclass(frozen=True, slots=True)
class Note:
    """One note: ``at`` is the code point that it stands level with, ``lines`` pairs of a label and words.

    ``kind`` is the class of its mark in the text; ``after`` follows the heading less loudly.
    """

    id: str
    at: int
    layer: Layer
    kind: str
    heading: str
    after: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    reasons: tuple[Reason, ...] = ()


def notes(reading: Reading) -> list[Note]:
    """Every note of a reading, in the order of the text."""
    entities = {e.id: e for e in reading.entities}
    found = [note for contact in reading.contacts for note in _of_contact(contact, reading)]
    found += [_of_quote(quote, entities) for quote in reading.quotes]
    found += _of_voice(reading)
    found += [_of_entity(entity) for entity in reading.entities if entity.mentions]
    return sorted(found, key=lambda note: note.at)


def _of_contact(contact: Contact, reading: Reading) -> Iterator[Note]:
    parties = contact.participants
    at = contact.trigger.start if contact.trigger else next((p.span.start for p in parties if p.span), 0)
    yield Note(
        contact.id,
        at,
        "contacts",
        "contact",
        kind_and_status(contact),
        "main contact" if contact.main else "",
        tuple(_lines(contact)),
        contact.reasons,
    )
    for i, link in enumerate(contact.on_word_of, 1):
        words = chain(link, reading)
        place = link.span.start if link.span else at
        yield Note(source_note(contact, i), place, "sources", "word", "On the word of", "", (("", words),))
    for i, row in enumerate(contact.not_confirmed_by, 1):
        line = ("", f"{row.name} {SILENCES[row.how]}")
        yield Note(silence_note(contact, i), row.span.start, "sources", "silence", "Not confirmed", "", (line,))


def _lines(contact: Contact) -> Iterator[tuple[str, str]]:
    parties = contact.participants
    left_out = len(parties) - MOST_PEOPLE
    who = "; ".join(described(p) for p in parties[:MOST_PEOPLE])
    yield "who", who + (f"; and {left_out} more" if left_out > 0 else "") if parties else "not stated"
    if contact.date:
        yield "when", when(contact.date)
    if contact.place:
        yield "where", where(contact.place)
    if contact.not_heard:
        yield "not heard", ", ".join(row.name for row in contact.not_heard)


def _of_quote(quote: Quote, entities: dict[str, Entity]) -> Note:
    name, office = speaker(quote, entities)
    spans = quote.content.spans or quote.cue.spans or quote.source.spans
    lines = [("through", ", ".join(map(carrier, quote.via)))] if quote.via else []
    cue = " … ".join(s.text for s in quote.cue.spans)
    how = f"{quote.kind} quote" + (f", “{cue}”" if cue else "")
    inside = ", inside another quote" if quote.part_of else ""
    lines.insert(0, ("", how + inside))
    at = spans[0].start if spans else 0
    return Note(quote.id, at, "quotes", "quote", name, office.removeprefix(", "), tuple(lines), quote.reasons)


def _of_voice(reading: Reading) -> Iterator[Note]:
    for i, sentence in enumerate(judgements(reading), 1):
        reason = Reason("voice.subjective", "", sentence.subjective)
        words = shortened(reading.document.text[sentence.start : sentence.end], FIRST_WORDS)
        yield Note(f"s{i}", sentence.start, "voice", "judging", "Judges or appeals", words, reasons=(reason,))
    for i, mark in enumerate(reading.voice.marks, 1):
        yield Note(f"v{i}", mark.start, "voice", mark.kind, HEADINGS[mark.kind], mark.text, reasons=mark.reasons)


def _of_entity(entity: Entity) -> Note:
    told = role(entity.name, entity.office, entity.of).removeprefix(", ")
    lines = (("", f"{TYPES[entity.type]}, {counted(len(entity.mentions), 'mention')}"),)
    return Note(entity.id, entity.mentions[0].start, "people", "person", entity.name, told, lines)
