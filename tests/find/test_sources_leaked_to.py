"""Documents handed to an outlet, the same announcement again, and words that call nobody. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"

TOLD = {
    "leaked to a site": (
        f"A report by the intelligence service SIA, leaked to the news site Vox Clara, states that {MET}.",
        [("SIA", ["Vox Clara"])],
    ),
    "sent to a site by its author": (
        f"A letter sent to the news site Vox Clara by the army states that {MET}.",
        [("army", ["Vox Clara"])],
    ),
    "sent to a ministry, which passes nothing on": (
        f"A report by the intelligence service SIA, sent to the ministry, states that {MET}.",
        [("SIA", [])],
    ),
    "the same announcement": (
        f"{MET}, the foreign ministry said in an announcement. Grain was raised, according to the same announcement.",
        [("foreign ministry", [])],
    ),
    "the other": (
        f"Two officers spoke. One said that {MET}. The other said that they discussed grain.",
        [],
    ),
    "the other officer": (
        f"Two officers spoke. One said that {MET}. The other officer said that they discussed grain.",
        [("other officer", [])],
    ),
}


@pytest.mark.parametrize(("text", "links"), TOLD.values(), ids=TOLD)
def test_on_whose_word(text: str, links: list[tuple[str, list[str]]]) -> None:
    read = communique.read(text)
    assert [(x.name, [c.name for c in x.via]) for x in read.contacts[0].on_word_of] == links
