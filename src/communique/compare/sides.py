"""The sides of a contact, and which of them are heard in the accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.compare.parties import is_official, of_country, party_of, same_country
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.lang.names import country_names, own_country
from communique.records import Entity, Participant

LANGUAGE = "en"
SHORT = 3
BOTH = 2


def sides(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    """The sides of a contact: the countries of its participants, or of the bodies that publish the accounts.

    A body without a country is a side where fewer than two countries are known.
    """
    found: list[str] = []
    for names in (_countries(accounts), _publishers(accounts), _bodies(accounts)):
        if len(found) < BOTH:
            for name in names:
                _take(name, found)
    return tuple(found)


def _take(name: str, found: list[str]) -> None:
    there = next((i for i, f in enumerate(found) if _same(name, f)), None)
    if there is None:
        found.append(name)
    elif len(name) < len(found[there]):
        # "Tarvonia" rather than "Tarvonian"
        found[there] = name


def _countries(accounts: tuple[Account, ...]) -> Iterator[str]:
    for account in accounts:
        entities = {e.id: e for e in account.reading.entities}
        for participant in account.contact.participants:
            name = _country_of(participant, entities)
            if name:
                yield name


def _publishers(accounts: tuple[Account, ...]) -> Iterator[str]:
    """Countries that a text speaks of and that its official publisher is named after."""
    for account in accounts:
        outlet = account.reading.document.outlet
        words = [w for w in WORD.findall(folded(outlet or "")) if len(w) > SHORT] if is_official(outlet) else []
        for entity in account.reading.entities:
            named = entity.type in ("country", "place") and " " not in entity.name
            if named and any(_same(entity.name, word) for word in words):
                yield entity.name


def _bodies(accounts: tuple[Account, ...]) -> Iterator[str]:
    for account in accounts:
        for participant in account.contact.participants:
            if participant.type == "institution" and " " in participant.name and participant.of is None:
                yield participant.name


def _country_of(participant: Participant, entities: Mapping[str, Entity]) -> str | None:
    """The country of a participant, by its name where the tables know it, else as the text has it."""
    party = party_of(participant, entities)
    if not party.country:
        return None
    told = participant.name if participant.type == "country" else participant.of or ""
    for name in (told, *(e.of or "" for e in entities.values() if e.name == told)):
        known = country_names(LANGUAGE).get(name.lower())
        if known:
            return known.name
    words = party.country.split()
    if WORD.findall(folded(told)) == words:
        return told
    kept = [w for w in told.split() if folded(w).removesuffix("'s") in words]
    return " ".join(kept) or party.country.title()


def _same(one: str, other: str) -> bool:
    return same_country(folded(one), folded(other))


def heard(accounts: tuple[Account, ...], side: str) -> bool:
    """Whether a side's own word is given: its body publishes an account, or an account quotes it or stands on it."""
    return any(_publishes(account, side) or _speaks(account, side) for account in accounts)


def _publishes(account: Account, side: str) -> bool:
    outlet = account.reading.document.outlet or ""
    own = own_country(LANGUAGE, outlet)
    if own:
        return _same(own, side)
    if not is_official(outlet):
        return False
    return any(_same(word, side) for word in WORD.findall(folded(outlet)) if len(word) > SHORT)


def _speaks(account: Account, side: str) -> bool:
    entities = {e.id: e for e in account.reading.entities}
    speakers = {e.id: e for e in _speakers(account, entities)}
    return any(of_country(party_of(e, entities), folded(side)) for e in speakers.values())


def _speakers(account: Account, entities: Mapping[str, Entity]) -> Iterator[Entity]:
    """Those whose word an account gives."""
    for quote in account.reading.quotes:
        entity = entities.get(quote.source.entity or "")
        if entity is not None:
            yield entity
    for source in account.contact.on_word_of:
        entity = entities.get(source.entity or "")
        if entity is not None:
            yield entity
