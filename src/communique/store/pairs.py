"""Whether two spellings are one person's or institution's, by what is filed of them: careful before complete.

A false join is worse than a miss: it puts words into somebody's mouth. So different first names never join, nor do
different countries; a bare family name or an initial needs a country or an office that agrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.lang.folding import folded
from communique.lang.name_keys import PersonName, person_name
from communique.lang.name_likeness import FAMILY_ONLY, INITIAL, OTHER_SCRIPT, REVERSED, likeness

LONGEST_CAREER = 60
"""Years that can lie between two texts that speak of one person."""
AGREED, UNOPPOSED, BARE = 0.95, 0.8, 0.7
"""How sure a join is: where country or office agrees, where nothing speaks against it, where only a part of the name is
given. The order is what counts: the surer join is kept where two exclude each other."""
SMALL = frozenset({"of", "the", "for", "and", "s"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One row of ``people``, as far as it is compared."""

    id: int
    type: str
    name: str
    country_key: str
    office_key: str
    first_seen: str
    last_seen: str
    apart: str = ""

    @property
    def parted(self) -> PersonName | None:
        """The name taken apart."""
        return person_name(self.name)


def confidence(one: Spelling, other: Spelling) -> float | None:
    """How sure it is (0..1) that the two are one, None when they are not to be joined."""
    if excluded(one, other):
        return None
    agreed = _same(one.country_key, other.country_key)
    if one.type != "person":
        # a name that every country has one of tells nothing without its country
        return None if one.apart or other.apart else (AGREED if agreed else UNOPPOSED)
    alike = _likeness(one, other)
    supported = agreed or _same(_office(one), _office(other))
    if min(len(p.words) for s in (one, other) if (p := s.parted)) == 1 or alike in (FAMILY_ONLY, INITIAL):
        return BARE * alike / 100 if supported else None
    if alike == OTHER_SCRIPT:
        return AGREED * alike / 100 if agreed else None
    if supported:
        return AGREED * alike / 100
    return UNOPPOSED * alike / 100 if alike >= REVERSED else None


def excluded(one: Spelling, other: Spelling) -> bool:
    """Whether the two can't be one: by name, by country, or by the years between them."""
    if one.type != other.type or (one.country_key and other.country_key and one.country_key != other.country_key):
        return True
    if one.type != "person":
        return False
    return _likeness(one, other) == 0.0 or _years_between(one, other) > LONGEST_CAREER


def shown_name(spellings: Iterable[tuple[Spelling, int]]) -> str:
    """The name under which a group is shown: a whole one before a bare one, then the one in most documents."""
    best = max(spellings, key=lambda s: (" " in s[0].name, s[1], -s[0].id))
    return best[0].name


def _likeness(one: Spelling, other: Spelling) -> float:
    a, b = one.parted, other.parted
    return likeness(a, b) if a and b else 0.0


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _office(spelling: Spelling) -> str:
    """The office without country and small words: "Director of Veldania's Intelligence Service" is one of its forms."""
    left = set(folded(spelling.office_key).split()) - SMALL - set(spelling.country_key.split())
    return " ".join(sorted(left))


def _years_between(one: Spelling, other: Spelling) -> int:
    """Years from the end of the earlier's time to the beginning of the later's; 0 where a time is unknown."""
    early, late = sorted((one, other), key=lambda s: s.first_seen)
    if not early.last_seen or not late.first_seen:
        return 0
    return int(late.first_seen[:4]) - int(early.last_seen[:4])
