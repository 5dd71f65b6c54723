"""Of what country presidents and prime ministers are whom an official publisher names without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from communique.lang import entries
from communique.lang.names import country_names, word_set
from communique.resolve.entities_offices import HEADS_OF_GOVERNMENT, HEADS_OF_STATE, head_of, is_bare_president
from communique.resolve.entities_people import Someone

LANGUAGE = "en"
PRESIDENTIAL = frozenset(entries(LANGUAGE, "presidential_states"))
"""Countries whose president heads the government: no prime minister or monarch of theirs is meant."""
DEPUTIES, ACTING = word_set(LANGUAGE, "deputies"), word_set(LANGUAGE, "acting")
OUT_OF_OFFICE = word_set(LANGUAGE, "out_of_office")
HEADS = (HEADS_OF_STATE | HEADS_OF_GOVERNMENT) - word_set(LANGUAGE, "presidents")
"""Words of offices that a presidential state does not have."""
MET = word_set(LANGUAGE, "met")
JOINING = frozenset(("and", "with"))
"""Those of them that join as well those of one side."""
BEFORE = 3
"""Words before a name among which it is told that somebody met its holder."""


def _joined_names() -> re.Pattern[str]:
    """What stands between two countries that are named together ("the United States and Zambia", "U.S.-Zambia")."""
    words = "|".join(sorted(word_set(LANGUAGE, "between_countries")))
    return re.compile(rf"\s*(?:{words}|[-–—])?(?:\s+(?:{words}))*\s*")


class Guests:
    """One official publisher's text: its own president, and those whom its opening sentence says they met.

    ``opening`` is where the first sentence of the body ends, in code points.
    """

    def __init__(self, own: str, text: str, opening: int, everyone: Sequence[Someone]) -> None:
        self.own, self.text, self.opening = own, text, opening
        people = [w for w in everyone if w.type == "person" and w.mentions and w.offices]
        presidents = sorted((w for w in people if _is_president(w)), key=lambda w: w.mentions[0].span.start)
        self.first: dict[str, Someone] = {}
        for who in sorted(presidents, key=lambda w: own not in w.ofs):
            self.first.setdefault(who.offices[0].lower(), who)
        starts = [w.mentions[0].span.start for w in presidents if _is_deputy(w) and not w.ofs]
        self.deputy = min(starts, default=None)
        envoys = (w for w in people if not (w.ofs or _is_president(w) or head_of(w.offices[0]) & HEADS))
        self.envoy = min((w.mentions[0].span.start for w in envoys), default=None)
        self.other = self._named_together(everyone)

    def country_of(self, who: Someone) -> str | None:
        """The publisher's country for its own president; for whom its opening tells of, that named together with it.

        None for everybody else: a country is not guessed.
        """
        if who.type != "person" or not who.offices or who.ofs or not who.mentions:
            return None
        if not _is_president(who):
            foreign = self.own in PRESIDENTIAL and head_of(who.offices[0]) & HEADS and not _is_deputy(who)
            return self.other if foreign and self._is_met(who) else None
        start = who.mentions[0].span.start
        if self.first.get(who.offices[0].lower()) is not who:
            return self.other if self._is_met(who) else None
        if start >= self.opening and self._is_met(who, anywhere=True):
            # "In a meeting with President X, the adviser ...": the publisher's own is rarely met so
            return None
        if self.envoy is not None and self.envoy < start and self._is_met(who, outright=True):
            # "The adviser, Ada Marr, met with President X": the publisher's own is rarely met so
            return self.other
        received = self.deputy is not None and self.deputy < start and self._is_met(who)
        return self.other or self.own if received else self.own

    def _is_met(self, who: Someone, anywhere: bool = False, outright: bool = False) -> bool:
        """Whether the opening, or the text anywhere, names somebody in office as whom another met or called.

        ``outright`` asks for a verb of meeting: whoever is only "with" others may be of their side.
        """
        start = who.mentions[0].span.start
        before = [w.strip(",").lower() for w in self.text[max(0, start - 60) : start].split()[-BEFORE:]]
        words = {*before, *who.mentions[0].span.text.lower().replace("-", " ").split()}
        told = MET - JOINING if outright else MET
        return (anywhere or start < self.opening) and not told.isdisjoint(before) and OUT_OF_OFFICE.isdisjoint(words)

    def _named_together(self, everyone: Sequence[Someone]) -> str | None:
        """The country that the text names together with the publisher's most often, if one."""
        countries = sorted(
            (m.span.start, m.span.end, _plain(w.name)) for w in everyone if w.type == "country" for m in w.mentions
        )
        joined = _joined_names()
        pairs = Counter(
            one if two == self.own else two
            for (_, end, one), (start, _, two) in pairwise(countries)
            if self.own in (one, two) and one != two and joined.fullmatch(self.text, end, start)
        )
        bodies = (m.span.text for w in everyone if w.type == "institution" for m in w.mentions)
        pairs.update(other for name in bodies if (other := self._beside_own(name)))
        found = pairs.most_common(2)
        return found[0][0] if found and (len(found) == 1 or found[0][1] > found[1][1]) else None

    def _beside_own(self, body: str) -> str | None:
        """The other country of a body of two ("the U.S.-Japan Alliance")."""
        sides = [_plain(part) for part in re.split(r"[-–—]", body.split()[0])]
        known = all(side.lower() in country_names(LANGUAGE) for side in sides)
        return sides[1 - sides.index(self.own)] if known and len(sides) == 2 and self.own in sides else None


def _plain(name: str) -> str:
    """A country by the name that its own publishers are known by ("U.S." is the United States)."""
    entry = country_names(LANGUAGE).get(name.lower())
    return entry.name if entry else name


def _is_president(who: Someone) -> bool:
    """Whether someone's first office is a president's or a deputy's, and no other words say of what."""
    office = who.offices[0].split(" ", 1)
    ranked = len(office) == 2 and office[0].lower() in DEPUTIES | ACTING
    return is_bare_president(office[1] if ranked else who.offices[0])


def _is_deputy(who: Someone) -> bool:
    return not DEPUTIES.isdisjoint(who.offices[0].lower().split())
