"""How likely two texts speak of the same contact, by a small linear model over what both outlines hold.

A contact is told in many ways, and what is found in one of two texts is not always found in the other; so everything
that two texts share counts: names, days, figures, the contacts found, who is named in one and not in the other. The
weights were learned by ``training/gathering.py`` from the set ``built_with`` of ``tests/cases/dossiers``; every one has
the sign that a reader would give it. That of ``counterparts`` was doubled by hand (learned: -1.05): two contacts of one
person with two others on one day are worse joined than one contact is missed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from communique.compare.matching import agree, days_fit, kinds_fit, pair
from communique.compare.outlines import Glance, Name
from communique.compare.parties import Party, likeness, one_country
from communique.compare.sketches import Sketch
from communique.compare.texts import Text, is_named
from communique.compare.words import stem

Pairs = frozenset[tuple[Name, Name]]
"""Names of one text and of the other that can be one person's."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "bias": -2.52,
        "strangers": -0.08,
        "contact": 1.02,
        "same_day": 0.98,
        "next_day": 1.03,
        "other_day": -1.04,
        "principals": 1.33,
        "names": 0.44,
        "like_names": 0.53,
        "conflict": -2.14,
        "persons": 0.26,
        "figures": 1.25,
        "days_apart": -0.44,
        "long_after": -1.76,
        "same_outlet": -2.07,
        "counterparts": -2.00,
    }
)
SAME_DAY = 0.5
"""What ``days_fit`` gives where both texts state the same day."""
LONG = 6
"""Days between two publications after which news is no longer the same news."""
UNKNOWN_GAP = 3
FAR = 2
"""Days apart, or more: all the same."""
MOST: Mapping[str, int] = MappingProxyType({"strangers": 2, "persons": 3, "like_names": 3})
"""The greatest value of a feature, where it is not 1."""
NAMES, PEOPLE = ("like_names",), ("strangers", "persons", "counterparts")
PRINCIPALS, CONTACT, CONFLICT = ("principals",), ("contact",), ("conflict",)
"""Features that take longer to tell, by the step that tells them."""
SLACK = 1e-9
"""What sums of the same numbers in another order may differ by, and more."""
SHARED = 0.3
"""What a name that acts in both texts counts beside somebody whom one of them lacks, in what is looked at first."""
OF_COUNTRY = 0.5
"""Likeness of a country and its officials, or its institutions."""
LIKELY_NAMED = 0.6
"""Likeness of a party whose family name stands in the other text though no person was found there."""


@dataclass(eq=False)
class Weighing:
    """Two texts weighed against each other step by step, what is quickly told first, and no more than is asked for.

    ``values`` are what they have in common and what holds them apart, as far as the first ``taken`` steps go.
    """

    one: Text
    other: Text
    values: dict[str, float] = field(init=False)
    taken: int = 0

    def __post_init__(self) -> None:
        self.values = at_first_sight(self.one, self.other)

    @cached_property
    def pairs(self) -> Pairs:
        """The names that can be one person's."""
        return self.one.same_names(self.other)

    @property
    def promise(self) -> float:
        """The greatest odds, as their logarithm, that the texts can come to by what is told so far."""
        return _total(self.values) + most(LEFT[self.taken])

    def go(self, steps: int) -> None:
        """Take so many steps in all."""
        for step in STEPS[self.taken : steps]:
            self.values |= step(self)
        self.taken = max(self.taken, steps)

    def likelihood(self, least: float = 0.0) -> float:
        """The probability (0..1) that both speak of one contact; 0 as soon as it is sure to be less than ``least``."""
        wanted = _odds(least) - SLACK
        while self.taken < len(STEPS):
            if self.promise < wanted:
                return 0.0
            if self.taken == GLANCED and self.values["same_outlet"] and not _one_contact(self, SAME_DAY):
                # an outlet tells of a contact twice with the same names and day, or of two contacts
                return 0.0
            self.go(self.taken + 1)
        return 1 / (1 + math.exp(-_total(self.values)))


def likelihood(one: Text, other: Text, least: float = 0.0) -> float:
    """The probability (0..1) that two texts speak of one contact; 0 as soon as it is sure to be less than ``least``."""
    return Weighing(one, other).likelihood(least)


def _odds(likely: float) -> float:
    """The logarithm of the odds; for 0 and 1 what nothing falls short of."""
    return math.log(likely / (1 - likely)) if 0 < likely < 1 else -math.inf


def features(one: Text, other: Text) -> dict[str, float]:
    """What two texts have in common and what holds them apart, by name; each is bounded."""
    weighing = Weighing(one, other)
    weighing.go(len(STEPS))
    return weighing.values


def _total(values: Mapping[str, float]) -> float:
    """The logarithm of the odds, as far as these values go."""
    return WEIGHTS["bias"] + sum([WEIGHTS[name] * value for name, value in values.items()])


@cache
def most(names: tuple[str, ...]) -> float:
    """What these features can add to it at most."""
    return sum(max(0.0, WEIGHTS[name]) * MOST.get(name, 1) for name in names)


def at_first_sight(one: Text, other: Text) -> dict[str, float]:
    """What is quickly told: days, words, publishers."""
    gap = _gap(one.event, other.event) if one.event and other.event else FAR
    outlet = one.glance.outlet
    return {
        "same_day": float(gap == 0),
        "next_day": float(gap == 1),
        "other_day": float(gap > 1),
        "names": min(len(one.names & other.names), 6) / 2,
        "figures": min(len(one.figures & other.figures), 3),
        "days_apart": float(bool(one.days and other.days) and _gap(one.days, other.days) > 1),
        "long_after": float(_published_gap(one.glance, other.glance) > LONG),
        "same_outlet": float(bool(outlet) and outlet == other.glance.outlet),
    }


def company(one: Text, other: Text) -> float:
    """How far those who act in two texts are the same, by the words of their names: what to look at first.

    No more than an order: names are written in several ways.
    """
    acting, others = one.acting_words, other.acting_words
    missed = (not acting <= other.people_words) + (not others <= one.people_words)
    return SHARED * len(acting & others) - missed


def _of_names(texts: Weighing) -> dict[str, float]:
    """Names that only begin alike."""
    one, other = texts.one, texts.other
    begun = one.long_names.keys() & other.stems
    return {"like_names": min(sum(n not in other.names for s in begun for n in one.long_names[s]), 3)}


def _of_people(texts: Weighing) -> dict[str, float]:
    """Who is named in both texts, and who in one alone."""
    one, other, pairs = texts.one, texts.other, texts.pairs
    here = {a for a, b in pairs if b in other.people}
    there = {b for a, b in pairs if a in one.people}
    return {
        "strangers": min(_strangers(one, other, here), _strangers(other, one, there), 2),
        "persons": min(_shared_persons(one, other, pairs), 3) if pairs else 0,
        "counterparts": float(_has_another(one, other, here) and _has_another(other, one, there)),
    }


def _of_principals(texts: Weighing) -> dict[str, float]:
    one, other, pairs = texts.one, texts.other, texts.pairs
    turned = frozenset((b, a) for a, b in pairs)
    found = _covered(one, other, pairs)
    return {"principals": found if found >= 1 else max(found, _covered(other, one, turned))}


def _of_contacts(texts: Weighing) -> dict[str, float]:
    return {"contact": float(_one_contact(texts))}


def _of_conflict(texts: Weighing) -> dict[str, float]:
    return {"conflict": float(any(_conflict(a, b) for a in texts.one.contacts for b in texts.other.contacts))}


STEPS = (_of_names, _of_people, _of_principals, _of_contacts, _of_conflict)
"""What is told of two texts after the first sight of them, step by step."""
GLANCED = 2
"""Steps for which a glance at both texts is enough."""
LEFT = tuple(sum((NAMES, PEOPLE, PRINCIPALS, CONTACT, CONFLICT)[taken:], ()) for taken in range(len(STEPS) + 1))
"""The features that are still to be told, by the steps that are taken."""


def _one_contact(texts: Weighing, least_days: float = 0.0) -> bool:
    """Whether a contact found in one text is surely one that was found in the other, their days fitting so well."""
    told = ((a, b) for a in texts.one.contacts for b in texts.other.contacts)
    return any(days_fit(a, b) >= least_days and agree(a, b) for a, b in told)


def _gap(one: frozenset[int], other: frozenset[int]) -> int:
    """The days between the nearest two: 0, 1, or ``FAR`` for more."""
    if not one.isdisjoint(other):
        return 0
    return 1 if any(day + 1 in other or day - 1 in other for day in one) else FAR


def _published_gap(one: Glance, other: Glance) -> int:
    if one.published is None or other.published is None:
        return UNKNOWN_GAP
    return abs(one.published - other.published)


def _strangers(one: Text, other: Text, known: set[Name]) -> int:
    """Persons at the beginning of one text of whom the other has no word; ``known`` are the names that it has."""
    return sum([name not in known and other.stems.isdisjoint(begun) for name, begun in one.opening])


def _has_another(one: Text, other: Text, known: set[Name]) -> bool:
    """Whether a text's contact has a person of whom the other text has no word: another counterpart."""
    if not one.glance.told:
        return False
    return any(name not in known and other.stems.isdisjoint(begun) for name, begun in one.acting)


def _covered(one: Text, other: Text, pairs: Pairs) -> float:
    """How well the principals of one text are found among the parties of the other, 0..1."""
    principals = one.outline.principals[:3]
    if not principals:
        return 0.5
    return sum(_found(p, other, pairs) for p in principals) / len(principals)


def _found(party: Party, text: Text, pairs: Pairs) -> float:
    """How well a party is found among those of a text: by those of its type, else by who is of its country."""
    near = text.by_type.get(party.type, [])
    if is_named(party):
        near = [q for q in near if not q.named or (party.words, q.words) in pairs]
    best = max([likeness(party, q) for q in near], default=0.0)
    if best < OF_COUNTRY and any(
        one_country(party, q) for type, own in text.by_country.items() if type != party.type for q in own
    ):
        return OF_COUNTRY
    if best < OF_COUNTRY and any(len(w) > 3 and stem(w) in text.stems for w in party.words):
        return LIKELY_NAMED
    return best


def _shared_persons(one: Text, other: Text, pairs: Pairs) -> int:
    left = list(other.glance.people)
    count = 0
    for name in one.glance.people:
        match = next((words for words in left if (name, words) in pairs), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def _conflict(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are about contacts of the same parties that differ in day or kind."""
    if not (one.main and other.main) or (days_fit(one, other) > 0 and kinds_fit(one, other)):
        return False
    return len(pair(one.parties, other.parties).pairs) > 1
