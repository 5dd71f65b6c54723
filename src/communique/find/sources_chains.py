"""The way of each quoted claim to the reader: its origin and its carriers, from the nearest to it outward."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from communique import lang
from communique.analysis import Analysis
from communique.document import Document
from communique.find.sources_names import (
    Named,
    carrier_words,
    folded,
    is_called_outlet,
    is_document,
    is_outlet,
    is_own_outlet,
    is_platform,
    same_name,
    source_named,
)
from communique.find.sources_references import DateSpans, References, dateline_carrier, references
from communique.find.sources_relays import Relay, relays
from communique.records import Carrier, DateValue, Quote
from communique.roster import Roster
from communique.spans import Span

AGENCIES = frozenset({"agency", "newspaper", "paper", "outlet", "broadcaster", "channel", "station", "magazine"})
DEEPEST = 5
"""Reports of reports are followed so far outward."""
OPENING = 2
"""Words at the beginning of a content where a "citing Y" that the parser took for its part may stand."""
SPEAKERS = lang.words("en", "functions") | lang.words("en", "offices") | lang.words("en", "group_members")
"""Words for those who can say something."""
UNNAMED = lang.words("en", "unnamed_sources")
FEW, AROUND = 8, 40
"""In a sentence with more relays than a person writes, only those so many words around a quote are its own."""
NOTED = frozenset({"report", "claim", "rumour", "rumor"})
"""What may be taken note of without being vouched for."""
ARTICLE = 5
"""Code points of an article or a comma beside what is cited."""
AFTER_CUE = 40
"""Code points after a cue in which its date stands ("reported on 1 November that ...")."""


@dataclass(frozen=True, slots=True)
class Chain:
    """On whose word a quote's content stands; no origin where the text names none or the publisher itself.

    ``relayed`` where the quote's grammatical source only passes on what the origin said.
    """

    quote: Quote
    origin: Named | None
    via: tuple[Carrier, ...]
    relayed: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """What a text says, outside its quotes, of how claims travelled."""

    references: References
    relays: Mapping[int, tuple[Relay, ...]]
    agency: Carrier | None
    dates: DateSpans


def trail_of(
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: tuple[DateValue, ...],
    towns: Collection[str] = (),
) -> Trail:
    """The references, relays and agency mark of a text; ``towns`` are the places in it that a table knows."""
    return Trail(
        references(analysis, document, roster, dates, towns),
        relays(analysis, roster),
        dateline_carrier(analysis, document),
        DateSpans(dates),
    )


def chains(
    quotes: tuple[Quote, ...],
    analysis: Analysis,
    document: Document,
    roster: Roster,
    trail: Trail,
) -> tuple[Chain, ...]:
    """The chain of every quote, in the order of the quotes."""
    by_id = {q.id: q for q in quotes}
    named = {q.id: source_named(analysis, roster, q.source) for q in quotes}
    found = _outlets_named(tuple(_chain(q, by_id, named, analysis, document, trail) for q in quotes))
    return _sources_named(_gone_on(found, analysis))


def _sources_named(found: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """The chains with "the source" or "the official" called as it was when first named: "a source in the ministry"."""
    fuller: dict[str, Named] = {}
    called = []
    for chain in found:
        origin = chain.origin
        if origin is not None and origin.name in fuller:
            chain = replace(chain, origin=replace(origin, name=fuller[origin.name].name))
        elif origin is not None and origin.name[:1].islower():
            head = next((w for w in origin.name.split() if w in SPEAKERS or w in UNNAMED), "")
            if head and head != origin.name:
                fuller[head] = origin
        called.append(chain)
    return tuple(called)


def _outlets_named(found: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """The chains with "the same agency" called by the name of the carrier named last before it."""
    last: str | None = None
    called = []
    for chain in found:
        via = tuple(replace(c, name=last) if last and _is_agency(c.name) else c for c in chain.via)
        origin = chain.origin
        if origin is not None and last and _is_agency(origin.name):
            # "the same agency says"
            chain = replace(chain, origin=replace(origin, name=last))
        last = next((c.name for c in via if not _is_agency(c.name)), last)
        called.append(replace(chain, via=via))
    return tuple(called)


def _gone_on(found: tuple[Chain, ...], analysis: Analysis) -> tuple[Chain, ...]:
    """The chains with what an agency adds in the next sentence on the word of whom it cited: "It added that ..."."""
    cited: Chain | None = None
    gone = []
    for chain in found:
        if chain.relayed and chain.via and chain.quote.part_of is None:
            cited = chain
        elif cited is not None and _goes_on(chain, cited, analysis):
            chain = cited = replace(chain, origin=cited.origin, via=cited.via, relayed=True)
        gone.append(chain)
    return tuple(gone)


def _goes_on(chain: Chain, cited: Chain, analysis: Analysis) -> bool:
    """Whether "it" or "the agency" goes on with what it has from another, and tells nothing of either of them."""
    quote, origin = chain.quote, chain.origin
    here, before = _sentence(quote, analysis), _sentence(cited.quote, analysis)
    if not (quote.source.spans and quote.content.spans) or origin is None or here is None or before is None:
        return False
    words = folded(quote.source.spans[0].text)
    called = words == ("it",) or _is_agency(" ".join(words))
    if here != before + 1 or quote.part_of or not called or not same_name(origin.name, cited.via[-1].name):
        return False
    cue = {analysis.tokens[i].lemma for s in quote.cue.spans for i in analysis.tokens_in(s.start, s.end)}
    inside = [analysis.tokens[i] for s in quote.content.spans for i in analysis.tokens_in(s.start, s.end)]
    theirs = {"it", *folded(origin.name), *folded(cited.origin.name if cited.origin else "")}
    own = any(t.lower in theirs or t.dep == "neg" for t in inside)
    return bool(cue & carrier_words()["going_on"]) and not own


def _sentence(quote: Quote, analysis: Analysis) -> int | None:
    sentence = analysis.sentence_at(quote.cue.spans[0].start) if quote.cue.spans else None
    return None if sentence is None else sentence.i


def _is_agency(name: str) -> bool:
    """Whether a carrier is called only by its kind: "agency", "same newspaper"."""
    words = folded(name)
    return bool(words) and words[-1] in AGENCIES and set(words[:-1]) <= {"same", "the", "news", "that"}


def _chain(
    quote: Quote,
    by_id: Mapping[str, Quote],
    named: Mapping[str, Named | None],
    analysis: Analysis,
    document: Document,
    trail: Trail,
) -> Chain:
    noted = _reports_noted(quote, analysis)
    origin = noted or named[quote.id]
    relayed = False
    carriers: list[Carrier] = []
    around = by_id.get(quote.part_of or "")
    for relay in _relays_of(quote, analysis, trail):
        if around is not None and _is_outside(relay, around, analysis):
            continue
        before = origin
        origin, carried = _through(relay, quote, origin, analysis)
        relayed = relayed or origin is not before
        links = [_dated(c, quote, analysis, trail.dates) for c in carried]
        # "citing Resonance, which quoted a source": who was the origin so far is the carrier nearest to it
        nearest = before is not None and any(same_name(c.name, before.name) for c in links)
        carriers = [*links, *carriers] if nearest and origin is not before else [*carriers, *links]
    outer = quote
    for _ in range(DEEPEST):
        if outer.part_of is None or outer.part_of not in by_id:
            break
        outer = by_id[outer.part_of]
        teller = None if _is_turn(outer, analysis) else named[outer.id]
        for relay in _relays_of(outer, analysis, trail) if teller is not None else ():
            cited, passing = _through(relay, outer, teller, analysis)
            if cited is not None and cited is not teller and passing:
                # "quoting officials, the Post reported that X told Y": the officials stand between X and the Post
                carriers.append(_dated(cited, outer, analysis, trail.dates))
        if teller is not None:
            carriers.append(_dated(teller, outer, analysis, trail.dates))
            carriers += [
                _dated(relay.carrier, outer, analysis, trail.dates)
                for relay in _relays_of(outer, analysis, trail)
                if relay.origin is None and relay.carrier is not None and not relay.challenged
            ]
    carriers += [c for c in (_reference(quote, trail), trail.agency) if c is not None]
    if origin is not None and is_own_outlet(origin.name, document):
        origin = None
    return Chain(quote, origin, tidy(carriers, origin, document), relayed)


def _reports_noted(quote: Quote, analysis: Analysis) -> Named | None:
    """The reports in "takes note of media reports that they met": whoever notes them does not say so."""
    spans, tokens = quote.content.spans, analysis.tokens
    cue = [tokens[i].lower for s in quote.cue.spans for i in analysis.tokens_in(s.start, s.end)]
    head = analysis.head_of(spans[0].start, spans[0].end) if spans else None
    if head is None or not any(word in carrier_words()["noting"] for word in cue):
        return None
    noun = head if tokens[head].lemma in NOTED else tokens[head].head
    below = noun == head or tokens[head].dep in ("acl", "ccomp", "relcl")
    if tokens[noun].lemma not in NOTED or not below or tokens[noun].pos != "NOUN":
        return None
    span = analysis.span(analysis.edges(noun)[0], noun + 1)
    return Named(" ".join(span.text.split()), None, span)


def _is_outside(relay: Relay, outer: Quote, analysis: Analysis) -> bool:
    """Whether a bare carrier passes on the outer report in which a quote stands, rather than the quote itself."""
    at = analysis.tokens[relay.token].start
    bare = relay.origin is None and bool(outer.cue.spans) and at > outer.cue.spans[0].start
    return bare and not any(s.start <= at < s.end for s in outer.content.spans)


def _is_turn(quote: Quote, analysis: Analysis) -> bool:
    """Whether a quote is a labelled turn, whose speaker passes nothing on to the transcript."""
    spans = quote.source.spans
    return bool(spans) and not quote.cue.spans and analysis.text[spans[0].end :].lstrip()[:1] == ":"


def tidy(carriers: Iterable[Carrier], origin: Named | None, document: Document) -> tuple[Carrier, ...]:
    """The carriers without this document's outlet, platforms and nameless papers, none twice, none the origin."""
    kept: list[Carrier] = []
    for carrier in carriers:
        known = [c.name for c in kept] + ([origin.name] if origin else [])
        vague = is_platform(carrier.name) or carrier.name in carrier_words()["document"]
        if vague or is_own_outlet(carrier.name, document):
            continue
        if not any(same_name(carrier.name, name) for name in known):
            kept.append(carrier)
        elif carrier.date:
            # "passed on by the Mirror agency (Mirror, 1 November 2023)"
            kept = [replace(c, date=c.date or carrier.date) if same_name(c.name, carrier.name) else c for c in kept]
    return tuple(kept)


def _relays_of(quote: Quote, analysis: Analysis, trail: Trail) -> tuple[Relay, ...]:
    """The relays in the sentence that names the quote's source; not those inside its content."""
    places = quote.cue.spans or quote.source.spans or quote.content.spans
    sentence = analysis.sentence_at(places[0].start) if places else None
    if sentence is None:
        return ()
    inside = [range(*_tokens(analysis, s)) for s in quote.content.spans]
    inside = [range(r.start + OPENING, r.stop) for r in inside]
    found = trail.relays.get(sentence.i, ())
    if len(found) > FEW:
        spans = (*places, *quote.content.spans)
        first, last = _tokens(analysis, min(spans))[0], _tokens(analysis, max(spans))[1]
        found = found[bisect_left(found, first - AROUND, key=_token) : bisect_left(found, last + AROUND, key=_token)]
    return tuple(r for r in found if not any(r.token in tokens for tokens in inside))


def _token(relay: Relay) -> int:
    return relay.token


def _tokens(analysis: Analysis, span: Span) -> tuple[int, int]:
    tokens = analysis.tokens_in(span.start, span.end)
    return tokens.start, tokens.stop


def _through(relay: Relay, quote: Quote, origin: Named | None, analysis: Analysis) -> tuple[Named | None, list[Named]]:
    """The origin and the carriers after one relay: whoever cites another is a carrier of the other's word."""
    if relay.challenged:
        at = analysis.tokens[relay.token].start
        return (relay.origin if any(s.start <= at < s.end for s in quote.cue.spans) else origin), []
    if relay.origin is None:
        return origin, [relay.carrier] if relay.carrier else []
    cited = relay.origin.span
    within = cited is not None and any(cited in s for s in quote.content.spans)
    if within and relay.carrier is not None and cited is not None:
        at = analysis.tokens[relay.token].start
        own = any(s.start <= at < s.end for s in quote.cue.spans)
        opens = cited.start - quote.content.spans[0].start < ARTICLE
        beyond = quote.content.spans[0].end > cited.end + ARTICLE
        # "Resonance, which quoted a source in the ministry, that they met"
        return (relay.origin, [relay.carrier]) if own and opens and beyond else (origin, [])
    if relay.carrier is not None:
        return (origin if quote.part_of else relay.origin), [relay.carrier]
    spans = quote.source.spans
    cites = origin is not None and (is_outlet(origin.name) or (bool(spans) and is_document(analysis, spans[0])))
    cites = cites or (origin is not None and bool(spans) and is_called_outlet(analysis, spans[0]))
    head = analysis.tokens[relay.token].head
    if analysis.tokens[relay.token].dep == "pobj":
        # "reports with reference to X"
        head = analysis.tokens[head].head
        head = _verb_before(analysis, relay.token, head)
    told = any(x.start <= analysis.tokens[head].start < x.end for x in quote.cue.spans)
    head = analysis.tokens[head].head if analysis.tokens[head].pos == "PUNCT" else head
    # "Dnevnik, quoting an unnamed aide, says"
    told = told or any(x.start <= analysis.tokens[head].start < x.end for x in quote.source.spans)
    told = told or (_opens(analysis, relay) and quote.part_of is None)
    cites = cites or (origin is not None and told and not _is_thing(analysis, relay))
    if cites and origin is not None:
        return relay.origin, [origin]
    return origin, []


def _verb_before(analysis: Analysis, noun: int, head: int) -> int:
    """The verb before "with reference to" or ", on the word of", which the parse may hang elsewhere; else the head."""
    tokens, link = analysis.tokens, analysis.tokens[noun].head
    before = link - 2 if link > 1 and tokens[link - 1].text == "," else link - 1
    return before if before >= 0 and tokens[before].tag in ("VBD", "VBZ") else head


def _opens(analysis: Analysis, relay: Relay) -> bool:
    """Whether a sentence begins with whom it cites: "Quoting officials, the Post reported ..."."""
    return analysis.sentences[analysis.tokens[relay.token].sentence].first == relay.token


def _is_thing(analysis: Analysis, relay: Relay) -> bool:
    """Whether what is cited is no speaker ("citing safety concerns")."""
    span = relay.origin.span if relay.origin else None
    if span is None or relay.origin is None:
        return True
    inside = analysis.tokens_in(span.start, span.end)
    heads = [analysis.tokens[i] for i in inside if analysis.tokens[i].head not in inside]
    if not any(t.pos in ("NOUN", "PROPN") for t in heads):
        # the parse lost the phrase's head
        heads = [analysis.tokens[i] for i in inside if analysis.tokens[i].pos == "NOUN"]
    speaks = any({t.lower, t.lemma.lower()} & (SPEAKERS | UNNAMED) or t.pos == "PROPN" for t in heads)
    return not (relay.origin.entity or speaks or is_document(analysis, span))


def _dated(carrier: Named, quote: Quote, analysis: Analysis, dates: DateSpans) -> Carrier:
    """The carrier with the date that stands beside it or beside the cue."""
    ends = [s.end for s in (*quote.cue.spans[:1], *([carrier.span] if carrier.span else []))]
    for end in ends:
        date = dates.within(end, end + AFTER_CUE)
        sentence = analysis.sentence_at(end)
        inside = date and date.span and any(date.span in s for s in quote.content.spans)
        if date and date.span and sentence and date.span.end <= sentence.end and not inside:
            return Carrier(carrier.name, date.value, carrier.span)
    return Carrier(carrier.name, None, carrier.span)


def _reference(quote: Quote, trail: Trail) -> Carrier | None:
    spans = quote.content.spans
    return trail.references.covering(spans[0].start) if spans else None
