"""Whom an outlet refers to is no part of what it reports. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"

TOLD = {
    "in front": (f"As the Lantern agency reported with reference to the foreign ministry, {MET}.", MET),
    "behind": (f"{MET}, Lantern reported with reference to the foreign ministry.", MET),
    "in between": (
        f"The Lantern agency reported, with reference to the foreign ministry, that {MET}.",
        f"that {MET}",
    ),
}


@pytest.mark.parametrize(("text", "content"), TOLD.values(), ids=TOLD)
def test_the_content_is_what_is_reported(text: str, content: str) -> None:
    reading = communique.read(text)
    (quote,) = reading.quotes
    assert (quote.source.name, [s.text for s in quote.content.spans]) == ("foreign ministry", [content])
    assert [s.text for s in quote.cue.spans] == ["reported"]
    assert [v.name.startswith("Lantern") for v in quote.via] == [True]


def test_what_somebody_says_with_reference_to_a_thing_is_whole() -> None:
    text = "Premier Ana Dorr said that the ban was lifted with reference to the treaty of Selm."
    (quote,) = communique.read(text).quotes
    assert quote.content.spans[0].text.startswith("that the ban was lifted")
