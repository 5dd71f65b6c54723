"""What a contact was about and what came of it."""

from __future__ import annotations

from communique.find.contacts_merging import Group
from communique.find.contacts_scene import Scene
from communique.spans import Span


def contents(scene: Scene, group: Group, main: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The topics (short noun phrases, at most 6) and the outcomes (clauses, at most 4) of a contact."""
    return (), ()
