"""Which contact a text is about, where what its lead has is only what somebody offered at that contact."""

from __future__ import annotations

from collections.abc import Iterable

from communique.find.contacts_near import is_far
from communique.find.contacts_same import Group, keys_of
from communique.find.contacts_scene import Scene
from communique.find.marks import paired_marks

BOTH = 2
MONTH = 31
"""Days before the text from which on a contact is past."""


def made_there(scene: Scene, main: Group | None, groups: Iterable[Group]) -> Group | None:
    """The contact at which the main one was only offered, else the main one.

    As in "Vos held out 'a technical visit in October'. The two were sitting down at the mission".
    """
    if main is None or not _is_offered(scene, main):
        return main
    people = {p.key for c in main for p in c.parties if p.type == "person"}
    met = [g for g in groups if g[0].status == "held" and not any(c.apart for c in g) and _is_of_now(scene, g)]
    met = [g for g in met if people and len(keys_of(g)) >= BOTH]
    return next((g for g in met if people <= keys_of(g) or len(people & keys_of(g)) >= BOTH), main)


def _is_offered(scene: Scene, group: Group) -> bool:
    """Whether a contact that was not yet is told in somebody's own words alone, and not as the first thing."""
    if group[0].status in ("held", "ongoing") or scene.body_sentence(group[0].token) < 1:
        return False
    words, marked = [scene.tokens[c.token] for c in group], paired_marks(scene.analysis)
    return all(any(m.start <= w.start and w.end <= m.end for m in marked) for w in words)


def _is_of_now(scene: Scene, group: Group) -> bool:
    published = scene.document.published
    return not any(c.date and c.date.value and is_far(c.date.value, published, MONTH) for c in group)
