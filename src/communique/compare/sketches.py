"""What is needed of a contact to tell whether another text reports the same one: small enough to keep beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from communique.compare.parties import Party, is_official, parties_told
from communique.compare.receipts import ON_THE_WAY, is_received
from communique.compare.words import WORD, content_words, folded, weight
from communique.records import Contact, DateValue, Entity, Reading

NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
MOST_WORDS = 120
"""Stems kept of a contact's text."""
LEAST_WEIGHT = 2.0
"""Stems that more than one text in seven has are left out."""
SHORT = 3
"""Letters of words that are no country's name."""
AFTERMATH = 2
"""Days after a contact within which an undated report of it as news is taken to come; a readout comes by the next."""
PAST = 14
"""The same for a contact that the text only mentions."""
KEPT = 16_384
"""Parties that are remembered."""
AHEAD = 14
"""Days that an undated plan is taken to look ahead."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a contact can have been: ``first`` and ``last`` are ordinals of ``datetime.date``.

    ``stated`` says whether the text gives the day itself, and not only its own date or a month.
    """

    first: int
    last: int
    stated: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """A contact as far as it is compared: ``days`` are the alternatives, none where nothing is known."""

    document: str
    contact: str
    kind: str
    status: str
    main: bool
    days: tuple[Days, ...]
    parties: tuple[Party, ...]
    place: str
    country: str
    words: tuple[str, ...]

    def to_json(self) -> str:
        """The sketch as one line of JSON, short: values alone, words in one string."""
        days = [(d.first, d.last, d.stated) for d in self.days]
        first = (self.document, self.contact, self.kind, self.status, self.main, days)
        line = (*first, [party_told(p) for p in self.parties], self.place, self.country, " ".join(self.words))
        return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def sketch_from_json(line: str, document: str | None = None) -> Sketch:
    """The sketch that :meth:`Sketch.to_json` wrote; ``document`` stands for its own where it is given."""
    name, contact, kind, status, main, days, parties, place, country, words = json.loads(line)
    return Sketch(
        name if document is None else document,
        contact,
        kind,
        status,
        main,
        tuple([Days(*told) for told in days]),
        tuple([party_from_json(party) for party in parties]),
        place,
        country,
        tuple(words.split()),
    )


PartyLine = tuple[str, str, str, bool, str, str, str]
"""A party in a line of JSON: its fields in their order, words in one string."""


def party_told(party: Party) -> PartyLine:
    """The party as a sketch or an outline holds it in JSON."""
    words, office, home = " ".join(party.words), " ".join(party.office), " ".join(party.home)
    return party.type, party.name, words, party.named, office, party.country, home


def party_from_json(told: Sequence[Any]) -> Party:
    """The party that a sketch or an outline holds."""
    return _party(*told)


@lru_cache(maxsize=KEPT)
def _party(type: str, name: str, words: str, named: bool, office: str, country: str, home: str) -> Party:
    """The same few appear in text after text."""
    return Party(type, name, tuple(words.split()), named, tuple(office.split()), country, tuple(home.split()))


def sketches(reading: Reading) -> tuple[Sketch, ...]:
    """The sketches of a reading's contacts, in their order."""
    entities = {e.id: e for e in reading.entities}
    home = home_of(reading.document.outlet)
    return tuple(_sketch(reading, contact, entities, home) for contact in reading.contacts)


def home_of(outlet: str | None) -> tuple[str, ...]:
    """The folded words of a publisher's name that can be a country's or its adjective's."""
    return tuple(word for word in WORD.findall(folded(outlet or "")) if len(word) > SHORT)


def _sketch(reading: Reading, contact: Contact, entities: dict[str, Entity], home: tuple[str, ...]) -> Sketch:
    document = reading.document
    days = _days(contact, document.published, is_official(document.outlet))
    return Sketch(
        document=document.name,
        contact=contact.id,
        kind=contact.kind,
        status=contact.status,
        main=contact.main,
        days=(*days, *_on_the_way(days)) if is_received(reading, contact) else days,
        parties=tuple(party for p in contact.participants for party in parties_told(p, entities, home)),
        place=contact.place.name if contact.place else "",
        country=(contact.place.country or "") if contact.place else "",
        words=telling(_text_of(reading, contact)),
    )


def _text_of(reading: Reading, contact: Contact) -> str:
    """The words of the document that tell of the contact."""
    if contact.main or len(reading.contacts) == 1:
        return reading.document.text
    spans = (contact.trigger, *contact.topics, *contact.outcomes)
    starts = [s.start for s in spans if s]
    own = (s for s in reading.voice.sentences if any(s.start <= start < s.end for start in starts))
    return " ".join(reading.document.text[s.start : s.end] for s in own)


def telling(text: str) -> tuple[str, ...]:
    """The stems that tell most of what a text is about, at most ``MOST_WORDS``, sorted."""
    stems = sorted(set(content_words(text)), key=lambda s: (-weight(s), s))
    return tuple(sorted(s for s in stems[:MOST_WORDS] if weight(s) >= LEAST_WEIGHT))


def _days(contact: Contact, published: str | None, official: bool) -> tuple[Days, ...]:
    told = tuple(_told(contact.date)) if contact.date else ()
    if told or published is None:
        return told
    day = date.fromisoformat(published)
    if contact.status in ("planned", "proposed", "ongoing"):
        return (_between(day, day + timedelta(AHEAD)),)
    back = AFTERMATH if contact.main else PAST
    return (_between(day - timedelta(1 if contact.main and official else back), day),)


def _on_the_way(received: tuple[Days, ...]) -> tuple[Days, ...]:
    """The days on which a message can have been sent that was received on one of these."""
    return tuple(Days(d.first - ON_THE_WAY, d.first - 1, False) for d in received if d.last - d.first <= ON_THE_WAY)


def _told(value: DateValue) -> Iterable[Days]:
    if value.value is None:
        both = numeric_days(value.span.text) if value.span else ()
        yield from (Days(d.toordinal(), d.toordinal(), True) for d in both)
        return
    first, last = ends_of(value.value)
    yield Days(first.toordinal(), last.toordinal(), first == last)


def numeric_days(words: str) -> tuple[date, ...]:
    """The days that a numeric date such as 1/11/2023 can mean, day first and month first."""
    m = NUMERIC.search(words)
    if m is None:
        return ()
    one, two, year = int(m[1]), int(m[2]), int(m[3])
    found = []
    for day, month in ((one, two), (two, one)):
        with suppress(ValueError):  # there is no such day, so it is not what was meant
            found.append(date(year + (2000 if year < 100 else 0), month, day))
    return tuple(dict.fromkeys(found))


def ends_of(value: str) -> tuple[date, date]:
    """The first and last day of an ISO date that may be partial (YYYY, YYYY-MM, YYYY-MM-DD)."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        year, month = parts
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _between(first: date, last: date) -> Days:
    return Days(first.toordinal(), last.toordinal(), False)
