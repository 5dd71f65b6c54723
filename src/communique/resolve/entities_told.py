"""What is known beside the text: the user's own file, and the table of national institutions.

A text's own words always win: what it does not say is filled in, never what it says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.known import NONE_KNOWN, Key, KnownNames
from communique.lang.bodies import Body, body_of
from communique.lang.names import country_names
from communique.records import Entity
from communique.resolve.entities_kinds import kinds_of
from communique.resolve.entities_offices import office_fits
from communique.roster import Filled

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Beside:
    """What may be asked beside the text: the user's names, the document's ISO day, the countries that it names."""

    names: KnownNames = NONE_KNOWN
    day: str | None = None
    countries: frozenset[str] = frozenset()

    def body(self, words: str, of: str | None) -> Body | None:
        """The national institution that these words name; that of another country than the text's is not meant."""
        found = body_of(LANGUAGE, words, self.day, frozenset((of,)) if of else self.countries)
        return None if found and of and found.country != of else found

    def country_told(self, key: Key | None) -> str | None:
        """The country or body that the user's file gives on the document's day."""
        return self.names.told(key, self.day).of if key else None


def filled(entity: Entity, key: Key, beside: Beside) -> tuple[Entity, Filled | None]:
    """The entity with what the user's file adds to the text's words, and what that was.

    An office is added only where the text gives none and no other country or body, a country or body only where the
    text gives none and no other office.
    """
    told = beside.names.told(key, beside.day)
    office = told.office if entity.office is None and _agrees(entity.of, told.of) else None
    own_words = entity.office is None or (told.office is not None and _same_office(entity.office, told.office))
    of = told.of if entity.of is None and (own_words or entity.type != "person") else None
    if office is None and of is None:
        return entity, None
    whole = replace(entity, office=entity.office or office, of=entity.of or of)
    return whole, Filled(entity.id, office, of, told.where)


def _agrees(said: str | None, told: str | None) -> bool:
    """Whether the text names no country or body, or the one that the file names."""
    return said is None or (told is not None and _plain(said) == _plain(told))


def _plain(of: str) -> str:
    entry = country_names(LANGUAGE).get(of.lower())
    return (entry.name if entry else of).lower()


def _same_office(said: str, told: str) -> bool:
    fits = office_fits(said, told) or office_fits(told, said)
    return fits or not kinds_of(said).isdisjoint(kinds_of(told))
