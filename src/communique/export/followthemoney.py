"""Readings as FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and nomenklatura.

- An Article is a document. An Event is a contact **as one document tells it**: accounts of one contact stay apart,
  since merged they would no longer say who claims what; the dossier's id, a keyword, joins them.
- Its status, which FollowTheMoney has no property for, stands in its name, its keywords and the ``status`` of the
  Documentation that links it to the Article: a planned or denied meeting must not look like one that was held.
- Persons, institutions (PublicBody where the text says whose they are, else Organization) and other parties
  (LegalEntity) are those of one document too: that two documents mean the same person is for the tools that read
  this to find, with their user, not for us to assume.

Schemata and properties are those of FollowTheMoney 3 and 4 alike. Values are strings without control characters; a
lone surrogate, which these tools refuse, becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from communique.export.addresses import web_address
from communique.export.countries import country_of
from communique.export.json_lines import json_line
from communique.export.placing import Target, placed
from communique.export.stable_ids import document_key, stable_id
from communique.export.tables import NO_DOSSIERS, Dossiers, main_span
from communique.export.wording import SILENCES, chain, headline, kind_and_status, role
from communique.records import Contact, Entity, EntityType, Participant, Reading

LANGUAGES: Mapping[str, str] = {
    "en": "eng",
    "ru": "rus",
    "uz": "uzb",
    "ar": "ara",
    "fr": "fra",
    "de": "deu",
    "es": "spa",
}
"""ISO 639-1 to the three letters of FollowTheMoney, for languages that are told apart; others are left out."""
MOST_NAMES = 4
"""Participants named in an event's name; all of them are in ``involved``."""
UNNAMED = "name not stated"
"""An entity must have a name there; a record has an empty one only when it was made by hand."""
PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
SURROGATES = re.compile("[\ud800-\udfff]")
SCHEMATA: Mapping[EntityType, str] = {
    "person": "Person",
    "country": "LegalEntity",
    "place": "LegalEntity",
    "group": "LegalEntity",
}


class Made(TypedDict):
    """One entity: ``id`` (40 hexadecimal digits), schema, and lists of strings by property."""

    id: str
    schema: str
    properties: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Ground:
    """A reading, what tells its document apart, and the id of its article: made once, since digests take time."""

    reading: Reading
    key: tuple[str, str, str]
    article: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in contacts or is quoted: what the reading says of them, and what they do in it."""

    id: str
    said: list[Participant | Entity] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


def entities(reading: Reading, dossiers: Dossiers = NO_DOSSIERS) -> Iterator[Made]:
    """The article, its parties, its events, and the links between them; each id once."""
    key = document_key(reading.document)
    ground = Ground(reading, key, stable_id("article", *key))
    yield _article(ground)
    parties = _parties(ground)
    for party in parties.values():
        yield _party(party, ground)
        for part in party.roles:
            yield _link(ground, party.id, {"role": [part]})
    for contact in reading.contacts:
        involved = [parties[_key(contact, i)].id for i in range(len(contact.participants))]
        event = _event(contact, ground, involved, dossiers)
        yield event
        told = main_span(contact)
        summary = [told.text] if told else []
        yield _link(ground, event["id"], {"role": ["reports"], "status": [contact.status], "summary": summary})


def write_entities(readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The entities of all readings, one a line; how many of each schema.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    counts: dict[str, int] = {}
    with placed(target) as stream:
        for reading in readings:
            for made in entities(reading, dossiers):
                stream.write(json_line(made) + b"\n")
                counts[made["schema"]] = counts.get(made["schema"], 0) + 1
    return counts


def _key(contact: Contact, at: int) -> str:
    return contact.participants[at].entity or f"{contact.id}/{at}"


def _parties(ground: Ground) -> dict[str, Party]:
    reading = ground.reading
    found: dict[str, Party] = {}

    def add(key: str, who: Participant | Entity, part: str) -> None:
        party = found.setdefault(key, Party(stable_id("party", *ground.key, key)))
        party.said.append(who)
        if part not in party.roles:
            party.roles.append(part)

    quoted = {quote.source.entity for quote in reading.quotes}
    for entity in reading.entities:
        if entity.id in quoted:
            add(entity.id, entity, "is quoted")
    for contact in reading.contacts:
        for i, who in enumerate(contact.participants):
            add(_key(contact, i), who, "is named in a contact")
    return found


def _article(ground: Ground) -> Made:
    document = ground.reading.document
    properties: dict[str, Iterable[str | None]] = {
        "name": [headline(ground.reading)],
        "title": [document.title],
        "fileName": [document.name],
        "author": [document.author],
        "language": [LANGUAGES.get(document.language or "")],
        "publishedAt": [_date(document.published)],
        **_published(ground),
    }
    return _made(ground.article, "Article", properties)


def _published(ground: Ground) -> dict[str, Iterable[str | None]]:
    document = ground.reading.document
    return {"publisher": [document.outlet], "sourceUrl": [web_address(document.url)]}


def _party(party: Party, ground: Ground) -> Made:
    first = party.said[0]
    country = (country_of(who, ground.reading) for who in party.said)
    properties: dict[str, Iterable[str | None]] = {
        "name": [first.name if _clean(first.name) else UNNAMED],
        "country": [code and code.lower() for code in country],
        "proof": [ground.article],
    }
    affiliated = any(who.of for who in party.said)
    schema = SCHEMATA.get(first.type, "PublicBody" if affiliated else "Organization")
    if schema == "Person":
        properties["position"] = [role("", who.office, who.of).removeprefix(", ") for who in party.said if who.office]
    properties["summary"] = [who.of for who in party.said if schema != "Person" or not who.office]
    return _made(party.id, schema, properties)


def _event(contact: Contact, ground: Ground, involved: list[str], dossiers: Dossiers) -> Made:
    document = ground.key[0]
    dossier = dossiers.get((document, contact.id))
    day = _date(contact.date.value if contact.date else None)
    place = contact.place
    properties: dict[str, Iterable[str | None]] = {
        "name": [_event_name(contact)],
        "summary": [_whose_word(contact, ground.reading)],
        "description": [span.text for span in (*contact.topics, *contact.outcomes)],
        "date": [day],
        "startDate": [day],
        "location": [place.name if place else None],
        "country": [place.country.lower() if place and place.country else None],
        "involved": involved,
        "keywords": [contact.kind, contact.status, f"dossier {dossier}" if dossier else None],
        "recordId": [f"{document}/{contact.id}"],
        "proof": [ground.article],
        **_published(ground),
    }
    return _made(stable_id("event", *ground.key, contact.id), "Event", properties)


def _event_name(contact: Contact) -> str:
    names = [who.name for who in contact.participants]
    left_out = len(names) - MOST_NAMES
    who = ", ".join(names[:MOST_NAMES]) + (f" and {left_out} more" if left_out > 0 else "")
    return f"{kind_and_status(contact)}: {who or 'participants not stated'}"


def _whose_word(contact: Contact, reading: Reading) -> str:
    words = [f"on the word of {chain(link, reading)}" for link in contact.on_word_of]
    words += [f"{row.name} {SILENCES[row.how]}" for row in contact.not_confirmed_by]
    return "; ".join([kind_and_status(contact), *words])


def _link(ground: Ground, entity: str, told: Mapping[str, list[str]]) -> Made:
    properties: dict[str, Iterable[str | None]] = {
        "document": [ground.article],
        "entity": [entity],
        "date": [_date(ground.reading.document.published)],
        **_published(ground),
        **told,
    }
    return _made(stable_id("documentation", ground.article, entity, *told["role"]), "Documentation", properties)


def _made(id: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Made:
    cleaned = {name: list(dict.fromkeys(filter(None, map(_clean, values)))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in cleaned.items() if values}}


def _clean(value: str | None) -> str:
    return SURROGATES.sub("\ufffd", CONTROLS.sub(" ", value or "")).strip()


def _date(value: str | None) -> str | None:
    """The date where FollowTheMoney takes it: a year, a month or a day that there is."""
    if value is None or not PARTIAL_DATE.fullmatch(value):
        return None
    numbers = [int(part) for part in value.split("-")]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return value
