"""Readings made by hand for the pages: every field of a record holds what a test wants it to hold."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from communique.document import Document
from communique.export.records import to_json
from communique.keeping import keep
from communique.reader import Reader, made_by
from communique.reasons import Reason
from communique.records import (
    Carrier,
    Contact,
    DateValue,
    Entity,
    Mention,
    NotConfirmed,
    NotHeard,
    Participant,
    Place,
    Quote,
    QuoteSource,
    Reading,
    SourceLink,
    Spans,
    Voice,
    VoiceMark,
    VoiceSentence,
    Warning,
)
from communique.spans import Span
from communique.store.store import Store


def hostile(payload: str, number: int) -> Reading:
    """A reading in which every word of a text, a name or a field is the payload."""
    text = f"{payload}\n{number}"
    span = Span(0, len(payload), payload)
    day = f"2024-05-{number % 28 + 1:02}"
    document = Document(text, f"n{number}-{payload}", payload, payload, payload, payload, day, "en")
    mention = Mention(0, len(payload), payload, "name")
    people = tuple(Entity(f"e{i}", "person", f"{payload}{i}", payload, payload, (mention,)) for i in (1, 2))
    parties = tuple(Participant(e.id, e.name, payload, payload, "person", span) for e in people)
    reasons = (Reason("contacts.met", payload, 0.9),)
    contact = Contact(
        "c1",
        "meeting",
        "held",
        True,
        span,
        parties,
        Place(payload, span, None, 48.2, 16.4),
        DateValue(day, span, "day", "stated"),
        (span,),
        (span,),
        (SourceLink(payload, "e1", span, (Carrier(payload, day, span),)),),
        (NotConfirmed(payload, "e2", span, "silent"),),
        (NotHeard(payload, "e2"),),
        reasons=reasons,
    )
    source = QuoteSource("e1", payload, (span,))
    quote = Quote("q1", "direct", source, Spans((span,)), Spans((span,)), (Carrier(payload, day, span),), None, reasons)
    voice = Voice(
        (VoiceSentence(0, len(payload), "author", 0.9),), (VoiceMark("loaded", 0, len(payload), payload, reasons),), 0.5
    )
    return Reading(document, people, (contact,), (quote,), voice, (Warning("W303", payload, span),), made_by())


def stored(path: Path, readings: list[Reading]) -> None:
    """A new store with these readings."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(f"{to_json(each)}\n" for each in readings), encoding="utf-8")
    with Store(path, create=True) as store, closing(keep(store, [lines], None, Reader())) as kept:
        for outcome in kept:
            assert not isinstance(outcome, Exception), outcome


def hostile_store(path: Path, payloads: list[str]) -> None:
    """A new store with a text for each payload, and for two of them another account of the same contact."""
    readings = [hostile(payload, number) for number, payload in enumerate(payloads)]
    again = [
        replace(
            each, document=replace(each.document, text=f"{each.document.text} again", name=f"{each.document.name}b")
        )
        for each in readings[:2]
    ]
    stored(path, [*readings, *again])
