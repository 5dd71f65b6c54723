"""The spans of a reading as layers over its text, and the text cut where a layer begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol, TypeVar

from communique.export.speakers import speaker
from communique.export.wording import carrier, described, kind_and_status
from communique.records import Quote, Reading
from communique.spans import Span

LayerKind = Literal["contact", "participant", "quote", "cue", "source", "scare_quotes", "loaded", "hedge"]
MARKS = {"scare_quotes": "scare quotes", "loaded": "loaded word", "hedge": "hedge"}


@dataclass(frozen=True, slots=True)
class Layer:
    """What one span means: its kind, and words that say it (not yet escaped)."""

    start: int
    end: int
    kind: LayerKind
    title: str


class Stretch(Protocol):
    """What lies over a stretch of a text, ``[start, end)`` in code points."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Stretch)


def layers(reading: Reading) -> list[Layer]:
    """Every span of contacts, quotes and marks that a reader wants to see in the text."""
    return [*_of_contacts(reading), *_of_quotes(reading), *_of_marks(reading)]


def segments(found: Iterable[S], length: int, first: int = 0) -> Iterator[tuple[int, int, tuple[S, ...]]]:
    """The text in pieces ``[start, end)``, each with the layers that lie over it, in text order.

    Layers may nest and cross; what lies before ``first`` or beyond ``length`` is left out.
    """
    inside = [x for x in found if max(x.start, first) < min(x.end, length)]
    starts = sorted(inside, key=lambda x: x.start)
    edges = sorted({first, length, *(max(x.start, first) for x in inside), *(min(x.end, length) for x in inside)})
    active: list[S] = []
    at = 0
    for start, end in pairwise(edges):
        active = [x for x in active if x.end > start]
        while at < len(starts) and starts[at].start <= start:
            active.append(starts[at])
            at += 1
        yield start, end, tuple(active)


def _layer(span: Span, kind: LayerKind, title: str) -> Layer:
    return Layer(span.start, span.end, kind, title)


def _of_contacts(reading: Reading) -> Iterator[Layer]:
    for contact in reading.contacts:
        if contact.trigger:
            yield _layer(contact.trigger, "contact", f"contact {contact.id}: {kind_and_status(contact)}")
        for who in contact.participants:
            if who.span:
                yield _layer(who.span, "participant", f"in contact {contact.id}: {described(who)}")


def _of_quotes(reading: Reading) -> Iterator[Layer]:
    entities = {e.id: e for e in reading.entities}
    for quote in reading.quotes:
        name, office = speaker(quote, entities)
        title = f"{quote.kind} quote {quote.id}: {name}{office}{_through(quote)}"
        yield from (_layer(s, "quote", title) for s in quote.content.spans)
        yield from (_layer(s, "cue", f"cue of {quote.id}") for s in quote.cue.spans)
        yield from (_layer(s, "source", f"source of {quote.id}: {name}") for s in quote.source.spans)


def _through(quote: Quote) -> str:
    return f", through {', '.join(map(carrier, quote.via))}" if quote.via else ""


def _of_marks(reading: Reading) -> Iterator[Layer]:
    for mark in reading.voice.marks:
        yield Layer(mark.start, mark.end, mark.kind, MARKS[mark.kind])
