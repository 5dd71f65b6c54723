"""What a question to the store narrows its answer to, and what each narrowing means in the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, literal, or_, select, union

from communique.errors import CommuniqueError
from communique.lang.folding import folded
from communique.store import schema, sqlite
from communique.store.namesakes import bearing
from communique.store.plain import country_code, country_key, first_and_last_day, storable
from communique.store.query import Query, parsed, phrase

Condition = ColumnElement[bool]

contacts, documents, participants, people = schema.contacts, schema.documents, schema.participants, schema.people
quotes, appearances = schema.quotes, schema.appearances


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; everything that is given must hold. Names may be in any spelling and script.

    ``person``, ``institution``, ``speaker`` are names; ``country`` a name, adjective or code; ``office``, ``place``
    words that stand one after another; ``topic`` a query (see ``query.py``); ``kind``, ``status``, ``language`` as in
    the records, for people ``kind`` is their type; ``side`` the country that an outlet speaks for, or the outlet;
    ``since`` and ``until`` ISO dates that may be partial: a contact counts by its own date, and one without a date is
    left out; quotes and documents count by the day of publication, people by those of the texts that speak of them.
    """

    person: str | None = None
    office: str | None = None
    country: str | None = None
    institution: str | None = None
    kind: str | None = None
    status: str | None = None
    place: str | None = None
    topic: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    side: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    dossier: str | None = None


Made = Callable[[Connection, str], Condition]
EXACT = frozenset({"kind", "status", "language", "dossier", "since", "until"})
"""Filters that are compared as they are written, all others by their folded words."""


def conditions(connection: Connection, filters: Filters, known: Mapping[str, Made], of: str) -> list[Condition]:
    """The conditions for every filter that is given.

    Raises:
        CommuniqueError: E809 when one is given that says nothing of what is listed (``of``), or a date is none.
    """
    given = {f.name: value for f in fields(filters) if (value := getattr(filters, f.name)) is not None}
    for name in given:
        if name not in known:
            raise CommuniqueError("E809", f"{of} are not narrowed by {name}; by {', '.join(known)}", name)
    return [_condition(connection, known[name], name, value) for name, value in given.items()]


def _condition(connection: Connection, made: Made, name: str, value: str) -> Condition:
    """A name without a letter or digit is nobody's and nothing's."""
    if name not in EXACT and not folded(value):
        return false()
    return made(connection, storable(value) or "")


def day(date: str, *, last: bool) -> str:
    """The first or last day of a date that may be partial.

    Raises:
        CommuniqueError: E809 when it is no date.
    """
    found = first_and_last_day(date)[last]
    if not found:
        raise CommuniqueError("E809", "a date is written as YYYY, YYYY-MM or YYYY-MM-DD", date)
    return found


def _words(column: Any, table: str, columns: str, query: Query) -> Condition:
    expression = query.expression(columns)
    found: Condition = false() if expression is None else column.in_(sqlite.matching(table, expression))
    return found


def _in_group(column: Any, connection: Connection, name: str, *types: str) -> Condition:
    """Whether a column of spellings holds one of somebody with this name."""
    groups = bearing(connection, name, types)
    within: Condition = column.in_(select(people.c.id).where(people.c.canonical_id.in_(groups)))
    return within


def _of_document(column: Any) -> dict[str, Made]:
    """The filters that tell of the document; ``column`` holds its number."""

    def by(condition: Condition) -> Condition:
        return condition if column is documents.c.id else column.in_(select(documents.c.id).where(condition))

    def side(_: Connection, value: str) -> Condition:
        return by(or_(documents.c.side_key == country_key(value), documents.c.outlet_key == folded(value)))

    def language(_: Connection, value: str) -> Condition:
        # nearly every text is of one language: to begin with these would be to begin with all
        own = documents.c.language == value.lower()
        return own if column is documents.c.id else sqlite.tested(column).in_(select(documents.c.id).where(own))

    return {
        "outlet": lambda _, value: by(documents.c.outlet_key == folded(value)),
        "side": side,
        "language": language,
    }


def _of_country(value: str) -> Select[int]:
    """The spellings of those who are of a country in any text, and the country's own."""
    key, member = country_key(value), people.alias("member")
    groups = union(
        select(member.c.canonical_id).where(member.c.country_key == key),
        select(member.c.canonical_id).where(member.c.name_key == key, member.c.type == "country"),
    )
    return select(people.c.id).where(people.c.canonical_id.in_(groups))


def _contact_person(connection: Connection, name: str) -> Condition:
    own = _in_group(participants.c.person_id, connection, name, "person")
    return contacts.c.id.in_(select(participants.c.contact_id).where(own))


def _contact_country(_: Connection, value: str) -> Condition:
    of = select(participants.c.contact_id)
    told = of.where(participants.c.country_key == country_key(value))
    known = of.where(participants.c.person_id.in_(_of_country(value)))
    places = select(contacts.c.id).where(contacts.c.country == country_code(value))
    return contacts.c.id.in_(union(told, known, places))


OF_CONTACTS: Mapping[str, Made] = {
    "person": _contact_person,
    "office": lambda _, v: _words(contacts.c.id, "contact_words", "offices", phrase(v)),
    "country": _contact_country,
    "institution": lambda _, v: _words(contacts.c.id, "contact_words", "names offices", phrase(v)),
    "kind": lambda _, v: contacts.c.kind == v,
    "status": lambda _, v: contacts.c.status == v,
    "place": lambda _, v: _words(contacts.c.id, "contact_words", "place", phrase(v)),
    "topic": lambda _, v: _words(contacts.c.id, "contact_words", "topics", parsed(v)),
    "speaker": lambda _, v: _words(contacts.c.id, "contact_words", "sources", phrase(v)),
    "since": lambda _, v: contacts.c.date_last >= day(v, last=False),
    "until": lambda _, v: contacts.c.date_first.between("0", day(v, last=True)),
    "dossier": lambda _, v: contacts.c.dossier_id == v,
    **_of_document(contacts.c.document_id),
}
"""What contacts are narrowed by. ``speaker``: on whose word they stand."""


def _quote_speaker(connection: Connection, name: str) -> Condition:
    own = _in_group(quotes.c.person_id, connection, name)
    expression = phrase(name).expression("source")
    if expression is None:
        return own
    return or_(own, quotes.c.id.in_(sqlite.matching("quote_words", expression)))


def _quote_country(_: Connection, value: str) -> Condition:
    return quotes.c.person_id.in_(_of_country(value))


OF_QUOTES: Mapping[str, Made] = {
    "person": lambda c, v: _in_group(quotes.c.person_id, c, v, "person"),
    "institution": lambda c, v: _in_group(quotes.c.person_id, c, v, "institution"),
    "speaker": _quote_speaker,
    "country": _quote_country,
    "kind": lambda _, v: quotes.c.kind == v,
    "topic": lambda _, v: _words(quotes.c.id, "quote_words", "content", parsed(v)),
    "since": lambda _, v: quotes.c.published >= day(v, last=False),
    "until": lambda _, v: quotes.c.published.between("0", day(v, last=True)),
    **_of_document(quotes.c.document_id),
}
"""What quotes are narrowed by. ``country``: the speaker's."""


def _appears(connection: Connection, name: str, *types: str) -> Condition:
    own = _in_group(appearances.c.person_id, connection, name, *types)
    return documents.c.id.in_(select(appearances.c.document_id).where(own))


OF_DOCUMENTS: Mapping[str, Made] = {
    "person": lambda c, v: _appears(c, v, "person"),
    "institution": lambda c, v: _appears(c, v, "institution"),
    "country": lambda c, v: _appears(c, v, "country"),
    "kind": lambda _, v: exists().where(contacts.c.document_id == documents.c.id, contacts.c.kind == v),
    "topic": lambda _, v: _words(documents.c.id, "document_words", "", parsed(v)),
    "since": lambda _, v: documents.c.published >= day(v, last=False),
    "until": lambda _, v: documents.c.published.between("0", day(v, last=True)),
    **_of_document(documents.c.id),
}
"""What documents are narrowed by. ``topic``: words anywhere in them; ``kind``: that of a contact that they tell of."""


def _office_words(_: Connection, value: str) -> Condition:
    member = people.alias("member")
    told = func.instr(literal(" ") + member.c.office_key + literal(" "), f" {folded(value)} ") > 0
    return people.c.id.in_(select(member.c.canonical_id).where(member.c.office_key != "", told))


OF_PEOPLE: Mapping[str, Made] = {
    "person": lambda c, v: people.c.id.in_(bearing(c, v, ())),
    "office": _office_words,
    "institution": _office_words,
    "country": lambda _, v: people.c.id.in_(_of_country(v)),
    "kind": lambda _, v: people.c.type == v,
    "since": lambda _, v: people.c.group_last_seen >= day(v, last=False),
    "until": lambda _, v: people.c.group_first_seen.between("0", day(v, last=True)),
}
"""What people are narrowed by. ``institution``: one that their office names; ``person``: any name, of any type."""
