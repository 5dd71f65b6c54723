"""Who is who in one document: mentions before and after it is known whom they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from communique.records import Entity, EntityType, Mention, MentionKind
from communique.spans import Span


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A place where the text speaks of someone, before it is known whom.

    ``span`` is the whole expression with office and affiliation ("Kazakh President Aru Tok"); ``name`` the bare
    name in it, None for a role or a pronoun; ``office`` and ``of`` as the expression gives them. ``plural`` marks
    joint mentions ("the two leaders", "they"), which may mean several entities.
    """

    span: Span
    kind: MentionKind
    type: EntityType | None
    name: Span | None = None
    office: str | None = None
    of: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What a user's file added to an entity where the text says nothing; ``where`` names files and lines."""

    entity: str
    office: str | None
    of: str | None
    where: tuple[str, ...]


@dataclass(frozen=True)
class Roster:
    """The entities of one document, found again by place. A joint mention belongs to each of its entities.

    ``filled`` is what they have from a user's file and not from the text.
    """

    entities: tuple[Entity, ...] = ()
    filled: tuple[Filled, ...] = ()
    _by_id: dict[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {e.id: e for e in self.entities})

    def __getitem__(self, id: str) -> Entity:
        """The entity with this id; KeyError when there is none."""
        return self._by_id[id]

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, Entity], ...]:
        """Every mention with its entity, in text order; a joint mention comes once for each of its entities."""
        pairs = [(m, e) for e in self.entities for m in e.mentions]
        return tuple(sorted(pairs, key=lambda p: (p[0].start, -p[0].end)))

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m, _ in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((m.end - m.start for m, _ in self.mentions), default=0)

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Mentions that lie wholly in ``[start, end)``, in text order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [p for p in self.mentions[first:last] if p[0].end <= end]

    def over(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Mentions that share a code point with ``[start, end)``, in text order."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [p for p in self.mentions[first:last] if p[0].end > start]


def fullest(mentions: Iterable[Mention]) -> Mention | None:
    """The mention that says most: the longest of the best kind (name, then role, then pronoun), the first such."""
    rank = {"name": 0, "role": 1, "pronoun": 2}
    return min(mentions, key=lambda m: (rank[m.kind], m.start - m.end, m.start), default=None)
