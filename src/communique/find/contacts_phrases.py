"""Topics and outcomes as exact stretches of the text, cut from the parse."""

from __future__ import annotations

from collections.abc import Iterator

from communique.analysis import Analysis
from communique.find.contacts_scene import with_conjuncts
from communique.find.contacts_words import vocabulary
from communique.spans import Span, trimmed

LONGEST = 26
"""Tokens of a topic beyond which its clauses are cut off."""
POSSESSIVE = "’' "
"""What the parse leaves of a possessor before its noun."""
EDGES = ",;:.–—-([ "


def named_topics(analysis: Analysis, word: int) -> Iterator[Span]:
    """The topics that hang on a contact word itself: "talks on energy", "met to discuss the border"."""
    tokens = analysis.tokens
    for c in analysis.children(word):
        if tokens[c].dep == "prep" and tokens[c].lower in vocabulary("about"):
            yield from _after(analysis, c)
        elif tokens[c].lemma.lower() in vocabulary("purpose") and tokens[c].tag == "VB":
            yield from object_topics(analysis, c, frozenset({"object"}))


def object_topics(analysis: Analysis, verb: int, how: frozenset[str]) -> Iterator[Span]:
    """The topics that a verb of discussion has as its object, its passive subject, or after its prepositions."""
    tokens = analysis.tokens
    for c in analysis.children(verb):
        dep, passive = tokens[c].dep, tokens[c].dep == "nsubjpass"
        listed = dep == "dep" and c > verb and tokens[c].pos in ("NOUN", "PROPN")
        if "object" in how and (dep == "dobj" or passive or listed):
            yield from _phrases(analysis, c)
            yield from _opinions(analysis, c)
        elif "object" in how and dep in ("xcomp", "ccomp") and c > verb and _asks(analysis, c):
            yield from _whole(analysis, c)
        elif dep == "prep" and tokens[c].lower in how:
            yield from _after(analysis, c)
        elif dep == "dobj":
            for p in analysis.children(c):
                if tokens[p].dep == "prep" and tokens[p].lower in how:
                    yield from _after(analysis, p)


def _opinions(analysis: Analysis, noun: int) -> Iterator[Span]:
    """What views are exchanged on, with "opinions on X" as the object."""
    if analysis.tokens[noun].lemma.lower() in vocabulary("views"):
        for c in analysis.children(noun):
            if analysis.tokens[c].lower in vocabulary("about"):
                yield from _after(analysis, c)


def _asks(analysis: Analysis, verb: int) -> bool:
    """Whether a clause is a gerund or an indirect question: those stand for what was talked about."""
    tokens = analysis.tokens
    return tokens[verb].tag == "VBG" or any(tokens[c].tag in ("WRB", "WP", "WDT") for c in analysis.children(verb))


def _after(analysis: Analysis, preposition: int) -> Iterator[Span]:
    for c in analysis.children(preposition):
        token = analysis.tokens[c]
        aside = token.lower in vocabulary("aside_topics") or token.pos == "NUM"
        if token.dep == "pobj" and not aside and not _is_day(analysis, c):
            yield from _phrases(analysis, c)
        elif token.dep == "pcomp":
            yield from _whole(analysis, c)


def _is_day(analysis: Analysis, i: int) -> bool:
    lower = analysis.tokens[i].lower
    return lower.endswith("day") or any(analysis.tokens[c].dep == "nummod" for c in analysis.children(i) if c > i)


def _phrases(analysis: Analysis, head: int) -> Iterator[Span]:
    """One span for each noun phrase joined by "and", without what "including" adds, which gives spans of its own."""
    tokens = analysis.tokens
    for h in with_conjuncts(analysis, head):
        empty = tokens[h].lower in vocabulary("empty_topics") and not analysis.children(h)
        if empty or tokens[h].pos == "PRON":
            continue
        first, last = analysis.edges(h)
        for c in analysis.children(h):
            if c > h and _ends_phrase(analysis, c, h, last - first):
                last = min(last, c - 1)
            if c > h and tokens[c].lower in vocabulary("including"):
                yield from _after(analysis, c)
        if last >= h >= first:
            span = analysis.span(first, last + 1)
            start = span.start + len(span.text) - len(span.text.lstrip(POSSESSIVE))
            yield trimmed(analysis.text, start, span.end, EDGES)


def _ends_phrase(analysis: Analysis, c: int, head: int, length: int) -> bool:
    token = analysis.tokens[c]
    if token.dep in ("conj", "cc", "appos") or token.lower in vocabulary("including"):
        return True
    with_someone = token.dep == "prep" and token.lower in vocabulary("with")
    if with_someone and any(analysis.tokens[o].pos == "PROPN" for o in analysis.children(c)):
        return True
    after_comma = analysis.tokens[c - 1].text == "," and token.dep in ("prep", "relcl", "acl", "advcl")
    return after_comma or (length > LONGEST and token.dep in ("relcl", "acl", "advcl"))


def _whole(analysis: Analysis, verb: int) -> Iterator[Span]:
    span = _clause(analysis, verb, analysis.edges(verb)[0])
    if span.text:
        yield span


def _clause(analysis: Analysis, verb: int, first: int) -> Span:
    """A clause from ``first`` to its end, without what is joined to it by "and" and without its last stop."""
    tokens = analysis.tokens
    last = analysis.edges(verb)[1]
    for c in analysis.children(verb):
        if c > verb and tokens[c].dep in ("cc", "conj") and (tokens[c].dep == "cc" or tokens[c].pos in ("VERB", "AUX")):
            last = min(last, c - 1)
        if c > verb and tokens[c].dep == "advcl" and tokens[c - 1].text == ",":
            last = min(last, c - 1)
    last = max(last, verb)
    span = analysis.span(min(first, verb), last + 1)
    return trimmed(analysis.text, span.start, span.end, EDGES)


def clause_span(analysis: Analysis, verb: int, form: str) -> Span | None:
    """The clause that says what came of a contact, from its subject on; None when it names nothing agreed."""
    tokens = analysis.tokens
    children = analysis.children(verb)
    passive = any(tokens[c].dep == "nsubjpass" for c in children)
    filled = [c for c in children if c > verb and tokens[c].dep in ("ccomp", "xcomp", "dobj", "prep", "advcl")]
    if form == "to" and not any(tokens[c].dep in ("xcomp", "ccomp", "advcl") for c in filled):
        return None
    if not filled and not (passive and form == "passive"):
        return None
    subjects = [c for c in children if tokens[c].dep in ("nsubj", "nsubjpass")]
    first = analysis.edges(subjects[0])[0] if subjects else verb
    return _clause(analysis, verb, first)


def is_asserted(analysis: Analysis, verb: int) -> bool:
    """Whether the text says that it was so: neither the clause nor one above it is denied, doubted or conditional."""
    tokens = analysis.tokens
    for i in (verb, *analysis.ancestors(verb)):
        below = [*analysis.children(i)]
        below += [g for c in below if tokens[c].dep in ("nsubj", "nsubjpass") for g in analysis.children(c)]
        if tokens[i].lemma.lower() in vocabulary("unsaid"):
            return False
        if any(tokens[c].dep == "neg" or tokens[c].lower in vocabulary("unsaid") for c in below):
            return False
    return True
