"""Several speakers named one after another in one source: "Mr Orm, Ms Toll of Ostmark, and the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.analysis import Analysis
from communique.lang.names import word_set
from communique.records import Entity, EntityType, Mention
from communique.roster import Roster
from communique.spans import Span

LANGUAGE = "en"
_ARTICLE = rf"(?:(?:{'|'.join(sorted(word_set(LANGUAGE, 'determiners')))})\s+)?"
_AND = "|".join(re.escape(words) for words in sorted(word_set(LANGUAGE, "list_joints"), reverse=True))
LAST = re.compile(rf"\s*,?\s*(?:{_AND})\s+{_ARTICLE}", re.IGNORECASE)
"""What stands before the last of a list."""
COMMA = re.compile(rf"\s*,\s*{_ARTICLE}", re.IGNORECASE)
BELONGS = re.compile(rf"\s*,?\s*(?:{'|'.join(sorted(word_set(LANGUAGE, 'belonging')))})\s+{_ARTICLE}", re.IGNORECASE)
"""As in "Ms Toll of Ostmark": what follows tells more of the one before."""
ASIDE = re.compile(r"\s*(?:[,(–—-]|$)")
NOT_BEFORE = frozenset(("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PUNCT", "PRON"))
"""Parts of speech that never stand between the beginning of a source and the first who is named in it."""
ARTICLE = len("the ")
STEPS = 8
"""How far up a list the first conjunct is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in a source and all whom it means."""

    mention: Mention
    who: tuple[Entity, ...]


def named_in(roster: Roster, span: Span) -> list[Named]:
    """The mentions of a source that lie in no other one there, in text order."""
    found: list[Named] = []
    for mention, entity in roster.over(span.start, span.end):
        if mention.end > span.end or mention.start < span.start - ARTICLE:
            continue
        if found and (found[-1].mention.start, found[-1].mention.end) == (mention.start, mention.end):
            found[-1] = Named(found[-1].mention, (*found[-1].who, entity))
        elif not found or mention.start >= found[-1].mention.end:
            found.append(Named(mention, (entity,)))
    return found


def listed(analysis: Analysis, roster: Roster, span: Span) -> tuple[list[Named], str]:
    """Those whom a source names in a list, and in its own words the last of them who is no mention.

    Where it begins with one person's name and goes on about that person, only that one; else nobody.
    """
    run: list[Named] = []
    sure, at = 0, span.start
    for named in named_in(roster, span):
        between = analysis.text[at : max(at, named.mention.start)]
        if not run:
            if not _may_begin(analysis, span.start, named.mention.start):
                return [], ""
            run = [named]
        elif not between.strip():
            if len(run) > 1 and run[0].who[0].type == "country" != named.who[0].type:
                return [], ""
            run[-1] = named
        elif _is_beside(analysis, run[-1], named, between):
            run[-1] = named if named.mention.kind == "name" and run[-1].mention.kind != "name" else run[-1]
        elif LAST.fullmatch(between) or COMMA.fullmatch(between):
            if _is_inside(analysis, roster, run[-1].mention, named.mention.span, named.who[0].type):
                return _told(run, sure, "")
            run.append(named)
            sure = len(run) if LAST.fullmatch(between) else sure
        elif not BELONGS.fullmatch(between):
            break
        at = max(at, named.mention.end)
    rest = analysis.text[at : span.end]
    last = LAST.match(rest)
    if run and last and last.end() < len(rest):
        more = Span(at + last.end(), span.end, analysis.text[at + last.end() : span.end])
        head = analysis.head_of(more.start, more.end)
        apart = head is None or analysis.tokens[head].dep != "conj"
        if apart or _is_inside(analysis, roster, run[-1].mention, more, None):
            return _told(run, sure, "")
        return run, " ".join(more.text.split())
    return _told(run, sure, rest)


def _told(run: list[Named], sure: int, rest: str) -> tuple[list[Named], str]:
    """The list as far as it is sure, unless it only stands before the noun that it tells more of."""
    if sure and (sure < len(run) or ASIDE.match(rest) or BELONGS.match(rest)):
        return run[:sure], ""
    if run and run[0].mention.kind == "name" and run[0].who[0].type == "person" and ASIDE.match(rest):
        return run[:1], ""
    return [], ""


def _may_begin(analysis: Analysis, start: int, end: int) -> bool:
    return end <= start or all(analysis.tokens[i].pos not in NOT_BEFORE for i in analysis.tokens_in(start, end))


def _is_beside(analysis: Analysis, before: Named, named: Named, between: str) -> bool:
    """As in "Ilan Droste, the foreign minister": another word for the one before."""
    if not COMMA.fullmatch(between):
        return False
    head = analysis.head_of(named.mention.start, named.mention.end)
    apposed = head is not None and analysis.tokens[head].dep == "appos" and named.mention.kind != before.mention.kind
    return before.who == named.who or apposed


def _is_inside(analysis: Analysis, roster: Roster, before: Mention, span: Span, type: EntityType | None) -> bool:
    """As in "a spokesman for Droste and Marr": the list stands in what is said of the one before.

    A person joined to a country or body there is the parser's mistake: "Ms Toll of Ostmark, and Mr Orm".
    """
    head = analysis.head_of(before.start, before.end)
    for base in _first_conjuncts(analysis, analysis.head_of(span.start, span.end)):
        token = analysis.tokens[base]
        if token.dep == "pobj" and base != head and before.start <= token.start < span.start:
            over = [(m, e) for m, e in roster.over(token.start, token.end) if e.type == "person"]
            return type != "person" or any(m.start > before.start or token.text in e.name.split() for m, e in over)
    return False


def _first_conjuncts(analysis: Analysis, token: int | None) -> Iterator[int]:
    """The tokens to which a conjunct is joined, up to the first of the list."""
    for _ in range(STEPS):
        if token is None or analysis.tokens[token].dep != "conj":
            return
        token = analysis.tokens[token].head
        yield token
