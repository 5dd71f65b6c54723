"""Two who met and are then named one by one, as one and the other; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MET = "Two officials met in Selm on Saturday. "
BOTH = {"Ada Vell", "Juri Tok"}
NAMED = {
    "one and the other": "One was Ada Vell, the director of the security service. The other was Juri Tok of Karadan.",
    "the second": "One was the director of the security service, Ada Vell. The second was General Juri Tok.",
    "no verb": "One was General Ada Vell. The other, Juri Tok, secretary of the Security Council, said nothing.",
}
OTHERWISE = {
    "one has no name": "One was late. The other, Juri Tok, was early.",
    "of whom they spoke": "One of them praised Ada Vell. The other praised Juri Tok.",
    "only one": "One was Ada Vell, the director of the security service. Nobody saw Juri Tok.",
}


@pytest.mark.parametrize("case", NAMED)
def test_who_the_two_were(case: str) -> None:
    assert [names(c) for c in contacts_of(MET + NAMED[case])] == [BOTH]


def test_private_people_stay_out() -> None:
    text = "Two men met in a bar in Selm on Saturday. One was Aru Orm, a baker. The other was Ada Vell, a nurse."
    assert contacts_of(text) == ()


@pytest.mark.parametrize("case", OTHERWISE)
def test_who_is_told_of_beside_them(case: str) -> None:
    assert not any(names(c) & BOTH for c in contacts_of(MET + OTHERWISE[case]))


def test_two_who_sat_down_are_named_likewise() -> None:
    sat = "Two men who officially have never met sat down for four hours last Saturday at a hotel in Selm. "
    named = "One was Juri Tok, director of Ostmark's external service. The other, Leo Vos, secretary of the Council."
    found = contacts_of(sat + named)
    assert [names(c) for c in found] == [{"Juri Tok", "Leo Vos"}]
    assert found[0].status == "held"
    assert contacts_of("Two men sat down in a bar in Selm on Saturday. One was Leo Vos, a baker.") == ()
