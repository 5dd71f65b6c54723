"""What a comparison holds. Field names of :class:`Dossier` and :class:`Fact` are the output contract of ``compare``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.records import Contact, Reading, Silence
from communique.spans import Span

About = Literal["date", "place", "participants", "initiator", "topic", "outcome", "figure", "other"]
Verdict = Literal["agree", "contradict", "one_sided"]
Tie = Literal["same_words", "names_it", "same_origin"]


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of one contact."""

    reading: Reading
    contact: Contact

    @property
    def name(self) -> str:
        """The document's name."""
        return self.reading.document.name


@dataclass(frozen=True, slots=True)
class Fact:
    """One point, with what each account says of it; None where an account is silent.

    ``independent`` is the number of independent sources that tell it.
    """

    about: About
    says: dict[str, Span | None]
    verdict: Verdict
    independent: int


@dataclass(frozen=True, slots=True)
class Link:
    """Why two accounts count as one source: ``copy`` rests on ``of``; ``evidence`` stands in the text of ``copy``."""

    copy: str
    of: str
    tie: Tie
    share: float | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word a document gives that a contact was, or, with ``how``, who did not confirm it."""

    document: str
    who: str
    span: Span | None
    how: Silence | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All accounts of one contact. ``date`` is ISO, maybe partial; ``date`` and ``place`` are None where unknown.

    A disputed date or place is shown by its fact's verdict; ``date`` is then the first told.
    """

    id: str
    kind: str
    status: str
    date: str | None
    place: str | None
    participants: tuple[str, ...]
    accounts: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    independent_sources: int
    sides_heard: tuple[str, ...]
    not_heard: tuple[str, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = ()
    confirmed_by: tuple[Word, ...] = ()
    not_confirmed_by: tuple[Word, ...] = ()
