"""Where a text says that somebody denies something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.silence_grammar import (
    by_whom,
    contact_kinds,
    has_no,
    is_denied,
    is_unable,
    silence_words,
    words_after,
)
from communique.records import Silence

STANDING = frozenset({"always", "long", "repeatedly", "consistently", "routinely"})
"""A denial of long standing is about no single contact."""
SPOKEN = frozenset({"meeting", "call", "video_call"})
"""Kinds of contact that somebody denies with the verb itself: "said he had never met her"."""
PAST = frozenset({"had", "has", "have", "did", "was", "were"})


def denied(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "denied the meeting", "dismissed the report", "called the claim false"."""
    words = silence_words()
    if any(analysis.tokens[c].lower in STANDING for c in analysis.children(verb.i)):
        return None
    if verb.lemma in words["denying_verb"]:
        paired = any(analysis.tokens[c].lower in ("nor", "neither") for c in analysis.children(verb.i))
        own = verb.dep != "conj" or analysis.tokens[verb.head].lemma not in words["confirm_verb"]
        given = any(analysis.tokens[c].lower in ("him", "her", "them", "us", "me") for c in analysis.children(verb.i))
        refuses = given or analysis.child(verb.i, "dative") is not None or is_unable(analysis, verb)
        passive = analysis.child(verb.i, "nsubjpass") is not None and by_whom(analysis, verb) is None
        holds = own and not (paired or passive or refuses)
        return "denied" if holds and not is_denied(analysis, verb) else None
    if verb.lemma not in words["rejecting_verb"] or is_denied(analysis, verb):
        return None
    after = [t.lower for t in words_after(analysis, verb)]
    claimed = any(w in words["claim_noun"] for w in after)
    if verb.lemma in ("reject", "dismiss", "contradict", "rubbish", "dispute"):
        claimed = any(w in words["claim_noun"] and w not in ("meeting", "visit", "call", "talks") for w in after[:5])
        if claimed:
            return "denied"
    thing = analysis.child(verb.i, "dobj")
    claimed = claimed or (thing is not None and analysis.tokens[thing].lower in ("it", "this", "that"))
    return "denied" if claimed and any(w in words["false_adj"] for w in after) else None


def said_false(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "said the report was false", "insisted that the claim is an invention"."""
    words = silence_words()
    clause = _said(analysis, verb)
    if clause is None:
        return None
    subject = analysis.child(clause, "nsubj", "nsubjpass")
    verdict = analysis.child(clause, "acomp", "attr", "oprd")
    if subject is None or verdict is None or is_denied(analysis, analysis.tokens[clause]):
        return None
    claim = analysis.tokens[subject].lower in words["claim_noun"] | {"it", "this", "that"}
    return "denied" if claim and analysis.tokens[verdict].lower in words["false_adj"] else None


def said_none(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "said that no such meeting took place", "insisted there had been no call"."""
    clause = _said(analysis, verb)
    if clause is None:
        return None
    told = analysis.tokens[clause]
    if not _is_past(analysis, told):
        return None
    parts = [analysis.tokens[c] for c in analysis.children(clause)]
    if told.lemma in silence_words()["happening_verb"] and any(t.dep == "neg" for t in parts):
        subject = next((t for t in parts if t.dep in ("nsubj", "nsubjpass")), None)
        meant = subject is not None and (subject.lower in ("it", "this", "that") or subject.lemma in contact_kinds())
        return "denied" if meant else None
    if any(t.lemma in silence_words()["truth_noun"] and has_no(analysis, t.i) for t in parts):
        # "there was no truth in the report"
        return "denied"
    thing = any(t.dep == "auxpass" for t in parts) or not _is_of_somebody(told, parts)
    if contact_kinds().get(told.lemma) in SPOKEN and not thing and any(t.dep == "neg" for t in parts):
        return "denied"
    nouns = [c for c in analysis.children(clause) if analysis.tokens[c].dep in ("nsubj", "nsubjpass", "attr", "dobj")]
    none = any(analysis.tokens[c].lemma in contact_kinds() and has_no(analysis, c) for c in nouns)
    return "denied" if none else None


def _is_of_somebody(told: Token, parts: Sequence[Token]) -> bool:
    """Whether the verb is of people: "never met", "had not received her"; not "never saw anything", "not received"."""
    met = next((t for t in parts if t.dep == "dobj"), None)
    if met is None:
        return told.lemma in _alone()
    return met.text[:1].isupper() or met.lower in silence_words()["somebody"]


@cache
def _alone() -> frozenset[str]:
    """The verbs of contact that need no object: "they had never met"."""
    return frozenset(
        row["lemma"] for row in lang.rows("en", "contact_verbs") if row["alone"] or row["counterpart"] != "object"
    )


def _said(analysis: Analysis, verb: Token) -> int | None:
    """The verb of what a verb of saying reports."""
    if verb.lemma not in silence_words()["saying_verb"] or is_denied(analysis, verb):
        return None
    return analysis.child(verb.i, "ccomp")


def _is_past(analysis: Analysis, verb: Token) -> bool:
    """Whether a clause tells of something past: plans that nobody has made are no denials."""
    parts = [analysis.tokens[c] for c in analysis.children(verb.i)]
    return (verb.tag == "VBD" or any(t.lower in PAST for t in parts)) and not any(t.tag == "MD" for t in parts)
