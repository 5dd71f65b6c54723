"""Someone of whom the text speaks, as gathered so far, and whom a role or an office means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from communique.known import Key
from communique.lang.names import country_names
from communique.records import EntityType
from communique.resolve.entities_kinds import kinds_called, kinds_of
from communique.resolve.entities_offices import (
    LEADERS,
    PRESIDENT,
    head_of,
    is_bare_president,
    is_head_of_state,
    is_leader_role,
    is_over_body,
    office_fits,
    words_of,
)
from communique.roster import FoundMention

LANGUAGE = "en"
OPENING = 200
"""Code points of a headline or first line, where a role may stand before the name that explains it."""


@dataclass(slots=True, eq=False)
class Someone:
    """An entity in the making. ``last`` is the start of its last mention passed so far, -1 before the first;
    ``acted`` whether one of those was a subject. ``key`` says whom of the user's file the text means, ``country`` whose
    the institution is by the table of national institutions.
    """

    type: EntityType
    name: str
    mentions: list[FoundMention] = field(default_factory=list)
    gender: str = ""
    offices: list[str] = field(default_factory=list)
    ofs: list[str] = field(default_factory=list)
    named_offices: int = 0
    last: int = -1
    acted: bool = False
    key: Key | None = None
    country: str | None = None

    def take(self, mention: FoundMention) -> None:
        """Add a mention with what it says of office and affiliation; those beside the name count first."""
        self.mentions.append(mention)
        if mention.office and mention.office not in self.offices:
            self.offices.append(mention.office)
            self.named_offices += mention.name is not None
        of = plain_name(mention.of)
        if of and of not in self.ofs and of != self.name:
            self.ofs.append(of)


def plain_name(of: str | None) -> str | None:
    """A country by its plain name, anything else as it stands."""
    if not of:
        return None
    entry = country_names(LANGUAGE).get(of.lower())
    return entry.name if entry else of


class Holders:
    """Persons filed under the words of their offices, to be asked whom a role means.

    ``not_president`` holds the ids of people who are somebody else than a bare "the President".
    """

    def __init__(self, own: str | None) -> None:
        self.own = own
        self.by_word: dict[str, list[Someone]] = defaultdict(list)
        self.by_kind: dict[str, list[Someone]] = defaultdict(list)
        self.without: list[Someone] = []
        self.not_president: set[int] = set()

    def file(self, who: Someone) -> None:
        """Note a person with the offices known so far."""
        for office in who.offices:
            called = PRESIDENT if is_head_of_state(office) else frozenset[str]()
            for word in sorted(head_of(office) | called):
                _append(self.by_word[word], who)
            for kind in sorted(kinds_of(office, " ".join(who.ofs))):
                _append(self.by_kind[kind], who)
        if not who.offices:
            self.without.append(who)

    def holder(self, role: FoundMention) -> Someone | None:
        """Whom a role means: by office, affiliation and nearness; None when nobody fits."""
        if not role.office:
            return None
        asked = LEADERS if is_leader_role(role.office) else head_of(role.office)
        near = {id(who): who for word in sorted(asked) for who in self.by_word.get(word, ())}
        names = country_names(LANGUAGE)
        fitting = [who for who in near.values() if any(office_fits(role.office, held) for held in who.offices)]
        if role.of and plain_name(role.of) != self.own and not is_head_of_state(role.office):
            # "the President of Ostmark" is no "Head of State Ilan Droste" of whom no country is told
            fitting = [who for who in fitting if who.ofs or not all(is_head_of_state(held) for held in who.offices)]
        if role.of and is_bare_president(role.office):
            # "the Ostmark President" is no president of a senate
            fitting = [who for who in fitting if not all(is_over_body(held) for held in who.offices)]
        if self.own and is_bare_president(role.office):
            fitting = [who for who in fitting if not who.ofs or any(of.lower() in names for of in who.ofs)]
        telling = len(words_of(role.office)) > 1 or role.of is not None or self.own is not None
        ahead, of = telling or role.span.start < OPENING, plain_name(role.of)
        named = nearest(self._of_that_country(fitting, of), ahead)
        return named or nearest(self._called(role.office, of), ahead)

    def _called(self, role: str, of: str | None) -> list[Someone]:
        """Those whose office has another name but who may be called so: "the top diplomat" for a Foreign Secretary.

        Where the role has a country, only those of whom the text says that they are of it.
        """
        near = {id(who): who for kind in kinds_called(role) for who in self.by_kind.get(kind, ())}
        return self._of_that_country([who for who in near.values() if of is None or of in who.ofs], of)

    def _of_that_country(self, fitting: list[Someone], of: str | None) -> list[Someone]:
        if of:
            exact = [who for who in fitting if of in who.ofs]
            return exact or [who for who in fitting if not who.ofs and self.own in (None, of)]
        if self.own:
            return [who for who in fitting if not who.ofs or self.own in who.ofs] or fitting
        return fitting

    def own_president(self, role: FoundMention) -> Someone | None:
        """Whom an official publisher calls by name alone and "the President" otherwise: the first without office."""
        bare = role.office is not None and is_bare_president(role.office) and plain_name(role.of) in (None, self.own)
        if not (self.own and bare):
            return None
        here = [who for who in self.without if not who.offices and not who.ofs]
        acted = [who for who in here if who.acted]
        others = [who for who in here if id(who) not in self.not_president]
        return acted[0] if acted else others[0] if len(others) == 1 else None


def _append(filed: list[Someone], who: Someone) -> None:
    if who not in filed[-8:]:
        filed.append(who)


def nearest(people: list[Someone], ahead: bool = True) -> Someone | None:
    """The one last spoken of, else (``ahead``) the one who will be spoken of first."""
    last = max(people, key=lambda who: who.last, default=None)
    if last is not None and last.last >= 0:
        return last
    if not ahead:
        return None
    return min(people, key=lambda who: who.mentions[0].span.start, default=None)
