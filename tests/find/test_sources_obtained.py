"""A document that an outlet obtained is its author's, and minutes of a meeting are nobody's. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"

TOLD = {
    "set off by a comma": (
        f"{MET}, according to a memo of the foreign ministry, obtained by the Lantern agency.",
        [("foreign ministry", ["Lantern agency"])],
    ),
    "a memo by its author": (
        f"{MET}, according to a memo by the foreign ministry, obtained by the Lantern agency.",
        [("foreign ministry", ["Lantern agency"])],
    ),
    "tied to the author": (
        f"{MET}, according to a memo of the foreign ministry obtained by the daily Lantern.",
        [("foreign ministry", ["Lantern"])],
    ),
    "in front": (
        f"A memo of the foreign ministry obtained by the Lantern agency says that {MET}.",
        [("foreign ministry", ["Lantern agency"])],
    ),
    "obtained by an office, which passes nothing on": (
        f"{MET}, according to a memo of the foreign ministry, seen by the cabinet office.",
        [("foreign ministry", [])],
    ),
    "what a letter writer saw": (
        f"{MET}, according to a letter from hostages seen by the Red Heron.",
        [("hostages", [])],
    ),
    "by a paper that is called so nowhere": (
        f"{MET}, according to minutes reviewed by the Lantern.",
        [("minutes", ["Lantern"])],
    ),
    "by one, in front": (f"A letter obtained by the Lantern shows that {MET}.", [("letter", ["Lantern"])]),
    "minutes of a meeting": (
        f"{MET}, according to minutes of the meeting, seen by the Lantern agency.",
        [("minutes of the meeting", ["Lantern agency"])],
    ),
    "a readout of a meeting by a ministry": (
        f"{MET}, according to a readout of the meeting by the foreign ministry.",
        [("foreign ministry", [])],
    ),
    "a transcript of a call put out by a ministry": (
        f"A transcript of the call published by the foreign ministry shows that {MET}.",
        [("foreign ministry", [])],
    ),
    "a conference issues its own communiqué": (
        f"{MET}, according to the communiqué of the conference.",
        [("conference", [])],
    ),
}


@pytest.mark.parametrize(("text", "links"), TOLD.values(), ids=TOLD)
def test_on_whose_word(text: str, links: list[tuple[str, list[str]]]) -> None:
    (contact,) = communique.read(text).contacts
    assert [(w.name, [c.name for c in w.via]) for w in contact.on_word_of] == links
