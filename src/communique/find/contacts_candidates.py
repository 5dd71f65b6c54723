"""A contact as one place in the text tells it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.find.contacts_party import Party
from communique.find.contacts_triggers import Trigger
from communique.records import ContactKind, DateValue, Place, Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact as one place in the text tells it, before the tellings of one contact are joined.

    ``parties`` are named here; ``anaphoric`` marks a reference to a contact told elsewhere ("the meeting"); ``apart``
    one that is told from the others ("their previous meeting"); ``weak`` one that needs another telling beside it;
    ``joins`` one that adds people to a contact told elsewhere; ``title`` one in the headline; ``callers`` the parties
    that are the subject of a call; ``beside`` one at whose edge something else is told ("on the sidelines of");
    ``hosted`` one that has a host, ``chaired`` a meeting that its subject holds;
    ``running`` an exchange that goes on by the way ("the progress of negotiations with X"); ``of_many`` a meeting of
    many ("leaders' meeting"); ``listed`` one whose people stand in a list of their own; ``news`` how likely its words
    tell of a contact for the first time, as the network sees; ``score`` and ``news`` lie in 0..1.
    """

    token: int
    trigger: Trigger
    kind: ContactKind
    sure: bool
    status: Status
    parties: tuple[Party, ...]
    rule: str
    score: float
    title: bool
    date: DateValue | None = None
    place: Place | None = None
    anaphoric: bool = False
    apart: bool = False
    weak: bool = False
    joins: bool = False
    callers: frozenset[str] = frozenset()
    beside: bool = False
    hosted: bool = False
    chaired: bool = False
    running: bool = False
    of_many: bool = False
    listed: bool = False
    news: float = 0.0

    @property
    def keys(self) -> frozenset[str]:
        """What the parties are known by."""
        return frozenset(p.key for p in self.parties)


def distinct(parties: list[Party]) -> tuple[Party, ...]:
    """The parties, each once, in order."""
    return tuple({p.key: p for p in parties}.values())
