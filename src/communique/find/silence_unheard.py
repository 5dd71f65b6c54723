"""Which parties of a contact the text never lets speak: computed from its quotes and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique import lang
from communique.analysis import Analysis
from communique.document import Document
from communique.find.sources_names import folded, source_named
from communique.records import Contact, NotHeard, Participant, Quote
from communique.roster import Roster

IDLE = frozenset({"of", "the", "for", "and", "a", "in", "spokesman", "spokeswoman", "spokesperson", "office", "press"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose words the text gives: entities, and the words of each speaker's name."""

    entities: frozenset[str]
    names: tuple[frozenset[str], ...]


def heard_in(
    quotes: Iterable[Quote], contacts: Iterable[Contact], analysis: Analysis, roster: Roster, document: Document | None
) -> Heard:
    """Everybody whose word a text gives: the sources of its quotes and contacts, and who publishes it."""
    entities: set[str] = set()
    names: list[str] = []
    for quote in quotes:
        named = source_named(analysis, roster, quote.source)
        for entity, name in ((quote.source.entity, quote.source.name), (named and named.entity, named and named.name)):
            if entity:
                entities.add(entity)
            if name:
                names.append(name)
    for link in (x for c in contacts for x in c.on_word_of):
        entities |= {link.entity} if link.entity else set()
        names.append(link.name)
    if document is not None and document.outlet:
        names += _publishers(document.outlet)
    return Heard(frozenset(entities), tuple(dict.fromkeys(_words(n) for n in names)))


def _publishers(outlet: str) -> list[str]:
    """The outlet's own name, and the country whose seat of government it is."""
    seats = {seat: row["name"] for row in lang.rows("en", "countries") for seat in row["seats"].split(";") if seat}
    plain = outlet.removeprefix("The ")
    country = seats.get(plain) or seats.get(f"the {plain}") or seats.get(f"The {plain}")
    return [outlet, *([country] if country else [])]


def not_heard(contact: Contact, heard: Heard, roster: Roster) -> tuple[NotHeard, ...]:
    """The parties of a contact whose own word, or that of the institution that they head, the text never gives."""
    return tuple(NotHeard(p.name, p.entity) for p in contact.participants if not _is_heard(p, heard, roster))


def _words(name: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s").removesuffix("’s") for w in folded(name)) - IDLE


def _is_heard(participant: Participant, heard: Heard, roster: Roster) -> bool:
    if participant.entity in heard.entities:
        return True
    own = _words(participant.name)
    headed = _words(f"{participant.office or ''} {participant.of or ''}")
    country = _words(participant.of or "")
    for name in heard.names:
        if name and (name in (own, country) or (len(name) > 1 and name <= headed)):
            return True
    return participant.type == "country" and _country_speaks(own, heard, roster)


def _country_speaks(country: frozenset[str], heard: Heard, roster: Roster) -> bool:
    """Whether an institution or official of this country is heard."""
    return any(
        e.id in heard.entities and e.of and _words(e.of) == country
        for e in roster.entities
        if e.type in ("person", "institution")
    )
