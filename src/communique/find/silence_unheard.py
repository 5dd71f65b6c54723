"""Which parties of a contact the text never lets speak: computed from its quotes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique import lang
from communique.analysis import Analysis
from communique.document import Document
from communique.find.silence_grammar import silence_words
from communique.find.sources_names import folded, source_named
from communique.records import Contact, NotHeard, Participant, Quote
from communique.roster import Roster

IDLE = frozenset({"of", "the", "for", "and", "a", "in", "spokesman", "spokeswoman", "spokesperson", "office", "press"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose words the text gives: entities, the words of each speaker's name, the countries of the speakers.

    ``longer`` are the names of several words by their first word in the alphabet, so that none is compared in vain.
    """

    entities: frozenset[str]
    names: frozenset[frozenset[str]]
    longer: Mapping[str, list[frozenset[str]]]
    countries: frozenset[frozenset[str]]


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
    own = [words for name in dict.fromkeys(names) if (words := _words(name))]
    longer: dict[str, list[frozenset[str]]] = {}
    for words in dict.fromkeys(own):
        if len(words) > 1:
            longer.setdefault(min(words), []).append(words)
    speakers = (e for e in roster.entities if e.id in entities and e.of and e.type in ("person", "institution"))
    return Heard(frozenset(entities), frozenset(own), longer, frozenset(_words(e.of or "") for e in speakers))


def _publishers(outlet: str) -> list[str]:
    """The outlet's own name, and the country whose seat of government it is."""
    seats = {seat: row["name"] for row in lang.rows("en", "countries") for seat in row["seats"].split(";") if seat}
    plain = outlet.removeprefix("The ")
    country = seats.get(plain) or seats.get(f"the {plain}") or seats.get(f"The {plain}")
    return [outlet, *([country] if country else [])]


def not_heard(contact: Contact, heard: Heard) -> tuple[NotHeard, ...]:
    """The parties of a contact whose own word, or that of the institution that they head, the text never gives.

    Only who has a voice: not unnamed groups, nor a forum or a mechanism that was held.
    """
    return tuple(NotHeard(p.name, p.entity) for p in contact.participants if _has_voice(p) and not _is_heard(p, heard))


def _has_voice(participant: Participant) -> bool:
    words = participant.name.split()
    if participant.type in ("group", "place") or not words or words[0].lower() in ("a", "an", "some", "several"):
        return False
    return participant.type != "institution" or words[-1].lower() not in silence_words()["event_noun"]


def _words(name: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s").removesuffix("’s") for w in folded(name)) - IDLE


def _is_heard(participant: Participant, heard: Heard) -> bool:
    if participant.entity in heard.entities:
        return True
    own = _words(participant.name)
    if own in heard.names or _words(participant.of or "") in heard.names:
        return True
    headed = _words(f"{participant.office or ''} {participant.of or ''}")
    if any(name <= headed for word in headed for name in heard.longer.get(word, ())):
        return True
    return participant.type == "country" and own in heard.countries
