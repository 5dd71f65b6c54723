"""A reference in brackets, right behind whom the agency cites, names the agency and its day. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"
Links = list[tuple[str, list[tuple[str, str | None]]]]

TOLD: dict[str, tuple[str, Links]] = {
    "in figures": (
        f"{MET}, the Lantern agency reported, citing the army (Lantern, 13/11/2023).",
        [("army", [("Lantern agency", "2023-11-13")])],
    ),
    "in words": (
        f"{MET}, the Lantern agency reported, citing the army (Lantern, 13 November 2023).",
        [("army", [("Lantern agency", "2023-11-13")])],
    ),
    "before whom it cites": (
        f"{MET}, the Lantern agency reported (Lantern, 13/11/2023), citing the army.",
        [("army", [("Lantern agency", "2023-11-13")])],
    ),
    "behind a source that no agency carries but this": (
        f"{MET}, according to the army (Lantern, 1 November 2023).",
        [("army", [("Lantern", "2023-11-01")])],
    ),
    "a name without a date is his who speaks": (
        f"{MET}, the Lantern agency reported, citing a spokesman (Colonel Till).",
        [("Colonel Till", [("Lantern agency", None)])],
    ),
}


@pytest.mark.parametrize(("text", "links"), TOLD.values(), ids=TOLD)
def test_on_whose_word(text: str, links: Links) -> None:
    (contact,) = communique.read(text, published="2023-11-20").contacts
    assert [(w.name, [(c.name, c.date) for c in w.via]) for w in contact.on_word_of] == links
