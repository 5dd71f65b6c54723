"""A content ends before what another says of it. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

MET = "that Premier Ana Dorr had met General Hugo Paz in Velm"
ANSWERED = (
    f"Radio Sept reported {MET}; the general's office denied it.",
    f"Radio Sept reported {MET}, but the general's office denied it.",
    f"Radio Sept reported {MET}, but the army called it a lie.",
)
WHOLE = {
    "a denial that is reported too": "that the court had accused the general, but the army had denied it",
    "a deal that was turned down": "that the premier had offered a deal, but the army rejected it",
    "two clauses of one report": "that the harvest was poor; that the talks had failed",
    "a clause without another's word": "that the harvest was poor; the talks had failed",
    "a thing that is called something": "that the ministry had a plan, but the army called it a draft",
}


@pytest.mark.parametrize("sentence", ANSWERED)
def test_answered(sentence: str) -> None:
    quote = next(q for q in read(sentence).quotes if q.source.name == "Radio Sept")
    assert [s.text for s in quote.content.spans] == [MET]


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE)
def test_whole(content: str) -> None:
    (quote,) = read(f"Mr Vos said {content}.").quotes
    assert [s.text for s in quote.content.spans] == [content]
