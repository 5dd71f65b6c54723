"""Expressions that say where. Most countries, places and officials are invented; real ones test the gazetteer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.records import Entity, Place
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places
from communique.roster import Roster
from communique.spans import holds


def places(text: str, roster: Roster | None = None) -> tuple[Place, ...]:
    """The places of a text whose people and bodies are found as in a reading, or are given."""
    analysis, document = analyse(text, None), Document(text)
    known = roster or resolve_mentions(analysis, document, find_mentions(analysis, document))
    return find_places(analysis, known)


def spans(text: str) -> list[str]:
    return [p.span.text for p in places(text) if p.span]


INVENTED = {
    "city": ("They met in Marrowgate.", ["Marrowgate"]),
    "city before a day": ("They met in Marrowgate on Tuesday.", ["Marrowgate"]),
    "capital by adjective": ("She arrived in the Veldanian capital on Monday.", ["the Veldanian capital"]),
    "capital by owner": ("They met in Veldania's capital.", ["Veldania's capital"]),
    "venue in a city": ("Talks were held at the Ostrel Palace in Marrowgate.", ["the Ostrel Palace in Marrowgate"]),
    "venue in a city in a country": (
        "Talks were held at the Ostrel Palace in Marrowgate, Veldania.",
        ["the Ostrel Palace in Marrowgate, Veldania"],
    ),
    "house number": ("The meeting at 14 Harbour Street was short.", ["14 Harbour Street"]),
    "residence with its owner": (
        "They met at the residence of the president near Marrowgate.",
        ["the residence of the president near Marrowgate"],
    ),
    "region": ("He made a visit to the Sorrel region.", ["the Sorrel region"]),
    "countries side by side": ("The ministers met in Ostmark and Veldania.", ["Ostmark", "Veldania"]),
    "country travelled to": ("Foreign Minister Ilan Droste travelled to Veldania for talks.", ["Veldania"]),
    "country invited to": ("He invited her to Veldania.", ["Veldania"]),
    "ministry": ("They gathered at the Foreign Ministry in Marrowgate.", ["the Foreign Ministry in Marrowgate"]),
    "gathering for its place": (
        "They spoke on the margins of the Ostmark Forum in Marrowgate.",
        ["the Ostmark Forum in Marrowgate"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), INVENTED.values(), ids=INVENTED)
def test_grammar_finds_places_that_no_gazetteer_knows(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


NO_PLACES = {
    "affiliation": "Foreign Minister Ilan Droste of Ostmark spoke.",
    "subject": "Veldania and Ostmark held talks.",
    "person believed in": "He said that he believed in Droste.",
    "parliament as a body": "The bill passed in Congress.",
    "office held": "He has been in office since 2014.",
    "any city": "It happens in every city.",
    "manner": "They met in person and in private.",
    "language": "They spoke in English.",
    "month that is also a town": "They met in March 2022.",
    "region that is spoken of": "The bloc of Ostmark agreed.",
}


@pytest.mark.parametrize("text", NO_PLACES.values(), ids=NO_PLACES)
def test_what_is_not_where_is_no_place(text: str) -> None:
    assert spans(text) == []


LOCATED = {
    "city": ("They met in Tashkent.", "Tashkent", "UZ", True),
    "country": ("They met in Uzbekistan.", "Uzbekistan", "UZ", False),
    "seat of government": ("They met at the White House.", "White House", "US", False),
    "city with its country": ("They met in Minsk, Belarus.", "Minsk, Belarus", "BY", True),
    "namesake settled by the country beside it": (
        "They met in Valencia, Venezuela.",
        "Valencia, Venezuela",
        "VE",
        True,
    ),
    "namesakes that nothing settles": ("They met in Valencia.", "Valencia", None, False),
    "far the largest namesake": ("They met in London.", "London", "GB", True),
    "state of the union": ("They met in Concord, N.H.", "Concord, N.H.", "US", True),
    "capital with its district": ("They met in Washington, D.C.", "Washington, D.C.", "US", True),
    "adjective": ("They met in the Kazakh capital.", "Kazakh capital", "KZ", False),
    "hyphenated name": ("They met in Sharm el-Sheikh.", "Sharm el-Sheikh", "EG", True),
    "accents": ("They met in São Paulo.", "São Paulo", "BR", True),
    "venue named for nothing known": ("They met at the Ostrel Palace.", "Ostrel Palace", None, False),
    "invented city": ("They met in Marrowgate.", "Marrowgate", None, False),
    "known house in an unknown city": (
        "They met at Government House in Marrowgate.",
        "Government House in Marrowgate",
        None,
        False,
    ),
}


@pytest.mark.parametrize(("text", "name", "country", "point"), LOCATED.values(), ids=LOCATED)
def test_country_and_coordinates_are_given_where_they_are_known(
    text: str, name: str, country: str | None, point: bool
) -> None:
    (place,) = places(text)
    assert (place.name, place.country, place.lat is not None) == (name, country, point)


def test_countries_in_a_list_are_places_of_their_own() -> None:
    assert spans("Talks in Paris, Berlin and Rome went on.") == ["Paris", "Berlin", "Rome"]


def test_a_country_that_the_text_speaks_of_settles_a_namesake() -> None:
    roster = Roster((Entity("e1", "country", "Spain"),))
    (place,) = places("They met in Valencia.", roster)
    assert place.country == "ES"


@pytest.mark.parametrize(
    "text", ["", " ", ".", "in", "in the", "at , in", "A , B", "\ud800", "a\0b", "visited", "in \u202eX"]
)
def test_odd_texts_give_no_exception(text: str) -> None:
    found = find_places(analyse(text, None), Roster())
    assert holds(text, [p.span for p in found if p.span])


PIECES = st.sampled_from(
    [
        "in Marrowgate ",
        "at the ",
        "Palace ",
        "visited ",
        ", ",
        "Veldania ",
        "👩‍👩‍👧 ",
        "Moscow\u0301 ",
        "في ",
        "\r\n",
        "\n\n",
        "of ",
        "and ",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_spans_hold_the_text_that_stands_there_and_never_overlap(text: str) -> None:
    found = [p.span for p in find_places(analyse(text, None), Roster()) if p.span]
    assert holds(text, found)
    assert all(a.end <= b.start for a, b in pairwise(found))
