"""Those whom one telling leaves without names and another names, in an answer."""

from __future__ import annotations

from collections.abc import Sequence

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_party import Party, is_counterpart
from communique.find.contacts_scene import Scene

BOTH = 2
"""Sides of a contact of which somebody is asked."""


def named_counterparts(scene: Scene, group: Sequence[Candidate]) -> set[str]:
    """The keys of counterparts of whom a question tells, where another telling of the same official has the name.

    As in "Has Marr been sitting down with her opposite number? - Director Marr met General Vos".
    """
    two = [c for c in group if len(c.keys) == BOTH and all(p.type == "person" for p in c.parties)]
    return {p.key for c in two if _is_asked(scene, c) for p in c.parties if any(_names(scene, c, p, d) for d in two)}


def _names(scene: Scene, asked: Candidate, counterpart: Party, told: Candidate) -> bool:
    """Whether a telling has a name in the place of a counterpart without one, and the same official beside it."""
    rest = [p for p in told.parties if p.key not in asked.keys]
    named = len(rest) == 1 and not is_unnamed(scene, rest[0]) and rest[0].of in (None, counterpart.of)
    other = counterpart.key not in told.keys and is_counterpart(counterpart) and is_unnamed(scene, counterpart)
    return other and named and not told.apart


def _is_asked(scene: Scene, telling: Candidate) -> bool:
    """Whether the paragraph of a telling is a question."""
    paragraph = scene.analysis.paragraphs[scene.analysis.sentences[scene.tokens[telling.token].sentence].paragraph]
    return scene.analysis.text[paragraph.start : paragraph.end].rstrip().endswith("?")


def is_unnamed(scene: Scene, party: Party) -> bool:
    """Whether somebody is known by an office alone."""
    if party.type != "person" or party.entity is None:
        return False
    return all(m.kind != "name" for m in scene.roster[party.entity].mentions)
