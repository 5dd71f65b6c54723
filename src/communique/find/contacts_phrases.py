"""Topics and outcomes as exact stretches of the text, cut from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from communique.analysis import Analysis, Token
from communique.find.contacts_scene import with_conjuncts
from communique.find.contacts_words import vocabulary
from communique.spans import Span, span_of, trimmed

LONGEST = 26
"""Tokens of a topic beyond which its clauses are cut off."""
BARE = 2
"""Tokens before a noun below which it has nothing but an article."""
POSSESSIVE = "’' "
"""What the parse leaves of a possessor before its noun."""
EDGES = ",;:.–—-([ "
CLOSING = frozenset(")]\"”’»'")
"""Marks with which a topic may end."""


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
        if dep == "nsubj" and c < verb:
            yield from _behind(analysis, c, verb)
        listed = dep in ("dep", "npadvmod") and c > verb and tokens[c].pos in ("NOUN", "PROPN")
        if "object" in how and (dep == "dobj" or passive or listed):
            yield from _phrases(analysis, c)
            yield from _opinions(analysis, c)
        elif "object" in how and dep in ("xcomp", "ccomp") and c > verb and _asks(analysis, c):
            yield from _whole(analysis, c)
        elif dep == "prep" and tokens[c].lower in how:
            yield from _after(analysis, c)
        elif dep == "conj" and c > verb and tokens[c].pos in ("NOUN", "PROPN"):
            yield from _phrases(analysis, c)
        elif dep == "dobj":
            marks = [p for p in analysis.children(c) if tokens[p].dep == "prep" and tokens[p].lower in how]
            for p in marks:
                yield from _after(analysis, p)
            # the parse joins what follows "and" to the views: "exchanged views on the talks and the situation there"
            for k in analysis.children(c) if marks else ():
                if tokens[k].dep == "conj" and k > marks[0] and tokens[k].pos in ("NOUN", "PROPN"):
                    yield from _phrases(analysis, k)


def _behind(analysis: Analysis, subject: int, verb: int) -> Iterator[Span]:
    """The rest of a list behind the verb, which the parse takes for another name of the subject."""
    for c in analysis.children(subject):
        if c > verb and analysis.tokens[c].dep == "appos" and analysis.tokens[c].pos in ("NOUN", "PROPN"):
            yield from _phrases(analysis, c)


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
        if token.dep == "pobj" and not aside:
            yield from _phrases(analysis, c)
        elif token.dep == "pcomp":
            yield from _whole(analysis, c)


def _is_time(analysis: Analysis, i: int) -> bool:
    """Whether a noun says when ("the weekend", "Friday night", "14 May", "March 6"), which is never what about."""
    token = analysis.tokens[i]
    if token.lemma.lower() in vocabulary("times"):
        return not any(analysis.tokens[c].lower in vocabulary("of") for c in analysis.children(i))
    return token.lower in vocabulary("months") or any(
        analysis.tokens[c].dep == "nummod" for c in analysis.children(i) if c > i
    )


def _phrases(analysis: Analysis, head: int) -> Iterator[Span]:
    """One span for each noun phrase joined by "and", without what "including" adds, which gives spans of its own."""
    tokens = analysis.tokens
    heads = with_conjuncts(analysis, head)
    shared = [_shares(analysis, a, b) for a, b in pairwise(heads)]
    begin: int | None = None
    for h, joined in zip(heads, [*shared, False], strict=True):
        empty = tokens[h].lower in vocabulary("empty_topics") and not analysis.children(h)
        if empty or tokens[h].pos == "PRON" or _is_time(analysis, h):
            begin = None
            continue
        first, last = _bounds(analysis, h)
        if begin is not None:
            first, last = min(first, begin), max(last, _common_end(analysis, h))
        if not joined and last >= h >= first:
            yield from _cut(analysis, first, last)
        begin = first if joined else None
        for c in analysis.children(h):
            if c > h and tokens[c].lower in vocabulary("including"):
                yield from _after(analysis, c)


def _bounds(analysis: Analysis, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without what is joined to it."""
    first, last = analysis.edges(head)
    long = last - first > LONGEST
    for c in analysis.children(head):
        if c > head and long and _is_needed(analysis, c, head):
            last = min(last, _clause_end(analysis, c))
        elif c > head and _ends_phrase(analysis, c, long):
            last = min(last, max(analysis.edges(c)[0], head + 1) - 1)
    return first, max(last, head)


def _is_needed(analysis: Analysis, verb: int, noun: int) -> bool:
    """Whether a noun says little without the clause right behind it ("ways to open the border", "the steps taken")."""
    tokens = analysis.tokens
    if tokens[verb].tag == "VB" and any(tokens[c].tag == "TO" for c in analysis.children(verb)):
        return True
    bare = noun - analysis.edges(noun)[0] < BARE
    return bare and tokens[verb].dep in ("acl", "relcl") and analysis.edges(verb)[0] == noun + 1


def _shares(analysis: Analysis, one: int, two: int) -> bool:
    """Whether two nouns have what follows in common: "the state and prospects of trade"."""
    tokens = analysis.tokens
    if two != one + 2 or tokens[one + 1].dep != "cc":
        return False
    return _common_end(analysis, two) > two


def _common_end(analysis: Analysis, noun: int) -> int:
    """The last token of the prepositional phrase right after a noun, or the noun where there is none."""
    after = noun + 1
    tokens = analysis.tokens
    if after >= len(tokens) or tokens[after].dep != "prep" or tokens[after].head not in (noun, noun - 2):
        return noun
    inside = [c for c in analysis.children(after) if tokens[c].dep == "pobj"]
    return _bounds(analysis, inside[0])[1] if inside else noun


def _cut(analysis: Analysis, first: int, last: int) -> Iterator[Span]:
    """The topic that these tokens hold, without a word that only joins it to more and without half a bracket."""
    tokens = analysis.tokens
    while last > first and tokens[last].text not in CLOSING and _only_joins(tokens[last]):
        last -= 1
    span = analysis.span(first, last + 1)
    start = span.start + len(span.text) - len(span.text.lstrip(POSSESSIVE))
    span = _marked_whole(analysis.text, trimmed(analysis.text, start, span.end, EDGES))
    open_at = span.text.rfind("(")
    if open_at > span.text.rfind(")"):
        closed = analysis.text.startswith(")", span.end)
        end = span.end + 1 if closed else span.start + open_at
        span = trimmed(analysis.text, span.start, end, EDGES)
    if span.text:
        yield span


def _marked_whole(text: str, span: Span) -> Span:
    """The span with the closing mark right behind it, where it holds the opening one."""
    for opening, closing in (('"', '"'), ("“", "”"), ("«", "»")):
        opened, closed = span.text.count(opening), span.text.count(closing)
        odd = opened % 2 == 1 if opening == closing else opened > closed
        if odd and text.startswith(closing, span.end):
            return span_of(text, span.start, span.end + 1)
    return span


def _only_joins(token: Token) -> bool:
    """Whether a word at a topic's end only leads to what was cut off ("and", "as well", "to")."""
    return token.dep in ("cc", "prep", "mark", "aux", "punct") or token.lower in vocabulary("leads_on")


def _ends_phrase(analysis: Analysis, c: int, long: bool) -> bool:
    token = analysis.tokens[c]
    if token.dep in ("conj", "cc", "appos") or token.lower in vocabulary("including"):
        return True
    with_someone = token.dep == "prep" and token.lower in vocabulary("with")
    if with_someone and any(analysis.tokens[o].pos == "PROPN" for o in analysis.children(c)):
        return True
    after_comma = analysis.tokens[analysis.edges(c)[0] - 1].text == "," and token.dep in (
        "prep",
        "relcl",
        "acl",
        "advcl",
    )
    return after_comma or (long and token.dep in ("relcl", "acl", "advcl"))


def _whole(analysis: Analysis, verb: int) -> Iterator[Span]:
    span = _clause(analysis, verb, analysis.edges(verb)[0])
    if span.text:
        yield span


def _clause_end(analysis: Analysis, verb: int) -> int:
    tokens = analysis.tokens
    last = analysis.edges(verb)[1]
    for c in analysis.children(verb):
        if c > verb and tokens[c].dep in ("cc", "conj") and (tokens[c].dep == "cc" or tokens[c].pos in ("VERB", "AUX")):
            last = min(last, c - 1)
        if c > verb and tokens[c].dep == "advcl" and tokens[c - 1].text == ",":
            last = min(last, c - 1)
    return max(last, verb)


def _clause(analysis: Analysis, verb: int, first: int) -> Span:
    """A clause from ``first`` to its end, without what is joined to it by "and" and without its last stop."""
    last = _clause_end(analysis, verb)
    span = analysis.span(min(first, verb), last + 1)
    return _marked_whole(analysis.text, trimmed(analysis.text, span.start, span.end, EDGES))


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
