"""Where a content ends before what another says of it: "reported that they had met; the palace denied it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.quotes_cues import cue_forms, cue_words
from communique.find.quotes_found import Found, clean
from communique.spans import Span

SHIFTED = frozenset(("had", "would"))
MOST_JOINTS = 8
"""Joints at which an answer is looked for: a content of more clauses is a list, and the limit keeps time linear."""


def before_answers(analysis: Analysis, found: Found) -> Found:
    """The relation without the clause, behind ";" or ", but", in which another speaks of what was said."""
    if not found.cue or not found.content or found.content[-1].start < found.cue[0].end:
        return found
    span = found.content[-1]
    start = next((s for s in _joints(analysis, found, span)), None)
    kept = clean(analysis, span.start, start) if start is not None else span
    return replace(found, content=(*found.content[:-1], kept)) if kept.text else found


def _joints(analysis: Analysis, found: Found, span: Span) -> Iterator[int]:
    """Where the clauses begin in which another speaks of what was said."""
    inside = analysis.tokens_in(span.start, span.end)
    joints = [i for i in inside[1:] if analysis.tokens[i].text == ";" or _opposes(analysis, i)][:MOST_JOINTS]
    for i in joints:
        token = analysis.tokens[i]
        if token.text == ";" and _speaks_beside(analysis, found, i + 1, span):
            yield token.start
        if token.text != ";":
            others = (c for c in analysis.children(token.head) if analysis.tokens[c].dep == "conj")
            if any(_disowns(analysis, c) for c in (token.head, *others) if c > i):
                yield token.start


def _opposes(analysis: Analysis, i: int) -> bool:
    """Whether "but" or the like stands behind a comma."""
    return analysis.tokens[i].lower in cue_words("against") and analysis.tokens[i - 1].text in (",", ";")


def _speaks_beside(analysis: Analysis, found: Found, first: int, span: Span) -> bool:
    """Whether a clause outside the cue's reach tells that another speaks."""
    tokens, inside = analysis.tokens, analysis.tokens_in(span.start, span.end)
    last = next((i for i in range(first, inside.stop) if tokens[i].text == ";"), inside.stop)
    head = analysis.head_of(tokens[first].start, tokens[last - 1].end) if first < last else None
    if head is None:
        return False
    if _disowns(analysis, head):
        return True
    spoken = bool(cue_forms().get((tokens[head].lemma.lower(), "verb"))) and _has_speaker(analysis, head)
    return spoken and found.verb is not None and found.verb not in analysis.ancestors(head)


def _has_speaker(analysis: Analysis, verb: int) -> bool:
    """Whether a finite verb that no reported speech has shifted has a noun of its own before it."""
    subject = analysis.child(verb, "nsubj")
    noun = subject is not None and analysis.tokens[subject].pos in ("NOUN", "PROPN")
    helped = any(analysis.tokens[c].lower in SHIFTED for c in analysis.children(verb))
    return noun and not helped and analysis.tokens[verb].tag in ("VBD", "VBZ", "VBP")


def _disowns(analysis: Analysis, verb: int) -> bool:
    """Whether somebody denies "it" or calls it a lie; not "the army had denied it", nor "the army rejected it"."""
    tokens, thing = analysis.tokens, analysis.child(verb, "dobj")
    if thing is None or tokens[thing].lower not in cue_words("it") or not _has_speaker(analysis, verb):
        return False
    if tokens[verb].lemma in cue_words("disowning"):
        return True
    called = (tokens[c].lemma for c in analysis.children(verb) if tokens[c].dep in ("oprd", "attr", "acomp"))
    return tokens[verb].lemma in cue_words("naming") and any(lemma in cue_words("lies") for lemma in called)
