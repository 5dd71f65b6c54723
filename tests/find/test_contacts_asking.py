"""Verbs of contact by which nobody is met or rung. Countries and officials are invented."""

from __future__ import annotations

import pytest

import communique

NO_CONTACT = {
    "called upon to do something": "Minister Ada Holm has called upon President Olan Marr to “clarify” the treaty.",
    "called on, the request in marks": "Minister Ada Holm spoke up, calling on President Olan Marr to “answer this”.",
    "a witness": "Minister Ada Holm said the committee would call President Olan Marr to testify in May.",
    "a witness before a committee": "Minister Ada Holm may call President Olan Marr before a Senate committee.",
    "a language": "President Olan Marr also speaks fluent Arabic, along with French and Italian.",
    "words with up": "President Olan Marr spoke of a cover-up, and Minister Ada Holm of a shake-up of the army.",
}
CONTACT = {
    "a telephone call": ("Minister Ada Holm called President Olan Marr to congratulate him on Friday.", "call"),
    "a visit of courtesy": (
        "Minister Ada Holm called on President Olan Marr at the palace on Friday to present her credentials.",
        "meeting",
    ),
    "the language that they spoke": ("Minister Ada Holm spoke Arabic with President Olan Marr in Selm.", "meeting"),
    "a word with hyphens": ("Minister Ada Holm had a tête-à-tête with President Olan Marr in Selm.", "meeting"),
}


@pytest.mark.parametrize("text", NO_CONTACT.values(), ids=NO_CONTACT)
def test_nobody_is_met(text: str) -> None:
    assert communique.read(text).contacts == ()


@pytest.mark.parametrize(("text", "kind"), CONTACT.values(), ids=CONTACT)
def test_two_are_in_contact(text: str, kind: str) -> None:
    (contact,) = communique.read(text).contacts
    assert contact.kind == kind
    assert {p.name for p in contact.participants} == {"Ada Holm", "Olan Marr"}
