"""Longer ways of a claim to the reader; everybody and every outlet is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

MET = "President Dorn met Premier Thold on Sunday"


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        (f"{MET}, Interlink reported, citing Red Steppe, which had it from a border guard.",
         [("border guard", ["Red Steppe", "Interlink"])]),
        (f"{MET}, according to the newsletter Rond-Point, which had it from one of the ambassadors.",
         [("one of the ambassadors", ["Rond-Point"])]),
        (f"The Daily Beacon, quoting intelligence officials, said {MET}.",
         [("intelligence officials", ["Daily Beacon"])]),
        (f"The weekly O Farol, relying on a member of her staff, has reported that {MET}.",
         [("member of her staff", ["O Farol"])]),
        (f"Vesti-24 reported, citing the newspaper Resonance, which quoted a source in the ministry, that {MET}.",
         [("source in the ministry", ["Resonance"])]),
        (f"{MET}, a newspaper said. A spokesperson, Indrek Saar, confirmed to BNA that a meeting took place.",
         [("newspaper", []), ("Indrek Saar", ["BNA"])]),
        (f"The Commission takes note of media reports that {MET}.", [("media reports", [])]),
        (f"{MET}. According to the Kremnian readout, Dorn raised the issue of gas.", [("Kremnian readout", [])]),
        # what is cited is no speaker
        (f"The minister, relying on her notes, said that {MET}.", [("minister", [])]),
        (f"{MET}, said the minister, who had it from the start.", [("minister", [])]),
        (f"The ministry, citing safety concerns, said that {MET}.", [("ministry", [])]),
    ],
)  # fmt: skip
def test_on_whose_word_it_stands(text: str, origins: list[tuple[str, list[str]]]) -> None:
    met = contacts_of(text)[0]
    assert [(link.name, [carrier.name for carrier in link.via]) for link in met.on_word_of] == origins
