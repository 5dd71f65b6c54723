"""Letters that arrive days after they were sent: a text that tells of the one day is of the other's contact."""

from __future__ import annotations

import re
from functools import cache

from communique import lang
from communique.records import Contact, Reading

LANGUAGE = "en"
ON_THE_WAY = 10
"""Days that a message handed over by an envoy or an ambassador is taken to have been on its way, at most."""
OPENING = 2
"""Sentences at the beginning that tell of the contact that a text is about."""


def is_received(reading: Reading, contact: Contact) -> bool:
    """Whether a text tells of a message on the day on which it was received: "was handed a letter", not "sent a cable".

    Both days are right for one message.
    """
    if contact.kind != "message" or contact.status != "held":
        return False
    words = _words_of(reading, contact)
    return bool(_pattern("received").search(words)) and not _pattern("sent").search(words)


def _words_of(reading: Reading, contact: Contact) -> str:
    """The sentences that tell of the contact and of its day."""
    spans = (contact.trigger, contact.date.span if contact.date else None)
    sentences = reading.voice.sentences
    told = {s for s in sentences for span in spans if span is not None and s.start <= span.start < s.end}
    if contact.main and contact.trigger is None:
        told |= set(sentences[:OPENING])
    text = reading.document.text
    return " ".join(text[s.start : s.end] for s in sorted(told, key=lambda s: s.start))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    forms = next(row["forms"] for row in lang.rows(LANGUAGE, "message_ways") if row["kind"] == kind)
    return re.compile(rf"\b(?:{'|'.join(forms.split(', '))})\b", re.I)
