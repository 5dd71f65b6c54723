"""The quotes of a reading, grouped by speaker, with their exact words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.export.items import BLANK, Item, Part, cut, heading, item, more
from communique.export.visible import shortened
from communique.export.wording import carrier, counted, role
from communique.records import Entity, Quote, Reading

MOST_QUOTES = 24
MOST_SPEAKERS = 12
MOST_OF_ONE = 3
"""A text with more quotes than the first is shown with this many speakers, and this many quotes of each."""
AUTHOR = "The author"
LONGEST = 400
"""Code points of one quote that are shown unless everything is asked for."""


def quote_items(reading: Reading, everything: bool = False) -> Iterator[Item]:
    """The section on quotes: speakers in the order in which they first speak, each with what they said."""
    groups = by_speaker(reading.quotes)
    if not groups:
        yield from heading("Quotes")
        yield item("", "Nobody is quoted.", level=1)
        return
    entities = {e.id: e for e in reading.entities}
    others = len(groups) - is_authors(groups[-1][0])
    sources = [counted(others, "source")] if others else []
    sources += ["the author"] if others < len(groups) else []
    yield from heading("Quotes", f"{len(reading.quotes):,} from {' and '.join(sources)}")
    all_quotes = everything or len(reading.quotes) <= MOST_QUOTES
    speakers = cut(groups, MOST_SPEAKERS, all_quotes)
    for i, quotes in enumerate(groups[:speakers]):
        if i:
            yield BLANK
        yield _speaker(quotes[0], entities)
        shown = cut(quotes, MOST_OF_ONE, all_quotes)
        for quote in quotes[:shown]:
            yield _quote(quote, everything)
        yield from more(len(quotes) - shown, "quote")
    yield from more(sum(map(len, groups[speakers:])), "quote", level=1)


def by_speaker(quotes: tuple[Quote, ...]) -> list[list[Quote]]:
    """The quotes of each source together, last the author's own; an unresolved source is told by its words."""
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        source = quote.source
        key = f"entity {source.entity}" if source.entity else f"words {_named(quote).casefold()}"
        groups.setdefault(AUTHOR if is_authors(quote) else key, []).append(quote)
    own = groups.pop(AUTHOR, None)
    return [*groups.values(), *([own] if own else [])]


def is_authors(quote: Quote) -> bool:
    """Whether the author tells what they say or think themselves ("I wrote to the minister: ..."): nobody is quoted."""
    return quote.source.entity is None and quote.part_of is None and _named(quote).casefold() in _writer()


@cache
def _writer() -> frozenset[str]:
    return next(frozenset(row["forms"].split(", ")) for row in lang.rows("en", "views") if row["kind"] == "writer")


def speaker(quote: Quote, entities: dict[str, Entity]) -> tuple[str, str]:
    """The speaker's name, and office and affiliation as they follow it."""
    entity = entities.get(quote.source.entity or "")
    if entity:
        return entity.name, role(entity.name, entity.office, entity.of)
    if is_authors(quote):
        return AUTHOR, ", in their own words"
    return _named(quote) or "Source not named", ""


def content(quote: Quote) -> str:
    """The exact words; stretches that stand apart in the text are joined by an ellipsis."""
    return " … ".join(s.text for s in quote.content.spans)


def _named(quote: Quote) -> str:
    """The source's name, or else the words that stand for it in the text."""
    return quote.source.name or " … ".join(s.text for s in quote.source.spans)


def _speaker(quote: Quote, entities: dict[str, Entity]) -> Item:
    name, office = speaker(quote, entities)
    return Item("", (Part(name, "name"), Part(office)), 1)


def _quote(quote: Quote, everything: bool) -> Item:
    words = content(quote)
    shown = words if everything else shortened(words, LONGEST)
    cue = " … ".join(span.text for span in quote.cue.spans)
    parts = (
        [Part(shown, "quote")] if quote.kind == "direct" else [Part(f"{cue}: " if cue else "", "quiet"), Part(shown)]
    )
    if shown != words:
        parts.append(Part(f" [{len(words) - len(shown) + 1:,} more characters]", "quiet"))
    if quote.via:
        parts.append(Part(f" (through {', '.join(map(carrier, quote.via))})", "quiet"))
    if quote.part_of:
        parts.append(Part(" (inside another quote)", "quiet"))
    spans = (*quote.content.spans, *quote.cue.spans, *quote.source.spans)
    return Item(quote.kind, tuple(parts), 2, spans, quote.reasons)
