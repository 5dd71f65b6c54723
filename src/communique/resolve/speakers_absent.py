"""Speakers whom a pronoun cannot mean, since their own words name them: "Orm would win, he said"."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis
from communique.lang import rows
from communique.records import Entity, Quote, QuoteSource
from communique.roster import Roster

LANGUAGE = "en"
SENTENCES_BACK = 6
"""How far back the one who spoke before is still the one meant."""
GOES_ON = 2
"""Sentences after such a quote in which the same pronoun means the same speaker."""


def not_themselves(quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster) -> tuple[Quote, ...]:
    """The quotes whose pronoun seems to mean somebody named in what is said, with whoever spoke before instead."""
    pronouns = {row["word"] for row in rows(LANGUAGE, "pronouns") if row["gender"] in ("man", "woman")}
    done: dict[str, QuoteSource] = {}
    before: tuple[int, QuoteSource] | None = None
    mistaken: tuple[int, str] = (-SENTENCES_BACK, "")
    for quote in sorted((q for q in quotes if q.source.spans), key=lambda q: q.source.spans[0].start):
        source, entity = quote.source, _person(roster, quote.source)
        sentence = analysis.sentence_at(source.spans[0].start)
        here = sentence.i if sentence else 0
        pronoun = source.spans[0].text.lower() in pronouns
        again = entity is not None and entity.id == mistaken[1] and mistaken[0] >= here - GOES_ON
        if pronoun and entity and (again or _is_named_in(roster, entity, quote)):
            other = before[1] if before and before[0] >= here - SENTENCES_BACK else None
            if other is None or other.entity == entity.id or _is_named_in(roster, _person(roster, other), quote):
                continue
            mistaken = (here, entity.id)
            source = replace(source, entity=other.entity, name=other.name)
            done[quote.id] = source
        if _person(roster, source) and quote.part_of is None:
            before = (here, source)
    return tuple(replace(q, source=done.get(q.id, q.source)) for q in quotes)


def _person(roster: Roster, source: QuoteSource) -> Entity | None:
    entity = roster[source.entity] if source.entity else None
    return entity if entity is not None and entity.type == "person" else None


def _is_named_in(roster: Roster, entity: Entity | None, quote: Quote) -> bool:
    if entity is None:
        return False
    inside = (e for s in quote.content.spans for m, e in roster.within(s.start, s.end) if m.kind == "name")
    return any(e.id == entity.id for e in inside)
