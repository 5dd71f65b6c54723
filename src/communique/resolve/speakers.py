"""The source of a quote resolved to an entity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.analysis import Analysis
from communique.lang.names import word_set
from communique.records import Entity, Quote, QuoteSource
from communique.resolve.speakers_absent import not_themselves
from communique.resolve.speakers_issuers import issuer, issuer_named_before, over
from communique.resolve.speakers_listed import listed
from communique.resolve.speakers_taken import fuller_names, taken_over
from communique.resolve.speakers_together import Together, people_meant, spoken_together
from communique.roster import Roster

LANGUAGE = "en"
RELATIVE = frozenset(("WP", "WDT", "WP$"))
"""Penn Treebank tags of relative pronouns ("who", "which", "whose")."""
ASIDE = re.compile(r"(?<=\w\w), (?:who|which|whose|whom)\b")
PLAIN = 2
"""Words of a mention that says nothing but "the diplomats"."""
FIRST_PERSON = word_set(LANGUAGE, "first_person")
PLURAL = frozenset(("NNS", "NNPS"))
MOST_SPEAKERS = 6
LONGEST_NAME = 160
"""Code points of a description in the text's words; a longer source is cut at its first clause."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What is known of a text when its speakers are looked for."""

    analysis: Analysis
    roster: Roster
    together: Together
    short: dict[str, Entity]


def resolve_speakers(quotes: tuple[Quote, ...], analysis: Analysis, roster: Roster) -> tuple[Quote, ...]:
    """The quotes with ``source.entity`` and ``source.name`` filled in where the text lets us know them.

    A source that several entities share ("the two leaders") has all their names and no single entity; an unnamed
    source keeps the text's own words as its name; a quote whose source the text does not give has no name.
    """
    if not quotes:
        return quotes
    room = _Room(analysis, roster, spoken_together(analysis, roster), _short_names(roster))
    done: dict[str, QuoteSource] = {}
    for quote in quotes:
        done[quote.id] = _resolved(quote, done.get(quote.part_of or ""), room)
    found = tuple(replace(q, source=done[q.id]) for q in quotes)
    return fuller_names(not_themselves(taken_over(found, analysis, roster), analysis, roster))


def _resolved(quote: Quote, around: QuoteSource | None, room: _Room) -> QuoteSource:
    source = quote.source
    if not source.spans or source.name is not None:
        return source
    token = _head(room.analysis, source)
    if token is None:
        return replace(source, name=_described(source))
    if room.analysis.tokens[token].lower in FIRST_PERSON and around is not None:
        return replace(source, entity=around.entity, name=around.name)
    run, more = listed(room.analysis, room.roster, source.spans[0])
    if run:
        return _named(source, _once([who for named in run for who in named.who]), more)
    who = _who(room, token, source)
    return _named(source, who) if who else replace(source, name=_stood_for(room.analysis, token, source))


def _named(source: QuoteSource, who: list[Entity], more: str = "") -> QuoteSource:
    if len(who) == 1 and not more:
        return replace(source, entity=who[0].id, name=_name_of(who[0], source))
    return replace(source, name=_listed([*(e.name for e in who[:MOST_SPEAKERS]), *([more] if more else [])]))


def _name_of(who: Entity, source: QuoteSource) -> str:
    """An entity's name; for one who is never named the source's own words where they say more."""
    if who.type not in ("person", "group") or any(m.kind == "name" for m in who.mentions):
        return who.name
    words = _described(source)
    words = words.removeprefix("The ").removeprefix("the ") if who.type == "group" else words
    return words if len(words) > len(who.name) and who.name.lower() in words.lower() else who.name


def _head(analysis: Analysis, source: QuoteSource) -> int | None:
    """The token that says who speaks: the noun of the source, or what its relative pronoun stands for."""
    token = analysis.head_of(source.spans[0].start, source.spans[0].end)
    if token is None or analysis.tokens[token].tag not in RELATIVE:
        return token
    for above in analysis.ancestors(token):
        if analysis.tokens[above].dep == "relcl":
            return analysis.tokens[above].head
    return token


def _stood_for(analysis: Analysis, token: int, source: QuoteSource) -> str:
    """The words for a source that is no entity: for "which" those before it ("her office, which")."""
    if source.spans[0].text.lower() != "which" or analysis.tokens[token].start >= source.spans[0].start:
        return _described(source)
    return analysis.text[analysis.tokens[analysis.edges(token)[0]].start : analysis.tokens[token].end]


def _who(room: _Room, token: int, source: QuoteSource) -> list[Entity]:
    """The entities that a source's head names: by the mentions over it and its conjuncts, or by who is spoken of."""
    parts = (token, *_coordinated(room.analysis, token, source))
    found = [_named_by(room.analysis, room.roster, part, source) for part in parts]
    who = _once([entity for each in found for entity in each])
    if len(parts) > 1 and not all(found):
        return []
    unnamed = not who or all(e.type in ("group", "country") for e in who)
    if unnamed and not _is_settled_group(room.roster, source, who):
        plural = people_meant(room.analysis, room.roster, room.together, source.spans[0], token)
        if plural or _is_some_of_a_people(room.analysis, token, who):
            return list(plural)
    return who or _short(room, source)


def _is_settled_group(roster: Roster, source: QuoteSource, who: list[Entity]) -> bool:
    """Whether "the diplomats" were found to be an unnamed group: those who are not to be named, or spoke before."""
    text = source.spans[0].text.split()
    if len(who) != 1 or who[0].type != "group" or not text or text[0].lower() != "the":
        return False
    here = roster.over(source.spans[0].start, source.spans[0].end)
    return any(e is who[0] and len(m.text.split()) == PLAIN for m, e in here)


def _is_some_of_a_people(analysis: Analysis, token: int, who: list[Entity]) -> bool:
    """As in "many Veldanians", who are not their country; "the Veldanians" may be."""
    country = len(who) == 1 and who[0].type == "country" and analysis.tokens[token].tag in PLURAL
    return country and any(analysis.tokens[c].dep in ("amod", "nummod", "prep") for c in analysis.children(token))


def _short_names(roster: Roster) -> dict[str, Entity]:
    """The bodies that the last word of their name tells apart from all others: "the Herald"."""
    found: dict[str, Entity] = {}
    double: set[str] = set()
    for entity in roster.entities:
        last = entity.name.split()[-1] if entity.name.split() else ""
        double |= {last} if last in found else set()
        found[last] = entity
    return {last: e for last, e in found.items() if last not in double and e.type == "institution"}


def _short(room: _Room, source: QuoteSource) -> list[Entity]:
    words = source.spans[0].text.removeprefix("The ").removeprefix("the ")
    entity = room.short.get(words)
    return [entity] if entity else []


def _once(entities: Sequence[Entity]) -> list[Entity]:
    return list({entity.id: entity for entity in entities}.values())


def _named_by(analysis: Analysis, roster: Roster, part: int, source: QuoteSource) -> list[Entity]:
    """By the mention over a head, by the name set beside it ("its spokeswoman, Mara Orm"), or by its issuer."""
    who = over(analysis, roster, part, source.spans[0])
    beside = analysis.child(part, "appos")
    if not who and beside is not None:
        who = over(analysis, roster, beside, source.spans[0])
    return who or issuer(analysis, roster, part) or issuer_named_before(analysis, roster, part)


def _coordinated(analysis: Analysis, token: int, source: QuoteSource) -> list[int]:
    parts: list[int] = []
    at: int | None = token
    while at is not None and len(parts) < MOST_SPEAKERS:
        at = analysis.child(at, "conj")
        if at is not None and any(s.start <= analysis.tokens[at].start < s.end for s in source.spans):
            parts.append(at)
    return parts


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _described(source: QuoteSource) -> str:
    """The source in the text's words, on one line, without ", who ..." and cut at a clause when it is very long."""
    words = " ".join(" ".join(s.text for s in source.spans).split())
    told = ASIDE.search(words)
    words = words[: told.start()] if told else words
    if len(words) <= LONGEST_NAME:
        return words
    cut = words.rfind(",", 20, LONGEST_NAME)
    return words[: cut if cut > 0 else words.rfind(" ", 0, LONGEST_NAME)]
