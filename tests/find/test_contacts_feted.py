"""Hosts who receive their guests with honours. Everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

FETED = {
    "a red carpet": (
        "Prime Minister Eva Brod rolled out the red carpet on Friday for President Leo Vos of Karadan. After fifty "
        "minutes alone they spoke to reporters."
    ),
    "feted": "President Leo Vos of Karadan was feted in Selm on Friday by Prime Minister Eva Brod.",
}
NONE = {
    "tourists": "Prime Minister Eva Brod has rolled out the red carpet for investors and tourists.",
    "a thing": "Prime Minister Eva Brod feted the harvest on Friday.",
    "a city and a singer": "The city rolled out the red carpet for the singer Leo Vos on Friday.",
    "not done": "Prime Minister Eva Brod did not roll out the red carpet for President Leo Vos.",
}


@pytest.mark.parametrize("how", FETED)
def test_who_is_feted_met_the_host(how: str) -> None:
    found = contacts_of(FETED[how])[0]
    assert names(found) == {"Eva Brod", "Leo Vos"}
    assert found.kind == "meeting"
    assert found.status == "held"
    assert found.date is not None
    assert found.date.value == "2024-05-17"


@pytest.mark.parametrize("what", NONE)
def test_nobody_is_met_so(what: str) -> None:
    assert contacts_of(NONE[what]) == ()
