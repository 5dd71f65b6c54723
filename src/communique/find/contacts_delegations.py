"""Delegations that come in: "the talks continued with the two countries' delegations taking part"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from communique.find.contacts_attendance import Stretch, joining
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary
from communique.spans import Span

FOLLOWING = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "case"})
"""What hangs on a delegation behind it and is no part of its name."""
NEAR = 60
"""Code points around a delegation in which its sentence says that it took part."""


def find_delegations(scene: Scene) -> Iterator[Candidate]:
    """Delegations that a sentence about talks says took part, at last or all along, or will.

    The two leaders whom "the delegations" may stand for elsewhere ("The delegations discussed grain") are not meant.
    """
    tokens = scene.tokens
    for token in tokens:
        if token.lower not in vocabulary("delegations") or token.pos not in ("NOUN", "PROPN"):
            continue
        span = _name(scene, token.i)
        sentence = scene.analysis.sentences[token.sentence]
        cue = _cue(scene, span, sentence.start, sentence.end)
        words = {t.lower for t in tokens[sentence.first : sentence.last]}
        if not words.isdisjoint(vocabulary("absent")):
            continue
        if cue and any(is_contact_noun(tokens[i]) for i in range(sentence.first, sentence.last)):
            party = Party(f"group:{span.text.lower()}", "group", span.text, None, None, span)
            told = joining(scene, cue, [party])
            yield told if words.isdisjoint(vocabulary("shall")) else replace(told, status="planned")


def _name(scene: Scene, head: int) -> Span:
    """The delegation in all its words: "members of the two countries' delegations", "delegations of Ostmark"."""
    analysis, tokens = scene.analysis, scene.tokens
    of = tokens[head].head
    if tokens[head].dep == "pobj" and tokens[tokens[of].head].lower in vocabulary("delegates"):
        head = tokens[of].head
    inside = {i for c in analysis.children(head) if tokens[c].dep not in FOLLOWING for i in analysis.subtree(c)}
    first, last = min({*inside, head}), max({*inside, head}) + 1
    return analysis.span(first, last)


def _cue(scene: Scene, span: Span, start: int, end: int) -> Stretch | None:
    """What says that a delegation took part, right before or behind it."""
    text = scene.analysis.text
    before = _brought_in().search(text, max(start, span.start - NEAR), span.start)
    behind = _coming_in().match(text, span.end, min(end, span.end + NEAR))
    if before:
        return Stretch(*before.span(1))
    return Stretch(*behind.span(1)) if behind else None


@cache
def _brought_in() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives('brings_in')})\s+$", re.I)


@cache
def _coming_in() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?({alternatives('comes_in')})\b", re.I)
