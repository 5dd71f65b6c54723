"""The contacts and quotes of a reading as rows of their tables, filed under the words that they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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

Row = dict[str, Any]
CONTACTS, PARTICIPANTS, QUOTES = insert(schema.contacts), insert(schema.participants), insert(schema.quotes)


@dataclass(frozen=True, slots=True)
class ContactRows:
    """A contact as it is written: its row, the rows and entities of its participants, the words to find it by."""

    row: Row
    parties: tuple[tuple[Row, str | None], ...]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuoteRows:
    """A quote as it is written: its row, the entity of its source, the words to find it by."""

    row: Row
    entity: str | None
    words: dict[str, str]


def contact_rows(reading: Reading, sketches: Mapping[str, str]) -> tuple[ContactRows, ...]:
    """The contacts of a reading; ``sketches`` are texts by contact."""
    countries = countries_of(reading)
    return tuple(
        ContactRows(
            _contact(contact) | {"sketch": storable(sketches.get(contact.id))},
            tuple((_participant(p, countries), p.entity) for p in contact.participants),
            _contact_words(contact),
        )
        for contact in reading.contacts
    )


def quote_rows(reading: Reading) -> tuple[QuoteRows, ...]:
    """The quotes of a reading."""
    return tuple(
        QuoteRows(
            _quote(quote),
            quote.source.entity,
            {"source": folded(quote.source.name or ""), "content": folded(_content(quote))},
        )
        for quote in reading.quotes
    )


def insert_contacts(
    connection: Connection, document_id: int, contacts: Sequence[ContactRows], people: Mapping[str, int]
) -> None:
    """Write the contacts of a document; ``people`` are ids by entity."""
    if not contacts:
        return
    numbered = list(enumerate(contacts, sqlite.next_id(connection, schema.contacts)))
    connection.execute(CONTACTS, [c.row | {"id": id, "document_id": document_id} for id, c in numbered])
    parties = [
        row | {"contact_id": id, "person_id": people.get(entity or "")}
        for id, c in numbered
        for row, entity in c.parties
    ]
    if parties:
        connection.execute(PARTICIPANTS, parties)
    sqlite.insert_words(connection, "contact_words", [{"rowid": id, **c.words} for id, c in numbered])


def insert_quotes(
    connection: Connection, document_id: int, published: str, quotes: Sequence[QuoteRows], people: Mapping[str, int]
) -> None:
    """Write the quotes of a document that was published on this ISO day; ``people`` are ids by entity."""
    if not quotes:
        return
    numbered = list(enumerate(quotes, sqlite.next_id(connection, schema.quotes)))
    own = {"document_id": document_id, "published": published}
    connection.execute(
        QUOTES, [q.row | own | {"id": id, "person_id": people.get(q.entity or "")} for id, q in numbered]
    )
    sqlite.insert_words(connection, "quote_words", [{"rowid": id, **q.words} for id, q in numbered])


def _contact(contact: Contact) -> Row:
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


def _participant(party: Participant, countries: Mapping[str, str]) -> Row:
    country = countries.get(party.entity or "") or (party.name if party.type == "country" else party.of)
    return {
        "name": storable(party.name),
        "office": storable(party.office),
        "of": storable(party.of),
        "country_key": country_key(country),
        "type": party.type,
        "start": party.span.start if party.span else None,
        "end": party.span.end if party.span else None,
    }


def _quote(quote: Quote) -> Row:
    spans = quote.content.spans
    return {
        "record": quote.id,
        "kind": quote.kind,
        "source": storable(quote.source.name),
        "source_key": folded(quote.source.name or ""),
        "content": storable(_content(quote), LONGEST),
        "start": spans[0].start if spans else None,
        "end": spans[-1].end if spans else None,
    }


def _content(quote: Quote) -> str:
    return APART.join(span.text for span in quote.content.spans)


def _joined(texts: Iterable[str]) -> str:
    """The folded texts, a word between them that is never sought, so that no phrase reaches over two of them."""
    return f" {BREAK} ".join(folded(text) for text in texts)
