"""The sides of a contact, and which of them are heard in the accounts."""

from __future__ import annotations

from collections.abc import Iterator

from communique.compare.parties import is_official, same_country
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.lang.names import country_names, own_country
from communique.records import Entity

LANGUAGE = "en"


def sides(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    """The sides of a contact: the countries of its participants, a body's own name where it has none."""
    found: list[str] = []
    for account in accounts:
        entities = {e.id: e for e in account.reading.entities}
        for participant in account.contact.participants:
            name = _side_of(participant.name, participant.type, participant.of, entities)
            if name and not any(_same(name, f) for f in found):
                found.append(name)
    return tuple(found)


def _side_of(name: str, type: str, of: str | None, entities: dict[str, Entity]) -> str | None:
    if type == "country":
        return _plain(name)
    if of is None:
        return name if type == "institution" else None
    owner = next((e for e in entities.values() if e.name == of and e.type == "institution"), None)
    return _plain(owner.of if owner is not None and owner.of else of)


def _plain(name: str) -> str:
    known = country_names(LANGUAGE).get(name.lower())
    return known.name if known else name


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
    return is_official(outlet) and any(_same(word, side) for word in WORD.findall(folded(outlet)))


def _speaks(account: Account, side: str) -> bool:
    return any(_same(folded(country), side) for country in _speakers(account))


def _speakers(account: Account) -> Iterator[str]:
    """The countries of those whose word an account gives."""
    entities = {e.id: e for e in account.reading.entities}
    for quote in account.reading.quotes:
        entity = entities.get(quote.source.entity or "")
        if entity is not None:
            yield from _countries(entity, entities)
    for source in account.contact.on_word_of:
        entity = entities.get(source.entity or "")
        if entity is not None:
            yield from _countries(entity, entities)


def _countries(entity: Entity, entities: dict[str, Entity]) -> Iterator[str]:
    if entity.type in ("country", "institution"):
        yield entity.name
    if entity.of:
        yield entity.of
        owner = next((e for e in entities.values() if e.name == entity.of), None)
        if owner is not None and owner.of:
            yield owner.of
