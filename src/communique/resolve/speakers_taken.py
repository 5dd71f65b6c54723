"""Sources that take up a source before them: "They" after "The participants", "the official" after his description."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.analysis import Analysis
from communique.lang import rows
from communique.records import Quote, QuoteSource
from communique.roster import Roster

LANGUAGE = "en"
SENTENCES_BACK = 3
"""How far back a pronoun takes up a source; each that does is a source again."""
PLURAL = frozenset(("NNS", "NNPS"))


def taken_over(quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster) -> tuple[Quote, ...]:
    """The quotes whose source is a pronoun left open, with the name of the source just before that it fits."""
    last: dict[str, tuple[int, QuoteSource, str]] = {}
    done: dict[str, QuoteSource] = {}
    for quote in sorted((q for q in quotes if q.source.spans), key=lambda q: q.source.spans[0].start):
        source = quote.source
        sentence = analysis.sentence_at(source.spans[0].start)
        here = sentence.i if sentence else 0
        word = source.spans[0].text.lower()
        wanted, gender = _pronouns().get(word, ""), _genders().get(word, "")
        if source.name is None:
            continue
        if wanted and source.entity is None and source.name == source.spans[0].text:
            before = last.get(wanted)
            if before is None or before[0] < here - SENTENCES_BACK or "" != before[2] != gender != "":
                continue
            source = replace(source, entity=before[1].entity, name=before[1].name)
            done[quote.id] = source
            last[wanted] = (here, source, gender or before[2])
        else:
            last[_sort(analysis, roster, source)] = (here, source, gender)
    return tuple(replace(q, source=done.get(q.id, q.source)) for q in quotes)


@cache
def _pronouns() -> dict[str, str]:
    sorts = {"man": "one", "woman": "one", "thing": "thing"}
    return {row["word"]: sorts.get(row["gender"], "many") for row in rows(LANGUAGE, "pronouns")}


@cache
def _genders() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in rows(LANGUAGE, "pronouns") if row["gender"] in ("man", "woman")}


def _sort(analysis: Analysis, roster: Roster, source: QuoteSource) -> str:
    """What a source can be taken up by: "many" by "they", "thing" by "it", "one" (never named) by "he" or "she"."""
    entity = roster[source.entity] if source.entity else None
    if entity is None and source.name and " and " in source.name:
        return "many"
    if entity and entity.type in ("institution", "country"):
        return "thing"
    if entity and any(m.kind == "name" for m in entity.mentions):
        return "named"
    head = analysis.head_of(source.spans[0].start, source.spans[0].end)
    return "many" if head is not None and analysis.tokens[head].tag in PLURAL else "one"


def fuller_names(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Those who are never named, called in each of their quotes by what describes them best in any."""
    names: dict[str, str] = {}
    for source in (q.source for q in quotes):
        if source.entity and source.name and len(source.name) > len(names.get(source.entity, "")):
            names[source.entity] = source.name
    return tuple(replace(q, source=_called(q.source, names)) for q in quotes)


def _called(source: QuoteSource, names: dict[str, str]) -> QuoteSource:
    return replace(source, name=names[source.entity]) if source.entity in names else source
