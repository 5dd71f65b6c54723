"""Mentions joined into entities. All countries and officials here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.records import Entity
from communique.resolve.entities import resolve_mentions
from communique.roster import Roster


def roster(text: str, outlet: str | None = None) -> Roster:
    analysis, document = analyse(text), Document(text, outlet=outlet)
    return resolve_mentions(analysis, document, find_mentions(analysis, document))


def entity(text: str, name: str, outlet: str | None = None) -> Entity:
    found = [e for e in roster(text, outlet).entities if e.name == name]
    assert len(found) == 1, [e.name for e in roster(text, outlet).entities]
    return found[0]


TALKS = "Veldanian President Ada Marr met Ostmark's foreign minister Ilan Droste in Geneva. "

MEANT = {
    "family name alone": (TALKS + "Marr agreed.", "Ada Marr", "Marr"),
    "title and family name": (TALKS + "Mr Droste agreed.", "Ilan Droste", "Mr Droste"),
    "role by country": (TALKS + "The Veldanian President agreed.", "Ada Marr", "The Veldanian President"),
    "role by office": (TALKS + "The minister agreed.", "Ilan Droste", "The minister"),
    "leader": (TALKS + "The Veldanian leader agreed.", "Ada Marr", "The Veldanian leader"),
    "head of state": (TALKS + "The head of state agreed.", "Ada Marr", "The head of state"),
    "pronoun by gender": ("President Maria Toll left. Pavel Orlin stayed. She waved.", "Maria Toll", "She"),
    "joint mention, one": (TALKS + "Both sides agreed.", "Ada Marr", "Both sides"),
    "joint mention, the other": (TALKS + "Both sides agreed.", "Ilan Droste", "Both sides"),
    "they": (TALKS + "They agreed.", "Ilan Droste", "They"),
    "initials": ("Ada J. Marr came. Then Ada Marr left.", "Ada J. Marr", "Ada Marr"),
    "short form of a given name": (
        "President Joseph R. Toller came. Joe Toller left.",
        "Joseph R. Toller",
        "Joe Toller",
    ),
    "spelling variant": ("Sergey Narynkov came. Later Mr Narinkov left.", "Sergey Narynkov", "Mr Narinkov"),
    "hyphen and case": ("President Kim Jong-um came. Kim Jong Um left.", "Kim Jong Um", "President Kim Jong-um"),
    "said to hold an office": (
        "Rustam Ino arrived. Ino is the head of the State Security Service.",
        "Rustam Ino",
        "the head of the State Security Service",
    ),
}


@pytest.mark.parametrize(("text", "name", "words"), MEANT.values(), ids=MEANT.keys())
def test_a_mention_means_its_entity(text: str, name: str, words: str) -> None:
    assert words in [m.text for m in entity(text, name).mentions]


def test_two_persons_with_one_family_name_stay_two() -> None:
    found = [e.name for e in roster("Maria Toll and Pavel Toll came. Mr Toll spoke.").entities if e.type == "person"]
    assert found == ["Maria Toll", "Pavel Toll"]


def test_an_office_tells_two_of_one_family_name_apart() -> None:
    text = "Foreign Minister Igor Toll and Defence Minister Sergei Toll came. "
    text += "Foreign Minister Toll spoke. Defence Minister Toll left."
    assert "Foreign Minister Toll" in [m.text for m in entity(text, "Igor Toll").mentions]
    assert "Defence Minister Toll" in [m.text for m in entity(text, "Sergei Toll").mentions]


def test_an_adjective_and_a_name_are_one_country() -> None:
    text = "Ostmark's prime minister left. The Ostmarkian government stayed. Kazakh officials came to Kazakhstan."
    assert [m.text for m in entity(text, "Kazakhstan").mentions] == ["Kazakh", "Kazakhstan"]


def test_the_fullest_name_and_the_office_beside_it() -> None:
    marr = entity(
        "Marr Returns\n\nThe President said so. President Ada Marr of Ostmark came. Ms Marr left.", "Ada Marr"
    )
    assert (marr.office, marr.of, marr.type) == ("President", "Ostmark", "person")


def test_the_agency_is_the_outlet_last_named() -> None:
    assert "the agency" in [
        m.text for m in entity("Sputnik reported talks. Nothing followed, the agency added.", "Sputnik").mentions
    ]


def test_the_publishers_own_president() -> None:
    text = "President Pavel Orlin received President of Kazakhstan Aru Tokbay. The President thanked his guest."
    assert "The President" in [m.text for m in entity(text, "Pavel Orlin", "President of Russia").mentions]


def test_an_unknown_role_is_an_entity_of_its_own() -> None:
    assert entity("The head of the Harbour Agency said so.", "The head of the Harbour Agency").type == "person"


def test_the_director_is_nobody_named_only_later() -> None:
    text = "Filler. " * 40 + "The director spoke. Malka Cyrill, the executive director at the Media Centre, left."
    assert "The director" not in [m.text for m in entity(text, "Malka Cyrill").mentions]


def test_ids_follow_the_text() -> None:
    entities = roster(TALKS).entities
    assert [e.id for e in entities] == [f"e{i}" for i in range(1, len(entities) + 1)]
    starts = [e.mentions[0].start for e in entities]
    assert starts == sorted(starts)


PIECES = [
    "President",
    "Ada Marr",
    "Mr Droste",
    "the two leaders",
    "they",
    "he",
    "Ostmark's minister",
    "🙂",
    "العربية",
    "e\u0301",
    "met",
    ".",
    "\r\n",
    "The agency",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_mention_holds(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in roster(text).entities:
        assert found.mentions
        for mention in found.mentions:
            assert text[mention.start : mention.end] == mention.text
