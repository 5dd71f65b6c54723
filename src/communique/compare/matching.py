"""Whether two texts report one and the same contact."""

from __future__ import annotations

from dataclasses import dataclass

from communique.compare.parties import Party, likeness, of_country
from communique.compare.sketches import Sketch
from communique.compare.words import closeness, content_words

LEAST = 1.0
"""Least score of two accounts of one contact; below it they stay apart, for a false join is worse than a miss."""
DATE_LINE = 1
"""Days by which two stated days may differ: a time zone or the date line lies between the writers."""

WIDE = 45
"""Days over which a date such as a year says next to nothing."""
MOST_SUBJECT = 0.6
"""What the words that two texts share add to their score at most."""
ELSEWHERE = 0.3
"""What places in different countries take from it."""
AT_A_DISTANCE = frozenset({"call", "video_call"})
IN_PERSON = frozenset({"meeting", "visit", "gathering", "signing"})


@dataclass(frozen=True, slots=True)
class Paired:
    """Participants of two accounts laid side by side: pairs with their likeness, and those that are left over."""

    pairs: tuple[tuple[Party, Party, float], ...]
    left: tuple[Party, ...]
    right: tuple[Party, ...]


def score(one: Sketch, other: Sketch) -> float:
    """How sure it is that two contacts of different texts are one, 0 where they cannot be.

    Persons by name count most, then days that are stated and agree, then place and subject.
    """
    fit = _fit(one, other)
    return fit + _subject(one, other) if fit else 0.0


def agree(one: Sketch, other: Sketch) -> bool:
    """Whether two contacts of different texts are surely one: a score of ``LEAST`` or more."""
    fit = _fit(one, other)
    if not fit or fit + MOST_SUBJECT < LEAST:
        return False
    return fit - ELSEWHERE >= LEAST or fit + _subject(one, other) >= LEAST


def _fit(one: Sketch, other: Sketch) -> float:
    """How well kinds, days and participants of two contacts agree, 0 where they cannot be one."""
    if one.document == other.document or not kinds_fit(one, other) or _is_outlook(one) or _is_outlook(other):
        return 0.0
    nearness = days_fit(one, other)
    if nearness == 0:
        return 0.0
    who = _who(one, other, pair(one.parties, other.parties))
    return who + nearness if who else 0.0


def _is_outlook(sketch: Sketch) -> bool:
    """Whether it is nothing but the will to go on ("agreed to remain in contact"), which every text of the kind has."""
    return sketch.kind == "other" and not sketch.main and not any(d.stated for d in sketch.days)


def kinds_fit(one: Sketch, other: Sketch) -> bool:
    """Whether two kinds can be one contact's: a video call may be told as a meeting, a telephone call may not."""
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 or "other" in kinds or kinds <= AT_A_DISTANCE or kinds <= IN_PERSON:
        return True
    return kinds == {"video_call", "meeting"} or kinds == {"video_call", "gathering"}


def days_fit(one: Sketch, other: Sketch) -> float:
    """0 where the days cannot be one, else up to 0.5 where both are stated and the same."""
    if not one.days or not other.days:
        return 0.05
    here, there = one.days, other.days
    if one.kind == other.kind == "message" and _is_received(one) and _is_received(other):
        # two that were received: each on its own day
        here, there = here[:1], there[:1]
    best = 0.0
    for a in here:
        for b in there:
            gap = max(a.first, b.first) - min(a.last, b.last)
            if max(a.last - a.first, b.last - b.first) > WIDE:
                best = max(best, 0.05 if gap <= 0 else 0.0)
                continue
            if a.stated and b.stated:
                best = max(best, 0.5 if gap <= 0 else 0.3 if gap <= DATE_LINE else 0.0)
            elif gap <= 0:
                best = max(best, 0.25 if a.stated or b.stated else 0.15)
    return best


def _is_received(message: Sketch) -> bool:
    """Whether a text tells on which day a message arrived: the days on which it can have been sent are known less."""
    return len(message.days) > 1 and not message.days[-1].stated


def pair(left: tuple[Party, ...], right: tuple[Party, ...]) -> Paired:
    """The participants of two accounts in pairs, the surest first, each at most once."""
    found = sorted([(-v, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (v := likeness(a, b)) > 0])
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for value, i, j in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((left[i], right[j], -value))
    return Paired(
        tuple(pairs),
        tuple(p for i, p in enumerate(left) if i not in used_left),
        tuple(p for j, p in enumerate(right) if j not in used_right),
    )


def _who(one: Sketch, other: Sketch, paired: Paired) -> float:
    """How sure the participants are the same, 0 where they are not."""
    sure = sorted((value for *_, value in paired.pairs), reverse=True)
    alone = min(len(one.parties), len(other.parties)) == 1
    if not sure or (len(sure) == 1 and not alone):
        return 0.0
    if _opposed(paired) and "gathering" not in (one.kind, other.kind):
        return 0.0
    return sum(sure[:2]) / 2 if len(sure) > 1 else sure[0] * 0.6


def _opposed(paired: Paired) -> bool:
    """Whether each account has somebody of a country that the other has nobody of: another counterpart."""
    shared = [p for pair in paired.pairs for p in pair[:2]]

    def stranger(party: Party) -> bool:
        return bool(party.country) and not any(of_country(p, party.country) for p in shared)

    return any(map(stranger, paired.left)) and any(map(stranger, paired.right))


def _subject(one: Sketch, other: Sketch) -> float:
    """What the words add that the texts share beside the parties' names, less where the places' countries differ."""
    found = min(MOST_SUBJECT, 2 * subject(one, other))
    if one.country and other.country and one.country != other.country and "visit" not in (one.kind, other.kind):
        found -= ELSEWHERE
    return found


def subject(one: Sketch, other: Sketch) -> float:
    """How close two contacts' texts are in what they speak of, the parties' names apart, 0..1."""
    names = {stem for p in (*one.parties, *other.parties) for stem in content_words(f"{p.name} {p.country}")}
    return closeness(set(one.words) - names, set(other.words) - names)
