"""Who heads a delegation: "the Ostmark side was headed by Marr, the Karadani one by Vos"."""

from __future__ import annotations

import re
from functools import cache

from communique.find.contacts_lists import following
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import alternatives, vocabulary


@cache
def led_by() -> tuple[str, ...]:
    """With what a cue ends that tells who headed a side ("headed by")."""
    return tuple(f"{word} by" for word in sorted(vocabulary("led")))


@cache
def led_too() -> re.Pattern[str]:
    """The other side, whose "headed" is left out: "the Karadani one by", "that of Karadan by"."""
    joins, sides = alternatives("joining_sides"), alternatives("other_side")
    whose = rf"the\s+[A-Z][\w-]+(?:\s+(?:{sides}))?|that\s+of\s+(?:the\s+)?[A-Z][\w-]+"
    return re.compile(rf"[,;]?\s+(?:(?:{joins})\s+)?(?:{whose}|the\s+other)\s+by(?=\s)")


def heads(scene: Scene, start: int, end: int) -> list[Party]:
    """Those named right behind "led by": what is told of them farther on names others."""
    first = next(((m, e) for m, e in scene.roster.within(start, end) if m.kind == "name" and e.type == "person"), None)
    if first is None:
        return []
    return [party_of(scene, first[1]), *(p for p in following(scene, first[0].end, end) if p.type == "person")]
