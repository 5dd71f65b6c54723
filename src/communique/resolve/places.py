"""Places: venues, cities and countries, with ISO code and coordinates from the embedded gazetteer.

Nothing is guessed: an invented or ambiguous name is a place without country and coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.analysis import Analysis
from communique.records import Place
from communique.resolve.places_gazetteer import Location, countries_of, country_of_adjective, is_known, located
from communique.resolve.places_names import Names
from communique.resolve.places_spans import place_spans
from communique.roster import Roster
from communique.spans import Span


def find_places(analysis: Analysis, roster: Roster) -> tuple[Place, ...]:
    """Every expression that says where something happens, in text order, each with its widest span.

    ``name`` is the expression without its article. ``country`` comes from a country named in it, from the city,
    or from an adjective ("the Kazakh capital"); coordinates are those of the city.
    """
    names = Names(analysis, roster)
    around = _countries_of(roster)
    return tuple(_place(names, span, heads, around) for span, heads in place_spans(analysis, names))


def _countries_of(roster: Roster) -> frozenset[str]:
    """The ISO codes of the countries that the text speaks of."""
    named = (countries_of(e.name) for e in roster.entities if e.type == "country")
    return frozenset(codes[0] for codes in named if codes)


def _place(names: Names, span: Span, heads: list[int], around: Iterable[str]) -> Place:
    where = _location(names, span, heads, around)
    name = span.text[4:] if span.text[:4].lower() == "the " else span.text
    return Place(" ".join(name.split()), span, where.country, where.lat, where.lon)


def _location(names: Names, span: Span, heads: list[int], around: Iterable[str]) -> Location:
    """Where the expression lies: its narrowest name that the gazetteer knows, with the countries named beside it."""
    runs = [names.run(head) for head in heads if not names.goes_on(head)]
    if len(runs) > 1 and runs[-1][:1].isupper() and not is_known(runs[-1]):
        return Location()
    for i, run in enumerate((span.text, *runs)):
        beside = [code for wider in runs[max(i, 1) :] for code in countries_of(wider)]
        found = located(run, beside, around) if _is_name(run) else Location()
        if found.lat is not None or found.country and not beside:
            return found
    return _by_parts(names, span, around)


def _is_name(run: str) -> bool:
    return run.removeprefix("the ")[:1].isupper() or run[:1].isdigit()


def _by_parts(names: Names, span: Span, around: Iterable[str]) -> Location:
    """Where an expression lies by a country, an adjective of one or a city inside it."""
    words = span.text.split()
    for first, last in ((a, b) for a in range(len(words)) for b in range(min(len(words), a + 4), a, -1)):
        run = " ".join(words[first:last]).strip(",")
        if run[:1].isupper() and (code := next(iter(countries_of(run)), None) or country_of_adjective(run)):
            return Location(code)
    inside = (located(name, (), around) for name in names.places_in(span))
    return next((found for found in inside if found.country), Location())
