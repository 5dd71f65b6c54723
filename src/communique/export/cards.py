"""The contacts of a reading as cards: the main one in full, the others in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.export.items import BLANK, Item, Part, cut, heading, item, more
from communique.export.visible import shortened
from communique.export.wording import (
    SILENCES,
    chain,
    described,
    kind_and_status,
    own_word,
    role,
    when,
    where,
)
from communique.records import Contact, Participant, Reading
from communique.spans import Span

MOST_PEOPLE = 8
MOST_OTHERS = 8
"""Participants of a card, and cards beside the main one, that are shown unless everything is asked for."""
LONGEST = 250
"""Code points of a topic or an outcome that are shown unless everything is asked for."""


def contact_items(reading: Reading, everything: bool = False) -> Iterator[Item]:
    """The section on contacts: the main contact first, then the others in text order."""
    found = ordered(reading.contacts)
    if not found:
        yield from heading("Contacts")
        yield item("", "No contact between officials is reported.", level=1)
        return
    others = found[1:]
    yield from heading("Contacts", f"{len(found):,}" if others else "")
    yield from _full_card(found[0], reading, everything)
    shown = cut(others, MOST_OTHERS, everything)
    for contact in others[:shown]:
        yield BLANK
        yield from _short_card(contact, reading, everything)
    yield from more(len(others) - shown, "contact", level=1)


def ordered(contacts: Iterable[Contact]) -> list[Contact]:
    """The main contact first, the others in the order of the reading."""
    return sorted(contacts, key=lambda c: not c.main)


def _full_card(contact: Contact, reading: Reading, everything: bool) -> Iterator[Item]:
    yield _name_of_card(contact)
    yield from _people(contact.participants, everything)
    yield item("when", when(contact.date), contact.date.span if contact.date else None)
    yield item("where", where(contact.place), contact.place.span if contact.place else None)
    yield _about(contact, everything) if contact.topics else item("about", "not stated")
    yield from _results(contact.outcomes, everything) or [item("came of it", "nothing reported")]
    yield from _on_whose_word(contact, reading)
    yield from _silences(contact, everything)


def _short_card(contact: Contact, reading: Reading, everything: bool) -> Iterator[Item]:
    yield _name_of_card(contact)
    if contact.participants:
        shown = contact.participants[: cut(contact.participants, MOST_PEOPLE, everything)]
        left_out = len(contact.participants) - len(shown)
        words = "; ".join(map(described, shown)) + (f"; and {left_out} more" if left_out else "")
        yield item("who", words, *(p.span for p in shown))
    if contact.date:
        yield item("when", when(contact.date), contact.date.span)
    if contact.place:
        yield item("where", where(contact.place), contact.place.span)
    if contact.topics:
        yield _about(contact, everything)
    yield from _results(contact.outcomes, everything)
    if contact.on_word_of:
        yield from _on_whose_word(contact, reading)
    yield from _silences(contact, everything, only_said=True)


def _name_of_card(contact: Contact) -> Item:
    spans = (contact.trigger,) if contact.trigger else ()
    return Item("", (Part(kind_and_status(contact), "heading"),), 1, spans, contact.reasons)


def _people(participants: tuple[Participant, ...], everything: bool) -> Iterator[Item]:
    if not participants:
        yield item("who", "not stated")
    shown = cut(participants, MOST_PEOPLE, everything)
    for i, who in enumerate(participants[:shown]):
        parts = (Part(who.name, "name"), Part(role(who.name, who.office, who.of)))
        yield Item("" if i else "who", parts, 2, (who.span,) if who.span else ())
    yield from more(len(participants) - shown, "participant")


def _about(contact: Contact, everything: bool) -> Item:
    return item("about", "; ".join(_words(s, everything) for s in contact.topics), *contact.topics)


def _results(outcomes: tuple[Span, ...], everything: bool) -> list[Item]:
    return [item("" if i else "came of it", _words(s, everything), s) for i, s in enumerate(outcomes)]


def _words(span: Span, everything: bool) -> str:
    return span.text if everything else shortened(span.text, LONGEST)


def _on_whose_word(contact: Contact, reading: Reading) -> Iterator[Item]:
    if not contact.on_word_of:
        yield item("on the word of", own_word(reading))
    for i, link in enumerate(contact.on_word_of):
        yield item("" if i else "on the word of", chain(link, reading), link.span, *(v.span for v in link.via))


def _silences(contact: Contact, everything: bool, *, only_said: bool = False) -> Iterator[Item]:
    for i, row in enumerate(contact.not_confirmed_by):
        yield item("" if i else "not confirmed", f"{row.name}: {SILENCES[row.how]}", row.span, style="warning")
    if contact.not_heard and not only_said:
        names = [row.name for row in contact.not_heard]
        shown = cut(names, MOST_PEOPLE, everything)
        left_out = f" and {len(names) - shown:,} more" if shown < len(names) else ""
        yield item("not heard", f"{'; '.join(names[:shown])}{left_out} (no word of theirs in this text)")
