"""On whose word a contact stands, in words that no rule has: what the contacts network sees beside the rules.

The rules know cues ("said", "according to") and grammar. The network has learnt from annotated texts which words name
a source of a contact and who passed it on ("a person who was in the building remembers otherwise").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.analysis import Analysis
from communique.document import Document
from communique.find.contacts_network import ROLES, Asked, ContactNetwork
from communique.find.sources_chains import Chain, tidy
from communique.find.sources_names import Named, is_own_outlet, noun_phrase, phrase_named, same_name
from communique.find.tagger import Floats
from communique.records import Carrier, Contact, SourceLink
from communique.roster import Roster
from communique.spans import Span

FEWEST = 80
"""Tokens of the shortest text of which the network is asked: it has learnt from longer ones."""
WORD = 0.5
"""How likely a word must be to belong to a source or a carrier."""
ADDS, BESIDE = 0.5, 0.8
"""How likely a source must be where the rules have none for a contact, and where they have one."""
DROPS = 0.05
"""A source of the rules that the network holds for less likely is none, where it sees another one."""
LONGEST = 120
"""Code points of the longest phrase that names a source."""
SOURCE, CARRIER = ROLES.index("source"), ROLES.index("carrier")
Text = tuple[Analysis, Document, Roster]


def weighed(
    contact: Contact, links: Sequence[SourceLink], chains: Sequence[Chain], network: ContactNetwork, text: Text
) -> tuple[SourceLink, ...]:
    """The links of a contact: those of the rules and those of the network, in text order."""
    asked = network.ask_of(contact.trigger)
    if asked is None:
        return tuple(links)
    analysis, document, _ = text
    seen = [
        (n, p) for n, p in named_by(asked, asked.roles[:, SOURCE], WORD, text) if not is_own_outlet(n.name, document)
    ]
    new = [(n, p) for n, p in seen if not any(_is_same(n, x) for x in links)]
    added = [n for n, p in new if p >= (BESIDE if links else ADDS)]
    kept = [x for x in links if not (new and added and _likely(asked, analysis, x.span) < DROPS)]
    carriers = [n for n, _ in named_by(asked, asked.roles[:, CARRIER], WORD, text)]
    carried = [v.name for x in kept for v in x.via]
    for named in added:
        if any(same_name(named.name, name) for name in carried):
            continue
        via = next((c.via for c in chains if c.origin and _is_same(c.origin, named) and c.via), None)
        if via is None:
            via = tidy([Carrier(c.name, None, c.span) for c in carriers if not _is_same(c, named)], named, document)
        kept.append(SourceLink(named.name, named.entity, named.span, via))
    return tuple(sorted(kept, key=lambda x: x.span.start if x.span else 0))


def named_by(asked: Asked, likely: Floats, least: float, text: Text) -> list[tuple[Named, float]]:
    """Those whom likely words name, each once, with the likelihood of the words that name them best."""
    analysis, _, roster = text
    found: list[tuple[Named, float]] = []
    for run in runs(asked, likely, least, analysis):
        named = _named(analysis, roster, run)
        score = float(likely[[i - asked.first for i in run]].mean())
        if named is None:
            continue
        known = next((k for k, (n, _) in enumerate(found) if _is_same(n, named)), None)
        if known is None:
            found.append((named, score))
        elif score > found[known][1]:
            found[known] = (named, score)
    return found


def runs(asked: Asked, likely: Floats, least: float, analysis: Analysis) -> Iterator[list[int]]:
    """Tokens side by side that are likely enough, within one sentence."""
    run: list[int] = []
    for i in range(asked.first, asked.last):
        fits = likely[i - asked.first] >= least
        if run and (not fits or analysis.tokens[i].sentence != analysis.tokens[run[-1]].sentence):
            yield run
            run = []
        if fits:
            run.append(i)
    if run:
        yield run


def _named(analysis: Analysis, roster: Roster, run: Sequence[int]) -> Named | None:
    """Whom words name: the noun phrase that they stand in; None where they are no noun's."""
    head = next((i for i in run if analysis.tokens[i].head not in run or analysis.tokens[i].head == i), run[0])
    if analysis.tokens[head].pos not in ("NOUN", "PROPN"):
        head = next((i for i in run if analysis.tokens[i].pos in ("NOUN", "PROPN")), -1)
    if head < 0:
        return None
    whole = noun_phrase(analysis, head)
    words = analysis.span(run[0], run[-1] + 1)
    named = phrase_named(analysis, roster, whole if len(whole.text) <= LONGEST else words)
    return named if named.name else None


def _is_same(a: Named | SourceLink, b: Named | SourceLink) -> bool:
    """Whether two names are one's, or stand in the same words ("a statement by the Service" and "the Service")."""
    within = a.span is not None and b.span is not None and a.span.start < b.span.end and b.span.start < a.span.end
    return within or (a.entity is not None and a.entity == b.entity) or same_name(a.name, b.name)


def _likely(asked: Asked, analysis: Analysis, span: Span | None) -> float:
    """How likely the network holds the words of a source for one; 1 where it has not read them."""
    inside = (
        [] if span is None else [i for i in analysis.tokens_in(span.start, span.end) if asked.first <= i < asked.last]
    )
    return float(asked.roles[[i - asked.first for i in inside], SOURCE].max()) if inside else 1.0
