"""A dossier as its page shows it: the accounts with their texts, the facts by accounts, the chains, the silences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.compare.making import named_apart, of_members
from communique.dossier_store import dossier_members
from communique.dossiers import Dossier, Fact, Link, Verdict
from communique.errors import CommuniqueError
from communique.export.dossier_text import POINTS, TIES
from communique.export.wording import day, headline, percent
from communique.laying import kept_dossier
from communique.records import Contact, Participant, Reading
from communique.spans import Span
from communique.web.charts.chains import Copied, Stop, Told, chains_drawing
from communique.web.site import Site

GROUPS: tuple[tuple[Verdict, str], ...] = (
    ("contradict", "Contradicted"),
    ("agree", "Agreed"),
    ("one_sided", "Told by one source only"),
)
SHOW = ("all", *(verdict for verdict, _ in GROUPS))
MOST_TOPICS = 3
PLAINEST = ("names_it", "same_words", "same_origin")
FEWEST, CELLS = 8, 240
"""Points of one source alone that are shown beside the others unless they are asked for: eight at least, and as many
as make so many cells of the table."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the document's number, its contact's id ('' where it names none), and its reading.

    ``name`` is the document's within the dossier; ``source`` counts independent sources from 1: accounts of one
    number rest on one source.
    """

    name: str
    number: int
    record: str
    reading: Reading
    source: int

    @property
    def title(self) -> str:
        """The headline, or what stands for it."""
        return headline(self.reading)

    @property
    def publisher(self) -> str:
        """Who published it, else the document's name."""
        return self.reading.document.outlet or self.name

    @property
    def contact(self) -> Contact | None:
        """Its contact, None where it tells of it without naming one."""
        return next((c for c in self.reading.contacts if c.id == self.record), None)

    @property
    def address(self) -> str:
        """The text, at the contact."""
        return f"/documents/{self.number}" + (f"#{self.record}" if self.record else "")

    def at(self, span: Span) -> str:
        """The text, at a stretch of it."""
        return at(self.number, span)


def at(number: int, span: Span) -> str:
    """The address of a stretch of a text."""
    return f"/documents/{number}?at={span.start}-{span.end}#at"


@dataclass(frozen=True, slots=True)
class Point:
    """A row of the table: a fact with what it is about."""

    fact: Fact
    label: str

    @property
    def told(self) -> int:
        """How many accounts tell it."""
        return sum(span is not None for span in self.fact.says.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one verdict, and how many more there are than are shown."""

    verdict: Verdict
    title: str
    points: tuple[Point, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Why one account counts as resting on another; ``first`` where it is the plainest tie of its copy."""

    copy: Account
    of: Account
    how: str
    share: str
    evidence: Span | None
    first: bool


@dataclass(frozen=True)
class Laid:
    """A dossier laid out; accounts in the dossier's order."""

    dossier: Dossier
    accounts: tuple[Account, ...]

    @cached_property
    def by_name(self) -> dict[str, Account]:
        """The accounts by the names that the dossier gives them."""
        return {account.name: account for account in self.accounts}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many points there are of each verdict, and in all."""
        facts = self.dossier.facts
        return {"all": len(facts)} | {v: sum(f.verdict == v for f in facts) for v, _ in GROUPS}

    def groups(self, show: str) -> list[Group]:
        """The points that are to be shown, by verdict; groups without a point are left out."""
        return [
            group
            for verdict, title in GROUPS
            if show in ("all", verdict) and (group := self._group(verdict, title, show)).points
        ]

    def _group(self, verdict: Verdict, title: str, show: str) -> Group:
        points = [Point(fact, POINTS[fact.about]) for fact in self.dossier.facts if fact.verdict == verdict]
        few = max(FEWEST, CELLS // len(self.accounts))
        shown = points[:few] if verdict == "one_sided" and show == "all" else points
        return Group(verdict, title, tuple(shown), len(points) - len(shown))

    @cached_property
    def participants(self) -> list[tuple[str, Participant | None]]:
        """The participants with their fullest office that an account tells."""
        told = [p for account in self.accounts for p in (account.contact.participants if account.contact else ())]
        return [(name, _fullest([p for p in told if p.name == name])) for name in self.dossier.participants]

    def disputed(self, about: str) -> bool:
        """Whether the accounts contradict each other on this point of the contact's setting."""
        return any(f.about == about and f.verdict == "contradict" for f in self.dossier.facts)

    @cached_property
    def about(self) -> list[tuple[Account, Span]]:
        """What it was about, by the topics that most accounts tell, each in the words of the first that does."""
        topics = sorted((f for f in self.dossier.facts if f.about == "topic"), key=lambda f: -f.independent)
        told = [next((n, s) for n, s in f.says.items() if s) for f in topics[:MOST_TOPICS]]
        return [(self.by_name[name], span) for name, span in told]

    @cached_property
    def ties(self) -> list[Tie]:
        """Who has it from whom: of each account that rests on others, the plainest tie first."""
        found: list[Tie] = []
        for account in self.accounts:
            own = [link for link in self.dossier.links if link.copy == account.name]
            own.sort(key=lambda link: (PLAINEST.index(link.tie), -(link.share or 0)))
            found += [self._tie(link, first=i == 0) for i, link in enumerate(own)]
        return found

    def _tie(self, link: Link, *, first: bool) -> Tie:
        share = f"{percent(link.share)} of its runs of four words" if link.share is not None else ""
        copy, of = self.by_name[link.copy], self.by_name[link.of]
        return Tie(copy, of, TIES[link.tie], share, link.evidence, first)

    @cached_property
    def chains_svg(self) -> str:
        """The source chains, drawn, and of each account that rests on others one line to such a one."""
        places = {account.name: i for i, account in enumerate(self.accounts)}
        copied = [
            Copied(places[tie.copy.name], places[tie.of.name], f"{tie.copy.publisher} {tie.how} {tie.of.publisher}")
            for tie in self.ties
            if tie.first
        ]
        return chains_drawing([_told(account) for account in self.accounts], copied)


def laid(site: Site, id: str) -> Laid:
    """The dossier with this id.

    Raises:
        CommuniqueError: E808 when there is no such dossier, E804 to E807 where the store fails.
    """
    members = dossier_members(site.store, id)
    made: Laid = site.dossiers.get((id, members), lambda: _laid(site, id, members))
    return made


def shown(query: str | None) -> str:
    """Which verdicts are asked for.

    Raises:
        CommuniqueError: E702 when there is no such verdict.
    """
    if query and query not in SHOW:
        raise CommuniqueError("E702", f"'show' is one of {', '.join(SHOW)}", "show")
    return query or "all"


def _laid(site: Site, id: str, members: tuple[tuple[int, str], ...]) -> Laid:
    readings = list(named_apart(site.reading(number) for number, _ in members))
    dossier = kept_dossier(site.store, id)
    # one more account may have come since the members were looked up
    if dossier is None or len(dossier.accounts) != len(members):
        dossier = of_members(id, zip(readings, (record for _, record in members), strict=True))
    found = {r.document.name: (number, record, r) for r, (number, record) in zip(readings, members, strict=True)}
    sources = _sources(dossier)
    accounts = tuple(Account(name, *found[name], sources[name]) for name in dossier.accounts)
    return Laid(dossier, accounts)


def _sources(dossier: Dossier) -> dict[str, int]:
    """The number of each account's source, counted in the order of the accounts."""
    first = {name: group[0] for group in dossier.copies for name in group}
    heads = list(dict.fromkeys(first.get(name, name) for name in dossier.accounts))
    return {name: heads.index(first.get(name, name)) + 1 for name in dossier.accounts}


def _fullest(told: list[Participant]) -> Participant | None:
    return max(told, key=lambda p: (bool(p.office) + bool(p.of), len(p.office or "")), default=None)


def _told(account: Account) -> Told:
    document = account.reading.document
    contact = account.contact
    under = f"source {account.source}" + (f", {day(document.published)}" if document.published else "")
    return Told(account.publisher, under, account.address, tuple(chains_of(contact)) if contact else ())


def chains_of(contact: Contact) -> Iterator[tuple[Stop, ...]]:
    """The chains of a contact as stops of a drawing."""
    for link in contact.on_word_of:
        carriers = (Stop(via.name, day(via.date) if via.date else "") for via in link.via)
        yield (Stop(link.name), *carriers)
