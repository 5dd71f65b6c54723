"""How somebody stands to another, which is no contact: "broke with", "sided with", "cut ties with", "at odds with"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary

NEAR = 3
"""Tokens behind "severed" among which "all diplomatic ties" end."""


def is_stance(scene: Scene, words: Iterable[int]) -> bool:
    """Whether words say for or against whom somebody is, and not that they met; "broke bread with" does."""
    return any(_takes_sides(scene, i) or _cuts_ties(scene, i) or _is_at_odds(scene, i) for i in words)


def _takes_sides(scene: Scene, i: int) -> bool:
    """Whether a verb is of taking sides with nothing but "with" behind it: "sided with", "aligned herself with"."""
    if scene.tokens[i].pos != "VERB" or scene.tokens[i].lemma.lower() not in vocabulary("taking_sides"):
        return False
    behind = [t.lower for t in scene.tokens[i + 1 : i + 3]]
    if behind and behind[0] in vocabulary("oneself") | vocabulary("out"):
        behind = behind[1:]
    return bool(behind) and behind[0] in vocabulary("with")


def _cuts_ties(scene: Scene, i: int) -> bool:
    """Whether a verb cuts what tied two sides: "parted ways", "severed all ties", "cut off relations"."""
    if scene.tokens[i].lemma.lower() not in vocabulary("cutting"):
        return False
    return any(t.lower in vocabulary("ties") for t in scene.tokens[i + 1 : i + 1 + NEAR])


def _is_at_odds(scene: Scene, i: int) -> bool:
    return i > 0 and scene.tokens[i].lower in vocabulary("odds") and scene.tokens[i - 1].lower in vocabulary("at")
