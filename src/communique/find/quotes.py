"""Who said what: quotes with source, cue and content.

The tagger finds attributions; rules find what its training texts do not hold (turns of a transcript, layouts of press
releases, headlines) and what stands in quotation marks with a plain speaker beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_beyond import before_answers
from communique.find.quotes_completed import completed
from communique.find.quotes_edges import mended
from communique.find.quotes_found import Found
from communique.find.quotes_impersonal import by_what_one_recalls
from communique.find.quotes_inverted import turned_round
from communique.find.quotes_marked import outermost
from communique.find.quotes_passive import learned_from, quoted_as_saying, said_behind
from communique.find.quotes_records import Stretches, quote_records
from communique.find.quotes_rules import is_sure, is_told_on, ruled
from communique.find.quotes_tagged import tagged_quotes
from communique.find.quotes_unsaid import attributes_nothing, is_first_person, is_unuttered
from communique.find.quotes_with_reference import without_reference
from communique.find.tagger import Tagger
from communique.find.tagger_seen import Seen
from communique.records import Quote
from communique.spans import Span, span_of

LAYOUT = frozenset(("quotes.turn", "quotes.signature", "quotes.block", "quotes.set_off"))
"""Rules that read who speaks off the layout, which the tagger has not learned."""
TRUSTED = frozenset(
    f"quotes.{name}"
    for name in ("said", "of", "headline", "clause", "according_to", "as", "colon", "noun.about", "view")
)
"""Rules whose finds are right often enough to stand where the tagger finds nothing."""
FEWEST_WORDS = 3
CRUMB = 0.4
"""A content's stretch that is a smaller share of the quotation it stands in belongs to somebody else's words."""


def find_quotes(analysis: Analysis, marks: tuple[MarkPair, ...], seen: Seen | None = None) -> tuple[Quote, ...]:
    """The quotes of a text, in text order; sources are spans, not yet resolved to entities.

    ``seen`` keeps what the tagger sees of the text.
    """
    return quote_records(analysis, marks, found_quotes(analysis, marks, seen))


def found_quotes(analysis: Analysis, marks: tuple[MarkPair, ...], model: Tagger | Seen | None = None) -> list[Found]:
    """Every attribution, from the tagger and from the rules where they know better."""
    rules = ruled(analysis, marks)
    laid_out = [f for f in rules if f.rule in LAYOUT]
    others = [f for f in rules if f.rule not in LAYOUT and not is_unuttered(analysis, f)]
    others = [_past_label(analysis, laid_out, f) for f in others]
    pairs = outermost(marks)
    found = (_mended(analysis, pairs, f) for f in _by_their_teller(analysis, tagged_quotes(analysis, marks, model)))
    tagged = list(_within(analysis, laid_out, (f for f in found if f.content and not attributes_nothing(analysis, f))))
    tagged = list(_without_seeming(_continued(analysis, tagged, others), others))
    return [*laid_out, *tagged, *_beside(analysis, pairs, tagged, others)]


def _mended(analysis: Analysis, pairs: Sequence[MarkPair], found: Found) -> Found:
    """What the tagger finds with its edges where grammar and marks put them."""
    whole = mended(analysis, pairs, _unscattered(pairs, completed(analysis, without_reference(analysis, found))))
    return before_answers(analysis, by_what_one_recalls(analysis, pairs, quoted_as_saying(analysis, whole)))


def _by_their_teller(analysis: Analysis, tagged: Iterable[Found]) -> Iterator[Found]:
    """What the tagger finds, each by whoever grammar says told it."""
    for found in tagged:
        yield learned_from(analysis, turned_round(analysis, said_behind(analysis, found)))


def _past_label(analysis: Analysis, laid_out: Sequence[Found], found: Found) -> Found:
    """The attribution with the subject behind a turn's label, which the parse took for the subject itself."""
    label = next((s for f in laid_out for s in f.source if any(s.start <= x.start < s.end for x in found.source)), None)
    if label is None or not found.cue or found.cue[0].start < label.end:
        return found
    start = label.end + len(analysis.text[label.end :]) - len(analysis.text[label.end :].lstrip(": \t\n"))
    inside = analysis.tokens_in(start, found.cue[0].start) if start < found.cue[0].start else range(0)
    if not inside or any(analysis.tokens[i].pos in ("VERB", "AUX", "PUNCT") for i in inside):
        return found
    return replace(found, source=(span_of(analysis.text, start, analysis.tokens[inside[-1]].end),))


def _unscattered(pairs: Sequence[MarkPair], found: Found) -> Found:
    """The attribution without crumbs of a quotation whose bulk is not its content."""
    if len(found.content) == 1:
        return found
    places = [_quotation(pairs, s) for s in found.content]
    sizes: dict[int, int] = {}
    for at, span in zip(places, found.content, strict=True):
        sizes[at] = sizes.get(at, 0) + len(span.text)
    small = {at for at, size in sizes.items() if at >= 0 and size < CRUMB * (pairs[at].end - pairs[at].start)}
    kept = tuple(s for at, s in zip(places, found.content, strict=True) if at not in small)
    return replace(found, content=kept) if kept else found


def _quotation(pairs: Sequence[MarkPair], span: Span) -> int:
    """The place of the closed quotation that holds a stretch, -1 where none does."""
    at = bisect_right(pairs, span.start, key=lambda p: p.start) - 1
    return at if at >= 0 and span.end <= pairs[at].end and pairs[at].closed else -1


def _within(analysis: Analysis, laid_out: Sequence[Found], tagged: Iterable[Found]) -> Iterator[Found]:
    """What the tagger finds apart from the turns and signed quotations, or wholly inside one.

    What the speaker of a turn says of himself there ("I would like to add that ...") is in the turn already.
    """
    labels = Stretches((s.start, s.end) for f in laid_out for s in f.source)
    spoken = Stretches((s.start, s.end) for f in laid_out for s in f.content)
    for found in tagged:
        apart = not any(spoken.meet(s) for s in found.content)
        inside = all(spoken.hold(s.start) for s in (*found.source, *found.cue))
        if not apart and is_first_person(analysis, found):
            continue
        if (apart or inside) and not any(labels.meet(s) for s in (*found.source, *found.cue)):
            yield found


def _continued(analysis: Analysis, tagged: Sequence[Found], rules: Iterable[Found]) -> Iterator[Found]:
    """The tagged attributions, with the paragraphs in marks to which a quotation runs on: the tagger sees one alone."""
    taken = Stretches((s.start, s.end) for f in tagged for s in (*f.content, *f.cue))
    spoken = {f.verb: f for f in rules if f.verb is not None}
    for found in tagged:
        rule = None if found.verb is None else spoken.get(found.verb)
        here = {_paragraph(analysis, s) for s in found.content}
        more = [s for s in rule.content if _opens_paragraph(analysis, s) and not taken.meet(s)] if rule else []
        more = [s for s in more if _paragraph(analysis, s) not in here]
        yield replace(found, content=tuple(sorted((*found.content, *more), key=lambda s: s.start))) if more else found


def _without_seeming(tagged: Iterable[Found], rules: Iterable[Found]) -> Iterator[Found]:
    """Those tagged, without what nobody says in what somebody is told to say: "As Marr says, he appears ...".

    Nor the same telling with no more of it than a word: "As Marr concludes [so] eloquently, ...".
    """
    told = [f for f in rules if f.rule == "quotes.as"]
    said = Stretches((s.start, s.end) for f in told for s in f.content)
    cues = {s.start for f in told for s in f.cue}
    for found in tagged:
        inside = any(said.meet(s) for s in found.content)
        again = not inside and any(s.start in cues for s in found.cue)
        if not again and (found.source or not inside):
            yield found


def _paragraph(analysis: Analysis, span: Span) -> int | None:
    paragraph = analysis.paragraph_at(span.start)
    return None if paragraph is None else paragraph.i


def _opens_paragraph(analysis: Analysis, span: Span) -> bool:
    paragraph = analysis.paragraph_at(span.start)
    return paragraph is not None and paragraph.start == span.start and len(span.text.split()) >= FEWEST_WORDS


def _beside(
    analysis: Analysis, pairs: Sequence[MarkPair], tagged: Sequence[Found], rules: Sequence[Found]
) -> Iterator[Found]:
    """What the rules find where the tagger finds nothing, and the surest attributions inside what somebody says.

    Not so inside a quotation that lacks its closing mark: where that one ends is not sure enough.
    """
    open_ = Stretches((p.inner_start, p.inner_end) for p in pairs if not p.closed)
    taken = Stretches((s.start, s.end) for f in tagged for s in (*f.content, *f.cue))
    said = Stretches((s.start, s.end) for f in tagged for s in f.content)
    verbs = {f.verb for f in tagged}
    for found in rules:
        parts = (*found.content, *found.cue)
        if any(open_.hold(s.start) for s in found.cue):
            continue
        if not any(taken.meet(s) for s in parts):
            if found.rule in TRUSTED:
                yield found
        elif (
            (is_sure(found) or is_told_on(found, verbs, analysis))
            and found.verb not in verbs
            and all(map(said.cover, (*parts, *found.source)))
        ):
            yield found
