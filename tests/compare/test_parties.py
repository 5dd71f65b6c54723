"""Participants of two accounts that are compared: officials of two countries told as one group. All invented."""

from __future__ import annotations

import pytest

from communique.compare.matching import pair
from communique.compare.parties import Party, likeness, parties_told
from communique.records import EntityType, Participant


def told(name: str, type: EntityType = "group", office: str | None = None, of: str | None = None) -> tuple[Party, ...]:
    return parties_told(Participant(None, name, office, of, type, None), {})


TWO = {
    "of": "foreign ministers of Ostmark and Karadan",
    "from": "foreign ministers from Ostmark and Karadan",
}


@pytest.mark.parametrize("how", TWO)
def test_the_officials_of_two_countries_are_two_sides(how: str) -> None:
    one, other = told(TWO[how])
    assert (one.country, other.country) == ("ostmark", "karadan")
    assert one.office == other.office
    marr = told("Ada Marr", "person", "Minister of Foreign Affairs", "Ostmark")
    vos = told("Leo Vos", "person", "Foreign Minister", "Karadan")
    assert len(pair((one, other), (*vos, *marr)).pairs) == 2
    assert likeness(one, vos[0]) == 0


@pytest.mark.parametrize(
    "name",
    ["ministers of finance and trade", "heads of delegations", "residents of Ostmark and Karadan", "Ostmark officials"],
)
def test_other_groups_are_one_party(name: str) -> None:
    assert len(told(name)) == 1
