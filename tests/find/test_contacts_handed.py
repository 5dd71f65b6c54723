"""Letters that somebody is handed: whose they are, and who gets them. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader

HANDED = {
    "Premier Henrik Brasklund was handed a letter from President Adra Quenvost on Monday.": [
        "Henrik Brasklund",
        "Adra Quenvost",
    ],
    "Premier Henrik Brasklund was handed a letter on Monday from the king of Veldania.": [
        "Henrik Brasklund",
        "the king of Veldania",
    ],
    "Premier Henrik Brasklund was handed a heavy defeat by voters from Ostmark.": [],
    "Premier Henrik Brasklund was handed the keys of the port by a man from Veldania.": [],
}


@pytest.mark.parametrize(("text", "parties"), HANDED.items(), ids=HANDED.keys())
def test_who_writes_and_who_gets_a_letter_that_is_handed_over(text: str, parties: list[str]) -> None:
    reading = Reader().read(Document(text))
    assert [p.name for c in reading.contacts for p in c.participants] == parties
