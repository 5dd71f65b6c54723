"""Who signs for whom, before whom, and what paper: signings told in several sentences. Everybody is invented."""

from __future__ import annotations

from .read_whole import contacts_of, names

ACCORD = "An accord on fisheries was signed on Thursday in Selm. "


def test_officials_who_sign_for_their_states_sign_together() -> None:
    both = "Minister Ada Marr signed for Ostmark and Minister Juri Vos for Veldania."
    each = "Minister Ada Marr signed it for Ostmark. Minister Juri Vos signed on behalf of Veldania."
    visiting = (
        "The minister, Ada Marr, signed for Ostmark while the visiting minister, Mr Juri Vos, signed for Veldania."
    )
    for text in (both, each, visiting):
        found = contacts_of(ACCORD + text)
        assert [(c.kind, names(c)) for c in found] == [("signing", {"Ada Marr", "Juri Vos"})], text


def test_who_signs_for_a_team_or_for_a_parcel_makes_no_contact() -> None:
    assert not contacts_of("Striker Ada Marr signed for Torkent while goalkeeper Juri Vos signed for Selm.")
    assert not contacts_of("Minister Ada Marr signed for the parcel on Thursday. Minister Juri Vos waited in Selm.")


def test_who_witnessed_the_signing_was_there() -> None:
    found = contacts_of(
        "President Okan Tal this morning witnessed the signing of the Port Agreement at State House. "
        "The Minister of Transport, Ada Marr, signed for Ostmark while Trade Minister Juri Vos signed for Veldania."
    )
    assert [(c.kind, names(c)) for c in found] == [("signing", {"Okan Tal", "Ada Marr", "Juri Vos"})]


def test_a_paper_signed_before_two_who_are_named() -> None:
    two = "in the presence of President Eva Brod of Ostmark and Prime Minister Leo Vos of Veldania."
    found = contacts_of("Two memoranda were signed in Selm on Tuesday " + two)
    assert [(c.kind, names(c)) for c in found] == [("signing", {"Eva Brod", "Leo Vos"})]
    assert not contacts_of("A law was signed in Selm on Tuesday " + two)


def test_ministers_of_two_countries_who_signed() -> None:
    found = contacts_of("Fishermen sang outside as ministers from the two countries signed.")
    assert [c.kind for c in found] == ["signing"]
    for other in ("signed off on the budget.", "signed up for a course.", "signed letters of thanks."):
        assert not contacts_of(f"Fishermen sang outside as ministers from the two countries {other}"), other


DEAL = "Kenya and Ghana signed an agreement on the port on Thursday. "


def test_the_paper_to_which_ministers_put_their_names_is_the_one_told_of() -> None:
    named = "Trade Minister Ada Marr and Ghana's Transport Minister Juri Vos put their names to "
    found = contacts_of(DEAL + named + "the document in the presence of President Okan Tal, the ministry said.")
    assert [c.kind for c in found] == ["signing"]
    assert {"Ada Marr", "Juri Vos", "Okan Tal"} <= names(found[0])
    assert found[0].date is not None
    assert found[0].date.value == "2024-05-16"
    for other in ("a fisheries document in Selm on Thursday.", "the fisheries document in Selm on Thursday."):
        assert len(contacts_of(DEAL + named + other)) > 1, other
