"""The source of a quote resolved to an entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique import lang
from communique.analysis import Analysis
from communique.records import Entity, Mention, Quote, QuoteSource
from communique.roster import Roster

RELATIVE = frozenset(("WP", "WDT", "WP$"))
"""Penn Treebank tags of relative pronouns ("who", "which", "whose")."""
KINDS = {"name": 0, "role": 1, "pronoun": 2}
MOST_SPEAKERS = 6
SENTENCES_BACK = 3
FARTHEST_ISSUER = 150
"""Sentences, and tokens at most, before "the report stated" in which its issuer is looked for."""
LONGEST_NAME = 160
"""Code points of a description in the text's words; a longer source is cut at its first clause."""


def resolve_speakers(quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster) -> tuple[Quote, ...]:
    """The quotes with ``source.entity`` and ``source.name`` filled in where the text lets us know them.

    A source that several entities share ("the two leaders") has all their names and no single entity; an unnamed
    source keeps the text's own words as its name; a quote whose source the text does not give has no name.
    """
    done: dict[str, QuoteSource] = {}
    for quote in quotes:
        done[quote.id] = _resolved(quote, done.get(quote.part_of or ""), analysis, roster)
    return tuple(replace(q, source=done[q.id]) for q in quotes)


def _resolved(quote: Quote, around: QuoteSource | None, analysis: Analysis, roster: Roster) -> QuoteSource:
    source = quote.source
    if not source.spans or source.name is not None:
        return source
    token = _head(analysis, source)
    if token is None:
        return replace(source, name=_described(source))
    if analysis.tokens[token].lower in ("i", "me", "my", "myself") and around is not None:
        return replace(source, entity=around.entity, name=around.name)
    who = _who(analysis, roster, token, source)
    if len(who) == 1:
        return replace(source, entity=who[0].id, name=who[0].name)
    if who:
        return replace(source, name=_listed([e.name for e in who]))
    return replace(source, name=_described(source))


def _head(analysis: Analysis, source: QuoteSource) -> int | None:
    """The token that says who speaks: the noun of the source, or what its relative pronoun stands for."""
    token = analysis.head_of(source.spans[0].start, source.spans[0].end)
    if token is None or analysis.tokens[token].tag not in RELATIVE:
        return token
    for above in analysis.ancestors(token):
        if analysis.tokens[above].dep == "relcl":
            return analysis.tokens[above].head
    return token


def _who(analysis: Analysis, roster: Roster, token: int, source: QuoteSource) -> list[Entity]:
    """The entities that a source's head names: by the mention over it, its parts ("X and Y"), or its issuer."""
    found: list[Entity] = []
    for part in (token, *_coordinated(analysis, token, source)):
        for entity in _named_by(analysis, roster, part, source):
            if entity not in found:
                found.append(entity)
    return found[:MOST_SPEAKERS]


def _named_by(analysis: Analysis, roster: Roster, part: int, source: QuoteSource) -> list[Entity]:
    """By the mention over a head, by the name set beside it ("its spokeswoman, Mara Orm"), or by its issuer."""
    who = _over(analysis, roster, part, source)
    beside = analysis.child(part, "appos")
    if not who and beside is not None:
        who = _over(analysis, roster, beside, source)
    return who or _issuer(analysis, roster, part) or _issuer_named_before(analysis, roster, part)


def _coordinated(analysis: Analysis, token: int, source: QuoteSource) -> list[int]:
    parts: list[int] = []
    at: int | None = token
    while at is not None and len(parts) < MOST_SPEAKERS:
        at = analysis.child(at, "conj")
        if at is not None and any(s.start <= analysis.tokens[at].start < s.end for s in source.spans):
            parts.append(at)
    return parts


def _over(analysis: Analysis, roster: Roster, token: int, source: QuoteSource) -> list[Entity]:
    """The entities of the mention that covers a token: the best kind, then the one that fits the source best."""
    place = analysis.tokens[token]
    covering = [p for p in roster.over(place.start, place.end) if p[0].start <= place.start and place.end <= p[0].end]
    if not covering:
        return []
    best = min(covering, key=lambda p: _fit(p[0], source))[0]
    return [e for m, e in covering if (m.start, m.end) == (best.start, best.end)]


def _fit(mention: Mention, source: QuoteSource) -> tuple[int, int, int]:
    beyond = sum(max(0, s.start - mention.start) + max(0, mention.end - s.end) for s in source.spans[:1])
    return (beyond, KINDS[mention.kind], mention.start - mention.end)


def _issuer(analysis: Analysis, roster: Roster, token: int) -> list[Entity]:
    """Who issued the report or statement that is named as the source."""
    if not _is_document(analysis, token):
        return []
    for issuer in _issuers(analysis, token):
        who = _over(analysis, roster, issuer, QuoteSource(None, None, (analysis.subtree_span(issuer),)))
        if who:
            return who
    return []


def _is_document(analysis: Analysis, token: int) -> bool:
    return analysis.tokens[token].lemma.lower() in lang.words("en", "document_nouns")


def _issuers(analysis: Analysis, token: int) -> Iterator[int]:
    """The words that may name the issuer: "X's report", "a report by X", "X issued a report", "X said in a report"."""
    tokens = analysis.tokens
    for child in analysis.children(token):
        dep, word = tokens[child].dep, tokens[child].lower
        if dep in ("poss", "compound"):
            yield child
        by = child if dep in ("prep", "agent") and word in ("by", "from", "of") else None
        by = analysis.child(child, "agent") if dep == "acl" else by
        issuer = analysis.child(by, "pobj") if by is not None else None
        if issuer is not None:
            yield issuer
    above = tokens[token].head
    if tokens[token].dep == "pobj" and tokens[above].lower in ("in", "by"):
        above = tokens[above].head
    elif tokens[token].dep != "dobj" or tokens[above].lemma not in lang.words("en", "issuing_verbs"):
        return
    subject = analysis.child(above, "nsubj") if tokens[above].pos == "VERB" else None
    if subject is not None:
        yield subject


def _issuer_named_before(analysis: Analysis, roster: Roster, token: int) -> list[Entity]:
    """The issuer of "the report", or of "it", as the sentences just before name it."""
    tokens, word = analysis.tokens, analysis.tokens[token]
    taken_up = any(tokens[c].lower in ("the", "this", "that") for c in analysis.children(token))
    if word.lower != "it" and not (taken_up and _is_document(analysis, token)):
        return []
    for at in range(token - 1, max(-1, token - FARTHEST_ISSUER), -1):
        if tokens[at].sentence < word.sentence - SENTENCES_BACK:
            return []
        if tokens[at].pos == "NOUN" and (word.lower == "it" or tokens[at].lemma == word.lemma):
            who = _issuer(analysis, roster, at)
            if who:
                return who
    return []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _described(source: QuoteSource) -> str:
    """The source in the text's words, on one line, cut at a clause when it is very long."""
    words = " ".join(" ".join(s.text for s in source.spans).split())
    if len(words) <= LONGEST_NAME:
        return words
    cut = words.rfind(",", 20, LONGEST_NAME)
    return words[: cut if cut > 0 else words.rfind(" ", 0, LONGEST_NAME)]
