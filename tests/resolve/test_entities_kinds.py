"""Kinds of offices. The people are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.resolve.entities import resolve_mentions
from communique.resolve.entities_kinds import fits_joint, kinds_called, kinds_of, ranks_of

KINDS = {
    "by its other name": ("Minister of Foreign Affairs", "", "foreign minister"),
    "with more in charge": ("Minister of Foreign Affairs and Trade", "", "foreign minister"),
    "acting": ("acting Foreign Minister", "", "foreign minister"),
    "a title of one country": ("Secretary of State", "", "foreign minister"),
    "the same title with a field": ("Secretary of State for Defence", "", "defence minister"),
    "a spelling": ("Defense Secretary", "", "defence minister"),
    "head of a national institution": ("Director", "Mossad", "intelligence chief"),
    "head of a parliament": ("Chairman", "State Duma", "speaker of parliament"),
    "head of an organisation": ("Secretary-General", "NATO", "head of NATO"),
    "a deputy": ("Deputy Foreign Minister", "", "deputy foreign minister"),
}


@pytest.mark.parametrize(("office", "of", "kind"), KINDS.values(), ids=KINDS.keys())
def test_an_office_is_of_its_kind(office: str, of: str, kind: str) -> None:
    assert kind in kinds_of(office, of)


@pytest.mark.parametrize("office", ["Minister of State for Foreign Affairs", "Shadow Foreign Secretary", "Mayor"])
def test_what_sounds_like_it_is_not_of_the_kind(office: str) -> None:
    assert kinds_of(office) == frozenset()


def test_an_office_of_its_own_name_calls_no_other() -> None:
    assert kinds_called("secretary of state") == ()
    assert kinds_called("the top diplomat") == ("foreign minister",)


def test_a_secretary_of_state_is_one_of_the_ministers_and_a_mayor_is_not() -> None:
    assert ranks_of("Secretary of State") == {"minister"}
    assert fits_joint("ministers", ["Secretary of State"])
    assert not fits_joint("ministers", ["Mayor"])


TALKS = "Secretary of State Ada Marr met Ostmark's Minister of External Affairs Ilan Droste in Kelmet. "
MEANT = {
    "by the kind": ("Foreign Secretary Ada Marr spoke. The top diplomat was tired.", "The top diplomat", "Ada Marr"),
    "by kind and country": (
        TALKS + "The Ostmark foreign minister left.",
        "The Ostmark foreign minister",
        "Ilan Droste",
    ),
    "all of a rank": (TALKS + "The two ministers agreed.", "The two ministers", "Ada Marr"),
    "the institution's head": (
        "Mossad Director Ilan Droste came. The spy chief spoke.",
        "The spy chief",
        "Ilan Droste",
    ),
    "an office of that very name comes first": (
        "Foreign Minister Ilan Droste met Foreign Secretary Ada Marr. The foreign minister left.",
        "The foreign minister",
        "Ilan Droste",
    ),
    "not of a country that the text does not give": (
        "Secretary of State Ada Marr spoke. Ostmark's foreign minister listened.",
        "Ostmark's foreign minister",
        "Ostmark's foreign minister",
    ),
}


@pytest.mark.parametrize(("text", "words", "name"), MEANT.values(), ids=MEANT.keys())
def test_whom_a_role_means(text: str, words: str, name: str) -> None:
    analysis, document = analyse(text), Document(text)
    entities = resolve_mentions(analysis, document, find_mentions(analysis, document)).entities
    assert name in [e.name for e in entities if any(m.text == words for m in e.mentions)]
