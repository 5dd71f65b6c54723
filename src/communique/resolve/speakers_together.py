"""Whom "the three advisers" or "the Veldanian and Ostmark leaders" mean when the roster leaves them open."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from communique.analysis import Analysis
from communique.lang import rows, words
from communique.lang.names import word_set
from communique.records import Entity, Mention
from communique.roster import Roster
from communique.spans import Span

LANGUAGE = "en"
OPENERS = word_set(LANGUAGE, "definite_openers")
MODIFIERS = frozenset(("compound", "nmod", "poss", "amod"))
PLURAL = frozenset(("NNS", "NNPS", "CD"))
MOST = 6
FAR = 20
"""Groups that are looked through: the work for one source is bounded."""


@dataclass(frozen=True, slots=True)
class Together:
    """The people whom a text speaks of together, ``groups[i]`` at ``starts[i]`` in text order, and all it names."""

    starts: list[int]
    groups: list[tuple[Entity, ...]]
    named: tuple[Entity, ...]

    def before(self, offset: int) -> list[tuple[Entity, ...]]:
        """The groups before an offset, the last first."""
        end = bisect_left(self.starts, offset)
        return self.groups[max(0, end - FAR) : end][::-1]


def spoken_together(analysis: Analysis, roster: Roster) -> Together:
    """The people of each joint mention and of each sentence that speaks of two or more."""
    together: dict[tuple[int, int], list[Entity]] = {}
    sentences: dict[int, tuple[int, list[Entity]]] = {}
    for mention, entity in roster.mentions:
        if entity.type != "person":
            continue
        together.setdefault((mention.start, mention.end), []).append(entity)
        head = analysis.head_of(mention.start, mention.end)
        if head is None or analysis.tokens[head].dep in MODIFIERS:
            continue
        people = sentences.setdefault(analysis.tokens[head].sentence, (mention.start, []))[1]
        if len(people) <= MOST and entity not in people:
            people.append(entity)
    found = [(start, tuple(people)) for (start, _), people in together.items() if len(people) > 1]
    found += [(start, tuple(people)) for start, people in sentences.values() if 1 < len(people) <= MOST]
    found.sort(key=lambda group: group[0])
    named = tuple(e for e in roster.entities if e.type == "person" and any(m.kind == "name" for m in e.mentions))
    return Together([start for start, _ in found], [people for _, people in found], named)


def people_meant(analysis: Analysis, roster: Roster, together: Together, span: Span, head: int) -> tuple[Entity, ...]:
    """Whom a plural with "the", "both" or "all" means: those of that number or those countries last spoken of together.

    With neither number nor country, and for want of a fitting group, the people of a text that names just so many.
    """
    tokens = analysis.tokens
    before = [tokens[i].lower for i in analysis.tokens_in(span.start, tokens[head].end)]
    if tokens[head].tag not in PLURAL or not before or before[0] not in OPENERS:
        return ()
    count = next((_counts()[word] for word in before if word in _counts()), None)
    named = [(m, e.name) for m, e in roster.within(span.start, tokens[head].start) if e.type == "country"]
    if not _is_of_people(tokens[head].lower, count) or (count is None and _says_more(before[1:-1], named)):
        return ()
    countries = {name for _, name in named}
    for group in together.before(span.start):
        if countries:
            if _are_of(group, countries) and count in (None, len(group)):
                return group
        elif count is None or len(group) == count:
            return group
    wanted = count or max(2, len(countries))
    return together.named if len(together.named) == wanted else ()


def _are_of(group: tuple[Entity, ...], countries: set[str]) -> bool:
    """Whether people come from these countries and no other, one country at most being left to those of none."""
    known = {e.of for e in group if e.of}
    return bool(known) and known <= countries and len(countries - known) <= any(not e.of for e in group)


def _says_more(between: list[str], countries: list[tuple[Mention, str]]) -> bool:
    """Whether anything but countries stands before the noun: "the young leaders" are others than those named."""
    told = {word for m, _ in countries for word in m.text.lower().split()} | {"and", ",", "two"}
    return any(word not in told for word in between)


@cache
def _counts() -> dict[str, int]:
    return {row["word"]: int(row["count"]) for row in rows(LANGUAGE, "joint_counts")}


def _is_of_people(noun: str, count: int | None) -> bool:
    """Whether a plural may call people: a joint noun that does, or with a number any that is no thing."""
    types = {row["noun"]: row["type"] for row in rows(LANGUAGE, "joint_nouns")}
    if noun in types:
        return types[noun] != "country"
    single = noun.removesuffix("s")
    things = words(LANGUAGE, "thing_nouns") | words(LANGUAGE, "document_nouns")
    return count is not None and not things & {noun, single}
