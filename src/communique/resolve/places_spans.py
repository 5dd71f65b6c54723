"""Which expressions say where something happens: what follows "in" or "at", what is visited, "the Dushanbe meeting".

Known names are not needed: grammar finds "in Marrowgate" and "at the Ostrel Palace in Marrowgate" as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique.analysis import Analysis, Token
from communique.lang import rows, words
from communique.resolve.places_gazetteer import countries_of, is_capital, is_country, is_known, located
from communique.resolve.places_names import Names
from communique.spans import Span

LONGEST = 14
"""Tokens before the head of one expression; longer ones are parses gone wrong."""
JOINED = 3
"""How often an expression goes on ("the Ostrel Palace in Marrowgate, Veldania")."""


@cache
def _prepositions() -> dict[str, str]:
    return {r["word"]: r["kind"] for r in rows("en", "place_prepositions")}


@cache
def _venues() -> dict[str, str]:
    return {r["noun"]: r["kind"] for r in rows("en", "venues")}


def place_spans(analysis: Analysis, names: Names) -> Iterator[tuple[Span, list[int]]]:
    """The expressions that say where, in text order, none inside another, each with the heads of its names."""
    end = 0
    for first, head in sorted(_found(analysis, names)):
        if analysis.tokens[first].start < end:
            continue
        last, heads = _extended(analysis, names, head)
        span = analysis.span(first, last + 1)
        end = span.end
        yield span, heads


def _found(analysis: Analysis, names: Names) -> Iterator[tuple[int, int]]:
    """First token and head of each noun phrase that says where, not yet extended to the right."""
    accepted: set[int] = set()
    for token in analysis.tokens:
        if token.pos not in ("PROPN", "NOUN", "X"):
            continue
        first = _opening(analysis, names, token.i, accepted)
        if first is not None:
            accepted.add(token.i)
            yield _narrowed(analysis, names, first, token.i), token.i


def _narrowed(analysis: Analysis, names: Names, first: int, head: int) -> int:
    """Where a name begins that words stand before which are none of it ("a long-suffering", "neighbouring")."""
    if analysis.tokens[head].pos != "PROPN" or analysis.tokens[head].lemma.lower() in _venues():
        return first
    start = names.first(head)
    if start - 2 >= first and analysis.tokens[start - 1].text == ",":
        whole = analysis.span(start, head + 1).text
        if _lies_in(names.run(start - 2), whole):
            start = names.first(start - 2)
    while start > first and analysis.tokens[start - 1].lower in words("en", "place_modifiers"):
        start -= 1
    return max(start, first)


def _opening(analysis: Analysis, names: Names, head: int, accepted: set[int]) -> int | None:
    """The first token of the phrase with this head, when it says where."""
    token = analysis.tokens[head]
    if token.dep == "conj" and token.head in accepted:
        return _first(analysis, head) if names.is_place(head) else None
    if token.dep == "dobj":
        return _first(analysis, head) if _is_visited(analysis, names, head) else None
    if token.dep == "compound":
        return _first(analysis, head) if _names_a_meeting(analysis, names, head) else None
    governor = _governor(analysis, head)
    return governor + 1 if governor is not None and _fits(analysis, names, governor, head) else None


def _first(analysis: Analysis, head: int) -> int:
    return max(analysis.edges(head)[0], head - LONGEST)


def _governor(analysis: Analysis, head: int) -> int | None:
    """The preposition before the phrase with this head: by the parse, else the word just before it."""
    token = analysis.tokens[head]
    if token.dep == "pobj" and 0 < head - token.head <= LONGEST:
        return token.head
    first = _first(analysis, head)
    before = analysis.tokens[first - 1] if first else None
    is_name = token.pos == "PROPN" and token.dep not in ("compound", "poss", "nmod")
    return before.i if is_name and before and before.lower in _prepositions() else None


def _fits(analysis: Analysis, names: Names, governor: int, head: int) -> bool:
    """Whether the preposition and the phrase with this head say where."""
    token = analysis.tokens[governor]
    above = analysis.tokens[token.head].lemma.lower()
    kind = _prepositions().get(token.lower)
    if token.lower == "of" and above in words("en", "margin_words"):
        return _is_event(analysis, governor + 1, head)
    if token.lower == "of" and above in words("en", "state_nouns"):
        return names.is_place(head) and _is_state_gone_to(analysis, token.head)
    if above in words("en", "abstract_governors"):
        return False
    if kind == "place":
        in_building = token.lower == "at" and names.is_body(head)
        return in_building or _is_somewhere(analysis, names, governor + 1, head)
    if kind == "way" and above in words("en", "motion_words"):
        return _is_somewhere(analysis, names, governor + 1, head)
    return kind == "way" and token.lower != "for" and names.is_place(head)


def _is_state_gone_to(analysis: Analysis, noun: int) -> bool:
    """Whether "country" and the like says where or what is visited: "will visit the country of Ostmark"."""
    above = analysis.tokens[analysis.tokens[noun].head]
    visited = analysis.tokens[noun].dep == "dobj" and above.lemma.lower() in words("en", "visit_verbs")
    return visited or _prepositions().get(above.lower) in ("place", "way")


def _is_somewhere(analysis: Analysis, names: Names, first: int, head: int) -> bool:
    return (
        names.is_place(head)
        or _is_venue(analysis, first, head)
        or names.may_be_place(first, head)
        or _is_event(analysis, first, head)
    )


def _is_visited(analysis: Analysis, names: Names, head: int) -> bool:
    verb = analysis.tokens[analysis.tokens[head].head]
    visited = verb.lemma.lower() in words("en", "visit_verbs")
    first = _first(analysis, head)
    return visited and (names.is_place(head) or _is_venue(analysis, first, head) or names.may_be_place(first, head))


GENERIC = frozenset(("any", "each", "every", "no", "some", "other", "these", "those", "which", "what"))


def _is_venue(analysis: Analysis, first: int, head: int) -> bool:
    """Such as "the Ostrel Hotel", "his residence", "the Volga region"; not "in office", "in the House"."""
    token = analysis.tokens[head]
    before = [analysis.tokens[i] for i in range(first, head)]
    # "headquarters" is one, "hotels" are many
    plural = token.tag in ("NNS", "NNPS") and token.lower not in _venues()
    kind = _venues().get(token.lower) or _venues().get(token.lemma.lower())
    if kind is None and _is_called_venue(before):
        return True
    if kind is None or plural or any(t.lower in GENERIC for t in before):
        return False
    if kind == "area" or token.text[:1].isupper():
        return any(t.pos in ("PROPN", "NUM") or t.text[:1].isupper() for t in before if t.pos != "DET") or _is_of(
            analysis, head
        )  # fmt: skip
    return bool(before)


def _is_called_venue(before: list[Token]) -> bool:
    """Whether the words before the head of a name say what it is: "the Hotel Ostrel", "Camp Ostrel"."""
    return bool(before) and before[-1].text.istitle() and before[-1].lower in words("en", "venues_first")


def _is_of(analysis: Analysis, head: int) -> bool:
    """Whether "of" and a name follow: "the city of Sochi"."""
    following = analysis.tokens[head + 1 : head + 4]
    return len(following) > 1 and following[0].lower == "of" and any(t.pos == "PROPN" for t in following[1:])


def _is_event(analysis: Analysis, first: int, head: int) -> bool:
    """Such as "the Ostmark Summit", "the 2003 APEC forum": a gathering with a name of its own."""
    if analysis.tokens[head].lower.rstrip("s") not in {w.rstrip("s") for w in words("en", "place_events")}:
        return False
    return any(t.text[:1].isupper() and t.pos == "PROPN" for t in (analysis.tokens[i] for i in range(first, head)))


def _names_a_meeting(analysis: Analysis, names: Names, head: int) -> bool:
    """Such as "the Dushanbe meeting": a place, no country, before a noun for a meeting."""
    above = analysis.tokens[analysis.tokens[head].head]
    if above.i <= head or above.lemma.lower() not in words("en", "place_meetings"):
        return False
    return names.is_place(head) and not countries_of(names.run(head))


def _extended(analysis: Analysis, names: Names, head: int) -> tuple[int, list[int]]:
    """The last token of the expression, and the heads of the names in it."""
    heads, last = [head], head
    for _ in range(JOINED):
        further = _further(analysis, names, heads[-1], last)
        if further is None:
            break
        last = further
        heads.append(further)
    return last, heads


def _further(analysis: Analysis, names: Names, head: int, last: int) -> int | None:
    """The last token of what goes on the expression after ``last``."""
    if last + 2 >= len(analysis.tokens):
        return None
    joint = analysis.tokens[last + 1]
    if joint.sentence != analysis.tokens[last + 2].sentence:
        return None
    if joint.text == ",":
        return _wider(analysis, names, head, last + 2)
    if joint.lower in ("of", "for") and joint.head == head:
        return _completed(analysis, head, joint.i)
    if joint.lower in ("in", "near", "outside"):
        return _inner(analysis, names, joint.i)
    return None


def _completed(analysis: Analysis, head: int, joint: int) -> int | None:
    """The last token of "of ..." after a venue or inside a name ("the Department of Defense")."""
    end = analysis.edges(joint)[1]
    # "the city of Torkent, where they arrived"
    clause = (i for i in range(joint + 1, end) if analysis.tokens[i + 1].tag in ("WRB", "WDT", "WP"))
    end = next(clause, end)
    while analysis.tokens[end].pos == "PUNCT" and end > joint:
        end -= 1
    venue = analysis.tokens[head].lemma.lower() in _venues()
    capitals = analysis.tokens[head].text[:1].isupper() and _has_capital(analysis, joint + 1, end)
    return end if (venue or capitals and analysis.tokens[joint].lower == "of") and joint < end <= joint + 6 else None


def _has_capital(analysis: Analysis, first: int, last: int) -> bool:
    return any(t.text[:1].isupper() for t in analysis.tokens[first : last + 1])


def _inner(analysis: Analysis, names: Names, joint: int) -> int | None:
    """The head of the place after "in" inside an expression ("the Astoria Hotel in St Petersburg")."""
    for head in range(joint + 1, min(joint + 6, len(analysis.tokens))):
        token = analysis.tokens[head]
        if token.dep == "pobj" and token.head == joint:
            fits = names.is_place(head) or _is_venue(analysis, joint + 1, head) or names.may_be_place(joint + 1, head)
            return head if fits else None
    return None


def _wider(analysis: Analysis, names: Names, head: int, first: int) -> int | None:
    """The last token of the country or region after a comma ("Bali, Indonesia"), when the place before is none."""
    run = names.run(head)
    for last in range(min(first + 4, len(analysis.tokens)) - 1, first - 1, -1):
        wider = analysis.span(first, last + 1).text
        if analysis.tokens[last].sentence != analysis.tokens[first].sentence:
            continue
        if _lies_in(run, wider) or _is_invented_state(analysis, names, head, first, last):
            return last
    return None


def _is_invented_state(analysis: Analysis, names: Names, head: int, first: int, last: int) -> bool:
    """Whether a name that nobody knows follows as the state of the place before: "Marrowgate, Veldania"."""
    wider = analysis.span(first, last + 1).text
    after = analysis.tokens[last + 1].text if last + 1 < len(analysis.tokens) else "."
    apposed = analysis.tokens[last].dep == "appos" and analysis.tokens[last].head == head
    known = is_known(wider) or is_known(names.run(head))
    return apposed and names.is_state(first, last) and not known and after not in (",", "and", "or")


def _lies_in(name: str, wider: str) -> bool:
    """Whether "name, wider" is one place: a city in a region or country, a region in a country, a full capital."""
    if is_capital(f"{name}, {wider}"):
        return True
    if wider.lower().startswith("the "):
        return located(name).country in countries_of(wider)
    return is_country(wider) and not is_country(name) if countries_of(name) else bool(countries_of(wider))
