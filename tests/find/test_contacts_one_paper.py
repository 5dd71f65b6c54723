"""Signings whose signatories are named in a sentence of their own. Everybody is invented."""

from __future__ import annotations

from .read_whole import contacts_of, names

BANKS = "The central banks of Ostmark and Karadan signed a currency swap agreement in Selm on Wednesday. "


def test_who_put_their_names_to_the_agreement_signed_it() -> None:
    found = contacts_of(
        BANKS
        + "Karadan had asked for it in the spring.\n\nThe agreement was signed by the governors, Eva Brod and Leo Vos."
    )
    assert [names(c) for c in found] == [{"central banks of Ostmark and Karadan", "Eva Brod", "Leo Vos"}]
    assert found[0].date is not None
    assert found[0].date.value == "2024-05-15"


def test_another_agreement_is_signed_by_itself() -> None:
    treaty = "The presidents of Ostmark and Karadan signed a border treaty in Selm on Wednesday. "
    day = treaty + "On Thursday the trade agreement was signed by the ministers, Eva Brod and Leo Vos."
    assert {"Eva Brod", "Leo Vos"} in [names(c) for c in contacts_of(day)]
    other = treaty + "A fishing agreement was signed by Minister Eva Brod and Minister Leo Vos."
    assert all("Eva Brod" not in names(c) or "presidents" not in str(names(c)) for c in contacts_of(other))
