"""Readings to export: one made by hand with every field filled, hostile ones, and the examples as they are read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import communique
from communique.document import Document
from communique.errors import CommuniqueError
from communique.records import (
    Carrier,
    Codes,
    Contact,
    DateValue,
    MadeBy,
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
)
from communique.spans import span_of

from .full_reading import READING

EXAMPLES = Path(__file__).parents[2] / "examples"
EMPTY = Reading(Document("Nothing.", name="empty"), (), (), (), Voice(), (), MadeBy("0.1.0"))

HOSTILE = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =cmd|' /C calc'!A0",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff@x",
    "\u200f=1",
    "\uff1d1",
    " \uff0b1",
    "\uff0d1",
    "\uff20x",
    "\ufe661",
    "'=1",
    "''\t",
    "'quoted'",
    'a,b;c"d"\r\ne\nf\rg',
    "back\\slash; and \\; too",
    "nul\x00inside",
    "\x00=1",
    "half \ud83d and \ude00",
    "\ud83d\ude00",
    "\\u0000 \\ud83d \\u005c \\\\u0000 \\",
    "\\\x00",
    "\u202eright to left\u202c \u200f",
    "🙂 مرحبا 🙂",
    "",
    " ",
    "NULL",
    "\x85\u2028\u2029\x0b\x0c\x1c\x1d",
    "]]>--</script><b>",
)
"""Texts that spreadsheets, parsers and encoders stumble over."""


def hostile_reading(words: str) -> Reading:
    """A reading in which the words stand wherever a text can stand."""
    text = f"🙂{words}|{words} مرحبا"
    span = span_of(text, 1, 1 + len(words))
    other = span_of(text, 2 + len(words), 2 + 2 * len(words))
    carrier = Carrier(words, None, span)
    contact = Contact(
        "c1",
        "meeting",
        "held",
        True,
        span,
        (Participant(None, words, words, words, "person", span), Participant(None, words, None, None, "group", other)),
        Place(words, span, "UZ", -33.5, -70.25),
        DateValue("2023-02", span, "month", "stated"),
        (span, other),
        (other,),
        (SourceLink(words, None, span, (carrier,)),),
        (NotConfirmed(words, None, span, "silent"),),
        (NotHeard(words, None),),
        Codes("CONSULT", None, "040"),
    )
    quote = Quote(
        "q1", "direct", QuoteSource(None, words, (span,)), Spans((other,)), Spans((span, other)), (carrier,), words
    )
    voice = Voice((), (VoiceMark("loaded", span.start, span.end, span.text),), None)
    document = Document(text, name=words, title=words, outlet=words, url=words, published="2023-02-30", language="xx")
    return Reading(document, (), (contact,), (quote,), voice, (), MadeBy("0.1.0"))


@cache
def examples() -> tuple[Reading, ...]:
    """The texts of ``examples/``, read."""
    found = communique.read_all(sorted([*EXAMPLES.glob("*.txt"), EXAMPLES / "records.jsonl"]))
    return tuple(reading for reading in found if not isinstance(reading, CommuniqueError))


def samples() -> tuple[Reading, ...]:
    """All of them."""
    return (READING, EMPTY, *map(hostile_reading, HOSTILE), *examples())


def with_text_before(reading: Reading, before: str) -> Reading:
    """A reading with one mark, whose text has ``before`` in front of it."""
    text = f"{before}shameless"
    mark = VoiceMark("loaded", len(before), len(text), "shameless")
    return replace(reading, document=replace(reading.document, text=text), voice=Voice((), (mark,), None))
