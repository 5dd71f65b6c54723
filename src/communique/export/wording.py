"""How a record is said in words: names, dates, chains. Plain strings, not yet made safe to show."""

from __future__ import annotations

import re
from datetime import date

from communique.records import Carrier, Contact, DateValue, Entity, Participant, Place, Reading, SourceLink

KINDS = {
    "meeting": "Meeting",
    "call": "Telephone call",
    "video_call": "Video call",
    "visit": "Visit",
    "message": "Message",
    "gathering": "Gathering",
    "signing": "Signing",
    "other": "Contact",
}
STATUSES = {"ongoing": "under way"}
SILENCES = {
    "silent": "has said nothing of it",
    "no_comment": "did not comment",
    "neither": "neither confirmed nor denied it",
    "unreachable": "could not be reached",
    "denied": "denies it",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")


def day(value: str) -> str:
    """An ISO date, month or year in words: ``1 Nov 2023``, ``Nov 2023``, ``2023``."""
    parts = value.split("-")
    if not all(p.isdecimal() for p in parts) or len(parts) > 3:
        return value
    numbers = [int(p) for p in parts]
    if len(parts) > 1 and not 1 <= numbers[1] <= 12:
        return value
    words = [str(numbers[0]), *(MONTHS[n - 1] for n in numbers[1:2]), *(str(n) for n in numbers[2:])]
    return " ".join(reversed(words))


def both_readings(words: str) -> tuple[str, str] | None:
    """A numeric date read day first and month first; None when only one of the two can be."""
    found = NUMERIC.search(words)
    if not found:
        return None
    first, second, year = (int(g) for g in found.groups())
    year += 2000 if year < 100 else 0
    try:
        return day(date(year, second, first).isoformat()), day(date(year, first, second).isoformat())
    except ValueError:
        return None


def when(value: DateValue | None) -> str:
    """The date, and how far it can be trusted."""
    if value is None:
        return "not stated"
    words = f'"{value.span.text}"' if value.span else ""
    if value.value is None:
        return f"{words}: {_unsettled(value)}" if words else "not settled"
    return f"{day(value.value)}{_basis(value, words)}"


def _unsettled(value: DateValue) -> str:
    readings = both_readings(value.span.text) if value.span and value.basis == "ambiguous" else None
    if readings:
        return f"{readings[0]} or {readings[1]}, the text does not say which"
    return "it is not clear which date that is" + (" (no date to count from)" if value.basis == "relative" else "")


def _basis(value: DateValue, words: str) -> str:
    if value.basis == "relative" and words:
        return f" ({words})"
    if value.basis == "publication":
        return " (the day of publication)"
    if value.basis == "ambiguous":
        return f" ({words or 'the date'} can be read in two ways)"
    return ""


def where(place: Place | None) -> str:
    """The place, with the code of its country where that is known."""
    if place is None:
        return "not stated"
    return f"{place.name} ({place.country})" if place.country else place.name


def role(name: str, office: str | None, of: str | None) -> str:
    """Office and affiliation as they follow the name: ``, President (Veldania)``; what the name says is left out."""
    words = f", {office}" if office and office.casefold() not in name.casefold() else ""
    if of and of.casefold() not in f"{name}{words}".casefold():
        words += f" ({of})"
    return words


def described(who: Participant | Entity) -> str:
    """Name, office and affiliation in one line."""
    return who.name + role(who.name, who.office, who.of)


def kind_and_status(contact: Contact) -> str:
    """What kind of contact, and whether it came about: ``Meeting, held``."""
    return f"{KINDS[contact.kind]}, {STATUSES.get(contact.status, contact.status)}"


def carrier(via: Carrier) -> str:
    """A carrier with its date."""
    return f"{via.name}, {day(via.date)}" if via.date else via.name


def chain(link: SourceLink, reading: Reading) -> str:
    """On whose word, from the origin through its carriers to the reader."""
    document = reading.document
    here = f"this text ({document.outlet})" if document.outlet else "this text"
    of = next((e.of for e in reading.entities if e.id == link.entity), None)
    return " → ".join([link.name + role(link.name, None, of), *map(carrier, link.via), here])


def own_word(reading: Reading) -> str:
    """What stands where a text names no source: its author, or its publisher where no author is known, vouches."""
    document = reading.document
    whose = (
        f"publisher's own word ({document.outlet})" if document.outlet and not document.author else "author's own word"
    )
    return f"the {whose}: the text names no source"


def headline(reading: Reading, longest: int = 160) -> str:
    """The title; without one the first line when it is short enough, else the document's name."""
    if reading.document.title and reading.document.title.strip():
        return reading.document.title
    first = reading.document.text[: 10 * longest].lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip()
    return first if 0 < len(first) <= longest else reading.document.name


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 quote``, ``1,204 quotes``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of 0..1 as a whole percentage."""
    return f"{round(100 * share)} %"
