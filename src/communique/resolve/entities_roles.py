"""Whom a role means: "the Kazakh President", "the head of state", "the two leaders"."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.lang.names import country_names
from communique.records import EntityType
from communique.resolve.entities_offices import office_fits
from communique.roster import FoundMention

LANGUAGE = "en"


@dataclass(slots=True, eq=False)
class Someone:
    """An entity in the making. ``places`` are the starts of its mentions so far, in text order."""

    type: EntityType
    name: str
    mentions: list[FoundMention] = field(default_factory=list)
    gender: str = ""
    offices: list[str] = field(default_factory=list)
    ofs: list[str] = field(default_factory=list)

    def take(self, mention: FoundMention) -> None:
        """Add a mention with what it says of office and affiliation."""
        self.mentions.append(mention)
        if mention.office and mention.office not in self.offices:
            self.offices.append(mention.office)
        if mention.of and mention.of not in self.ofs:
            self.ofs.append(mention.of)

    def last_before(self, at: int) -> int:
        """Start of the last mention before an offset, -1 when there is none."""
        return max((m.span.start for m in self.mentions if m.span.start < at), default=-1)


def plain_name(of: str | None) -> str | None:
    """A country by its plain name, anything else as it stands."""
    if not of:
        return None
    entry = country_names(LANGUAGE).get(of.lower())
    return entry.name if entry else of


def own_country(outlet: str | None) -> str | None:
    """The country for which an official outlet speaks ("President of Russia", "The White House"), else None."""
    if not outlet:
        return None
    from communique.lang.names import key_of, known

    official = any(word in outlet.lower() for word in ("president", "government", "ministry", "office", "house", "kremlin", "department", "embassy"))
    words = outlet.removeprefix("The ")
    for part in range(len(words)):
        if part == 0 or words[part - 1] == " ":
            for entry in known(LANGUAGE).get(key_of(words[part:]), ()):
                if words[part:].startswith(entry.words) and official and entry.iso:
                    return entry.name
    return "United States" if "white house" in outlet.lower() else None


def who_holds(role: FoundMention, persons: list[Someone], own: str | None) -> Someone | None:
    """The person whom a role means: by office, affiliation and nearness; None when nobody fits."""
    if not role.office:
        return None
    fitting = [p for p in persons if any(office_fits(role.office, office) for office in p.offices)]
    of = plain_name(role.of)
    if of:
        exact = [p for p in fitting if of in p.ofs]
        fitting = exact or [p for p in fitting if not p.ofs and (own is None or of == own)]
    elif own:
        fitting = [p for p in fitting if not p.ofs or own in p.ofs] or fitting
    return nearest(fitting, role.span.start)


def nearest(persons: list[Someone], at: int) -> Someone | None:
    """The one last spoken of before an offset, else the first after it."""
    before = [(p.last_before(at), p) for p in persons]
    best = max(before, key=lambda pair: pair[0], default=(-1, None))
    if best[0] >= 0:
        return best[1]
    return min(persons, key=lambda p: p.mentions[0].span.start, default=None)
