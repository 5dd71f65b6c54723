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
from types import MappingProxyType

from communique.compare.matching import LEAST, days_fit, kinds_fit, pair, score
from communique.compare.names import same_person
from communique.compare.outlines import LEAST_NAME, Outline, stems
from communique.compare.parties import Party, likeness
from communique.compare.sketches import Sketch
from communique.compare.words import stem

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
LIKELY_NAMED = 0.6
"""Likeness of a party whose family name stands in the other text though no person was found there."""


def likelihood(one: Outline, other: Outline, contacts: Mapping[str, tuple[Sketch, ...]]) -> float:
    """The probability (0..1) that two texts speak of one contact; ``contacts`` are the sketches by document."""
    if one.outlet and one.outlet == other.outlet and not _one_contact(one, other, contacts, SAME_DAY):
        # an outlet tells of a contact twice with the same names and day, or of two contacts
        return 0.0
    values = features(one, other, contacts)
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def features(one: Outline, other: Outline, contacts: Mapping[str, tuple[Sketch, ...]]) -> dict[str, float]:
    """What two outlines have in common and what holds them apart, by name; each is bounded."""
    left, right = contacts.get(one.document, ()), contacts.get(other.document, ())
    names, others = set(one.names), set(other.names)
    gap = _event_gap(one, other)
    return {
        "strangers": min(_strangers(one, other), _strangers(other, one), 2),
        "contact": float(_one_contact(one, other, contacts)),
        "same_day": float(gap == 0),
        "next_day": float(gap == 1),
        "other_day": float(gap > 1),
        "principals": max(_covered(one, other), _covered(other, one)),
        "names": min(len(names & others), 6) / 2,
        "like_names": min(len({n for n in names - others if len(n) > 5 and stem(n) in stems(other.names)}), 3),
        "conflict": float(any(_conflict(a, b) for a in left for b in right)),
        "persons": min(_shared_persons(one, other), 3),
        "figures": min(len(set(one.figures) & set(other.figures)), 3),
        "days_apart": float(bool(one.days and other.days) and _least_gap(one.days, other.days) > 1),
        "long_after": float(_published_gap(one, other) > LONG),
        "counterparts": float(_has_another(one, other) and _has_another(other, one)),
        "same_outlet": float(bool(one.outlet) and one.outlet == other.outlet),
    }


def _one_contact(
    one: Outline, other: Outline, contacts: Mapping[str, tuple[Sketch, ...]], least_days: float = 0.0
) -> bool:
    """Whether a contact found in one text is surely one that was found in the other, their days fitting so well."""
    left, right = contacts.get(one.document, ()), contacts.get(other.document, ())
    return any(score(a, b) >= LEAST and days_fit(a, b) >= least_days for a in left for b in right)


def _least_gap(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return min(abs(a - b) for a in one for b in other)


def _event_gap(one: Outline, other: Outline) -> int:
    return _least_gap(one.event, other.event) if one.event and other.event else 2


def _published_gap(one: Outline, other: Outline) -> int:
    if one.published is None or other.published is None:
        return UNKNOWN_GAP
    return abs(one.published - other.published)


def _strangers(one: Outline, other: Outline) -> int:
    """Persons at the beginning of one text of whom the other has no word."""
    known = stems(other.names)
    people = [p for p in other.parties if p.type == "person" and p.named]
    return sum(
        not any(same_person(p.words, q.words) for q in people) and not any(stem(w) in known for w in p.words[-1:])
        for p in one.lead
    )


def _has_another(one: Outline, other: Outline) -> bool:
    """Whether a text's contact has a person of whom the other text has no word: another counterpart."""
    known = stems(other.names)
    people = [p.words for p in other.parties if p.type == "person" and p.named]
    return bool(one.contact) and any(
        p.type == "person"
        and p.named
        and not any(same_person(p.words, words) for words in people)
        and not any(stem(w) in known for w in p.words if len(w) > LEAST_NAME)
        for p in one.principals
    )


def _covered(one: Outline, other: Outline) -> float:
    """How well the principals of one text are found among the parties of the other, 0..1."""
    principals = one.principals[:3]
    if not principals:
        return 0.5
    return sum(_found(p, other) for p in principals) / len(principals)


def _found(party: Party, text: Outline) -> float:
    best = max((likeness(party, q) for q in (*text.principals, *text.parties)), default=0.0)
    if best < 0.5 and any(len(w) > 3 and stem(w) in stems(text.names) for w in party.words):
        return LIKELY_NAMED
    return best


def _shared_persons(one: Outline, other: Outline) -> int:
    people = [p.words for p in other.parties if p.type == "person" and p.named]
    count = 0
    for party in one.parties:
        if party.type == "person" and party.named:
            match = next((words for words in people if same_person(party.words, words)), None)
            if match is not None:
                people.remove(match)
                count += 1
    return count


def _conflict(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are about contacts of the same parties that differ in day or kind."""
    if not (one.main and other.main) or len(pair(one.parties, other.parties).pairs) < 2:
        return False
    return days_fit(one, other) == 0 or not kinds_fit(one, other)
