"""Whom a report cites is no quote of its own. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

MET = "Premier Ana Dorr met General Hugo Paz in Velm"
CITING = (
    f"{MET}, the Lantern agency reported, citing the premier's office.",
    f"{MET}, the Lantern agency reported, quoting the ministry.",
    f"{MET}, said the Lantern agency, which cited Al-Manar.",
    f"The Lantern agency reported, citing the premier's office, that {MET}.",
    f"{MET}, Radio Sept said, citing officials.",
)
CITED = {
    "a reason": "The premier cancelled the trip, citing rising prices.",
    "words in marks": 'The general left early, citing "the ministry".',
    "a source with its words": "The Lantern agency cited the ministry as saying that the trip was private.",
}


@pytest.mark.parametrize("sentence", CITING)
def test_one_report_is_one_quote(sentence: str) -> None:
    (quote,) = read(sentence).quotes
    assert " ".join(s.text for s in quote.content.spans).removeprefix("that ") == MET


@pytest.mark.parametrize("sentence", CITED.values(), ids=CITED)
def test_what_is_cited_stays(sentence: str) -> None:
    assert read(sentence).quotes
