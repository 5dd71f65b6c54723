"""What an agency adds to what it has from another is on the other's word too. All names are invented."""

from __future__ import annotations

import pytest

import communique

CITING = "Premier Ana Dorr met General Hugo Paz in Velm, the Lantern agency reported, citing the army."
ALONE = "Premier Ana Dorr met General Hugo Paz in Velm, the Lantern agency reported."

ADDED = {
    "it added": (f"{CITING} It added that Paz promised a truce.", ("army", ["Lantern agency"])),
    "according to the agency": (
        f"{CITING} According to the agency, Paz promised a truce.",
        ("army", ["Lantern agency"]),
    ),
    "and once more": (
        f"{CITING} It added that Paz promised a truce. It also added that Dorr thanked him.",
        ("army", ["Lantern agency"]),
    ),
    "what it says of itself": (f"{CITING} It added that it had seen the minutes.", ("Lantern agency", [])),
    "what it says of whom it cites": (f"{CITING} It added that the army had lost a tank.", ("Lantern agency", [])),
    "who kept silent": (f"{CITING} It added that the ministry had not replied.", ("Lantern agency", [])),
    "its own remark": (f"{CITING} It noted that Paz promised a truce in May.", ("Lantern agency", [])),
    "it cites nobody": (f"{ALONE} It added that Paz promised a truce.", ("Lantern agency", [])),
    "another adds": (f"{CITING} The ministry added that Paz promised a truce.", ("ministry", [])),
    "a sentence between them": (
        f"{CITING} Nobody else was there. It added that Paz promised a truce.",
        ("Lantern agency", []),
    ),
    "it cites another": (
        f"{CITING} It added, citing the ministry, that Paz promised a truce.",
        ("ministry", ["Lantern agency"]),
    ),
}


@pytest.mark.parametrize(("text", "link"), ADDED.values(), ids=ADDED)
def test_the_last_quote_is_on_this_word(text: str, link: tuple[str, list[str]]) -> None:
    last = communique.read(text).quotes[-1]
    assert (last.source.name, [c.name for c in last.via]) == link
