"""Sides that a headline calls by a word for their kind; all names are invented."""

from __future__ import annotations

from .read_whole import contacts_of, names

DENIED = (
    "The Defence Ministry denied a report that its deputy minister, Ivo Karn, had met envoys of the Northern Front."
)
MET = "General Hugo Paz met Premier Ana Dorr in Velm on Sunday."


def test_a_headlines_words_for_both_sides_give_way_to_their_names() -> None:
    (met,) = contacts_of(DENIED, title="Ministry denies secret talks with rebels")
    assert (met.status, names(met)) == ("denied", {"Ivo Karn", "envoys of the Northern Front"})
    (met,) = contacts_of(MET, title="Rebels meet officials in Velm")
    assert names(met) == {"Hugo Paz", "Ana Dorr"}


def test_who_else_is_in_the_headline_stays() -> None:
    (met,) = contacts_of(MET, title="Paz meets farmers in Velm")
    assert "farmers" in names(met)


def test_a_headlines_sides_stay_where_the_text_names_one() -> None:
    assert "rebels" in names(
        contacts_of("The talks were held in Velm on Sunday.", title="Ministry holds talks with rebels")[0]
    )
