"""Who stands behind the words of a source: by the mention over it, or as the issuer of a report or statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.analysis import Analysis
from communique.records import Entity, Mention
from communique.roster import Roster
from communique.spans import Span

KINDS = {"name": 0, "role": 1, "pronoun": 2}
SENTENCES_BACK = 3
FARTHEST_ISSUER = 150
"""Sentences, and tokens at most, before "the report stated" in which its issuer is looked for."""


def over(analysis: Analysis, roster: Roster, token: int, within: Span | None) -> list[Entity]:
    """The entities of the mention that covers a token: the best kind, then the one that fits the source best."""
    place = analysis.tokens[token]
    covering = [p for p in roster.over(place.start, place.end) if p[0].start <= place.start and place.end <= p[0].end]
    # "the ministry's Telegram channel" is the ministry's, not the platform's
    covering = [(m, e) for m, e in covering if m.kind != "role" or e.name.lower() not in carriers("platform")]
    if not covering:
        return []
    best = min(covering, key=lambda p: _fit(p[0], within))[0]
    return [e for m, e in covering if (m.start, m.end) == (best.start, best.end)]


def _fit(mention: Mention, within: Span | None) -> tuple[int, int, int]:
    beyond = max(0, within.start - mention.start) + max(0, mention.end - within.end) if within else 0
    return (beyond, KINDS[mention.kind], mention.start - mention.end)


def issuer(analysis: Analysis, roster: Roster, token: int) -> list[Entity]:
    """Who issued the report or statement that is named as the source."""
    if not _is_document(analysis, token):
        return []
    for one in _issuers(analysis, token):
        who = over(analysis, roster, one, analysis.subtree_span(one))
        if who:
            return who
    return []


@cache
def carriers(kind: str) -> frozenset[str]:
    """The forms of one kind in the table of carriers: "platform", "relay"."""
    return frozenset(f for row in lang.rows("en", "carriers") if row["kind"] == kind for f in row["forms"].split(", "))


def _is_document(analysis: Analysis, token: int) -> bool:
    """Whether a noun is something put out: "a report", "the memo", "a Telegram channel"."""
    beside = {analysis.tokens[c].lower for c in analysis.children(token) if analysis.tokens[c].dep == "compound"}
    return analysis.tokens[token].lemma.lower() in lang.words("en", "document_nouns") or bool(
        beside & carriers("platform")
    )


def _issuers(analysis: Analysis, token: int) -> Iterator[int]:
    """The words that may name the issuer: "X's report", "a report by X", "X issued a report", "X said in a report".

    Who only passes it on is none ("the statement, carried by Y"); whoever spoke in it comes before who put it out.
    """
    tokens = analysis.tokens
    put_out: list[int] = []
    for child in analysis.children(token):
        dep, word = tokens[child].dep, tokens[child].lower
        if dep in ("poss", "compound") and word not in carriers("platform"):
            yield child
        by = child if dep in ("prep", "agent") and word in ("by", "from", "of") else None
        named = analysis.child(by, "pobj") if by is not None else None
        if named is not None:
            yield named
        by = analysis.child(child, "agent") if dep == "acl" else None
        named = analysis.child(by, "pobj") if by is not None else None
        if named is not None and tokens[child].lemma not in carriers("carrying"):
            put_out.append(named)
    if tokens[token].dep != "pobj" or tokens[tokens[token].head].lower != "in":
        yield from put_out
        put_out = []
    above = tokens[token].head
    if tokens[token].dep == "pobj" and tokens[above].lower in ("in", "by"):
        above = tokens[above].head
    elif tokens[token].dep != "dobj" or tokens[above].lemma not in lang.words("en", "issuing_verbs"):
        return
    subject = analysis.child(above, "nsubj") if tokens[above].pos == "VERB" else None
    if subject is not None:
        yield subject
    yield from put_out


def issuer_named_before(analysis: Analysis, roster: Roster, token: int) -> list[Entity]:
    """The issuer of "the report", or of "it", as the sentences just before name it."""
    tokens, word = analysis.tokens, analysis.tokens[token]
    taken_up = any(tokens[c].lower in ("the", "this", "that") for c in analysis.children(token))
    if word.lower != "it" and not (taken_up and _is_document(analysis, token)):
        return []
    for at in range(token - 1, max(-1, token - FARTHEST_ISSUER), -1):
        if tokens[at].sentence < word.sentence - SENTENCES_BACK:
            return []
        if tokens[at].pos == "NOUN" and (word.lower == "it" or tokens[at].lemma == word.lemma):
            who = issuer(analysis, roster, at)
            if who:
                return who
    return []
