"""Every code that a contact can have is told in words."""

from __future__ import annotations

from itertools import product
from typing import get_args

from communique.coding.meanings import meaning
from communique.coding.plover import code_contact
from communique.records import Contact, ContactKind, Status


def test_every_code_of_a_contact_has_a_meaning() -> None:
    for kind, status in product(get_args(ContactKind), get_args(Status)):
        codes = code_contact(Contact("c1", kind, status, True, None, ()))
        assert codes.plover is None or meaning("plover", codes.plover)
        assert codes.plover_mode is None or meaning("mode", codes.plover_mode)
        assert codes.cameo is None or meaning("cameo", codes.cameo)


def test_another_code_has_none() -> None:
    assert meaning("cameo", "999") == ""
