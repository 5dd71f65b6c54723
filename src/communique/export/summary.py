"""The top and the end of a report: what it is, what it says in short, and its warnings."""

from __future__ import annotations

from collections.abc import Iterator

from communique.export.cards import ordered
from communique.export.items import BLANK, Item, Part, cut, heading, item, more
from communique.export.opinion import judgements
from communique.export.speakers import by_speaker, is_authors, speaker
from communique.export.wording import (
    KINDS,
    SILENCES,
    STATUSES,
    chain,
    counted,
    day,
    headline,
    own_word,
    percent,
)
from communique.records import Contact, Reading, Warning

MOST_NAMES = 3
MOST_WARNINGS = 3
"""Names in one line, and warnings of one code."""


def was_read(reading: Reading) -> bool:
    """Whether there was anything to read, in a language that is read: then an empty list means that nothing is said."""
    return bool(reading.voice.sentences or reading.contacts or reading.quotes)


def top_items(reading: Reading) -> Iterator[Item]:
    """The title, where the text is from, and the reading in short."""
    yield item("", headline(reading), style="title", level=0)
    yield item("", _origin(reading), style="quiet", level=0)
    yield BLANK
    if not was_read(reading):
        yield item("in short", "nothing was read" + (": see the warnings" if reading.warnings else ""), level=1)
        return
    yield from _in_short(reading)


def warning_items(reading: Reading, everything: bool = False) -> Iterator[Item]:
    """What a careful reader must know of this reading, by code; nothing where there is nothing."""
    if not reading.warnings:
        return
    yield from heading("Warnings")
    by_code: dict[str, list[Warning]] = {}
    for warning in reading.warnings:
        by_code.setdefault(warning.code, []).append(warning)
    for code, warnings in by_code.items():
        shown = cut(warnings, MOST_WARNINGS, everything)
        for i, warning in enumerate(warnings[:shown]):
            yield item("" if i else code, warning.message, warning.span, style="warning")
        yield from more(len(warnings) - shown, f"{code} warning")
    yield item("", f"What a code means and what to do: communique explain {next(iter(by_code))}", style="quiet")


def _origin(reading: Reading) -> str:
    document = reading.document
    published = day(document.published) if document.published else "no publication date"
    words = counted(len(document.text.split()), "word")
    return ", ".join(x for x in (document.author, document.outlet, published, words) if x)


def _in_short(reading: Reading) -> Iterator[Item]:
    contacts = ordered(reading.contacts)
    if contacts:
        main = contacts[0]
        yield Item("reported", (Part(_what(main), "name"), Part(_beside(contacts[1:]))), 1)
        yield item("on whose word", _word(main, reading), level=1)
        if main.not_confirmed_by:
            yield item("not confirmed", _unconfirmed(main), style="warning", level=1)
    else:
        yield item("reported", "no contact between officials", level=1)
    if not all(map(is_authors, reading.quotes)):
        yield item("quoted", _quoted(reading), level=1)
    yield item("opinion", _opinion(reading), level=1)


def _what(contact: Contact) -> str:
    kind, status = KINDS[contact.kind], STATUSES.get(contact.status, contact.status)
    names = [p.name for p in contact.participants]
    left_out = len(names) - MOST_NAMES
    who = ", ".join(names[:MOST_NAMES]) + (f" and {left_out} more" if left_out > 0 else "")
    return f"{kind} ({status}): {who or 'participants not stated'}"


def _beside(others: list[Contact]) -> str:
    return f"; {counted(len(others), 'other contact')} mentioned" if others else ""


def _word(contact: Contact, reading: Reading) -> str:
    if not contact.on_word_of:
        return own_word(reading)
    return "; ".join(chain(link, reading) for link in contact.on_word_of)


def _unconfirmed(contact: Contact) -> str:
    return "; ".join(f"{row.name} ({SILENCES[row.how]})" for row in contact.not_confirmed_by)


def _quoted(reading: Reading) -> str:
    entities = {e.id: e for e in reading.entities}
    groups = [quotes for quotes in by_speaker(reading.quotes) if not is_authors(quotes[0])]
    often = sorted(groups, key=len, reverse=True)[:MOST_NAMES]
    names = [f"{speaker(quotes[0], entities)[0]} ({len(quotes)})" for quotes in often]
    left_out = len(groups) - len(often)
    return ", ".join(names) + (f" and {counted(left_out, 'other')}" if left_out else "")


def _opinion(reading: Reading) -> str:
    voice = reading.voice
    own = "" if voice.author_share is None else f"{percent(voice.author_share)} of the words are the author's own; "
    number = len(judgements(reading))
    verb = "judges or appeals" if number < 2 else "judge or appeal"
    judging = f"{counted(number, 'sentence') if number else 'no sentence'} {verb}"
    kinds = (("loaded", "loaded word"), ("scare_quotes", "scare quote"), ("hedge", "hedge"))
    marks = [counted(n, one) for kind, one in kinds if (n := sum(m.kind == kind for m in voice.marks))]
    return own + ", ".join([judging, *marks])
