"""Outcomes that are another's: what somebody else is quoted with, what others agreed, what had been before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.find.contacts_scene import Scene
from communique.records import Contact, Quote
from communique.spans import Span

OPENING = 30
"""Code points in which a clause names who did it ("the parties signed")."""
FEWEST = 2


def own_outcomes(scene: Scene, contact: Contact, quotes: Sequence[Quote]) -> Contact:
    """The contact with the outcomes that are its own."""
    kept = tuple(
        o
        for o in contact.outcomes
        if not (_is_quoted(o, contact, quotes) or _is_of_others(scene, o, contact) or _had_been(scene, o))
    )
    return contact if len(kept) == len(contact.outcomes) else replace(contact, outcomes=kept)


def _is_quoted(outcome: Span, contact: Contact, quotes: Sequence[Quote]) -> bool:
    """Whether somebody who has no part in it only says, in quotation marks, what should be."""
    parties = {p.entity for p in contact.participants}
    wished = {"should", "must", "could", "ought", "would", "might"}
    if wished.isdisjoint(outcome.text.lower().split()):
        return False
    for quote in quotes:
        if quote.kind != "direct" or quote.source.entity is None or quote.source.entity in parties:
            continue
        if any(s.start <= outcome.start and outcome.end <= s.end for s in quote.content.spans):
            return True
    return False


def _is_of_others(scene: Scene, outcome: Span, contact: Contact) -> bool:
    """Whether "the parties" or "they" in it mean people none of whom takes part here."""
    parties = {p.entity for p in contact.participants}
    doing = _those_doing(scene, outcome)
    if doing and parties and doing.isdisjoint(parties):
        return True
    told = scene.roster.within(outcome.start, min(outcome.end, outcome.start + OPENING))
    joint = [(m, e) for m, e in told if m.kind != "name" and e.type == "person"]
    first = joint[0][0] if joint else None
    meant = {e.id for m, e in joint if first is not None and (m.start, m.end) == (first.start, first.end)}
    return len(meant) >= FEWEST and bool(parties) and meant.isdisjoint(parties)


def _those_doing(scene: Scene, outcome: Span) -> set[str]:
    """The people who are the subject of the verb above an infinitive: "they agreed [to exchange lists]"."""
    tokens, head = scene.tokens, scene.analysis.head_of(outcome.start, outcome.end)
    if head is None or tokens[head].dep != "xcomp":
        return set()
    subject = scene.analysis.child(tokens[head].head, "nsubj")
    meant = [e for _, e in scene.mentions_at(subject)] if subject is not None else []
    return {e.id for e in meant} if all(e.type == "person" for e in meant) else set()


def _had_been(scene: Scene, outcome: Span) -> bool:
    """Whether the sentence itself tells of what had been before: "A week earlier, their ministers had signed"."""
    head = scene.analysis.head_of(outcome.start, outcome.end)
    if head is None or scene.tokens[head].dep != "ROOT" or scene.tokens[head].pos != "VERB":
        return False
    start, end = scene.sentence_span(head)
    if "earlier" not in scene.analysis.text[start:end].lower():
        return False
    return any(scene.tokens[c].dep == "aux" and scene.tokens[c].lower == "had" for c in scene.analysis.children(head))
