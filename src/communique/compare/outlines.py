"""What is needed of a whole text to tell whether another one speaks of the same contact."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique import lang
from communique.compare.parties import Party, is_official, party_of
from communique.compare.sketches import Days, Sketch, home_of, party_from_json, party_told
from communique.compare.words import WORD, folded
from communique.records import Entity, Reading
from communique.spans import Span, span_of

LANGUAGE = "en"
LEAD = 400
"""Code points at the beginning in which a report says who met."""
DAYS_LEAD = 450
NEAR = 12
"""Days around the publication date within which a day that a text names can be that of its contact."""
MOST = 40
"""Names, parties and figures kept of a text: bounds the work on long ones."""
LEAST_NAME = 3
CAPITALISED = re.compile(r"(?<![.!?\n] )(?<!^)\b[A-ZÀ-Þ][^\W\d_]{2,}")
FIGURE = re.compile(r"\d[\d.,]*\d")
YEAR = re.compile(r"(?:19|20)\d\d")
AFTERMATH, READOUT, AHEAD = 2, 1, 14


Name = tuple[str, ...]
"""The folded words of a person's name."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as far as it is compared: names, figures, days (ordinals of ``datetime.date``).

    ``names`` and ``figures`` hold no line ends. ``event`` are the days on which its contact can have been,
    ``principals`` who took part or is named first; ``contact`` is the id of the contact that the text is about, empty
    where none was found.
    """

    document: str
    contact: str
    kind: str
    published: int | None
    outlet: str
    principals: tuple[Party, ...]
    lead: tuple[Party, ...]
    parties: tuple[Party, ...]
    names: tuple[str, ...]
    figures: tuple[str, ...]
    days: tuple[int, ...]
    event: tuple[int, ...]

    def to_json(self) -> str:
        """The outline as two short lines of JSON: what is seen at a glance, and the parties, each once."""
        seen = self.glance
        people = ["\n".join(map(" ".join, names)) for names in (seen.people, seen.acting, seen.opening)]
        words = ("\n".join(self.names), "\n".join(self.figures))
        glance = (self.published, self.outlet, *words, self.days, self.event, seen.told, *people)
        every = dict.fromkeys((*self.parties, *self.principals, *self.lead))
        at = {party: i for i, party in enumerate(every)}
        places = ([at[p] for p in part] for part in (self.principals, self.lead, self.parties))
        rest = (self.document, self.contact, self.kind, [party_told(p) for p in every], *places)
        return "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in (glance, rest))

    @property
    def glance(self) -> Glance:
        """What is seen of it at a glance."""
        parts = (self.parties, self.principals, self.lead)
        people = (tuple(p.words for p in part if p.named and p.type == "person") for part in parts)
        first = (self.published, self.outlet, self.names, self.figures, self.days, self.event)
        return Glance(*first, bool(self.contact), *people)


@dataclass(frozen=True, slots=True)
class Glance:
    """What is quickly told of a text: the fields of its outline, and of its parties the names of persons alone.

    ``told`` says whether a contact that it is about was found; ``people`` are the persons among its parties in their
    order, ``acting`` among its principals, ``opening`` those at its beginning.
    """

    published: int | None
    outlet: str
    names: tuple[str, ...]
    figures: tuple[str, ...]
    days: tuple[int, ...]
    event: tuple[int, ...]
    told: bool
    people: tuple[Name, ...]
    acting: tuple[Name, ...]
    opening: tuple[Name, ...]


def glance_from_json(lines: str) -> Glance:
    """What is seen at a glance of the outline that :meth:`Outline.to_json` wrote."""
    published, outlet, names, figures, days, event, told, *people = json.loads(lines[: lines.index("\n")])
    known = (tuple([tuple(name.split()) for name in part.split("\n")]) if part else () for part in people)
    return Glance(published, outlet, _parts(names), _parts(figures), tuple(days), tuple(event), told, *known)


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\n")) if joined else ()


def outline_from_json(lines: str, seen: Glance, document: str | None = None) -> Outline:
    """The outline that :meth:`Outline.to_json` wrote; ``seen`` is what :func:`glance_from_json` gave of it.

    ``document`` stands for its own name where it is given.
    """
    name, contact, kind, every, *places = json.loads(lines[lines.index("\n") :])
    known = [party_from_json(party) for party in every]
    principals, lead, parties = (tuple([known[i] for i in part]) for part in places)
    own = name if document is None else document
    first = (own, contact, kind, seen.published, seen.outlet, principals, lead, parties)
    return Outline(*first, seen.names, seen.figures, seen.days, seen.event)


def outline(reading: Reading, contacts: tuple[Sketch, ...]) -> Outline:
    """The outline of a reading; ``contacts`` are the sketches of its contacts."""
    document = reading.document
    home = home_of(document.outlet)
    entities = {e.id: e for e in reading.entities}
    main = next((c for c in contacts if c.main), contacts[0] if len(contacts) == 1 else None)
    first = tuple(party_of(e, entities, home) for e in reading.entities if _opens(e))
    published = date.fromisoformat(document.published) if document.published else None
    principals = main.parties if main and len(main.parties) > 1 else first[:4] or (main.parties if main else ())
    return Outline(
        document=document.name,
        contact=main.contact if main else "",
        kind=main.kind if main else "",
        published=published.toordinal() if published else None,
        outlet=folded(document.outlet or ""),
        principals=principals,
        lead=tuple(p for p in first[:4] if p.named),
        parties=tuple(as_party(e, entities, home) for e in reading.entities if e.type != "group")[:MOST],
        names=tuple(sorted({folded(m.group()) for m in CAPITALISED.finditer(document.text)})[: 3 * MOST]),
        figures=tuple(sorted(_figures(document.text))[:MOST]),
        days=days_named(document.text, published),
        event=_event(main, document.text, published, is_official(document.outlet)),
    )


def _opens(entity: Entity) -> bool:
    return entity.type == "person" and any(m.start < LEAD and m.kind == "name" for m in entity.mentions)


def as_party(entity: Entity, entities: dict[str, Entity], home: tuple[str, ...]) -> Party:
    """An entity as a party; a place stands for a country, since a country that no table knows is found as a place."""
    party = party_of(entity, entities, home)
    if entity.type != "place":
        return party
    words = folded(entity.name)
    return Party("country", entity.name, party.words, True, (), " ".join(w for w in WORD.findall(words) if len(w) > 2))


def _figures(text: str) -> set[str]:
    found = (m.group().replace(",", "") for m in FIGURE.finditer(folded(text)))
    return {figure for figure in found if not YEAR.fullmatch(figure)}


@cache
def _calendar() -> tuple[dict[str, int], dict[str, int]]:
    """Months from 1 and days of the week from 0, by their names in small letters."""
    rows = lang.rows(LANGUAGE, "calendar")
    months = {row["word"].lower(): int(row["value"]) for row in rows if row["kind"] == "month"}
    weekdays = {row["word"].lower(): int(row["value"]) - 1 for row in rows if row["kind"] == "weekday"}
    return months, weekdays


def is_calendar(word: str) -> bool:
    """Whether a word is the name of a month or of a day of the week."""
    return any(word.lower() in words for words in _calendar())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months, weekdays = ("|".join(sorted(words, key=len, reverse=True)) for words in _calendar())
    day, month = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", rf"(?P<month>{months})\b\.?"
    year = r"(?:,? (?P<year>\d{4}))?"
    return (
        re.compile(rf"\b{day}(?: of)? {month}{year}", re.I),
        re.compile(rf"\b{month} {day}\b{year}", re.I),
        # capitals, or "sat" and "sun" would be days
        re.compile(rf"\b(?P<weekday>{weekdays.title()}|{weekdays.upper()})\b"),
        re.compile(r"\b(?P<today>today|tonight|this (?:morning|afternoon|evening))\b", re.I),
        re.compile(r"\b(?P<before>yesterday|last night)\b", re.I),
        re.compile(r"\b(?P<after>tomorrow)\b", re.I),
    )


def days_named(text: str, published: date | None) -> tuple[int, ...]:
    """The days near its publication that a text names, as ordinals; a day of the week is the last before."""
    if published is None:
        return ()
    return tuple(sorted({day.toordinal() for _, day in named_days(text, published)}))


def named_days(text: str, published: date | None) -> tuple[tuple[Span, date], ...]:
    """The days near its publication that a text names, with their words, in text order."""
    if published is None:
        return ()
    found = {
        (m.start(), m.end(), day)
        for pattern in _patterns()
        for m in pattern.finditer(text)
        for day in _days_of(m, published)
        if abs((published - day).days) <= NEAR
    }
    return tuple((span_of(text, start, end), day) for start, end, day in sorted(found))


def _days_of(m: re.Match[str], published: date) -> Iterator[date]:
    told = m.groupdict()
    months, weekdays = _calendar()
    if told.get("weekday"):
        yield published - timedelta((published.weekday() - weekdays[m["weekday"].lower()]) % 7)
    elif told.get("today"):
        yield published
    elif told.get("before"):
        yield published - timedelta(1)
    elif told.get("after"):
        yield published + timedelta(1)
    elif told.get("month"):
        years = [int(m["year"])] if m["year"] else [published.year - 1, published.year, published.year + 1]
        for year in years:
            try:
                yield date(year, months[m["month"].lower()], int(m["day"]))
            except ValueError:
                continue


def _event(main: Sketch | None, text: str, published: date | None, official: bool) -> tuple[int, ...]:
    """The days on which the contact can have been: stated, else named at the beginning, else just before the text."""
    stated = tuple(d for days in main.days if days.stated for d in _each(days)) if main else ()
    if main and main.kind == "message" and len(main.days) > 1:
        # the day on which it was received, and those on which it can have been sent
        stated = tuple(sorted({d for days in main.days for d in _each(days)}))
    if stated or published is None:
        return stated
    named = days_named(text[:DAYS_LEAD], published)
    if named:
        return named
    ahead = AHEAD if main and main.status in ("planned", "proposed") else 0
    first = published.toordinal() - (READOUT if official else AFTERMATH)
    return tuple(range(first, published.toordinal() + ahead + 1))


def _each(days: Days) -> range:
    return range(days.first, min(days.last, days.first + NEAR) + 1)
