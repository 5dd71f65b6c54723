"""The records of a reading that stand somewhere in its text: what kind each is, where, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.export.speakers import speaker
from communique.export.wording import SILENCES, carrier, described, kind_and_status, when, where
from communique.records import Contact, Entity, Quote, Reading
from communique.spans import Span

MARKS = {"scare_quotes": "scare quotes", "loaded": "loaded word", "hedge": "hedge"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """One place of one record. ``path`` is its own within the reading (``c1/participants/0``) and stays the same."""

    path: str
    kind: str
    span: Span
    says: str


def annotated(reading: Reading) -> Iterator[Annotated]:
    """Every place of contacts, quotes and marks of the author's voice, in the order of the records."""
    for contact in reading.contacts:
        yield from _of_contact(contact)
    entities = {entity.id: entity for entity in reading.entities}
    for quote in reading.quotes:
        yield from _of_quote(quote, entities)
    for i, mark in enumerate(reading.voice.marks):
        span = Span(mark.start, mark.end, mark.text)
        yield Annotated(f"voice/marks/{i}", mark.kind, span, f"{MARKS[mark.kind]} in the author's own voice")


def _of_contact(contact: Contact) -> Iterator[Annotated]:
    told = f"{kind_and_status(contact)} ({contact.id})"
    if contact.trigger:
        yield Annotated(f"{contact.id}/trigger", "contact", contact.trigger, told)
    for i, who in enumerate(contact.participants):
        if who.span:
            path = f"{contact.id}/participants/{i}"
            yield Annotated(path, "participant", who.span, f"{described(who)}: participant; {told}")
    if contact.place and contact.place.span:
        yield Annotated(f"{contact.id}/place", "place", contact.place.span, f"{where(contact.place)}: place; {told}")
    if contact.date and contact.date.span:
        yield Annotated(f"{contact.id}/date", "date", contact.date.span, f"{when(contact.date)}: date; {told}")
    for i, span in enumerate(contact.topics):
        yield Annotated(f"{contact.id}/topics/{i}", "topic", span, f"what it was about; {told}")
    for i, span in enumerate(contact.outcomes):
        yield Annotated(f"{contact.id}/outcomes/{i}", "outcome", span, f"what came of it; {told}")
    yield from _on_word_of(contact, told)


def _on_word_of(contact: Contact, told: str) -> Iterator[Annotated]:
    for i, link in enumerate(contact.on_word_of):
        path = f"{contact.id}/on_word_of/{i}"
        if link.span:
            yield Annotated(path, "on_word_of", link.span, f"on the word of {link.name}; {told}")
        for j, via in enumerate(link.via):
            if via.span:
                yield Annotated(f"{path}/via/{j}", "carrier", via.span, f"through {carrier(via)}; {told}")
    for i, row in enumerate(contact.not_confirmed_by):
        path = f"{contact.id}/not_confirmed_by/{i}"
        yield Annotated(path, "not_confirmed_by", row.span, f"{row.name} {SILENCES[row.how]}; {told}")


def _of_quote(quote: Quote, entities: dict[str, Entity]) -> Iterator[Annotated]:
    name, office = speaker(quote, entities)
    told = f"{quote.kind} quote of {name}{office} ({quote.id})"
    parts = (
        ("source", "quote_source", quote.source.spans, "who speaks"),
        ("cue", "quote_cue", quote.cue.spans, "says that it is said"),
        ("content", "quote_content", quote.content.spans, "what is said"),
    )
    for part, kind, spans, what in parts:
        for i, span in enumerate(spans):
            yield Annotated(f"{quote.id}/{part}/{i}", kind, span, f"{what}; {told}")
    for i, via in enumerate(quote.via):
        if via.span:
            yield Annotated(f"{quote.id}/via/{i}", "carrier", via.span, f"through {carrier(via)}; {told}")
