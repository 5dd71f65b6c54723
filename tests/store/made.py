"""Readings of invented texts, made by hand: what a store is filled with in these tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.document import Document
from communique.export.records import to_json
from communique.records import (
    Contact,
    DateValue,
    Entity,
    MadeBy,
    Mention,
    Participant,
    Place,
    Quote,
    QuoteSource,
    Reading,
    SourceLink,
    Spans,
    Voice,
)
from communique.spans import Span, span_of
from communique.store.prepared import Entry

Party = tuple[str, str | None, str | None]
"""Name, office, and country or body."""
MARR: Party = ("Ada Marr", "President", "Veldania")
VOS: Party = ("Henrik Vos", "Chancellor", "Ostmark")


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return span_of(text, start, start + len(words))


def reading(
    *parties: Party,
    text: str | None = None,
    kind: Any = "meeting",
    status: Any = "held",
    date: str | None = None,
    place: tuple[str, str | None] | None = None,
    topic: str | None = None,
    said: str | None = None,
    source: str | None = None,
    extra: Sequence[Entity] = (),
    **document: Any,
) -> Reading:
    """A reading with one contact of these people, and one quote of the first of them when something is ``said``.

    The text is made of what is given; more ``text`` may stand behind.
    """
    parts = [f"{name}, {office} of {of}." for name, office, of in parties]
    parts += [words for words in ((place or [None])[0], topic, said and f'"{said}"', source, text) if words]
    whole = "They met. " + " ".join(parts)
    people = [entity(whole, f"e{i}", name, "person", office, of) for i, (name, office, of) in enumerate(parties, 1)]
    lands = [of for of in dict.fromkeys(of for _, _, of in parties) if of]
    people += [entity(whole, f"e{i}", of, "country") for i, of in enumerate(lands, len(parties) + 1)]
    contact = Contact(
        "c1",
        kind,
        status,
        True,
        at(whole, "met"),
        tuple(
            Participant(f"e{i}", name, office, of, "person", at(whole, name))
            for i, (name, office, of) in enumerate(parties, 1)
        ),
        Place(place[0], at(whole, place[0]), place[1]) if place else None,
        DateValue(date, None, "day", "stated") if date else None,
        topics=(at(whole, topic),) if topic else (),
        on_word_of=(SourceLink(source, None, at(whole, source)),) if source else (),
    )
    quotes = ()
    if said:
        speaker = QuoteSource("e1", parties[0][0], (at(whole, parties[0][0]),))
        quotes = (Quote("q1", "direct", speaker, Spans(), Spans((at(whole, said),))),)
    told = Document(whole, **{"name": "text", "language": "en", **document})
    return Reading(told, (*people, *extra), (contact,), quotes, Voice(), (), MadeBy("test"))


def entity(
    text: str, id: str, name: str, type: Any = "person", office: str | None = None, of: str | None = None
) -> Entity:
    start = text.index(name) if name in text else 0
    mention = Mention(start, start + len(name) if name in text else 0, name if name in text else "", "name")
    return Entity(id, type, name, office, of, (mention,))


def entry(read: Reading, **more: Any) -> Entry:
    return Entry(read, to_json(read).encode(), **more)


def named(*people: Party, type: Any = "person", **document: Any) -> Entry:
    """An entry of a text that only names these."""
    text = document.pop("text", "") + " ".join(name for name, _, _ in people)
    entities = tuple(entity(text, f"e{i}", p[0], type, p[1], p[2]) for i, p in enumerate(people, 1))
    lands = tuple(
        Entity(f"c{i}", "country", of, mentions=(Mention(0, 0, "", "name"),))
        for i, of in enumerate(dict.fromkeys(of for _, _, of in people if of))
    )
    told = Document(text, **{"name": "text", **document})
    return entry(Reading(told, (*entities, *lands), (), (), Voice(), (), MadeBy("test")))
