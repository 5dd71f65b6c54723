"""Attributions that rules find over marks, grammar and layout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_blocks import blocks
from communique.find.quotes_edges import mended
from communique.find.quotes_found import Found, clean
from communique.find.quotes_headlines import headline_quotes
from communique.find.quotes_letterheads import letters
from communique.find.quotes_marked import marked_quotes, outermost
from communique.find.quotes_posts import mottoes, posts
from communique.find.quotes_records import Stretches, marked, quote_records
from communique.find.quotes_reprints import reprints
from communique.find.quotes_set_off import set_off
from communique.find.quotes_told import told_quotes
from communique.find.quotes_turns import turns
from communique.records import Quote
from communique.spans import Span

STRONG = frozenset(("quotes.clause", "quotes.according_to", "quotes.said"))
FEWEST_WORDS = 3
TOLD_ON = 0.9
"""A report right inside another one is given from this strength up."""
SURE_OF_PHRASE = 0.9
"""The same for "according to X"."""
SURE = 0.97
"""A reported clause inside a quotation is given as a quote of its own only from this strength up."""


def ruled_quotes(analysis: Analysis, marks: tuple[MarkPair, ...], seen: object = None) -> tuple[Quote, ...]:
    """The quotes that the rules alone find, in text order; sources are spans, not yet resolved to entities.

    ``seen`` is there for finders that keep what they see; rules keep nothing.
    """
    return quote_records(analysis, marks, ruled(analysis, marks))


def ruled(analysis: Analysis, marks: tuple[MarkPair, ...]) -> list[Found]:
    """Every attribution that the rules find."""
    quoted_pairs = outermost(marks)
    # a paragraph in marks that runs on in the next one, which has none at its head, is told by its marks
    running = {one.start for one, other in pairwise(quoted_pairs) if one.runs_on and other.start == other.inner_start}
    labelled = [f for f in _laid_out(analysis) if f.rule != "quotes.block" or f.content[0].start not in running]
    turned = Stretches((s.start, s.end) for f in labelled for s in f.content)
    spoken = [*labelled, *(f for f in marked_quotes(analysis, marks) if not turned.hold(f.start))]
    heads = [h for h in headline_quotes(analysis) if not any(h.content[0] in s for f in spoken for s in f.content)]
    spoken = [f for f in spoken if not any(_overlap(f.content, h.content) for h in heads)]
    told = [f for f in (mended(analysis, quoted_pairs, f) for f in told_quotes(analysis)) if f.content]
    told = [*heads, *(f for f in told if not any(_clash(f, h) for h in heads))]
    by_verb = {f.verb: f for f in told if f.verb is not None}
    spoken = [_with_clause(analysis, f, by_verb) for f in spoken]
    return [*spoken, *_beside(analysis, marks, spoken, told)]


def _laid_out(analysis: Analysis) -> list[Found]:
    """What the layout alone tells: turns and letters, and blocks outside of them."""
    shown = list(set_off(analysis))
    quoted = Stretches((s.start, s.end) for f in shown for s in f.content)
    labelled = [*shown, *(f for f in turns(analysis) if not any(quoted.meet(s) for s in (*f.content, *f.source)))]
    turned = Stretches((s.start, s.end) for f in labelled for s in (*f.content, *f.source))
    reprinted = (*letters(analysis), *reprints(analysis), *posts(analysis), *mottoes(analysis))
    labelled += [f for f in reprinted if not any(turned.meet(s) for s in f.content)]
    turned = Stretches((s.start, s.end) for f in labelled for s in (*f.content, *f.source))
    return [*labelled, *(f for f in blocks(analysis) if not any(turned.meet(s) for s in (*f.content, *f.source)))]


def _overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(s.start < o.end and o.start < s.end for s in some for o in others)


def _clash(told: Found, head: Found) -> bool:
    """Whether the parse found an attribution in a headline that its layout tells better."""
    return told.verb is not None and told.verb == head.verb or _overlap(told.content, (*head.source, *head.cue))


def _with_clause(analysis: Analysis, spoken: Found, told: Mapping[int, Found]) -> Found:
    """A quotation in marks together with the clause that leads up to it ("argues that it fails: '...'")."""
    clause = told.get(spoken.verb) if spoken.verb is not None else None
    begin = spoken.content[0].start
    if clause is None or clause.rule != "quotes.clause" or clause.content[0].start >= begin:
        return spoken
    front = clean(analysis, clause.content[0].start, min(clause.content[0].end, begin))
    leads = analysis.tokens[spoken.verb or 0].end <= front.start and ":" in analysis.text[front.end : begin]
    if not leads or len(front.text.split()) < FEWEST_WORDS:
        return spoken
    return replace(spoken, content=(front, *spoken.content))


def _beside(
    analysis: Analysis, marks: Sequence[MarkPair], spoken: Sequence[Found], told: Iterable[Found]
) -> Iterator[Found]:
    """The told attributions that are not the spoken ones over again, nor weak ones inside another's words."""
    verbs = {f.verb for f in spoken}
    quoted = marked([p for p in marks if p.opened and p.closed])
    inside = Stretches((s.start, s.end) for f in spoken for s in f.content)
    kept: list[Found] = []
    for found in sorted(told, key=lambda f: (f.content[0].start, -f.content[-1].end)):
        start = analysis.tokens[found.verb].start if found.verb is not None else found.start
        nested = inside.hold(start) and not is_sure(found)
        if found.verb not in verbs and not quoted.hold(start) and not nested:
            kept.append(found)
    yield from _outermost(analysis, kept)


def _outermost(analysis: Analysis, told: Sequence[Found]) -> Iterator[Found]:
    """Without the attributions whose cue stands inside another's content, unless they are strong on their own."""
    open_: list[Found] = []
    for found in told:
        open_ = [f for f in open_ if f.content[-1].end > found.start][-3:]
        nested = any(found.cue and found.cue[0] in s for f in open_ for s in f.content)
        if nested and not (is_sure(found) or is_told_on(found, {f.verb for f in open_}, analysis)):
            continue
        open_.append(found)
        yield found


def is_sure(found: Found) -> bool:
    """Whether an attribution stands for itself even inside another's words."""
    enough = found.rule == "quotes.said" or found.score >= (SURE if found.rule == "quotes.clause" else SURE_OF_PHRASE)
    return enough and found.rule in STRONG and bool(found.source)


def is_told_on(found: Found, verbs: Collection[int | None], analysis: Analysis) -> bool:
    """Whether somebody is said to have said it: "said that the envoy had informed him that ..."."""
    if found.verb is None or found.score < TOLD_ON or not found.source:
        return False
    token = analysis.tokens[found.verb]
    told = (analysis.tokens[c] for c in analysis.children(found.verb) if analysis.tokens[c].dep in ("dobj", "dative"))
    return token.dep == "ccomp" and token.head in verbs and any(t.pos == "PRON" for t in told)
