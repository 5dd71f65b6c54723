"""Texts that open with a contact of which the reader has heard, and name its people farther below. All is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

BETWEEN = (
    " has found the deadline. We asked. A colonel at the camp, who will not be named because he likes his job: no "
    "order for packing has come, neither from their side nor from ours. A cargo agent at the harbour: no vessel "
    "booked before March. And a baker, who knows them all and sells bread to every one of them, has seen nothing. "
)
CALLED = BETWEEN + "President Eva Brod rang President Leo Vos of Karadan on Friday, says a man who was in the room."
OPENED = {
    "the famous phone call": "Three days after the famous phone call nobody",
    "the call": "Days after the call nobody",
}
OTHERWISE = {
    "nothing of the kind": "Three days on, nobody",
    "a call, whatever call": "Three days after a call for calm nobody",
    "a meeting": "Three days after the famous meeting nobody",
}


@pytest.mark.parametrize("how", OPENED)
def test_the_contact_that_it_opens_with_is_what_it_is_about(how: str) -> None:
    found = contacts_of(OPENED[how] + CALLED)
    assert [(names(c), c.main) for c in found] == [({"Eva Brod", "Leo Vos"}, True)]
    assert found[0].date is not None
    assert found[0].date.value == "2024-05-17"


@pytest.mark.parametrize("how", OTHERWISE)
def test_what_a_text_only_comes_to_is_not(how: str) -> None:
    assert [c.main for c in contacts_of(OTHERWISE[how] + CALLED)] == [False]
