"""The table from contacts to PLOVER and CAMEO."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.coding.plover import code_contact
from communique.records import Codes, Contact, ContactKind, Status


def contact(kind: ContactKind, status: Status) -> Contact:
    return Contact("c1", kind, status, True, None, ())


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        pytest.param("meeting", "held", Codes("CONSULT", None, "040"), id="a meeting that took place"),
        pytest.param("call", "held", Codes("CONSULT", "phone", "041"), id="a telephone call"),
        pytest.param("visit", "ongoing", Codes("CONSULT", "visit", "042"), id="a visit that goes on"),
        pytest.param("gathering", "planned", Codes("AGREE", None, "036"), id="a summit to come"),
        pytest.param("meeting", "refused", Codes("REJECT", "meet", "125"), id="a meeting refused"),
        pytest.param("meeting", "cancelled", Codes("SANCTION", "withdraw", "164"), id="talks called off"),
        pytest.param("signing", "held", Codes("SUPPORT", None, "057"), id="an agreement signed"),
        pytest.param("meeting", "denied", Codes(), id="a denied contact has no event"),
    ],
)
def test_codes(kind: ContactKind, status: Status, expected: Codes) -> None:
    assert code_contact(contact(kind, status)) == expected


def test_every_kind_and_status_has_a_line() -> None:
    coded = {(k, s): code_contact(contact(k, s)) for k in get_args(ContactKind) for s in get_args(Status)}
    assert all(c.plover and c.cameo for (_, s), c in coded.items() if s != "denied")
