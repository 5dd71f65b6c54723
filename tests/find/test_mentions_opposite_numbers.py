"""Counterparts called so, called "opposite number", and named only where they answer; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MET = "Foreign Minister Daigo Tera met his Morvian opposite number on Friday."


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (MET, "Morvian opposite number"),
        ("Foreign Minister Daigo Tera held talks with his opposite number from Morvia on Friday.",
         "opposite number from Morvia"),
        ("Foreign Minister Daigo Tera met his Morvian opposite number, Claire Bonne, on Friday.", "Claire Bonne"),
        (f"{MET}\n\nClaire Bonne answered that the decision lay with her agency.", "Claire Bonne"),
        ("Foreign Minister Daigo Tera met his Morvian counterpart on Friday. Claire Bonne replied that it took time.",
         "Claire Bonne"),
    ],
)  # fmt: skip
def test_an_opposite_number_is_the_other_side(told: str, other: str) -> None:
    (meeting,) = contacts_of(told)
    assert names(meeting) == {"Daigo Tera", other}


@pytest.mark.parametrize(
    "behind",
    [
        "Opposition leader Claire Bonne answered that it took time.",
        "Claire Bonne of the Fishermen's League answered that it took time.",
        "Claire Bonne watched from the gallery.",
        "The talks went on. Claire Bonne answered questions for them.",
    ],
)
def test_who_is_known_otherwise_or_does_not_answer_is_somebody_else(behind: str) -> None:
    assert all("Claire Bonne" not in names(c) for c in contacts_of(f"{MET} {behind}"))


def test_a_number_is_nobody() -> None:
    assert not contacts_of("Foreign Minister Daigo Tera lives at an opposite number of the street in Morvia.")
