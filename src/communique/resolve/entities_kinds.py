"""Kinds of offices: "the top diplomat" for a Secretary of State, "the spy chief" for the director of a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.lang import rows
from communique.lang.bodies import bodies
from communique.lang.names import word_set
from communique.resolve.entities_offices import LEADERS, RANKS, SOFT_RANKS, head_of, words_of

LANGUAGE = "en"
JOINT_OFFICES = word_set(LANGUAGE, "joint_offices")
HEADS_OF_BODIES = {
    "intelligence": ("intelligence chief", ("head",)),
    "security": ("security service chief", ("head",)),
    "central bank": ("central bank chief", ("governor", "chairman", "president", "head")),
    "parliament": ("speaker of parliament", ("speaker", "chairman", "president")),
    "chamber": ("speaker of parliament", ("speaker", "chairman", "president")),
}
"""Of which kind the heads of national institutions are, and what they are called, by the institution's kind."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One name of an office: its telling words, and whether it counts only without further words."""

    words: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office: by what words any holder is called, what the office is named, what makes it another."""

    name: str
    rank: str
    called: frozenset[frozenset[str]]
    titles: tuple[Variant, ...]
    other: frozenset[str]


def kinds_called(role: str) -> tuple[str, ...]:
    """The kinds whose holders may be called so, whatever their office is named."""
    return _called().get(words_of(role) - SOFT_RANKS, ())


@cache
def kinds_of(office: str, of: str = "") -> frozenset[str]:
    """The kinds that an office, held in or for ``of``, is of."""
    held, whole = words_of(office), words_of(f"{office} {of}")
    return frozenset(kind.name for kind in _kinds() if any(_is(kind, v, held, whole) for v in kind.titles))


@cache
def ranks_of(office: str) -> frozenset[str]:
    """What holders of this office are called together with others of their rank: "minister"."""
    mine = kinds_of(office)
    return frozenset(kind.rank for kind in _kinds() if kind.name in mine)


def fits_joint(noun: str, offices: list[str]) -> bool:
    """Whether someone with these offices can be one of "the presidents", "the ministers", "the leaders"."""
    held = frozenset(word for office in offices for word in head_of(office))
    singular = noun.removesuffix("s")
    if not held or singular not in JOINT_OFFICES:
        return True
    if singular in ("leader", "state", "government"):
        return bool(held & LEADERS)
    return singular in held or any(singular in ranks_of(office) for office in offices)


def _is(kind: OfficeKind, variant: Variant, held: frozenset[str], whole: frozenset[str]) -> bool:
    if variant.alone:
        return held - SOFT_RANKS == variant.words
    return variant.words <= whole and not (whole - variant.words) & (kind.other | (RANKS - SOFT_RANKS))


@cache
def _kinds() -> tuple[OfficeKind, ...]:
    found = []
    for row in rows(LANGUAGE, "office_kinds"):
        called = [words_of(words) for words in row["called"].split(";")]
        titles = [_variant(words) for words in row["titles"].split(";")]
        titles += [Variant(words, False) for words in called]
        titles += _of_bodies(row["kind"])
        other = words_of(row["not"].replace(";", " "))
        found.append(OfficeKind(row["kind"], row["rank"], frozenset(called), tuple(dict.fromkeys(titles)), other))
    return tuple(found)


def _variant(words: str) -> Variant:
    return Variant(words_of(words.removeprefix("=")), words.startswith("="))


def _of_bodies(kind: str) -> Iterator[Variant]:
    """The heads of national institutions that are of this kind: "CIA director", "governor of the Bank"."""
    for body in bodies(LANGUAGE):
        meant, offices = HEADS_OF_BODIES.get(body.kind, ("", ()))
        if meant == kind:
            for office in offices:
                yield from (Variant(words_of(f"{office} {words}"), False) for words in body.words)


@cache
def _called() -> dict[frozenset[str], tuple[str, ...]]:
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for kind in _kinds():
        for words in kind.called:
            found[words] = (*found.get(words, ()), kind.name)
    return found
