"""The contacts and quotes of a reading as rows of their tables, filed under the words that they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert

from communique.lang.folding import folded
from communique.records import Contact, Participant, Quote, Reading
from communique.store import schema, sqlite
from communique.store.bearers import countries_of
from communique.store.plain import country_key, first_and_last_day, storable

LONGEST = 500
"""Characters of a quote's content, or of a contact's topics, that a list shows; the reading has the rest."""
APART = " … "
BREAK = "xx00xx"


def insert_contacts(
    connection: Connection, document_id: int, reading: Reading, people: Mapping[str, int], sketches: Mapping[str, str]
) -> None:
    """The contacts with their participants; ``people`` are ids by entity, ``sketches`` texts by contact."""
    countries = countries_of(reading)
    parties: list[dict[str, Any]] = []
    words: list[dict[str, str | int]] = []
    for contact in reading.contacts:
        row = _contact(contact) | {"document_id": document_id, "sketch": storable(sketches.get(contact.id))}
        id = connection.execute(insert(schema.contacts).returning(schema.contacts.c.id), row).scalar_one()
        parties += [_participant(p, countries, people) | {"contact_id": id} for p in contact.participants]
        words.append({"rowid": id, **_contact_words(contact)})
    if parties:
        connection.execute(insert(schema.participants), parties)
    sqlite.insert_words(connection, "contact_words", words)


def insert_quotes(connection: Connection, document_id: int, reading: Reading, people: Mapping[str, int]) -> None:
    """The quotes with their sources; ``people`` are ids by entity."""
    published = first_and_last_day(reading.document.published)[0]
    words: list[dict[str, str | int]] = []
    for quote in reading.quotes:
        row = _quote(quote, people) | {"document_id": document_id, "published": published}
        id = connection.execute(insert(schema.quotes).returning(schema.quotes.c.id), row).scalar_one()
        words.append({"rowid": id, "source": folded(quote.source.name or ""), "content": folded(_content(quote))})
    sqlite.insert_words(connection, "quote_words", words)


def _contact(contact: Contact) -> dict[str, Any]:
    date = contact.date.value if contact.date else None
    first, last = first_and_last_day(date)
    # a contact that the headline alone tells has no place in the text
    main = contact.trigger or next((p.span for p in contact.participants if p.span), None)
    return {
        "record": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "main": contact.main,
        "date": date,
        "date_first": first,
        "date_last": last,
        "place": storable(contact.place.name) if contact.place else None,
        "country": contact.place.country if contact.place else None,
        "topics": storable("; ".join(t.text for t in contact.topics), LONGEST) or None,
        "words": storable(main.text) if main else None,
        "start": main.start if main else None,
        "end": main.end if main else None,
        "plover": contact.codes.plover,
        "plover_mode": contact.codes.plover_mode,
    }


def _contact_words(contact: Contact) -> dict[str, str]:
    """What a contact is found by, part by part."""
    parties = contact.participants
    sources = [name for link in contact.on_word_of for name in (link.name, *(via.name for via in link.via))]
    return {
        "names": _joined(p.name for p in parties),
        "offices": _joined(part for p in parties for part in (p.office, p.of) if part),
        "place": folded(contact.place.name) if contact.place else "",
        "topics": _joined(t.text for t in (*contact.topics, *contact.outcomes)),
        "sources": _joined(sources),
    }


def _participant(party: Participant, countries: Mapping[str, str], people: Mapping[str, int]) -> dict[str, Any]:
    country = countries.get(party.entity or "") or (party.name if party.type == "country" else party.of)
    return {
        "name": storable(party.name),
        "office": storable(party.office),
        "of": storable(party.of),
        "country_key": country_key(country),
        "type": party.type,
        "person_id": people.get(party.entity or ""),
        "start": party.span.start if party.span else None,
        "end": party.span.end if party.span else None,
    }


def _quote(quote: Quote, people: Mapping[str, int]) -> dict[str, Any]:
    spans = quote.content.spans
    return {
        "record": quote.id,
        "kind": quote.kind,
        "source": storable(quote.source.name),
        "source_key": folded(quote.source.name or ""),
        "person_id": people.get(quote.source.entity or ""),
        "content": storable(_content(quote), LONGEST),
        "start": spans[0].start if spans else None,
        "end": spans[-1].end if spans else None,
    }


def _content(quote: Quote) -> str:
    return APART.join(span.text for span in quote.content.spans)


def _joined(texts: Iterable[str]) -> str:
    """The folded texts, a word between them that is never sought, so that no phrase reaches over two of them."""
    return f" {BREAK} ".join(folded(text) for text in texts)
