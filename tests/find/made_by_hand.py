"""Quotes, contacts and rosters made by hand, so that a test of one finder does not rest on another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.records import (
    Contact,
    ContactKind,
    Entity,
    EntityType,
    Mention,
    Participant,
    Quote,
    QuoteSource,
    Spans,
    Status,
)
from communique.roster import Roster
from communique.spans import Span, span_of


def stretch(text: str, words: str, nth: int = 1) -> Span:
    """The nth place where these words stand in the text."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return span_of(text, at, at + len(words))


def quote(
    text: str, content: str | Sequence[str], source: str = "", cue: str = "", id: str = "q1", part_of: str | None = None
) -> Quote:
    """A quote whose parts are the first places of these words."""
    contents = (content,) if isinstance(content, str) else tuple(content)
    return Quote(
        id,
        "indirect",
        QuoteSource(None, None, (stretch(text, source),) if source else ()),
        Spans((stretch(text, cue),) if cue else ()),
        Spans(tuple(stretch(text, words) for words in contents)),
        part_of=part_of,
    )


def roster(text: str, **names: str) -> Roster:
    """Entities by id: ``e1="person:Ilan Droste|Droste"`` gives the type, the name and further names."""
    entities = []
    for id, given in names.items():
        kind, _, spellings = given.partition(":")
        words = spellings.split("|")
        mentions = {
            (m.start(), m.end()): Mention(m.start(), m.end(), m.group(), "name")
            for word in words
            for m in re.finditer(rf"\b{re.escape(word)}\b", text)
        }
        places = sorted(mentions)
        longest = [
            mentions[a, b] for a, b in places if not any(x <= a and b <= y and (x, y) != (a, b) for x, y in places)
        ]
        entities.append(Entity(id, _type(kind), words[0], mentions=tuple(longest)))
    return Roster(tuple(entities))


def _type(kind: str) -> EntityType:
    types: dict[str, EntityType] = {
        "person": "person", "institution": "institution", "country": "country", "place": "place", "group": "group",
    }  # fmt: skip
    return types[kind]


def contact(
    text: str,
    trigger: str,
    *parties: Participant,
    id: str = "c1",
    kind: ContactKind = "meeting",
    status: Status = "held",
    main: bool = True,
) -> Contact:
    """A contact whose trigger is the first place of these words."""
    return Contact(id, kind, status, main, stretch(text, trigger), parties)


def party(
    name: str, entity: str | None = None, type: str = "person", office: str | None = None, of: str | None = None
) -> Participant:
    """A participant without a place in the text."""
    return Participant(entity, name, office, of, _type(type), None)
