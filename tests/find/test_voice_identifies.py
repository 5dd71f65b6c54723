"""What only says who speaks, or where and when a report was sent, makes no sentence mixed. All names are invented."""

from __future__ import annotations

import pytest

from communique import read

QUOTED = (
    "VELM, 3 May 2022 (Lantern) - The harvest will be poor, the ministry said on Monday.",
    "According to the daily Der Bote, which cited bank officials, the bank is ruined.",
    "Premier Ana Dorr met General Hugo Paz in Velm, the ministry said in a statement carried by the Lantern agency.",
)
ASIDE = (
    "VELM, 3 May 2022 (Lantern) - The premier, whose own party has been losing seats, said the harvest would be poor."
)


@pytest.mark.parametrize("sentence", QUOTED)
def test_quoted(sentence: str) -> None:
    assert [s.by for s in read(sentence).voice.sentences] == ["quote"]


def test_what_the_author_tells_of_the_source_stays_his() -> None:
    assert [s.by for s in read(ASIDE).voice.sentences] == ["mixed"]


def test_a_dateline_before_no_quotation_is_the_authors() -> None:
    (sentence,) = read("VELM, 3 May 2022 (Lantern) - The harvest was poor.").voice.sentences
    assert sentence.by == "author"
